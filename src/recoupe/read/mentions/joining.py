"""An office and a name side by side are one mention: "le président colombien Ivan Duque"."""

from __future__ import annotations

import msgspec

from recoupe.languages.actors import ActorWords
from recoupe.read.mentions.draft import Draft
from recoupe.read.syntax import Syntax


def join_offices(
    syntax: Syntax, persons: list[Draft], phrases: list[Draft], words: ActorWords
) -> list[Draft]:
    """Persons with the offices beside them, and the phrases that are left, in text order."""
    person_at = {d.first: d for d in persons}
    person_ending = {d.last: d for d in persons}
    joined: dict[int, Draft] = {}
    used: set[int] = set()
    for number, phrase in enumerate(phrases):
        if phrase.noun is None or phrase.number == "Plur" or phrase.kind not in ("person", "media"):
            continue
        name = _name_after(syntax, phrase, person_at)
        if name is not None and phrase.kind == "person" and name.first not in joined:
            joined[name.first] = _with_office(name, phrase)
            used.add(number)
    for number, phrase in enumerate(phrases):
        if number in used or phrase.noun is None or phrase.kind != "person" or phrase.number == "Plur":
            continue
        name = _name_before(syntax, phrase, person_ending, words)
        if name is None:
            continue
        current = joined.get(name.first, name)
        if current.last == name.last:
            joined[name.first] = _with_office(current, phrase)
            used.add(number)
    drafts = [_with_alias(syntax, joined.get(d.first, d), words, person_at) for d in persons]
    aliases = {p for d in drafts for p in range(d.first, d.last)}
    whole = [d for d in drafts if not _is_swallowed(d, drafts)]
    rest = [p for n, p in enumerate(phrases) if n not in used]
    del aliases
    return sorted(whole + rest, key=lambda d: (d.first, -d.last))


def _is_swallowed(draft: Draft, drafts: list[Draft]) -> bool:
    """A second name that its own person's mention now holds ("dit « Hemetti »")."""
    return any(
        other is not draft and draft.name in other.aliases and other.first <= draft.first < other.last
        for other in drafts
    )


def _name_after(syntax: Syntax, phrase: Draft, person_at: dict[int, Draft]) -> Draft | None:
    tokens = syntax.words
    name = person_at.get(phrase.last)
    if name is not None:
        return name
    if phrase.last + 1 >= len(tokens) or tokens[phrase.last].text != ",":
        return None
    name = person_at.get(phrase.last + 1)
    if name is None or tokens[name.first].sentence != tokens[phrase.first].sentence:
        return None
    if phrase.determiner == "indefinite" or tokens[name.last - 1].i + 1 >= len(tokens):
        return None if phrase.determiner == "indefinite" else name
    after = tokens[name.last]
    is_list = after.role == "coordinator" or (
        after.text == "," and tokens[name.first].role == "conjunct" and name.last + 1 in person_at
    )
    return None if is_list else name


def _name_before(
    syntax: Syntax, phrase: Draft, person_ending: dict[int, Draft], words: ActorWords
) -> Draft | None:
    tokens = syntax.words
    at = phrase.first
    kinds = words.determiners
    if at and tokens[at - 1].lower in (kinds.definite | kinds.possessive | kinds.indefinite):
        if tokens[at - 1].lower in words.genitives and tokens[at - 1].pos == "ADP":
            return None
        at -= 1
    if at == 0 or tokens[at - 1].text not in (",", "("):
        return None
    name = person_ending.get(at - 1)
    if name is None or tokens[name.first].sentence != tokens[phrase.first].sentence:
        return None
    return name


def _with_office(name: Draft, phrase: Draft) -> Draft:
    return msgspec.structs.replace(
        name,
        first=min(name.first, phrase.first),
        last=max(name.last, phrase.last),
        head=phrase.head if phrase.first < name.first else name.head,
        country=name.country or phrase.country,
        sector=name.sector or phrase.sector,
        noun=name.noun or phrase.noun,
        office=name.office or phrase.office,
        gender=name.gender or phrase.gender,
        determiner=phrase.determiner if phrase.first < name.first else name.determiner,
    )


def _with_alias(syntax: Syntax, draft: Draft, words: ActorWords, person_at: dict[int, Draft]) -> Draft:
    """ "Mohammed Hamdan Daglo, dit « Hemetti »": the second name joins the mention."""
    at = draft.last
    tokens = syntax.words
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    if at + 1 >= len(tokens) or tokens[at].lower not in words.aliases:
        return draft
    second = person_at.get(at + 1)
    if second is None or second is draft:
        return draft
    return msgspec.structs.replace(draft, last=second.last, aliases=(*draft.aliases, second.name))
