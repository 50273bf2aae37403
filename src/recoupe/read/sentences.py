"""Where sentences begin, decided before the parse: the parser is told, and cuts nowhere else."""

from __future__ import annotations

from typing import Any

import numpy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from recoupe.read.prepare import Prepared
from recoupe.read.syntax import SyntaxTable

_ENDS_SENTENCE = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!", "??"})
_ENDS_CLAUSE = frozenset({",", ";", ":", "–", "—"})
_LONG_SENTENCE = 200
"""Words after which a sentence is cut at the next sign that ends a clause. In 60 articles of the press
(2,361 sentences) the longest has 91; longer ones are lists, or made to hurt: layers look at pairs."""
LONGEST_SENTENCE = 300
"""Words after which it is cut in any case."""
_INSIDE = -1
"""How spaCy writes that no sentence begins at a token; 0 would leave it to the parser."""


def tokenize(nlp: Pipeline, prepared: Prepared, table: SyntaxTable) -> tuple[Doc, list[int]]:
    """Tokens with sentence starts fixed, and those starts: at paragraphs and after final punctuation.

    Left to itself the parser cuts at participles and joins headlines to leads.
    """
    doc = nlp.make_doc(prepared.text)
    paragraphs = frozenset(prepared.paragraph_starts)
    starts: list[int] = []
    marks: list[int] = []
    previous = before = ""
    length = at = 0
    for token in doc:
        text = token.text
        is_start = (
            at in paragraphs
            or _is_too_long(length, previous)
            or (
                previous in _ENDS_SENTENCE
                and _can_start(text)
                and not (previous == "." and (before in table.abbreviations or _is_initial(before)))
            )
        )
        if is_start or not marks:
            starts.append(len(marks))
        marks.append(1 if is_start else _INSIDE)
        length = 1 if is_start else length + 1
        before, previous = previous, text
        at += len(text) + len(token.whitespace_)
    if marks:
        # Token by token, spaCy would look through the whole document each time.
        column: Any = numpy.array(marks, dtype="int64").astype("uint64").reshape(-1, 1)
        doc.from_array(["SENT_START"], column)
    return doc, starts


def _is_too_long(length: int, previous: str) -> bool:
    return length >= LONGEST_SENTENCE or (length >= _LONG_SENTENCE and previous in _ENDS_CLAUSE)


def _can_start(text: str) -> bool:
    return text[0].isupper() or text[0].isdigit() or text[0] in "-–—([¿¡"


def _is_initial(text: str) -> bool:
    return len(text) == 1 and text.isupper()
