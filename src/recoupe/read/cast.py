"""The cast of one article: who appears in it, and which actor each word names."""

from __future__ import annotations

from typing import Literal

import msgspec

from recoupe.reading import Actor, ActorKind, Sector

MentionForm = Literal["name", "office", "description", "metonym", "demonym", "pronoun"]
"""How a mention names its actor. `demonym`: an adjective alone ("American intervention")."""


class ActorMention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One mention: its words `[first, last)`, its syntactic head, its actor and what it says of it."""

    first: int
    last: int
    head: int
    form: MentionForm
    actor: str
    kind: ActorKind
    country: str | None
    sector: Sector | None
    number: Literal["Sing", "Plur", ""] = ""
    gender: Literal["Masc", "Fem", ""] = ""


class Cast(msgspec.Struct, frozen=True, kw_only=True):
    """Everybody in one article.

    `mentions` are in text order. `by_word` gives for a word index the mention whose words hold it
    (the innermost one), `by_head` the one that it heads. `places` are words of the text that name a
    country only as a location ("in Venezuela"): word index -> state id.
    """

    actors: tuple[Actor, ...]
    mentions: tuple[ActorMention, ...]
    by_word: dict[int, ActorMention]
    by_head: dict[int, ActorMention]
    places: dict[int, str]

    def actor_at(self, word: int) -> str | None:
        """The actor that a word names as head of a mention, or inside one; None where it names none."""
        mention = self.by_head.get(word) or self.by_word.get(word)
        return mention.actor if mention else None
