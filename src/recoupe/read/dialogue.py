"""Lines of dialogue without quotation marks: "—Nos vamos —dijo el alcalde—. Ya no volvemos.".

A dash glued to the first word of a line opens what is said, as the Spanish press prints it; one glued
to a small letter opens the aside that says who speaks, the next one ends it. Other lines are left alone.
"""

from __future__ import annotations

import re

import msgspec

_LINE = re.compile(r"(?m)^[ \t\u00a0]*([—–-])(?=[^\W\d_]|[¿¡])")


class DialogueLine(msgspec.Struct, frozen=True):
    """Code points of one line: the stretches that are `spoken`, and its dashes.

    `asides` are the dashes before an aside, `edges` the one before the line and those behind asides.
    """

    spoken: tuple[tuple[int, int], ...]
    asides: tuple[int, ...]
    edges: tuple[int, ...]


def find_dialogue(text: str) -> tuple[DialogueLine, ...]:
    """The lines of dialogue of a text that have an aside."""
    found = []
    for match in _LINE.finditer(text):
        end = text.find("\n", match.end())
        line = _read_line(text, match.end(), len(text) if end < 0 else end, match.group(1))
        if line.asides:
            found.append(line)
    return tuple(found)


def _read_line(text: str, start: int, stop: int, dash: str) -> DialogueLine:
    opening = re.compile(rf"\s{dash}(?=[^\W\d_])")
    spoken: list[tuple[int, int]] = []
    asides: list[int] = []
    edges = [start - 1]
    at = start
    while (aside := opening.search(text, at, stop)) is not None and text[aside.end()].islower():
        spoken.append((at, aside.start()))
        asides.append(aside.end() - 1)
        close = text.find(dash, aside.end(), stop)
        at = stop if close < 0 else close + 1
        if close >= 0:
            edges.append(close)
        while at < stop and text[at] in ".,:; ":
            at += 1
    if asides and at < stop:
        spoken.append((at, stop))
    return DialogueLine(tuple(spoken), tuple(asides), tuple(edges))
