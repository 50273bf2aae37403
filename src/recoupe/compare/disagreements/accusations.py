"""Mutual accusations: two parties accuse each other within days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from recoupe.compare.event_mentions import EventMention
from recoupe.compare.parties import STATELESS
from recoupe.compare.texts import quote_evidence
from recoupe.comparison import Disagreement, Side

from .sides import Claim, make_disagreement, make_side

LONGEST_PAUSE_DAYS = 7
"""An accusation answers another one while no more days than this lie between them."""

Exchange = list[tuple[str, EventMention]]
"""Accusations between two parties in the order of their days, each with the party that makes it."""


def find_mutual_accusations(
    mentions: Sequence[EventMention],
    stories: Mapping[str, str],
    parties: Mapping[str, str],
    names: Mapping[str, str],
) -> Iterator[Disagreement]:
    """One for each exchange in which both parties accuse the other.

    `stories` maps mention ids to stories; the first accusation's story stands for the exchange.
    `parties` are those of the actors (members of government speak for their state), `names` their names.
    """
    by_pair: dict[tuple[str, str], Exchange] = defaultdict(list)
    for mention in mentions:
        if mention.event.type == "ACCUSE" and mention.event.status in ("actual", "alleged"):
            for accuser in sorted(_speak_for(mention, parties)):
                for accused in sorted({parties[actor] for actor in mention.recipients}):
                    if accuser != accused:
                        pair = (accuser, accused) if accuser < accused else (accused, accuser)
                        by_pair[pair].append((accuser, mention))
    for _, told in sorted(by_pair.items()):
        for exchange in _split_by_pause(told):
            by_accuser: dict[str, list[EventMention]] = defaultdict(list)
            for accuser, mention in exchange:
                by_accuser[accuser].append(mention)
            if len(by_accuser) > 1:
                sides = [_side(group, parties, accuser, names) for accuser, group in by_accuser.items()]
                story = stories.get(exchange[0][1].id)
                yield make_disagreement("accusation", sorted(sides, key=lambda side: side.value), story=story)


def _speak_for(mention: EventMention, parties: Mapping[str, str]) -> Mapping[str, list[str]]:
    """The accusers by the party that they speak for.

    One of no known country speaks for the only state that his paragraph names beside the accused.
    """
    others = mention.near_company - mention.recipient_parties
    states = [party for party in others if not party.startswith(STATELESS) and party not in parties]
    by_party: dict[str, list[str]] = defaultdict(list)
    for actor in sorted(mention.actors):
        unknown = mention.actor_parties == {STATELESS + actor} and len(states) == 1
        by_party[states[0] if unknown else parties[actor]].append(actor)
    return by_party


def _split_by_pause(told: Exchange) -> Iterator[Exchange]:
    """Runs of accusations without a longer pause; those of no known day are a run of their own."""
    dated = sorted(((_day(mention), mention.id, accuser, mention) for accuser, mention in told), key=_by_day)
    run: Exchange = []
    last: date | None = None
    for day, _, accuser, mention in dated:
        if run and day != last and (day is None or last is None or (day - last).days > LONGEST_PAUSE_DAYS):
            yield run
            run = []
        run.append((accuser, mention))
        last = day
    if run:
        yield run


def _by_day(told: tuple[date | None, str, str, EventMention]) -> tuple[date, str, str]:
    return told[0] or date.max, told[1], told[2]


def _day(mention: EventMention) -> date | None:
    """The day of an accusation, else the last on which the article can have been written."""
    if mention.presumed:
        return mention.presumed[1]
    return mention.written[1] if mention.written else None


def _side(
    mentions: Sequence[EventMention], parties: Mapping[str, str], accuser: str, names: Mapping[str, str]
) -> Side:
    speakers = sorted({actor for m in mentions for actor in _speak_for(m, parties).get(accuser, ())})
    value = ", ".join(sorted(names[speaker] for speaker in speakers))
    claims = [
        Claim(value, speaker, quote_evidence(mention.source.article, mention.sentence))
        for mention in mentions
        for speaker in sorted(mention.actors & set(speakers))
    ]
    return make_side(value, claims)
