"""What stands around a place in an article: paragraph, actors and proper names near it.

A proper name is a word that the article prints with a capital inside a sentence; names of states, their
people and their seats are left out, because they are in every account of a crisis, and actors stand for
them. Where a language gives all its nouns capitals, names are simply less telling.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from recoupe.languages.world import load_world
from recoupe.reading import Span

from .actors import Cast
from .inputs import ReadArticle
from .texts import SHORTEST_WORD, fold_word, opens_sentence

_WORD = re.compile(r"[^\W\d_]+")
_PARAGRAPH = re.compile(r"\n\s*")


class Surroundings(NamedTuple):
    """One article with its paragraphs, proper names and actors in the order of their places."""

    paragraphs: tuple[int, ...]
    name_places: tuple[int, ...]
    names: tuple[str, ...]
    actor_places: tuple[int, ...]
    actors: tuple[str, ...]
    title: frozenset[str]
    length: int

    def paragraph(self, start: int) -> tuple[int, int]:
        """The range of the paragraph that holds a place."""
        number = bisect_left(self.paragraphs, start + 1)
        first = self.paragraphs[number - 1] if number else 0
        last = self.paragraphs[number] if number < len(self.paragraphs) else self.length
        return first, last

    def names_in(self, start: int, end: int) -> frozenset[str]:
        """The proper names in a range."""
        first, last = bisect_left(self.name_places, start), bisect_left(self.name_places, end)
        return frozenset(self.names[first:last])

    def actors_in(self, start: int, end: int) -> frozenset[str]:
        """The dossier ids of the actors mentioned in a range."""
        first, last = bisect_left(self.actor_places, start), bisect_left(self.actor_places, end)
        return frozenset(self.actors[first:last])


def find_surroundings(source: ReadArticle, cast: Cast) -> Surroundings:
    """What stands where in one article."""
    text, article = source.article.text, source.article.id
    timed = _Ranges.of(Span(time.start, time.end, "") for time in source.reading.times)
    words = [(found.start(), found[0]) for found in _WORD.finditer(text) if found[0][0].isupper()]
    inside = {word for start, word in words if not opens_sentence(text, start)}
    named = [
        (start, fold_word(word))
        for start, word in words
        if word in inside and _is_telling(word, source.reading.language) and not timed.holds(start)
    ]
    mentioned = sorted(
        (mention.start, cast.ids[article, actor.id])
        for actor in source.reading.actors
        for mention in actor.mentions
    )
    title = _WORD.findall(source.article.title or "")
    return Surroundings(
        paragraphs=tuple(found.end() for found in _PARAGRAPH.finditer(text)),
        name_places=tuple(start for start, _ in named),
        names=tuple(name for _, name in named),
        actor_places=tuple(start for start, _ in mentioned),
        actors=tuple(actor for _, actor in mentioned),
        title=frozenset(fold_word(word) for word in title if word in inside)
        & frozenset(name for _, name in named),
        length=len(text),
    )


class _Ranges(NamedTuple):
    """Ranges of an article that do not overlap, in order."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> _Ranges:
        ordered = sorted((span.start, span.end) for span in spans)
        return cls(tuple(start for start, _ in ordered), tuple(end for _, end in ordered))

    def holds(self, place: int) -> bool:
        number = bisect_left(self.starts, place + 1)
        return bool(number) and place < self.ends[number - 1]


@lru_cache(maxsize=65536)
def _is_telling(word: str, language: str) -> bool:
    """Whether a word is more than short, and names neither a state nor its people or seat."""
    if len(word) < SHORTEST_WORD - 1:
        return False
    world = load_world()
    return language not in world.files.languages or not world.lexicon(language).find(word)
