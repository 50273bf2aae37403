"""Dating across articles: the year of an undated article, settled by the dated ones that share its actors.

Its own words give day and month ("this 31 January"), dated articles about the same people the year. What
they leave open stays unknown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from recoupe.comparison import DossierPublished, Evidence
from recoupe.days import make_day, move_days
from recoupe.reading import ActorKind, Published, Span, Time
from recoupe.redating import redate

from .inputs import ReadArticle
from .texts import quote_evidence

SHARED_WEIGHT: Mapping[ActorKind, float] = {
    "person": 1.0, "body": 1.0, "group": 1.0, "armed_force": 1.0, "bloc": 0.5, "state": 0.5, "media": 0.0,
}  # fmt: skip
"""How much an actor that two articles share ties them to one time; states are in the news always."""

LEAST_SHARED = 2.0
"""Two persons, or a person and two states: less ties no article to another one's year."""

LONGEST_AWAY_DAYS = 183
"""A year is settled only where the nearest article of known date lies within half a year."""

AFTER_NEAR_DAYS = 3
"""An article that says "this 31 January" was written on that day or within three days of it."""

AFTER_WEEKDAY_DAYS = 6
"""One that says "Wednesday 27 March", in the week that begins with it."""

AFTER_DATE_DAYS = 30
"""One that says "31 January" without a year, within a month of it."""


class Anchor(NamedTuple):
    """A day to which a dated article ties whatever shares its actors, and the words that show it."""

    first: date
    last: date
    evidence: tuple[Evidence, ...]


def date_articles(
    sources: Sequence[ReadArticle], actors: Mapping[tuple[str, str], str], kinds: Mapping[str, ActorKind]
) -> list[ReadArticle]:
    """The same articles, the undated ones dated and their readings resolved again where others settle it.

    `actors` maps article and reader's id to the dossier's actor, `kinds` those to their kinds. Only
    articles dated by themselves settle anything, so the order of articles does not matter.
    """
    cast_of = {source.article.id: _cast(source, actors) for source in sources}
    dated = [source for source in sources if _is_dated(source)]
    index = _Index.of([cast_of[source.article.id] for source in dated], kinds)
    found = []
    for source in sources:
        settled = None
        if not _is_dated(source):
            near = [dated[place] for place in index.find(cast_of[source.article.id])]
            settled = _settle(source, _sift(anchor for one in near for anchor in _anchors(one)))
        found.append(_redated(source, settled) if settled else source)
    return found


class _Index(NamedTuple):
    """The casts of dated articles, and for each actor the places of those in which it stands."""

    casts: Sequence[frozenset[str]]
    kinds: Mapping[str, ActorKind]
    places: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, casts: Sequence[frozenset[str]], kinds: Mapping[str, ActorKind]) -> _Index:
        places: dict[str, list[int]] = defaultdict(list)
        for place, cast in enumerate(casts):
            for actor in cast:
                places[actor].append(place)
        return cls(casts, kinds, places)

    def find(self, cast: frozenset[str]) -> list[int]:
        """The places of the casts that share enough with one.

        Looked for by the actors that are in the fewest articles: all but the most frequent ones that together
        weigh too little. What shares enough shares one of those.
        """
        rarest = sorted(cast, key=lambda actor: (len(self.places.get(actor, ())), actor))
        left_out = 0.0
        while rarest and left_out + SHARED_WEIGHT[self.kinds[rarest[-1]]] < LEAST_SHARED:
            left_out += SHARED_WEIGHT[self.kinds[rarest.pop()]]
        near = {place for actor in rarest for place in self.places.get(actor, ())}
        return [
            place for place in sorted(near) if _shared(cast, self.casts[place], self.kinds) >= LEAST_SHARED
        ]


def _sift(anchors: Iterable[Anchor]) -> list[Anchor]:
    """Of the anchors on the same days the one whose words are quoted."""
    best: dict[tuple[date, date], Anchor] = {}
    for anchor in anchors:
        days = (anchor.first, anchor.last)
        if days not in best or _bare(anchor) < _bare(best[days]):
            best[days] = anchor
    return list(best.values())


