"""Phrases of data files as the words that a parser would make of them."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\s']+'?")


def split_phrase(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, cut at spaces and behind apostrophes, as the parser cuts them."""
    return tuple(_WORD.findall(phrase))


def inflect(word: str, endings: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """The forms of a word, itself among them, by the longest ending of the table that it has.

    Each ending of the table gives those that take its place; the empty one, if there, fits every word.
    """
    fitting = [ending for ending in endings if word.endswith(ending)]
    if not fitting:
        return frozenset({word})
    ending = max(fitting, key=len)
    stem = word.removesuffix(ending) if ending else word
    return frozenset({word, *(stem + other for other in endings[ending])})
