"""Event mentions: each event of each reading with what comparing needs, computed once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from recoupe.cameo import cameo_code
from recoupe.comparison import DossierEvent
from recoupe.languages.places import Place
from recoupe.languages.world import load_world
from recoupe.plover import load_plover
from recoupe.reading import Event, Quantity, Span

from .actors import Cast
from .ids import content_id
from .inputs import ReadArticle
from .numbers import Count, read_count
from .parties import ORGANS_OF_STATE, find_parties
from .texts import find_stems, quote_evidence, split_words

LENT = ("paragraph", "lead", "published")
"""Whence a reader lends an event a day that its own sentence does not name."""


class EventMention(NamedTuple):
    """One event as one article tells it.

    `days` is the closed range that its own sentence names, None where it names none. `presumed` is the
    same, or the day of the lead or paragraph that the reader lent it: likely, but it contradicts nothing.

    Parties are the sides at the level of countries; where one state acts on itself, they are the actors.
    `place_is_country` says that the place names a whole state, so that another place may lie in it.
    `written` are the days on which the article can have been written. `counts` stand in its sentence;
    `own_counts` are those of them to which no other trigger stands nearer. `stems` are the words of the
    sentence beside the names of the sides.
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

    @property
    def parties(self) -> frozenset[str]:
        """Everybody on either side, at the level of countries."""
        return self.actor_parties | self.recipient_parties

    @property
    def is_mutual(self) -> bool:
        """Whether several act on one another and none is named as the recipient."""
        return not self.recipients and len(self.actors) > 1


def find_event_mentions(sources: Sequence[ReadArticle], cast: Cast) -> list[EventMention]:
    """The event mentions of all sources, ordered by article and place in it, each once."""
    parties = find_parties(cast.actors, ORGANS_OF_STATE)
    countries = load_country_names()
    found: dict[str, EventMention] = {}
    for source in sources:
        mentions = [_mention(source, event, cast, parties, countries) for event in source.reading.events]
        for mention in _share_counts(sorted(mentions, key=_place)):
            found.setdefault(mention.id, mention)
    return list(found.values())


@lru_cache(maxsize=1)
def load_country_names() -> frozenset[tuple[str, ...]]:
    """The folded names of all states in all languages."""
    world = load_world()
    languages = [state.language for state in world.states.values()]
    languages += [state.language for state in world.former]
    return frozenset(
        split_words(name) for words_of in languages for words in words_of.values() for name in words.name
    )


def _place(mention: EventMention) -> tuple[int, int, str]:
    return mention.event.trigger.start, mention.event.trigger.end, mention.id


def _share_counts(mentions: Sequence[EventMention]) -> Iterator[EventMention]:
    """The mentions of one article, each with the counts that stand nearest to its trigger."""
    nearest: dict[Quantity, tuple[int, Span]] = {}
    for mention in mentions:
        trigger = mention.event.trigger
        for count in mention.counts:
            start, end = count.quantity.start, count.quantity.end
            gap = max(start - trigger.end, trigger.start - end, 0)
            known = nearest.get(count.quantity)
            if known is None or gap < known[0]:
                nearest[count.quantity] = (gap, trigger)
    for mention in mentions:
        own = (count for count in mention.counts if nearest[count.quantity][1] == mention.event.trigger)
        yield mention._replace(own_counts=tuple(own))


def _mention(
    source: ReadArticle,
    event: Event,
    cast: Cast,
    parties: Mapping[str, str],
    countries: frozenset[tuple[str, ...]],
) -> EventMention:
    article = source.article.id
    actors = frozenset(cast.find(article, event.actor))
    recipients = frozenset(cast.find(article, event.recipient))
    actor_parties = frozenset(parties[actor] for actor in actors)
    recipient_parties = frozenset(parties[actor] for actor in recipients)
    if actor_parties & recipient_parties:  # a conflict within one state: its organs are not one side
        actor_parties, recipient_parties = actors, recipients
    said_by = cast.find_speaker(article, event.said_by)
    sentence = source.sentence(event.trigger, event.sentence)
    place = split_words(event.place or "")
    first, last = event.first_day or event.last_day, event.last_day or event.first_day
    presumed = (first, last) if first and last else None
    published = source.published
    counts = (read_count(quantity) for quantity in source.reading.quantities if _inside(quantity, sentence))
    return EventMention(
        id=_event_id(article, event),
        source=source,
        event=event,
        actors=actors,
        recipients=recipients,
        actor_parties=actor_parties,
        recipient_parties=recipient_parties,
        said_by=said_by,
        days=None if event.dated_from in LENT else presumed,
        presumed=presumed,
        written=(published.earliest, published.latest) if published.earliest and published.latest else None,
        place=place,
        place_is_country=place in countries,
        sentence=sentence,
        stems=find_stems(sentence.text) - _name_stems(source, event),
        trigger_stems=find_stems(event.trigger.text),
        counts=tuple(count for count in counts if count is not None),
    )


def _name_stems(source: ReadArticle, event: Event) -> frozenset[str]:
    """The stems of the names of both sides: sides are compared for themselves."""
    sides = {*event.actor, *event.recipient}
    names = (actor.name for actor in source.reading.actors if actor.id in sides)
    return frozenset(stem for name in names for stem in find_stems(name))


def _event_id(article: str, event: Event) -> str:
    trigger = (str(event.trigger.start), str(event.trigger.end))
    sides = (" ".join(event.actor), " ".join(event.recipient))
    return content_id(article, event.type, event.mode or "", *trigger, *sides, event.said_by or "")


def _inside(quantity: Quantity, sentence: Span) -> bool:
    return sentence.start <= quantity.start and quantity.end <= sentence.end


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
