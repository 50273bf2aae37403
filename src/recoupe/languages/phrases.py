"""Phrases of data files as the words that a parser would make of them."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\s']+'?")


def split_phrase(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, cut at spaces and behind apostrophes, as the parser cuts them."""
    return tuple(_WORD.findall(phrase))
