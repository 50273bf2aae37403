"""Where an article names what the world files know: states, capitals, seats, demonyms, blocs, media."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from recoupe.languages.world import Lexicon, WorldSense, load_world
from recoupe.names import fold_name
from recoupe.read.syntax import Syntax

_MAX_WORDS = 8
"""Words of the longest names of bodies, with one to spare."""


class Sighting(msgspec.Struct, frozen=True, gc=False):
    """Words `[first, last)` that a world file knows, with everything they can mean."""

    first: int
    last: int
    senses: tuple[WorldSense, ...]


@lru_cache(maxsize=8)
def _prefixes(language: str) -> frozenset[str]:
    """Every leading run of words of every known form, so that most words of a text fail at once."""
    found: set[str] = set()
    for key in load_world().lexicon(language).senses_by_form:
        words = key.split(" ")
        found.update(" ".join(words[:n]) for n in range(1, len(words) + 1))
    return frozenset(found)


def find_sightings(syntax: Syntax, folded: tuple[str, ...]) -> list[Sighting]:
    """The longest known names in text order, none overlapping another. `folded` are the folded words."""
    lexicon = load_world().lexicon(syntax.language)
    prefixes = _prefixes(syntax.language)
    found: list[Sighting] = []
    at = 0
    while at < len(folded):
        sighting = _longest_at(syntax, folded, at, lexicon, prefixes) if folded[at] in prefixes else None
        if sighting is None:
            at += 1
        else:
            found.append(sighting)
            at = sighting.last
    return found


def _longest_at(
    syntax: Syntax, folded: tuple[str, ...], at: int, lexicon: Lexicon, prefixes: frozenset[str]
) -> Sighting | None:
    best = None
    key = ""
    sentence = syntax.words[at].sentence
    for last in range(at + 1, min(at + _MAX_WORDS, len(folded)) + 1):
        if syntax.words[last - 1].sentence != sentence:
            break
        key = f"{key} {folded[last - 1]}".strip() if folded[last - 1] else key
        if key not in prefixes:
            break
        if not folded[last - 1]:
            continue
        printed = syntax.text[syntax.words[at].start : syntax.words[last - 1].end]
        senses = lexicon.find(printed)
        if senses:
            best = Sighting(at, last, senses)
    return best


def fold_words(syntax: Syntax) -> tuple[str, ...]:
    """Each word folded for comparison; punctuation folds to nothing."""
    return tuple(fold_name(word.text) for word in syntax.words)