def _cast(source: ReadArticle, actors: Mapping[tuple[str, str], str]) -> frozenset[str]:
    article = source.article.id
    return frozenset(
        actors[article, actor.id] for actor in source.reading.actors if (article, actor.id) in actors
    )


def _is_dated(source: ReadArticle) -> bool:
    return source.published.earliest is not None and source.published.latest is not None


def _shared(left: frozenset[str], right: frozenset[str], kinds: Mapping[str, ActorKind]) -> float:
    return sum(SHARED_WEIGHT[kinds[actor]] for actor in left & right)


def _anchors(source: ReadArticle) -> Iterator[Anchor]:
    """When a dated article was written, and the dates with a year in it that lie near that time."""
    earliest, latest = source.published.earliest, source.published.latest
    if earliest is None or latest is None:
        return
    yield Anchor(earliest, latest, source.published.evidence)
    for time in source.reading.times:
        if time.timex and time.timex.year and time.first_day and time.last_day:
            away = max((earliest - time.last_day).days, (time.first_day - latest).days)
            if away <= LONGEST_AWAY_DAYS:
                yield Anchor(time.first_day, time.last_day, (_quote(source, time),))


def _settle(source: ReadArticle, anchors: Sequence[Anchor]) -> DossierPublished | None:
    """The days on which an article can have been written, in the year nearest to the anchors."""
    years = sorted({day.year + away for a in anchors for day in (a.first, a.last) for away in (-1, 0, 1)})
    choices = []
    for year in years:
        days = _days_in_year(source.reading.times, year)
        if days:
            (first, last), shown_by = days
            nearest = min(anchors, key=lambda anchor: (_away(anchor, first, last), _bare(anchor)))
            choices.append((_away(nearest, first, last), first, last, shown_by, nearest))
    if not choices:
        return None
    away, first, last, shown_by, nearest = min(choices, key=lambda choice: choice[:3])
    if away > LONGEST_AWAY_DAYS:
        return None
    own = tuple(_quote(source, time) for time in shown_by)
    return DossierPublished(earliest=first, latest=last, method="inferred", evidence=own + nearest.evidence)


def _away(anchor: Anchor, first: date, last: date) -> int:
    return max(0, (anchor.first - last).days, (first - anchor.last).days)


def _bare(anchor: Anchor) -> tuple[bool, str, int]:
    """Anchors with words come first, then those of the first article, the first place."""
    place = anchor.evidence[0] if anchor.evidence else None
    return (place is None, place.article if place else "", place.start if place else 0)


def _days_in_year(times: Sequence[Time], year: int) -> tuple[tuple[date, date], tuple[Time, ...]] | None:
    """The days on which an article with these times can have been written, if their year is this one.

    A date that says how far off it is ("yesterday, Saturday 9 September") gives the day itself. Else the
    latest day and month that the article tells as past decides, or a demonstrative one ("this 31
    January") if there is any. None where there is no such date, or a weekday does not agree.
    """
    told: list[tuple[bool, date, Time]] = []
    for time in times:
        timex = time.timex
        if timex is None or timex.kind != "date" or timex.year or not timex.month or not timex.day:
            continue
        day = make_day(year, timex.month, timex.day)
        if day is None or timex.weekday not in (None, day.weekday()):
            return None
        written = move_days(day, -timex.offset) if timex.offset is not None else None
        if written:
            return (written, written), (time,)
        if timex.direction not in ("future", "planned"):
            told.append((timex.near, day, time))
    if not told:
        return None
    near, day, time = max(told, key=lambda one: (one[0], one[1], -one[2].start))
    weekday = time.timex is not None and time.timex.weekday is not None
    after = AFTER_NEAR_DAYS if near else AFTER_WEEKDAY_DAYS if weekday else AFTER_DATE_DAYS
    return (day, day + timedelta(days=after)), (time,)


def _quote(source: ReadArticle, time: Time) -> Evidence:
    return quote_evidence(source.article, Span(time.start, time.end, time.text))


def _redated(source: ReadArticle, published: DossierPublished) -> ReadArticle:
    told = Published(
        earliest=published.earliest,
        latest=published.latest,
        evidence=tuple(place.text for place in published.evidence),
        method=published.method,
    )
    return source._replace(reading=redate(source.reading, told), published=published)
