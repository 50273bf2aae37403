"""An article's text cut where anything starts or ends, so that layers that overlap nest properly.

Each segment says which layers cover it; a segment at whose start a span begins is a place that facts
link to. Nothing is changed in the text; only the white space between paragraphs is not in a segment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

import msgspec

Layer = Literal["mention", "time", "quantity", "statement", "cue", "event", "naming"]
LAYERS: tuple[Layer, ...] = ("mention", "time", "quantity", "statement", "cue", "event", "naming")
_BREAKS = re.compile(r"\s*\n\s*")


class Mark(msgspec.Struct, frozen=True):
    """One span of one layer. `code` says more: the type of an event, the slant of a naming."""

    start: int
    end: int
    layer: Layer
    code: str = ""


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text that the same layers cover. `is_place`: a fact may link to its start.

    `opens` and `closes` are the layers of which a span begins or ends here; `codes` those of the
    events and `slants` those of the namings that end here.
    """

    start: int
    text: str
    layers: tuple[Layer, ...] = ()
    opens: tuple[Layer, ...] = ()
    closes: tuple[Layer, ...] = ()
    codes: tuple[str, ...] = ()
    slants: tuple[str, ...] = ()
    is_place: bool = False


def cut_text(text: str, marks: Iterable[Mark], places: Iterable[int] = ()) -> tuple[tuple[Segment, ...], ...]:
    """The paragraphs of a text as segments. `places` are further starts that facts link to.

    Marks that are empty or lie outside the text are left out.
    """
    inside = sorted({mark for mark in marks if 0 <= mark.start < mark.end <= len(text)}, key=_order)
    starts = {mark.start for mark in inside} | {place for place in places if 0 <= place < len(text)}
    cuts = sorted(starts | {mark.end for mark in inside})
    return tuple(
        tuple(_segments(text, first, last, cuts, inside, starts)) for first, last in _paragraphs(text)
    )


def _order(mark: Mark) -> tuple[int, int, int, str]:
    return (mark.start, mark.end, LAYERS.index(mark.layer), mark.code)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    first = 0
    for gap in _BREAKS.finditer(text):
        if gap.start() > first:
            yield first, gap.start()
        first = gap.end()
    if first < len(text):
        yield first, len(text)


def _segments(
    text: str, first: int, last: int, cuts: list[int], marks: list[Mark], starts: set[int]
) -> Iterator[Segment]:
    here = [mark for mark in marks if mark.start < last and mark.end > first]
    edges = [first, *(cut for cut in cuts if first < cut < last), last]
    for start, end in pairwise(edges):
        covering = [mark for mark in here if mark.start < end and mark.end > start]
        closing = [mark for mark in covering if min(mark.end, last) == end]
        yield Segment(
            start=start,
            text=text[start:end],
            layers=_layers(covering),
            opens=_layers(mark for mark in covering if max(mark.start, first) == start),
            closes=_layers(closing),
            codes=_codes(closing, "event"),
            slants=_codes(closing, "naming"),
            is_place=start in starts,
        )


def _layers(marks: Iterable[Mark]) -> tuple[Layer, ...]:
    found = {mark.layer for mark in marks}
    return tuple(layer for layer in LAYERS if layer in found)


def _codes(marks: list[Mark], layer: Layer) -> tuple[str, ...]:
    return tuple(sorted({mark.code for mark in marks if mark.layer == layer and mark.code}))
