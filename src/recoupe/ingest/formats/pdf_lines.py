"""The lines of a page of a PDF, with an empty one where the page leaves more room than between lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Any

import msgspec
from pypdf import PageObject

_LONE_NUMBER = re.compile(r"^\W*\d{1,4}\W*$")
_WIDE_GAP = 1.3
"""Of the usual distance of two lines; a blank line has 2, paragraphs are often set 1.5 apart."""


class _Line(msgspec.Struct):
    """A line as it grows; `height` is where it stands on the page, None while it is empty."""

    text: str = ""
    height: float | None = None


def page_lines(page: PageObject) -> list[str]:
    """The lines in the order in which the page draws them, its lone number at head or foot left out."""
    lines = [_Line()]

    def take(text: str, matrix: Any, text_matrix: Any, _font: Any, _size: Any) -> None:
        for number, piece in enumerate(text.split("\n")):
            if number:
                lines.append(_Line())
            line = lines[-1]
            if piece.strip() and line.height is None:
                line.height = _height(matrix, text_matrix)
            line.text += piece

    page.extract_text(visitor_text=take)
    drawn = [line for line in lines if line.text.strip()]
    for place in (-1, 0):
        if drawn and _LONE_NUMBER.match(drawn[place].text):
            del drawn[place]
    return _with_gaps(drawn)


def _height(matrix: Any, text_matrix: Any) -> float:
    return float(text_matrix[4] * matrix[1] + text_matrix[5] * matrix[3] + matrix[5])


def _with_gaps(lines: Sequence[_Line]) -> list[str]:
    """The texts, an empty one where the next line stands further down than lines usually do.

    A next line that stands higher is that of another column, into which the text runs on.
    """
    gaps = [(above.height or 0.0) - (below.height or 0.0) for above, below in pairwise(lines)]
    usual = median([gap for gap in gaps if gap > 0] or [0.0])
    texts: list[str] = []
    for line, gap in zip(lines, [*gaps, 0.0], strict=True):
        texts.append(line.text)
        if usual and gap > _WIDE_GAP * usual:
            texts.append("")
    return texts
