"""What comparing the readings of a dossier found: the records that `show`, the pages and the library return.

Each record is also the JSON of `recoupe show ... --format json`. Ids are content hashes (16 hex
digits). `evidence` always says in which article, at which place, in which words.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from recoupe.plover import Quad
from recoupe.reading import (
    ActorKind,
    EventType,
    PublishedMethod,
    Sector,
    Slant,
    StatementKind,
    Status,
)

DisagreementKind = Literal["quantity", "actor", "status", "date", "place", "accusation", "naming", "revision"]


class Evidence(msgspec.Struct, frozen=True):
    """The words that show a fact: article id, where the article came from, range of code points, text."""

    article: str
    source: str
    start: int
    end: int
    text: str


class DossierPublished(msgspec.Struct, frozen=True, kw_only=True):
    """When an article was written, as far as the whole dossier allows to say.

    `stated` are the words outside the text that say it ("JSON-LD datePublished: 2019-03-27").
    """

    earliest: date | None = None
    latest: date | None = None
    method: PublishedMethod = "unknown"
    evidence: tuple[Evidence, ...] = ()
    stated: tuple[str, ...] = ()


class DossierArticle(msgspec.Struct, frozen=True, kw_only=True):
    """One account of the dossier. `copy_of` is the id of the article that it prints again."""

    id: str
    source: str
    title: str | None
    outlet: str | None
    language: str
    published: DossierPublished
    copy_of: str | None = None
    words: int = 0
    url: str | None = None
    author: str | None = None
    agency: str | None = None

    def _repr_html_(self) -> str:
        from recoupe.notebook import article_html  # noqa: PLC0415  (a notebook alone asks)

        return article_html(self)


class DossierOffice(msgspec.Struct, frozen=True, kw_only=True):
    """An office of an actor and the days for which the dossier attests it."""

    title: str
    first_day: date | None = msgspec.field(name="from", default=None)
    last_day: date | None = msgspec.field(name="to", default=None)
    evidence: tuple[Evidence, ...] = ()


class DossierActor(msgspec.Struct, frozen=True, kw_only=True):
    """One actor across all articles. `mentions` and `articles` are counts."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind
    country: str | None = None
    sector: Sector | None = None
    offices: tuple[DossierOffice, ...] = ()
    mentions: int = 0
    articles: int = 0
    evidence: tuple[Evidence, ...] = ()


class DossierEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One event mention, with the dossier's actor ids. `plover_score` runs from -10 to 10.

    `cameo` is the nearest code of CAMEO; `latitude` and `longitude` (degrees north and east) are those of
    the town that `place` names, None where it names none or it is in doubt which.
    """

    id: str
    type: EventType
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    first_day: date | None = msgspec.field(name="from", default=None)
    last_day: date | None = msgspec.field(name="to", default=None)
    place: str | None = None
    status: Status = "actual"
    said_by: str | None = None
    story: str | None = None
    plover_score: float = 0.0
    evidence: Evidence
    quad_class: Quad | None = None
    cameo: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class DossierStatement(msgspec.Struct, frozen=True, kw_only=True):
    """One statement; `first_day` to `last_day` are the days on which it can have been made."""

    id: str
    speaker: str
    kind: StatementKind
    cue: str | None
    content: str
    medium: str | None = None
    addressee: str | None = None
    first_day: date | None = msgspec.field(name="from", default=None)
    last_day: date | None = msgspec.field(name="to", default=None)
    evidence: Evidence


class DossierNaming(msgspec.Struct, frozen=True, kw_only=True):
    """What an outlet (`by` is `outlet`, named in `outlet`) or a speaker calls an actor."""

    actor: str
    text: str
    slant: Slant
    by: str
    outlet: str | None = None
    evidence: Evidence


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What one article says of a story. `voice` is the root article or relayed source it rests on."""

    article: str
    source: str
    outlet: str | None
    events: tuple[str, ...]
    status: Status
    said_by: str | None
    voice: str
    evidence: Evidence


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """What one comparison (docs/how/stories.md) said of two event mentions, from -1 (against) to 1 (for)."""

    comparison: str
    value: float


class StoryLink(msgspec.Struct, frozen=True, kw_only=True):
    """Why two event mentions (their ids) were joined to one story: the weighted sum and what went into it."""

    left: str
    right: str
    strength: float
    reasons: tuple[Reason, ...]


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """One happening in the world and the accounts of it. `voices` counts the independent ones.

    `why` are the links that joined its mentions, the strongest first: one fewer than there are mentions.
    """

    id: str
    type: EventType
    title: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    first_day: date | None = msgspec.field(name="from", default=None)
    last_day: date | None = msgspec.field(name="to", default=None)
    place: str | None = None
    accounts: tuple[Account, ...] = ()
    voices: int = 0
    disagreements: tuple[str, ...] = ()
    why: tuple[StoryLink, ...] = ()

    def _repr_html_(self) -> str:
        from recoupe.notebook import story_html  # noqa: PLC0415  (a notebook alone asks)

        return story_html(self)


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a disagreement: what it holds, who holds it (outlets or actor ids), where it says so."""

    value: str
    by: tuple[str, ...]
    accounts: tuple[Evidence, ...]


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """Two accounts of one story, or two labels of one actor, that cannot both stand.

    A `revision` is none: a later figure that replaces an earlier one.
    """

    id: str
    kind: DisagreementKind
    story: str | None
    actor: str | None
    sides: tuple[Side, ...]


class Camp(msgspec.Struct, frozen=True, kw_only=True):
    """Actors that stand together, named after the one with the most relations."""

    name: str
    actors: tuple[str, ...]


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """How two actors stand to each other, over all stories and labels: `weight` below 0 is hostile.

    `left` sorts before `right`; an actor that counts with its state stands here as that state.
    """

    left: str
    right: str
    weight: float
    evidence: tuple[Evidence, ...] = ()


class DoubtfulActor(msgspec.Struct, frozen=True, kw_only=True):
    """An actor whose relations pull it into more than one camp, with the words of those that do not fit.

    `reason` is a code: `friend_apart` (a friend stands in another camp), `foe_within` (a foe stands
    in its own) or `undecided` (another camp fits as well). `toward` are the actors in question.
    """

    actor: str
    reason: str
    evidence: tuple[Evidence, ...]
    toward: tuple[str, ...] = ()


class Camps(msgspec.Struct, frozen=True, kw_only=True):
    """The partition of the signed relations of one period. `frustration` is the share, by weight (0 to 1),
    of relations that it leaves unexplained: friends apart or foes together."""

    first_day: date | None = msgspec.field(name="from", default=None)
    last_day: date | None = msgspec.field(name="to", default=None)
    camps: tuple[Camp, ...] = ()
    doubtful: tuple[DoubtfulActor, ...] = ()
    frustration: float = 0.0
    relations: tuple[Relation, ...] = ()


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """All that comparing a set of readings found, in an order that does not depend on theirs."""

    articles: tuple[DossierArticle, ...] = ()
    actors: tuple[DossierActor, ...] = ()
    timeline: tuple[DossierEvent, ...] = ()
    statements: tuple[DossierStatement, ...] = ()
    namings: tuple[DossierNaming, ...] = ()
    stories: tuple[Story, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    camps: tuple[Camps, ...] = ()
