"""An office and a name side by side are one mention: "le président colombien Ivan Duque"."""

from __future__ import annotations

import msgspec

from recoupe.languages.actors import ActorWords
from recoupe.read.mentions.draft import Draft
from recoupe.read.syntax import Syntax


class _People:
    """The persons of an article while offices are joined to their names, by first and by last word."""

    def __init__(self, persons: list[Draft]) -> None:
        self.drafts = list(persons)
        self._by_first = {draft.first: n for n, draft in enumerate(persons)}
        self._by_last = {draft.last: n for n, draft in enumerate(persons)}

    def starting(self, at: int) -> Draft | None:
        number = self._by_first.get(at)
        return self.drafts[number] if number is not None and self.drafts[number].first == at else None

    def ending(self, at: int) -> Draft | None:
        number = self._by_last.get(at)
        return self.drafts[number] if number is not None and self.drafts[number].last == at else None

    def replace(self, old: Draft, new: Draft) -> None:
        number = self.drafts.index(old)
        self.drafts[number] = new
        self._by_first[new.first] = self._by_last[new.last] = number


def join_offices(
    syntax: Syntax, persons: list[Draft], phrases: list[Draft], words: ActorWords
) -> list[Draft]:
    """Persons with the offices beside them, and the phrases that are left, in text order."""
    people = _People(persons)
    left: list[Draft] = []
    # The innermost office first: in "l'épouse du général X" the name is the general's.
    for phrase in sorted(phrases, key=lambda p: -p.first):
        name = _name_after(syntax, phrase, people, words) if _is_office(phrase) else None
        if name is None:
            left.append(phrase)
        else:
            people.replace(name, _with_office(name, phrase))
    rest: list[Draft] = []
    for phrase in sorted(left, key=lambda p: p.first):
        name = _name_before(syntax, phrase, people, words) if _is_office(phrase) else None
        if name is None:
            rest.append(phrase)
        else:
            people.replace(name, _with_office(name, _with_inner_person(phrase, people)))
    _join_aliases(syntax, people, words)
    swallowed = {alias for draft in people.drafts for alias in draft.aliases}
    whole = [d for d in people.drafts if not (d.name in swallowed and _stands_inside(d, people.drafts))]
    return sorted(whole + rest, key=lambda d: (d.first, -d.last))


def _is_office(phrase: Draft) -> bool:
    """A description of one person; of a group in the singular too ("le terroriste Carlos")."""
    return phrase.noun is not None and phrase.number != "Plur" and phrase.kind in ("person", "group")


def _stands_inside(draft: Draft, drafts: list[Draft]) -> bool:
    return any(o is not draft and o.first <= draft.first and draft.last <= o.last for o in drafts)


def _with_inner_person(phrase: Draft, people: _People) -> Draft:
    """ "l'épouse du jeune X": the phrase reaches to the end of the name that completes it."""
    inner = next((d for d in people.drafts if phrase.first < d.first <= phrase.last < d.last), None)
    return phrase if inner is None else msgspec.structs.replace(phrase, last=inner.last)


def _name_after(syntax: Syntax, phrase: Draft, people: _People, words: ActorWords) -> Draft | None:
    """The name that an office stands before: "le ministre X", "le ministre, X,", "le chef, le général X"."""
    tokens = syntax.words
    name = people.starting(phrase.last)
    if name is not None or phrase.kind != "person":
        return name
    at = _past_post(syntax, phrase.last, words)
    if at + 1 >= len(tokens) or tokens[at].text != "," or phrase.determiner == "indefinite":
        return None
    at += 1
    if tokens[at].lower in words.determiners.definite and people.starting(at + 1) is not None:
        at += 1
    name = people.starting(at)
    if name is None or tokens[name.first].sentence != tokens[phrase.first].sentence:
        return None
    if name.last >= len(tokens):
        return name
    after = tokens[name.last]
    is_list = after.role == "coordinator" or (
        after.text == "," and people.starting(name.last + 1) is not None
    )
    return None if is_list else name


