"""The words of an article cut at hyphens, as number and calendar words are looked up.

"vingt-trois", "avant-hier" and "week-end" are found whether the tokenizer splits them or not; digits
that a hyphen joins ("2019-04-12") stay together.
"""

from __future__ import annotations

import re

import msgspec

from recoupe.read.syntax import Syntax

_HYPHENS = frozenset("-‐‑")
_SPLIT = re.compile(r"[-‐‑]")


class Pieces(msgspec.Struct, frozen=True):
    """`texts[i]` is a piece in lower case, `firsts[i]` and `lasts[i]` its words `[first, last)`."""

    texts: list[str]
    firsts: list[int]
    lasts: list[int]


def cut_pieces(syntax: Syntax) -> Pieces:
    """The pieces of all words, in order; hyphens inside words are dropped."""
    texts: list[str] = []
    firsts: list[int] = []
    lasts: list[int] = []
    words = syntax.words
    glued_digits = False
    for word in words:
        lower = word.lower
        if lower in _HYPHENS and _is_glued(syntax, word.i):
            glued_digits = bool(texts) and texts[-1][-1].isdigit()
            continue
        if glued_digits and lower[0].isdigit():
            texts[-1] += "-" + lower
            lasts[-1] = word.i + 1
            glued_digits = False
            continue
        glued_digits = False
        parts = _figures(lower) if lower[0].isdigit() or len(lower) == 1 else _split(lower)
        for part in parts:
            texts.append(part)
            firsts.append(word.i)
            lasts.append(word.i + 1)
    return Pieces(texts, firsts, lasts)


def _figures(lower: str) -> list[str]:
    """Figures, without the percent sign that some tokenizers leave on them."""
    is_glued = len(lower) > 1 and lower[-1] == "%"
    return [lower[:-1], "%"] if is_glued else [lower]


def _split(lower: str) -> list[str]:
    if "-" not in lower and "‑" not in lower and "‐" not in lower:
        return [lower]
    return [part for part in _SPLIT.split(lower) if part] or [lower]


def _is_glued(syntax: Syntax, word: int) -> bool:
    """Whether a hyphen has no space on either side."""
    words = syntax.words
    return (
        0 < word < len(words) - 1
        and words[word - 1].end == words[word].start
        and words[word].end == words[word + 1].start
    )
