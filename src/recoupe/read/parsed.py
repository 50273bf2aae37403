"""What the parser said of sentences, kept as numbers: enough to write the article's words from it.

What a model says of a sentence depends on the sentence and on a few words around it, no further. A
sentence that was parsed with the same words around it, in a copy, an updated article or an agency's
boilerplate, is therefore looked up instead of parsed again, with exactly the same result.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from itertools import pairwise
from threading import Lock
from typing import Any, NamedTuple

import numpy
from numpy.typing import NDArray
from spacy.tokens import Doc

CONTEXT_WORDS = 12
"""Words on either side of a sentence that can change what is said of it. The models see four words to
each side, and the parser one word ahead; patterns of attributes are at most a few words long."""
_KEY_COLUMNS: list[int | str] = ["ORTH", "NORM", "SPACY", "SENT_START"]
"""All that the models are given of a token."""
_COLUMNS: list[int | str] = ["ORTH", "LEMMA", "POS", "DEP", "HEAD", "MORPH", "SENT_START"]

Key = bytes
Rows = NDArray[numpy.uint64]


class ParsedSentence(NamedTuple):
    """What a model says of one sentence: a row for each token, and names from and to a token, labelled.

    The columns are ORTH, LEMMA, POS, DEP, HEAD, MORPH and SENT_START, as spaCy exports them.
    """

    rows: Rows
    names: tuple[tuple[int, int, str], ...]


class ParsedDoc(NamedTuple):
    """The same of all tokens of a document, which begin at the characters `at`."""

    rows: list[list[int]]
    at: list[int]
    names: list[tuple[int, int, str]]


class SentenceMemory:
    """The sentences of one model that were parsed or looked up last. May be used from several threads."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = Lock()
        self._sentences: OrderedDict[Key, ParsedSentence] = OrderedDict()

    def find(self, key: Key) -> ParsedSentence | None:
        """What was said of the sentence with that key; None where it is not, or no longer, known."""
        with self._lock:
            found = self._sentences.get(key)
            if found is not None:
                self._sentences.move_to_end(key)
            return found

    def keep(self, key: Key, sentence: ParsedSentence) -> None:
        """Remember a sentence, and forget the one that was asked for longest ago."""
        with self._lock:
            self._sentences[key] = sentence
            if len(self._sentences) > self._size:
                self._sentences.popitem(last=False)


def sentence_keys(doc: Doc, starts: list[int]) -> list[Key]:
    """A hash of each sentence, and of the words around it, of an unparsed document."""
    columns: Any = doc.to_array(_KEY_COLUMNS)
    keys = []
    for start, end in pairwise([*starts, len(doc)]):
        first = max(0, start - CONTEXT_WORDS)
        window = columns[first : end + CONTEXT_WORDS].tobytes()
        place = f"{start - first} {end - start} ".encode("ascii")
        keys.append(hashlib.blake2b(place + window, digest_size=16).digest())
    return keys


def take_sentences(doc: Doc, bounds: list[tuple[int, int]]) -> list[ParsedSentence]:
    """What is said of the sentences between those tokens of a parsed document."""
    rows: Any = doc.to_array(_COLUMNS)
    names = [(ent.start, ent.end, ent.label_) for ent in doc.ents]
    return [
        ParsedSentence(
            rows[start:end].copy(),
            tuple(
                (first - start, last - start, label) for first, last, label in names if start <= first < end
            ),
        )
        for start, end in bounds
    ]


def put_together(doc: Doc, starts: list[int], sentences: list[ParsedSentence]) -> ParsedDoc:
    """The sentences as what is said of the whole document."""
    rows: list[list[int]] = []
    names: list[tuple[int, int, str]] = []
    for start, sentence in zip(starts, sentences, strict=True):
        rows += sentence.rows.tolist()
        names += [(start + first, start + last, label) for first, last, label in sentence.names]
    return ParsedDoc(rows, _places(doc), names)


def take_doc(doc: Doc) -> ParsedDoc:
    """What is said of all tokens of a parsed document."""
    [whole] = take_sentences(doc, [(0, len(doc))])
    return ParsedDoc(whole.rows.tolist(), _places(doc), list(whole.names))


def _places(doc: Doc) -> list[int]:
    places: list[int] = doc.to_array("IDX").tolist()
    return places
