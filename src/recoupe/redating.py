"""A reading dated anew: its times resolved again from what they mean, and the events that they date.

Nothing is read again: a `Time` keeps its symbolic `timex`, an `Event` the span of the time that dates it.
"""

from __future__ import annotations

from datetime import date

import msgspec

from recoupe.days import Days
from recoupe.reading import Event, Published, Reading, Time
from recoupe.timex import doubt_timex, resolve_timex

LATEST_DAY = "latest_day"
"""Note of a time that counts from the latest of several possible days of writing."""


def redate(reading: Reading, published: Published) -> Reading:
    """The same reading as of an article written then. Times without a `timex` stay as they are."""
    times = tuple(resolve_time(time, published) for time in reading.times)
    days_by_span = {(time.start, time.end): (time.first_day, time.last_day) for time in times}
    events = tuple(_redate_event(event, days_by_span, published) for event in reading.events)
    return msgspec.structs.replace(reading, published=published, times=times, events=events)


def resolve_time(time: Time, published: Published) -> Time:
    """The time with the days that its `timex` means in an article published then.

    Where the writing day is a range, its latest day counts, and the note says so if that matters.
    """
    if time.timex is None:
        return time
    days = resolve_timex(time.timex, published.latest)
    notes: list[str] = [doubt] if (doubt := doubt_timex(time.timex, days)) else []
    if days and days != resolve_timex(time.timex, published.earliest):
        notes.append(LATEST_DAY)
    first_day, last_day = days or (None, None)
    return msgspec.structs.replace(time, first_day=first_day, last_day=last_day, note="; ".join(notes))


def published_days(published: Published) -> Days | None:
    """The days of what happened "when this was written": the latest possible day, None if unknown."""
    return (published.latest, published.latest) if published.latest else None


def _redate_event(
    event: Event,
    days_by_span: dict[tuple[int, int], tuple[date | None, date | None]],
    published: Published,
) -> Event:
    if event.time is not None and (event.time.start, event.time.end) in days_by_span:
        first_day, last_day = days_by_span[event.time.start, event.time.end]
    elif event.dated_from == "published":
        first_day, last_day = published_days(published) or (None, None)
    else:
        return event
    return msgspec.structs.replace(event, first_day=first_day, last_day=last_day)
