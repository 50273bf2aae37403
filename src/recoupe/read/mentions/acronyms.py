"""Acronyms: explained by the article itself ("Forces de soutien rapide (FSR)"), or acting unexplained."""

from __future__ import annotations

import msgspec

from recoupe.read.mentions.draft import Draft
from recoupe.read.mentions.gazetteer import Sighting
from recoupe.read.syntax import Syntax

_ACTING = frozenset({"subject", "passive_subject", "agent"})


def find_acronyms(
    syntax: Syntax, folded: tuple[str, ...], drafts: list[Draft], sightings: list[Sighting]
) -> list[Draft]:
    """Mentions by acronyms that no file knows, in text order.

    Explained: kind, country and sector are those of the phrase before the parenthesis. Unexplained
    ones count from their first use as an actor on, as groups of which nothing else is known.
    """
    taken = {i for s in sightings for i in range(s.first, s.last)}
    taken |= {i for d in drafts for i in range(d.first, d.last)}
    explained: dict[str, Draft] = {}
    spoken = _spoken_acronyms(syntax, drafts)
    places: dict[str, list[int]] = {}
    for word in syntax.words:
        if word.i in taken or not (is_acronym(word.text) or word.text in spoken):
            continue
        places.setdefault(word.text, []).append(word.i)
        phrase = _explained_by(syntax, word.i, drafts)
        if phrase is not None:
            explained.setdefault(word.text, phrase)
    found: list[Draft] = []
    for text, at in places.items():
        phrase = explained.get(text)
        if phrase is not None or any(syntax.words[i].role in _ACTING for i in at):
            found.extend(_draft(folded, i, phrase) for i in at)
    return sorted(found, key=lambda d: d.first)


def _spoken_acronyms(syntax: Syntax, drafts: list[Draft]) -> frozenset[str]:
    """Acronyms read as words: with one capital, in brackets behind the name of a body ("... (Conaie)")."""
    words = syntax.words
    ends = {d.last: d for d in drafts if d.name and d.kind in ("body", "group", "bloc")}
    return frozenset(
        words[i].text
        for i in range(2, len(words) - 1)
        if words[i - 1].text == "("
        and words[i + 1].text == ")"
        and words[i].text.istitle()
        and i - 1 in ends
        and words[ends[i - 1].first].text[0] == words[i].text[0]
    )


def is_acronym(text: str) -> bool:
    """Two to seven letters, all capitals."""
    return 2 <= len(text) <= 7 and text.isalpha() and text.isupper()


def _explained_by(syntax: Syntax, at: int, drafts: list[Draft]) -> Draft | None:
    if at < 2 or syntax.words[at - 1].text != "(":
        return None
    ending = [d for d in drafts if d.last == at - 1 and d.kind not in ("person", "state")]
    return min(ending, key=lambda d: d.first, default=None)


def _draft(folded: tuple[str, ...], at: int, phrase: Draft | None) -> Draft:
    if phrase is None:
        return Draft(first=at, last=at + 1, head=at, form="name", kind="group", name=(folded[at],))
    return msgspec.structs.replace(
        phrase, first=at, last=at + 1, head=at, form="name", determiner="", counted=False,
        aliases=(), office=None,
    )  # fmt: skip
