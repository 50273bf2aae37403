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


def find_copies(sources: Sequence[ReadArticle]) -> dict[str, str]:
    """For each copy the id of the article it prints again: the earliest such one, itself no copy.

    An article of unknown date counts as later than any dated one.
    """
    rank = {source.article.id: place for place, source in enumerate(sorted(sources, key=_age))}
    sequences: dict[str, frozenset[str]] = {}
    by_id = {source.article.id: source for source in sources}
    twins: dict[str, list[str]] = defaultdict(list)
    for left, right in _candidates(sources):
        for one in (left, right):
            if one not in sequences:
                sequences[one] = find_sequences(by_id[one].article.text)
        if is_copy(sequences[left], sequences[right]):
            earlier, later = sorted((left, right), key=rank.__getitem__)
            twins[later].append(earlier)
    copy_of: dict[str, str] = {}
    for later in sorted(twins, key=rank.__getitem__):
        originals = [earlier for earlier in twins[later] if earlier not in copy_of]
        roots = originals or [copy_of[earlier] for earlier in twins[later]]
        copy_of[later] = min(roots, key=rank.__getitem__)
    return copy_of


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


def _candidates(sources: Sequence[ReadArticle]) -> Iterator[tuple[str, str]]:
    """Pairs of ids, each once: equal words, or fingerprints that agree in a band and are alike."""
    blocks: dict[tuple[int | str, ...], list[ReadArticle]] = defaultdict(list)
    for source in sources:
        digest = source.article.fingerprint
        blocks["text", content_id(fold_name(source.article.text))].append(source)
        for start in range(0, len(digest), BAND):
            blocks[start, *digest[start : start + BAND]].append(source)
    seen: set[tuple[str, str]] = set()
    for key, block in blocks.items():
        for left, right in combinations(block, 2):
            pair = (left.article.id, right.article.id)
            if pair in seen:
                continue
            seen.add(pair)
            if key[0] == "text" or _are_alike(left, right):
                yield pair


def _are_alike(left: ReadArticle, right: ReadArticle) -> bool:
    one, other = left.article.fingerprint, right.article.fingerprint
    return len(one) == len(other) and similarity(one, other) >= LEAST_ALIKE
