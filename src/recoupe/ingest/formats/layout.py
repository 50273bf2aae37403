"""Lines as they were laid out on paper to paragraphs as they were written.

A line that reaches about as far as its neighbours goes on in the next one; a word parted by a hyphen
at the end of a line is put together again where the next line goes on in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_FULL_SHARE = 0.7
"""A line shorter than this share of the usual length ends its paragraph, if it ends a sentence."""
_SHORT_SHARE = 0.45
"""One still shorter ends it whatever it ends with: a headline, a byline, a date."""
_SENTENCE_END = re.compile(r"[.!?…:»”\"')\]]\s*$")
_HYPHENS = ("-", "\u2010", "\u00ad")


def join_lines(text: str) -> str:
    """The paragraphs of a laid-out text, a blank line between them."""
    lines = [line.strip() for line in text.splitlines()]
    usual = _usual_length([len(line) for line in lines if line])
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in _paragraphs(lines, usual))


def _usual_length(lengths: Sequence[int]) -> int:
    """The length that three lines of four do not exceed."""
    return sorted(lengths)[3 * len(lengths) // 4] if lengths else 0


def _paragraphs(lines: Sequence[str], usual: int) -> Iterator[str]:
    parts: list[str] = []
    for line, following in pairwise([*lines, ""]):
        if line:
            parts.append(_joined(line, following))
        if parts and (not line or not following or _ends_paragraph(line, usual)):
            yield "".join(parts)
            parts = []


def _joined(line: str, following: str) -> str:
    if line.endswith(_HYPHENS) and line[-2:-1].isalpha() and following[:1].islower():
        return line[:-1]
    return f"{line} "


def _ends_paragraph(line: str, usual: int) -> bool:
    if line.endswith(_HYPHENS):
        return False
    return len(line) < _SHORT_SHARE * usual or (
        len(line) < _FULL_SHARE * usual and _SENTENCE_END.search(line) is not None
    )
