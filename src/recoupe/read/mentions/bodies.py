"""Names of bodies that no file knows: a capitalised noun that heads such names, and what belongs to it.

"la Comisión de la Verdad", "Ministerio de Defensa": taggers cut such names anywhere or take them for
persons. The noun alone, with its capital and an article, is the last body named so ("la Comisión").
"""

from __future__ import annotations

import msgspec

from recoupe.languages.actors import ActorWords, NameHead
from recoupe.read.mentions.draft import Draft
from recoupe.read.mentions.gazetteer import Sighting
from recoupe.read.syntax import Syntax

_MOST_JOINERS = 3
"""Small words between two capitalised ones of a name ("de la", "por la")."""
_LONGEST = 14
_PLACED = frozenset({"state", "demonym", "capital", "seat"})
_ACTING = frozenset({"subject", "passive_subject", "agent"})


def find_bodies(
    syntax: Syntax, folded: tuple[str, ...], sightings: list[Sighting], words: ActorWords
) -> list[Draft]:
    """The bodies named, in text order; none where the language lists no such nouns."""
    if not words.name_heads:
        return []
    finder = _Finder(syntax, folded, sightings, words)
    found: list[Draft] = []
    at = 0
    while at < len(syntax.words):
        draft = finder.named(at) or finder.named_again(at, found)
        if draft is not None:
            found.append(draft)
        at = draft.last if draft is not None else at + 1
    return found


def find_groups(
    syntax: Syntax,
    folded: tuple[str, ...],
    drafts: list[Draft],
    sightings: list[Sighting],
    words: ActorWords,
) -> list[Draft]:
    """Where the tagger is weak: groups and bodies that nothing else names, in text order.

    What it calls an organisation and a proper noun with an article ("la Conaie"), if they ever act; and what
    begins with a capital article inside a sentence ("Los Choneros").
    """
    if not syntax.table.weak_names:
        return []
    taken = {i for s in sightings for i in range(s.first, s.last)}
    taken |= {i for d in drafts for i in range(d.first, d.last)}
    named = [span for span in _names_of_groups(syntax, words) if taken.isdisjoint(range(*span))]
    listed = _with_articles(syntax, words)
    acting = {
        syntax.span(first, last).text
        for first, last in named
        if any(syntax.words[i].role in _ACTING for i in range(first, last))
    }
    spans = [span for span in named if syntax.span(*span).text in acting]
    spans += [span for span in listed if taken.isdisjoint(range(*span))]
    return [
        Draft(
            first=first, last=last, head=first, form="name", kind="group", number="Sing",
            name=tuple(part for i in range(first, last) for part in folded[i].split()),
        )
        for first, last in sorted(set(spans))
    ]  # fmt: skip


def _names_of_groups(syntax: Syntax, words: ActorWords) -> list[tuple[int, int]]:
    tokens = syntax.words
    tagged = [
        (name.first, name.last)
        for name in syntax.names
        if name.label == "ORG"
        and all(tokens[i].pos == "PROPN" for i in (name.first, name.last - 1))
        and not tokens[name.first].text.isupper()
    ]
    covered = {i for first, last in tagged for i in range(first, last)}
    alone = [
        (word.i, word.i + 1)
        for word in tokens[1:]
        if word.pos == "PROPN"
        and word.text.istitle()
        and word.i not in covered
        and tokens[word.i - 1].lower in words.determiners.definite
        and not syntax.children(word.i, "name_part")
        and not word.lower.endswith(words.names.not_endings)
    ]
    return tagged + alone


def _with_articles(syntax: Syntax, words: ActorWords) -> list[tuple[int, int]]:
    tokens = syntax.words
    found = []
    for word in tokens[:-1]:
        inside = syntax.sentences[word.sentence].first != word.i
        following = tokens[word.i + 1]
        if inside and word.text in words.names.group_articles and following.text.istitle():
            found.append((word.i, word.i + 2))
    return found


def join_described(phrases: list[Draft], bodies: list[Draft]) -> list[Draft]:
    """All of both, where a description right before a name is one mention with it ("la ONG Foro Penal")."""
    by_first = {body.first: body for body in bodies}
    joined: dict[int, Draft] = {}
    left: list[Draft] = []
    for phrase in phrases:
        body = by_first.get(phrase.last)
        if body is None or phrase.noun is None or phrase.name or phrase.kind not in ("body", "group"):
            left.append(phrase)
            continue
        joined[body.first] = msgspec.structs.replace(
            body, first=phrase.first, head=phrase.head, country=phrase.country or body.country
        )
    return left + [joined.get(body.first, body) for body in bodies]


