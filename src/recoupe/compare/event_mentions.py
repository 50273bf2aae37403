"""Event mentions: each event of each reading with what comparing needs (event_finding.py computes it)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from recoupe.cameo import cameo_code
from recoupe.comparison import DossierEvent
from recoupe.languages.places import Place
from recoupe.plover import load_plover
from recoupe.reading import Event, Span

from .actors import Cast
from .inputs import ReadArticle
from .numbers import Count
from .texts import quote_evidence


class EventMention(NamedTuple):
    """One event as one article tells it.

    `days` is the closed range that its own sentence names, None where it names none. `presumed` is the
    same, or the day of the lead or paragraph that the reader lent it: likely, but it contradicts nothing.

    Parties are the sides at the level of countries; where one state acts on itself, they are the actors.
    `place_is_country` says that the place names a whole state, so that another place may lie in it.
    `written` are the days on which the article can have been written. `counts` stand in its sentence;
    `own_counts` are those of them to which no other trigger stands nearer. `stems` are the words of the
    sentence beside the names of the sides. `company` are the parties that the sentence names, `near_company`
    those of its paragraph; `names` the proper names in the sentence, `near_names` those of its paragraph,
    which begins at `paragraph`, and of the title. `text` is the article whose text tells it: of a
    copy, that of its original.
    """

    id: str
    source: ReadArticle
    event: Event
    actors: frozenset[str]
    recipients: frozenset[str]
    actor_parties: frozenset[str]
    recipient_parties: frozenset[str]
    said_by: str | None
    days: tuple[date, date] | None
    presumed: tuple[date, date] | None
    written: tuple[date, date] | None
    place: tuple[str, ...]
    place_is_country: bool
    sentence: Span
    stems: frozenset[str]
    trigger_stems: frozenset[str]
    counts: tuple[Count, ...]
    own_counts: tuple[Count, ...] = ()
    company: frozenset[str] = frozenset()
    near_company: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    near_names: frozenset[str] = frozenset()
    paragraph: int = 0
    text: str = ""

    @property
    def parties(self) -> frozenset[str]:
        """Everybody on either side, at the level of countries."""
        return self.actor_parties | self.recipient_parties

    @property
    def is_mutual(self) -> bool:
        """Whether several act on one another and none is named as the recipient."""
        return not self.recipients and len(self.actors) > 1


def describe_event(
    mention: EventMention, cast: Cast, story: str | None, town: Place | None = None
) -> DossierEvent:
    """The event mention as the timeline shows it; `town` is where its place lies, where that is known."""
    event, article = mention.event, mention.source.article
    plover_type = load_plover().types[event.type]
    return DossierEvent(
        id=mention.id,
        type=event.type,
        mode=event.mode,
        actor=cast.find(article.id, event.actor),
        recipient=cast.find(article.id, event.recipient),
        first_day=event.first_day,
        last_day=event.last_day,
        place=event.place,
        status=event.status,
        said_by=mention.said_by,
        story=story,
        plover_score=plover_type.score,
        evidence=quote_evidence(article, event.trigger),
        quad_class=plover_type.quad,
        cameo=cameo_code(event.type, event.mode),
        latitude=town.latitude if town is not None else None,
        longitude=town.longitude if town is not None else None,
    )
