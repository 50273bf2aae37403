"""The sentences of a batch of articles, each parsed once at the most, in pieces that the parser can take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from recoupe.read.parsed import (
    CONTEXT_WORDS,
    Key,
    ParsedSentence,
    SentenceMemory,
    sentence_keys,
    take_sentences,
)
from recoupe.read.prepare import Prepared

_BATCH_SIZE = 32
"""Pieces parsed together: larger batches gain nothing on a CPU and cost memory."""
_MOST_WORDS = 1500
"""Words of an article that are parsed in one piece. As one piece an article of 80,000 words takes 1.2 GB."""


class Plan:
    """One article on its way through the parser: its tokens, and its sentences as far as they are known."""

    def __init__(self, text: str, prepared: Prepared, doc: Doc, starts: list[int]) -> None:
        self.text = text
        self.prepared = prepared
        self.doc = doc
        self.starts = starts
        self.ends = [*starts[1:], len(doc)]
        self.keys = sentence_keys(doc, starts)


class _Run(NamedTuple):
    """Sentences of an article that are parsed in one piece, with some words around them."""

    doc: Doc
    keys: list[Key]
    bounds: list[tuple[int, int]]


def parse_sentences(
    nlp: Pipeline, plans: Sequence[Plan], memory: SentenceMemory
) -> dict[Key, ParsedSentence]:
    """All sentences of some articles by their keys, each parsed once at the most."""
    found: dict[Key, ParsedSentence] = {}
    wanted: set[Key] = set()
    runs: list[_Run] = []
    for plan in plans:
        unread: list[int] = []
        for number, key in enumerate(plan.keys):
            if key in found or key in wanted:
                continue
            if (sentence := memory.find(key)) is not None:
                found[key] = sentence
            else:
                wanted.add(key)
                unread.append(number)
        runs += _runs(plan, unread)
    runs.sort(key=lambda run: len(run.doc))  # texts of one length keep the parser's batches full
    for doc, run in nlp.pipe(((run.doc, run) for run in runs), as_tuples=True, batch_size=_BATCH_SIZE):
        for key, sentence in zip(run.keys, take_sentences(doc, run.bounds), strict=True):
            found[key] = sentence
            memory.keep(key, sentence)
    return found


def _runs(plan: Plan, unread: Sequence[int]) -> Iterator[_Run]:
    """The unread sentences of an article, neighbours in one piece of at most `_MOST_WORDS`."""
    at = 0
    while at < len(unread):
        first = last = unread[at]
        at += 1
        while at < len(unread) and plan.ends[unread[at]] - plan.starts[first] <= _MOST_WORDS:
            # Parsing a few known words again costs less than a piece of its own.
            if plan.starts[unread[at]] - plan.ends[last] > 2 * CONTEXT_WORDS:
                break
            last = unread[at]
            at += 1
        yield _run(plan, [number for number in unread if first <= number <= last])


def _run(plan: Plan, numbers: Sequence[int]) -> _Run:
    start = max(0, plan.starts[numbers[0]] - CONTEXT_WORDS)
    end = min(len(plan.doc), plan.ends[numbers[-1]] + CONTEXT_WORDS)
    is_whole = start == 0 and end == len(plan.doc)
    return _Run(
        plan.doc if is_whole else plan.doc[start:end].as_doc(),
        [plan.keys[number] for number in numbers],
        [(plan.starts[number] - start, plan.ends[number] - start) for number in numbers],
    )