class _Finder:
    def __init__(
        self, syntax: Syntax, folded: tuple[str, ...], sightings: list[Sighting], words: ActorWords
    ) -> None:
        self.syntax = syntax
        self.tokens = syntax.words
        self.folded = folded
        self.words = words
        self.sightings = sightings
        self.sighting_at = {i: s for s in sightings for i in range(s.first, s.last)}
        self.persons = {n.first for n in syntax.names if n.label == "PER" and n.last - n.first > 1}

    def named(self, at: int) -> Draft | None:
        """The name that begins at a word, if it has more words than its first."""
        head = self._head(at)
        if head is None or at in self.sighting_at or self._is_described(at):
            return None
        last = self._end(at)
        if last == at + 1:
            return None
        name = tuple(part for i in range(at, last) for part in self.folded[i].split())
        return Draft(
            first=at, last=last, head=at, form="name", kind=head.kind, noun=head.noun,
            sector="IGO" if self._is_of_bloc(at, last) else head.sector,
            country=self._country(at, last), name=name, number="Sing", determiner="definite",
            gender="Fem" if self.tokens[at].morph.gender == "Fem" else "Masc",
        )  # fmt: skip

    def named_again(self, at: int, found: list[Draft]) -> Draft | None:
        """A noun alone with its capital and an article, as the last body that it began the name of."""
        head = self._head(at)
        if head is None or at in self.sighting_at or not at:
            return None
        if self.tokens[at - 1].lower not in self.words.determiners.definite:
            return None
        bodies = [d for d in found if self.folded[d.first] == self.folded[at] and d.last - d.first > 1]
        if bodies:
            return msgspec.structs.replace(bodies[-1], first=at, last=at + 1, head=at)
        known = [s for s in self.sightings if s.first < at and self.folded[s.first] == self.folded[at]]
        sense = next((s for s in known[-1].senses if s.role in ("bloc", "body")), None) if known else None
        if sense is None:
            return None
        return Draft(
            first=at, last=at + 1, head=at, form="name", kind=sense.kind, country=sense.country,
            sector=sense.sector, world=sense.id, number="Sing",
        )  # fmt: skip

    def _head(self, at: int) -> NameHead | None:
        word = self.tokens[at]
        head = self.words.name_heads.get(self.folded[at])
        return head if word.text[:1].isupper() or self._is_named(at) else None

    def _is_named(self, at: int) -> bool:
        """ "el movimiento Revolución Ciudadana": the name stands right behind the noun."""
        if at + 1 >= len(self.tokens) or self.tokens[at].pos != "NOUN" or at + 1 in self.persons:
            return False
        following = self.tokens[at + 1]
        return following.pos == "PROPN" and following.text[:1].isupper() and at + 1 not in self.sighting_at

    def _is_described(self, at: int) -> bool:
        """Whether an entry of several words describes it already ("Asamblea Nacional")."""
        entries = self.words.nouns.get(self.folded[at], ())
        return any(len(parts) > 1 and self.folded[at : at + len(parts)] == parts for parts, _noun in entries)

    def _end(self, first: int) -> int:
        """The end of a name: over capitalised words and the small ones between them."""
        last = at = first + 1
        while at < len(self.tokens) and at - first < _LONGEST and self._is_inside(first, at):
            word = self.tokens[at]
            if word.text[:1].isupper() and word.text[:1].isalpha():
                if self._begins_another(at, self.tokens[at - 1].lower, first):
                    break
                last = at + 1
            elif word.lower not in self.words.names.joiners or at - last >= _MOST_JOINERS:
                break
            at += 1
        return last

    def _is_inside(self, first: int, at: int) -> bool:
        gap = self.syntax.text[self.tokens[at - 1].end : self.tokens[at].start]
        return self.tokens[at].sentence == self.tokens[first].sentence and not gap.strip()

    def _begins_another(self, at: int, before: str, first: int) -> bool:
        """Whether another name begins here: a person, or behind "y" or "en" another actor or a place."""
        if at in self.persons or self.tokens[at].pos in ("VERB", "AUX"):
            return True
        linkers = {self.tokens[i].lower for i in range(first, at) if self.tokens[i].text.islower()}
        links = before in self.words.names.linkers or (
            at > 1 and self.tokens[at - 2].lower in self.words.names.linkers and before not in linkers
        )
        other = self._head(at) is not None or (
            at in self.sighting_at and self.sighting_at[at].senses[0].role != "demonym"
        )
        return links and other

    def _is_of_bloc(self, first: int, last: int) -> bool:
        """ "Consejo Permanente de la OEA": part of an organisation of many states."""
        inside = (self.sighting_at[i] for i in range(first, last) if i in self.sighting_at)
        return any(s.sector == "IGO" for seen in inside for s in seen.senses[:1])

    def _country(self, first: int, last: int) -> str | None:
        inside = (self.sighting_at[i] for i in range(first, last) if i in self.sighting_at)
        return next((s.country for seen in inside for s in seen.senses if s.role in _PLACED), None)
