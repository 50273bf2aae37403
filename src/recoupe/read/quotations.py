"""Quotation marks paired into quotations, whatever the typography.

Marks that say their side («, “) open and close as they say; straight marks by what stands around
them. A quotation left open ends with its paragraph, unless the next paragraph opens with the same
mark again (the press repeats the mark at each paragraph of a long quotation); it is marked as
uncertain in the first case. Nothing is ever given up for an odd number of marks.
"""

from __future__ import annotations

import re

import msgspec

from recoupe.read.dialogue import find_dialogue

_CLOSING_OF = {"«": "»", "“": "”", "„": "“”", "‹": "›", '"': '"', "‟": "”", "»": "«»", "”": "”", "›": "‹›"}
_CLOSING = frozenset("»”›")
QUOTATION_MARKS = frozenset('«»“”„‟‹›"')
_DOUBLED = re.compile(r"(?<![^\s(\[\"“«—–-])(?:''|‘‘|``)(?=\S)|(?<=\S)(?:''|’’)(?!\w)")
_MARK = re.compile(r"[«»“”„‟‹›\"\r\n\u2028\u2029]")
_MAX_DEPTH = 4
"""Deeper nesting is a typographic accident: more open marks than this close the oldest."""


class Quotation(msgspec.Struct, frozen=True):
    """Code points of what stands between two marks, marks excluded. `depth` 0 is outermost.

    `certain` is false where a mark was missing and the end is a guess (the end of the paragraph).
    """

    start: int
    end: int
    depth: int
    certain: bool


class _Open(msgspec.Struct):
    mark: str
    start: int


def unify_marks(text: str) -> str:
    """The text with marks made of two apostrophes as straight marks, each with a space on its outer side."""
    if not any(doubled in text for doubled in ("''", "‘‘", "’’", "``")):
        return text
    return _DOUBLED.sub(_unified, text)


def _unified(match: re.Match[str]) -> str:
    before = match.string[match.start() - 1 : match.start()]
    opens = not before or before.isspace() or before in '([—–-"“«'
    return ' "' if opens else '" '


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of a text, by their start; empty ones are left out."""
    text = unify_marks(text)
    found: list[Quotation] = []
    stack: list[_Open] = []
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if mark in "\r\n\u2028\u2029":
            if stack and not _continues(text, at, stack[0].mark):
                _close_all(stack, at, found)
        elif _is_closing(text, at, mark, stack):
            _close_until(stack, mark, at, found)
        elif not (stack and stack[0].mark == mark and _starts_line(text, at)):
            if len(stack) >= _MAX_DEPTH:
                _close_all(stack, at, found)
            stack.append(_Open(mark, at + 1))
    _close_all(stack, len(text), found)
    spoken = (span for line in find_dialogue(text) for span in line.spoken)
    found += [
        Quotation(start, end, 0, True)
        for start, end in spoken
        if not any(marked.start < end and start < marked.end for marked in found)
    ]
    trimmed = (_trim(text, quotation) for quotation in found)
    return tuple(sorted((q for q in trimmed if q.end > q.start), key=lambda q: (q.start, -q.end)))


def _is_closing(text: str, at: int, mark: str, stack: list[_Open]) -> bool:
    if mark in _CLOSING:
        return bool(stack) or not _opens_by_place(text, at)
    is_open = any(mark in _CLOSING_OF[opened.mark] for opened in stack)
    if mark == '"':
        return is_open and not _opens_by_place(text, at)
    reversed_marks = stack[-1].mark in "»„›" if stack else False
    return is_open and reversed_marks and not _opens_by_place(text, at)


def _opens_by_place(text: str, at: int) -> bool:
    """A mark after a space (or at the start) and before a word opens; before a space it closes."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (before.isspace() or before in "([-—–'’:«“") and not after.isspace() and after not in ",.;:!?)"


def _close_until(stack: list[_Open], mark: str, at: int, found: list[Quotation]) -> None:
    """Close the innermost quotation that this mark can close; the ones inside it were left open."""
    matching = next(
        (d for d in range(len(stack) - 1, -1, -1) if mark in _CLOSING_OF[stack[d].mark]),
        len(stack) - 1,
    )
    while len(stack) > max(matching, 0):
        opened = stack.pop()
        certain = mark in _CLOSING_OF[opened.mark]
        found.append(Quotation(opened.start, at, len(stack), certain))


def _close_all(stack: list[_Open], at: int, found: list[Quotation]) -> None:
    while stack:
        opened = stack.pop()
        found.append(Quotation(opened.start, at, len(stack), False))


def _continues(text: str, at: int, mark: str) -> bool:
    """The next line opens with the same mark: one quotation over several paragraphs."""
    rest = text[at : at + 200].lstrip()
    return rest.startswith(mark)


def _starts_line(text: str, at: int) -> bool:
    line_start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    return text[line_start:at].strip() == ""


def _trim(text: str, quotation: Quotation) -> Quotation:
    start, end = quotation.start, min(quotation.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quotation(start, end, quotation.depth, quotation.certain)
