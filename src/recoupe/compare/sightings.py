"""Sightings: one actor as one article shows it, and what that says of who it is."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from recoupe.reading import Actor

from .inputs import ReadArticle
from .persons import is_named
from .texts import split_words


class Sighting(NamedTuple):
    """One actor as one article shows it."""

    source: ReadArticle
    actor: Actor

    @property
    def place(self) -> tuple[str, str]:
        """Article id and the reader's id of the actor: what names this sighting."""
        return self.source.article.id, self.actor.id


def is_named_person(actor: Actor) -> bool:
    """Whether an actor is a person called by name."""
    return actor.kind == "person" and is_named(actor.name) and bool(split_words(actor.name))


def told_country(actor: Actor) -> str | None:
    """The country that words or knowledge give; the one an article's story suggests keeps nobody apart."""
    return None if actor.country_from == "story" else actor.country


def weigh(actor: Actor) -> int:
    """How much an actor's sighting counts: its mentions, but at least one."""
    return max(1, len(actor.mentions))


def most_used(counted: Counter[str]) -> str | None:
    """The most frequent key, the first in the alphabet of several; None where nothing was counted."""
    return min(counted, key=lambda key: (-counted[key], key), default=None)
