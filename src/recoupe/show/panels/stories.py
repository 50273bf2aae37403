"""The stories: one happening each, with what every account says of it side by side."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from recoupe.comparison import Account, Story
from recoupe.plover import Quad, load_plover
from recoupe.reading import EventType, Status
from recoupe.show.index import DossierIndex, Name, Paper, Words
from recoupe.show.wording import Days


class AccountCell(msgspec.Struct, frozen=True, kw_only=True):
    """What one article says of a story. `rests_on` names the voice it repeats; None: it is its own, empty: a
    source that the dossier has no name for."""

    paper: Paper
    status: Status
    said_by: Name | None
    rests_on: str | None
    words: Words
    events: int


class StoryCard(msgspec.Struct, frozen=True, kw_only=True):
    """One story. `voices` counts its independent accounts; `disagreements` are ids."""

    id: str
    type: EventType
    quad: Quad
    title: str
    actor: tuple[Name, ...]
    recipient: tuple[Name, ...]
    days: Days
    place: str | None
    voices: int
    accounts: tuple[AccountCell, ...]
    disagreements: tuple[str, ...]

    @property
    def papers(self) -> int:
        """How many articles report it."""
        return len({account.paper.id for account in self.accounts})


class StoryLine(msgspec.Struct, frozen=True, kw_only=True):
    """One story in a list. `voices` and `papers` are counts; `outlets` the first few that tell it."""

    id: str
    type: EventType
    quad: Quad
    title: str
    actor: tuple[Name, ...]
    recipient: tuple[Name, ...]
    days: Days
    place: str | None
    voices: int
    papers: int
    disagreements: tuple[str, ...]
    outlets: tuple[str, ...]


class Stories(msgspec.Struct, frozen=True, kw_only=True):
    """The stories that several accounts tell, most voices first, then those that a single one tells."""

    shared: tuple[StoryCard, ...]
    single: tuple[StoryCard, ...]


def stories_panel(stories: tuple[Story, ...], index: DossierIndex) -> Stories:
    """These stories, ranked by voices, articles and disagreements."""
    cards = rank_stories(story_cards(stories, index))
    return Stories(
        shared=tuple(card for card in cards if card.papers > 1),
        single=tuple(card for card in cards if card.papers < 2),
    )


def story_cards(stories: tuple[Story, ...], index: DossierIndex) -> tuple[StoryCard, ...]:
    """A card for each story, in their order."""
    types = load_plover().types
    return tuple(
        StoryCard(
            id=story.id,
            type=story.type,
            quad=types[story.type].quad,
            title=story.title,
            actor=index.names(story.actor),
            recipient=index.names(story.recipient),
            days=Days(story.first_day, story.last_day),
            place=story.place,
            voices=story.voices,
            accounts=tuple(account_cell(account, index) for account in story.accounts),
            disagreements=story.disagreements,
        )
        for story in stories
    )


def story_lines(stories: Iterable[Story], index: DossierIndex) -> tuple[StoryLine, ...]:
    """A line for each story, in their order."""
    types = load_plover().types
    return tuple(
        StoryLine(
            id=story.id,
            type=story.type,
            quad=types[story.type].quad,
            title=story.title,
            actor=index.names(story.actor),
            recipient=index.names(story.recipient),
            days=Days(story.first_day, story.last_day),
            place=story.place,
            voices=story.voices,
            papers=len({account.article for account in story.accounts}),
            disagreements=story.disagreements,
            outlets=tuple(dict.fromkeys(each.outlet for each in story.accounts if each.outlet))[:6],
        )
        for story in stories
    )


def rank_stories(cards: tuple[StoryCard, ...]) -> tuple[StoryCard, ...]:
    """The stories that most sources vouch for first; equals in order of days, then of ids."""
    return tuple(
        sorted(
            cards,
            key=lambda card: (
                -card.voices,
                -card.papers,
                -len(card.disagreements),
                card.days.first.toordinal() if card.days.first else 0,
                card.id,
            ),
        )
    )


def account_cell(account: Account, index: DossierIndex) -> AccountCell:
    """What one account says of its story."""
    return AccountCell(
        paper=index.paper(account.article, account.source),
        status=account.status,
        said_by=index.name(account.said_by),
        rests_on=_voice(account, index),
        words=index.words(account.evidence),
        events=len(account.events),
    )


def _voice(account: Account, index: DossierIndex) -> str | None:
    if account.voice in ("", account.article):
        return None
    if index.article(account.voice) is not None:
        return index.paper(account.voice).name
    # An agency that is credited but named by no text of the dossier has an id and no name.
    name = index.name(account.voice) if index.is_actor(account.voice) else None
    return name.text if name is not None else ""
