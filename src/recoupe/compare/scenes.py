"""Scenes: each article with all that its events, numbers and denials are compared by, computed once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .actors import Cast
from .inputs import ReadArticle
from .numbers import Count, read_counts
from .parties import VAGUE, find_divided_forces, find_sides
from .surroundings import Surroundings, find_surroundings
from .texts import split_words


class Scene(NamedTuple):
    """One article, the dossier's actors with their parties, and what stands where in the text."""

    source: ReadArticle
    cast: Cast
    parties: Mapping[str, str]
    surroundings: Surroundings
    counts: tuple[Count, ...]

    @property
    def actor_words(self) -> frozenset[str]:
        """The words of the names of the article's actors."""
        return frozenset(word for actor in self.source.reading.actors for word in split_words(actor.name))

    def company(self, start: int, end: int) -> frozenset[str]:
        """The parties that a range of the text names, mere descriptions aside."""
        named = (self.parties[actor] for actor in self.surroundings.actors_in(start, end))
        return frozenset(party for party in named if not party.startswith(VAGUE))


def find_scenes(sources: Sequence[ReadArticle], cast: Cast) -> list[Scene]:
    """The scenes of all articles, in their order."""
    parties = find_sides(cast, find_divided_forces(sources, cast))
    return [
        Scene(source, cast, parties, find_surroundings(source, cast), read_counts(source.reading))
        for source in sources
    ]
