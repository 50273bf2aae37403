"""The disagreements: sides that cannot both stand, who holds each, and in which words."""

from __future__ import annotations

from datetime import date
from typing import get_args

import msgspec

from recoupe.comparison import Disagreement, DisagreementKind, Side, Story
from recoupe.reading import Status
from recoupe.show.index import DossierIndex, Name, Words, short_source
from recoupe.show.wording import Days, Key, Word


class SideColumn(msgspec.Struct, frozen=True, kw_only=True):
    """One side: what it holds (a text, a status or days), and who holds it.

    `more` counts its words that are not shown here.
    """

    value: Word
    by: tuple[Name, ...]
    words: tuple[Words, ...]
    more: int = 0


class DisagreementCard(msgspec.Struct, frozen=True, kw_only=True):
    """One disagreement. `story` is an id, `story_title` its title; None where it is about an actor only.

    `more` counts its sides that are not shown here.
    """

    id: str
    kind: DisagreementKind
    story: str | None
    story_title: str | None
    actor: Name | None
    sides: tuple[SideColumn, ...]
    more: int = 0

    @property
    def weight(self) -> int:
        """How many places in the articles it rests on."""
        return sum(len(side.words) for side in self.sides)


class Disagreements(msgspec.Struct, frozen=True, kw_only=True):
    """The disagreements, those with most words behind them first; revisions, which are none, apart."""

    cards: tuple[DisagreementCard, ...]
    revisions: tuple[DisagreementCard, ...]


def disagreements_panel(
    disagreements: tuple[Disagreement, ...], stories: tuple[Story, ...], index: DossierIndex
) -> Disagreements:
    """These disagreements; `stories` lend their titles."""
    titles = {story.id: story.title for story in stories}
    cards = sorted(
        (_card(disagreement, titles, index) for disagreement in disagreements),
        key=lambda card: (-card.weight, card.kind, card.id),
    )
    return Disagreements(
        cards=tuple(card for card in cards if card.kind != "revision"),
        revisions=tuple(card for card in cards if card.kind == "revision"),
    )


def _card(found: Disagreement, titles: dict[str, str], index: DossierIndex) -> DisagreementCard:
    return DisagreementCard(
        id=found.id,
        kind=found.kind,
        story=found.story if found.story in titles else None,
        story_title=titles.get(found.story) if found.story else None,
        actor=index.name(found.actor),
        sides=tuple(_side(side, index) for side in found.sides),
    )


def _side(side: Side, index: DossierIndex) -> SideColumn:
    return SideColumn(
        value=side_value(side.value, index),
        by=_holders(side, index),
        words=tuple(index.words(evidence) for evidence in side.accounts),
    )


def _holders(side: Side, index: DossierIndex) -> tuple[Name, ...]:
    """Who holds a side; an article without an outlet stands there as its file, whose name is enough."""
    files = {evidence.source for evidence in side.accounts}
    return tuple(
        Name(None, short_source(name.text)) if name.id is None and name.text in files else name
        for name in index.names(side.by)
    )


def side_value(value: str, index: DossierIndex) -> Word:
    """What a side holds, in a form that can be said in any language: status, days, actor names or text.

    Days come as `2019-03-24` or `2019-03-24/2019-03-27`, actors as ids, several with commas between.
    """
    if value in get_args(Status):
        return Key(f"status.{value}")
    first, _, last = value.partition("/")
    try:
        return Days(date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError:
        pass
    parts = [part.strip() for part in value.split(",")]
    if all(index.is_actor(part) for part in parts):
        return ", ".join(name.text for name in index.names(parts))
    return value
