"""Copied paragraphs: what an article that is no copy takes over from another one, paragraph by paragraph.

The smallest hashes of a paragraph's sequences of words are its sketch (bottom-k, Broder 1997): only
paragraphs that share one meet, and the sequences themselves decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple
from zlib import crc32

from .copies import find_sequences, is_copy
from .inputs import ReadArticle

SHORTEST_WORDS = 12
"""Shorter paragraphs may agree by chance."""

SKETCH = 4
"""Hashes of a paragraph by which it is found: with half of the sequences in common, 15 of 16 are."""

LARGEST_BLOCK = 200
"""What stands in more paragraphs than this is a formula of the trade, and no sign of copying."""


class _Paragraph(NamedTuple):
    source: ReadArticle
    start: int
    end: int

    @property
    def age(self) -> tuple[date, str]:
        return self.source.day, self.source.article.id

    def find_sequences(self) -> frozenset[str]:
        """Many times as large as the text: never kept for all paragraphs."""
        return find_sequences(self.source.article.text[self.start : self.end])


def find_copied_paragraphs(
    sources: Sequence[ReadArticle], copy_of: Mapping[str, str]
) -> dict[tuple[str, int], str]:
    """For each copied paragraph (article and start) the article that had it first; whole copies left out.

    Only paragraphs in which something happens are asked; an article does not copy itself.
    """
    blocks: dict[int, list[_Paragraph]] = defaultdict(list)
    for source in sources:
        if source.article.id not in copy_of:
            for paragraph in _find_paragraphs(source):
                for key in _sketch(paragraph):
                    blocks[key].append(paragraph)
    first: dict[tuple[str, int], tuple[date, str]] = {}
    for _, block in sorted(blocks.items()):
        if not 1 < len(block) <= LARGEST_BLOCK:
            continue
        sequences = [paragraph.find_sequences() for paragraph in block]
        for left, right in combinations(range(len(block)), 2):
            earlier, later = sorted((block[left], block[right]), key=_age)
            article = later.source.article.id
            if earlier.source.article.id != article and is_copy(sequences[left], sequences[right]):
                place = (article, later.start)
                first[place] = min(first.get(place, earlier.age), earlier.age)
    return {place: article for place, (_, article) in sorted(first.items())}


def _find_paragraphs(source: ReadArticle) -> Iterator[_Paragraph]:
    text = source.article.text
    starts = {text.rfind("\n", 0, event.trigger.start) + 1 for event in source.reading.events}
    for start in sorted(starts):
        end = text.find("\n", start)
        end = end if end >= 0 else len(text)
        if len(text[start:end].split()) >= SHORTEST_WORDS:
            yield _Paragraph(source, start, end)


def _sketch(paragraph: _Paragraph) -> list[int]:
    return sorted({crc32(sequence.encode()) for sequence in paragraph.find_sequences()})[:SKETCH]


def _age(paragraph: _Paragraph) -> tuple[date, str]:
    return paragraph.age
