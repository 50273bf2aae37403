"""From the events of readings to event mentions: sides, days, places, words and numbers, computed once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from recoupe.languages.world import load_world
from recoupe.reading import Event, Quantity, Span

from .event_mentions import EventMention
from .ids import content_id
from .inputs import ReadArticle
from .scenes import Scene
from .stances import Denial, find_denials, take_stance
from .texts import find_stems, find_trigger_stems, share_set, split_words

LENT = ("paragraph", "lead", "published")
"""Whence a reader lends an event a day that its own sentence does not name."""


def find_event_mentions(scenes: Sequence[Scene]) -> list[EventMention]:
    """The event mentions of all articles, ordered by article and place in it, each once."""
    found: dict[str, EventMention] = {}
    known: dict[frozenset[str], frozenset[str]] = {}
    for scene in scenes:
        denials = find_denials(scene.source.reading)
        mentions = [_mention(scene, event, denials) for event in scene.source.reading.events]
        for mention in _share_counts(sorted(mentions, key=_place)):
            found.setdefault(mention.id, _share_sets(mention, known))
    return list(found.values())


def _share_sets(mention: EventMention, known: dict[frozenset[str], frozenset[str]]) -> EventMention:
    """The mention with equal sets made one: sides, company and copied words come again and again."""
    values = (share_set(value, known) if isinstance(value, frozenset) else value for value in mention)
    return EventMention._make(values)


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
    """The mentions of one article, each with the counts that stand nearest to its trigger.

    Where a sentence opens with a count, the acts follow what they befell ("two were killed and six wounded"),
    else they stand before it; what stands on the other side counts as twice as far.
    """
    nearest: dict[Quantity, tuple[int, Span]] = {}
    opening = _first_triggers(mentions)
    for mention in mentions:
        trigger = mention.event.trigger
        follows = any(count.quantity.start < opening[mention.sentence.start] for count in mention.counts)
        for count in mention.counts:
            start, end = count.quantity.start, count.quantity.end
            gap = max(start - trigger.end, trigger.start - end, 0)
            gap *= 1 if follows == (trigger.start >= end) else 2
            known = nearest.get(count.quantity)
            if known is None or gap < known[0]:
                nearest[count.quantity] = (gap, trigger)
    for mention in mentions:
        own = (count for count in mention.counts if nearest[count.quantity][1] == mention.event.trigger)
        yield mention._replace(own_counts=tuple(own))


def _first_triggers(mentions: Sequence[EventMention]) -> dict[int, int]:
    """Where the first trigger of each sentence stands, by the sentence's start."""
    first: dict[int, int] = {}
    for mention in mentions:
        start = mention.event.trigger.start
        first[mention.sentence.start] = min(start, first.get(mention.sentence.start, start))
    return first


def _mention(scene: Scene, told: Event, denials: Sequence[Denial]) -> EventMention:
    source, cast = scene.source, scene.cast
    article = source.article.id
    event = take_stance(told, denials, source.reading.language)
    actors = frozenset(cast.find(article, event.actor))
    recipients = frozenset(cast.find(article, event.recipient))
    actor_parties = frozenset(scene.parties[actor] for actor in actors)
    recipient_parties = frozenset(scene.parties[actor] for actor in recipients)
    if actor_parties & recipient_parties:  # a conflict within one state: its organs are not one side
        actor_parties, recipient_parties = actors, recipients
    sentence = source.sentence(event.trigger, event.sentence)
    place = split_words(event.place or "")
    days, presumed = _days(event)
    published = source.published
    around = scene.surroundings
    paragraph = around.paragraph(sentence.start)
    return EventMention(
        id=_event_id(article, told),
        source=source,
        event=event,
        actors=actors,
        recipients=recipients,
        actor_parties=actor_parties,
        recipient_parties=recipient_parties,
        said_by=cast.find_speaker(article, event.said_by),
        days=days,
        presumed=presumed,
        written=(published.earliest, published.latest) if published.earliest and published.latest else None,
        place=place,
        place_is_country=place in load_country_names(),
        sentence=sentence,
        stems=find_stems(sentence.text) - _name_stems(source, event),
        trigger_stems=find_trigger_stems(event.trigger.text),
        counts=tuple(count for count in scene.counts if _inside(count.quantity, sentence)),
        company=scene.company(sentence.start, sentence.end),
        near_company=scene.company(*paragraph),
        names=around.names_in(sentence.start, sentence.end) - _side_words(source, event),
        near_names=around.names_in(*paragraph) | around.title,
        paragraph=paragraph[0],
        text=cast.originals.get(article, article),
    )


Days = tuple[date, date]


def _days(event: Event) -> tuple[Days | None, Days | None]:
    """The days that the event's own words give it, and those that it presumably has.

    The day beside a denied event is mostly that of the denial.
    """
    first, last = event.first_day or event.last_day, event.last_day or event.first_day
    presumed = (first, last) if first and last else None
    lent = event.dated_from in LENT or (event.status == "negated" and event.dated_from == "sentence")
    return None if lent else presumed, presumed


def _name_stems(source: ReadArticle, event: Event) -> frozenset[str]:
    """The stems of the names of both sides: sides are compared for themselves."""
    return frozenset(stem for name in _side_names(source, event) for stem in find_stems(name))


def _side_words(source: ReadArticle, event: Event) -> frozenset[str]:
    return frozenset(word for name in _side_names(source, event) for word in split_words(name))


def _side_names(source: ReadArticle, event: Event) -> Iterator[str]:
    sides = {*event.actor, *event.recipient}
    return (actor.name for actor in source.reading.actors if actor.id in sides)


def _event_id(article: str, event: Event) -> str:
    trigger = (str(event.trigger.start), str(event.trigger.end))
    sides = (" ".join(event.actor), " ".join(event.recipient))
    return content_id(article, event.type, event.mode or "", *trigger, *sides, event.said_by or "")


def _inside(quantity: Quantity, sentence: Span) -> bool:
    return sentence.start <= quantity.start and quantity.end <= sentence.end