def _past_post(syntax: Syntax, at: int, words: ActorWords) -> int:
    """The word behind the town in which somebody holds office ("la embajadora en Managua, Ana Ruiz,")."""
    tokens = syntax.words
    if at + 2 >= len(tokens) or tokens[at].lower not in words.office_prepositions | words.places.prepositions:
        return at
    last = at + 1
    while last < len(tokens) and tokens[last].pos == "PROPN":
        last += 1
    return last if last > at + 1 and last < len(tokens) and tokens[last].text == "," else at


def _name_before(syntax: Syntax, phrase: Draft, people: _People, words: ActorWords) -> Draft | None:
    """The name that an office stands after: "X, président de la Colombie"."""
    tokens = syntax.words
    if phrase.kind != "person" or _goes_on(syntax, phrase):
        return None
    at = phrase.first
    kinds = words.determiners
    if at and tokens[at - 1].lower in (kinds.definite | kinds.possessive | kinds.indefinite):
        if tokens[at - 1].lower in words.genitives and tokens[at - 1].pos == "ADP":
            return None
        at -= 1
    if at == 0 or tokens[at - 1].text not in (",", "("):
        return None
    name = people.ending(at - 1)
    if name is None or tokens[name.first].sentence != tokens[phrase.first].sentence:
        return None
    return name


def _goes_on(syntax: Syntax, phrase: Draft) -> bool:
    """ "After the flight of X, the president ordered": a subject, with its verb right behind it."""
    acts = syntax.words[phrase.head].role in ("subject", "passive_subject")
    if not acts or phrase.determiner != "definite" or phrase.last >= len(syntax.words):
        return False
    return syntax.words[phrase.last].pos in ("VERB", "AUX")


def _with_office(name: Draft, phrase: Draft) -> Draft:
    return msgspec.structs.replace(
        name,
        first=min(name.first, phrase.first),
        last=max(name.last, phrase.last),
        head=phrase.head if phrase.first < name.first else name.head,
        country=phrase.country or name.country,
        sector=name.sector or phrase.sector,
        noun=name.noun or phrase.noun,
        office=name.office or phrase.office,
        gender=name.gender or phrase.gender,
        determiner=phrase.determiner if phrase.first < name.first else name.determiner,
    )


def _join_aliases(syntax: Syntax, people: _People, words: ActorWords) -> None:
    """ "Mohammed Hamdan Daglo, dit « Hemetti »": the second name joins the mention of the first."""
    tokens = syntax.words
    for draft in list(people.drafts):
        at = draft.last
        if at < len(tokens) and tokens[at].text == ",":
            at += 1
        if at + 1 >= len(tokens) or tokens[at].lower not in words.aliases:
            continue
        second = people.starting(at + 1)
        if second is not None and second is not draft:
            joined = msgspec.structs.replace(draft, last=second.last, aliases=(*draft.aliases, second.name))
            people.replace(draft, joined)


def attach_predicates(syntax: Syntax, drafts: list[Draft], predicates: list[Draft]) -> list[Draft]:
    """The drafts, persons with the offices said of them: "a reconnu X comme président", "X est ministre"."""
    by_head = {d.head: n for n, d in enumerate(drafts) if d.kind == "person" and d.name}
    attached = list(drafts)
    for predicate in predicates:
        for word in _said_of(syntax, predicate.head):
            number = by_head.get(word)
            if number is not None:
                draft = attached[number]
                attached[number] = msgspec.structs.replace(
                    draft,
                    country=draft.country or predicate.country,
                    sector=draft.sector or predicate.sector,
                    noun=draft.noun or predicate.noun,
                    office=draft.office or predicate.office,
                )
    return attached


def _said_of(syntax: Syntax, head: int) -> tuple[int, ...]:
    """Whom a predicate noun is said of: its own subject, or the object of the verb that it completes."""
    own = syntax.clause(head).subjects if syntax.children(head, "copula") else ()
    if own:
        return own
    governor = syntax.words[head].head
    if syntax.words[governor].pos == "VERB":
        return syntax.clause(governor).objects
    # The parser often hangs "comme président" on the name itself.
    return (governor,)
