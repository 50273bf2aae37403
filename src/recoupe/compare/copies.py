"""Copies: articles that print another one again, wholly or for the most part.

Fingerprints (MinHash) find the candidates, the sequences of words themselves decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from recoupe.fingerprint import similarity
from recoupe.names import fold_name

from .ids import content_id
from .inputs import ReadArticle

SEQUENCE_WORDS = 5
"""Words of a sequence, as in the fingerprint: long enough to be shared by copying only."""

LEAST_ALIKE = 0.25
"""Candidates whose fingerprints say less are not compared word by word."""

COPIED_SHARE = 0.6
"""Share of the shorter text's sequences that the longer one must hold. Changing one word in twelve breaks
two sequences in five; beyond that an article is written anew, and counts as a voice."""

BAND = 2
"""Values of a fingerprint that must agree for two articles to meet: texts with a Jaccard similarity of
.25 meet in 98 of 100 cases, with .02 in 3 (128 values)."""

LARGEST_BLOCK = 400
"""Up to this size all pairs of a block are looked at. No dispatch is printed so often; what many outlets
print every day (a notice, a form) is."""


def find_copies(
    sources: Sequence[ReadArticle], known: Sequence[tuple[str, str]] | None = None
) -> dict[str, str]:
    """For each copy the id of the article it prints again: the earliest such one, itself no copy.

    An article of unknown date counts as later than any dated one. `known` are the twins of the sources, which
    do not change when articles are dated.
    """
    rank = {source.article.id: place for place, source in enumerate(sorted(sources, key=_age))}
    twins: dict[str, list[str]] = defaultdict(list)
    for left, right in find_twins(sources) if known is None else known:
        earlier, later = sorted((left, right), key=rank.__getitem__)
        twins[later].append(earlier)
    copy_of: dict[str, str] = {}
    for later in sorted(twins, key=rank.__getitem__):
        originals = [earlier for earlier in twins[later] if earlier not in copy_of]
        roots = originals or [copy_of[earlier] for earlier in twins[later]]
        copy_of[later] = min(roots, key=rank.__getitem__)
    return copy_of


def find_twins(sources: Sequence[ReadArticle]) -> list[tuple[str, str]]:
    """The pairs of articles, by their ids, of which one prints the other again."""
    twins: list[tuple[str, str]] = []
    for family in _find_families(list(_candidates(sources))):
        # Sequences are many times as large as texts: those of one family at a time.
        numbers = {number for pair in family for number in pair}
        sequences = {number: find_sequences(sources[number].article.text) for number in numbers}
        twins += [
            (sources[left].article.id, sources[right].article.id)
            for left, right in family
            if is_copy(sequences[left], sequences[right])
        ]
    return twins


def _find_families(pairs: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The pairs in groups that have no number in common."""
    parents: dict[int, int] = {}

    def find(number: int) -> int:
        while (parent := parents.setdefault(number, number)) != number:
            parents[number] = number = parents[parent]
        return number

    for left, right in pairs:
        parents[find(left)] = find(right)
    families: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in pairs:
        families[find(pair[0])].append(pair)
    return list(families.values())


def find_sequences(text: str) -> frozenset[str]:
    """All sequences of five words in a text; a shorter text is one sequence."""
    words = fold_name(text).split()
    last = max(len(words) - SEQUENCE_WORDS, 0)
    return frozenset(" ".join(words[start : start + SEQUENCE_WORDS]) for start in range(last + 1))


def is_copy(left: frozenset[str], right: frozenset[str]) -> bool:
    """The longer text holds most of the shorter one's sequences of words."""
    smaller = min(len(left), len(right))
    return len(left & right) >= COPIED_SHARE * smaller > 0


def _age(source: ReadArticle) -> tuple[date, str]:
    return source.day, source.article.id


def _candidates(sources: Sequence[ReadArticle]) -> Iterator[tuple[int, int]]:
    """Pairs of places in the sequence, each once: equal words, or fingerprints alike that agree in a band."""
    by_words: dict[str, list[int]] = defaultdict(list)
    for number, source in enumerate(sources):
        by_words[content_id(fold_name(source.article.text))].append(number)
    seen = {pair for block in by_words.values() for pair in _pairs(block)}
    yield from seen
    longest = max((len(source.article.fingerprint) for source in sources), default=0)
    for start in range(0, longest, BAND):  # one band at a time: all at once need far more memory than texts
        blocks: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for number, source in enumerate(sources):
            if len(source.article.fingerprint) > start:
                blocks[source.article.fingerprint[start : start + BAND]].append(number)
        for block in blocks.values():
            for pair in _pairs(block) if len(block) > 1 else ():
                if pair not in seen:
                    seen.add(pair)
                    if _are_alike(sources[pair[0]], sources[pair[1]]):
                        yield pair


def _pairs(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    """All pairs of a block; of a very large one those that stand near each other."""
    if len(block) <= LARGEST_BLOCK:
        yield from combinations(block, 2)
        return
    for place, number in enumerate(block):
        for other in block[place + 1 : place + 1 + LARGEST_BLOCK // 2]:
            yield number, other


def _are_alike(left: ReadArticle, right: ReadArticle) -> bool:
    one, other = left.article.fingerprint, right.article.fingerprint
    return len(one) == len(other) and similarity(one, other) >= LEAST_ALIKE
