"""When an article was written, as far as its own words allow to say.

A line that dates it, "yesterday, Saturday 9 September", dates told as past or to come and bare weekdays
bound the days; weekdays that go with a date and years that are named settle the year. Where the words
leave the year open the answer is unknown: other articles may settle it, a guess may not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from recoupe.days import Days, make_day
from recoupe.languages.calendar import load_calendar
from recoupe.read.left_out import left_out_paragraphs
from recoupe.read.syntax import Syntax
from recoupe.read.times import FoundTime, find_times
from recoupe.reading import Published, Span, Time
from recoupe.timex import Timex, resolve_timex

AFTER_NEAR_DAYS = 3
"""An article that says "this 31 January" was written on that day or within three days of it."""
AFTER_WEEKDAY_DAYS = 6
"""One that says "Wednesday 27 March", in the week that begins with it."""
AFTER_DATE_DAYS = 30
"""One that only says "31 January", within a month of it."""
MOST_YEARS_ON = 1
"""A year named in the text settles that of a date with a weekday if they lie this near each other."""
_HALF_YEAR = timedelta(days=183)


class _Clue(msgspec.Struct, frozen=True):
    """What one expression says of the day of writing, in a given year: not before, not after."""

    time: Time
    earliest: date | None = None
    latest: date | None = None


def date_article(found_times: Sequence[FoundTime], syntax: Syntax, declared: Published) -> Published:
    """The range of days in which an article was written: as declared, else as its text shows."""
    if declared.earliest is not None and declared.latest is not None:
        return declared
    times = [found.time for found in found_times if found.in_reading]
    opening = _opening_date(found_times, syntax)
    for header in _date_lines(found_times, syntax):
        days = resolve_timex(header.timex, None) if header.timex else None
        if days is not None:
            return _within(days, header, times)
    year = _find_year(times)
    if year is None:
        return Published()
    return _in_year(year, times, opening)


def _date_lines(found_times: Sequence[FoundTime], syntax: Syntax) -> Iterator[Time]:
    """What lines that date the article say, also those that are no part of its account."""
    yield from (found.time for found in found_times if found.means == "dateline")
    for paragraph in left_out_paragraphs(syntax):
        calendar = load_calendar(syntax.language)
        yield from (f.time for f in find_times(paragraph, calendar) if f.means == "dateline")


def _within(days: Days, header: Time, times: Sequence[Time]) -> Published:
    """A dated line, narrowed by the bare weekdays of the news: they lie in that month, too."""
    earliest, latest = days
    shown_by = [header]
    for time in times:
        timex = time.timex
        if timex is None or not _is_bare_weekday(timex) or timex.direction != "past" or earliest == latest:
            continue
        first = earliest + timedelta(days=((timex.weekday or 0) - earliest.weekday()) % 7)
        if earliest < first <= latest:
            earliest = first
            shown_by.append(time)
    return _published(earliest, latest, shown_by)


def _find_year(times: Iterable[Time]) -> int | None:
    """The year of writing: the one that a date with its weekday allows next to the years that are named."""
    named: list[int] = []
    dated: list[Timex] = []
    for time in times:
        timex = time.timex
        if timex is None:
            continue
        if timex.direction not in ("future", "planned"):
            named.extend(_named_years(timex))
        if (
            timex.kind == "date"
            and timex.year is None
            and timex.month
            and timex.day
            and timex.weekday is not None
        ):
            dated.append(timex)
    if not named or not dated:
        return None
    newest = max(named)
    fitting = [year for year in range(newest, newest + MOST_YEARS_ON + 1) if _agree(dated, year)]
    return fitting[0] if len(fitting) == 1 else None


def _named_years(timex: Timex) -> list[int]:
    """The years that an expression names as past, among them "five years after April 1906"."""
    if timex.kind == "date" and timex.year and timex.unit not in ("decade", "century"):
        return [timex.year]
    if timex.kind == "range":
        return [year for end in (timex.first, timex.last) if end for year in _named_years(end)]
    if timex.base is not None and timex.unit == "year" and timex.base.year:
        return [timex.base.year + timex.count]
    return []


def _agree(dated: Sequence[Timex], year: int) -> bool:
    """Whether all dates with weekdays fall on them in that year.

    Beside dates of its first months those of the last ones may be of the year before.
    """
    turns = any((timex.month or 0) <= 3 for timex in dated)
    for timex in dated:
        years = (year, year - 1) if turns and (timex.month or 0) >= 10 else (year,)
        days = [make_day(one, timex.month or 0, timex.day or 0) for one in years]
        if not any(day and day.weekday() == timex.weekday for day in days):
            return False
    return True


def _in_year(year: int, times: Sequence[Time], opening: Time | None) -> Published:
    """The days of that year on which an article with these times can have been written."""
    placed = _place_dates(year, times)
    exact = [clue for clue in placed if clue.earliest and clue.earliest == clue.latest]
    if exact:
        return _published(exact[0].earliest, exact[0].latest, [exact[0].time, *_year_evidence(year, times)])
    told = [clue for clue in placed if clue.earliest is not None and clue.latest is not None]
    if not told:
        return Published()
    newest = max(told, key=lambda clue: (clue.earliest or date.min, clue.latest == clue.earliest))
    earliest, latest = (
        newest.earliest,
        min(c.latest for c in told if c.latest and c.earliest == newest.earliest),
    )
    if earliest is None:
        return Published()
    shown_by = [newest.time]
    for clue in [*placed, *_weekday_clues(earliest, times)]:
        if clue.latest is not None and earliest <= clue.latest < latest:
            latest = clue.latest
            shown_by.append(clue.time)
    if opening is not None:
        latest = min(latest, earliest + timedelta(days=AFTER_NEAR_DAYS))
        shown_by.append(opening)
    return _published(earliest, latest, shown_by + _year_evidence(year, times))


def _place_dates(year: int, times: Iterable[Time]) -> list[_Clue]:
    """What each date with day and month says, if the article is of that year."""
    days: list[tuple[Time, Timex, date]] = []
    for time in times:
        timex = time.timex
        if timex is not None and timex.kind == "date" and timex.month and timex.day and timex.unit == "day":
            day = make_day(timex.year or year, timex.month, timex.day)
            if day is not None:
                days.append((time, timex, day))
    newest = max((day for _time, timex, day in days if timex.direction != "future"), default=None)
    return [_clue(time, timex, _before(day, timex, newest)) for time, timex, day in days]


def _before(day: date, timex: Timex, newest: date | None) -> date:
    """A date in December that an article of January tells is of the year before."""
    if timex.year is None and newest is not None and day - newest > _HALF_YEAR and timex.direction == "past":
        return make_day(day.year - 1, day.month, day.day) or day
    return day


def _clue(time: Time, timex: Timex, day: date) -> _Clue:
    if timex.offset is not None:
        written = day - timedelta(days=timex.offset)
        return _Clue(time, written, written)
    if timex.direction == "future":
        return _Clue(time, None, day)
    if timex.direction == "planned":
        return _Clue(time, None, day + timedelta(days=1))
    after = (
        AFTER_NEAR_DAYS if timex.near else AFTER_DATE_DAYS if timex.weekday is None else AFTER_WEEKDAY_DAYS
    )
    return _Clue(time, day, day + timedelta(days=after))


def _weekday_clues(newest: date, times: Iterable[Time]) -> list[_Clue]:
    """Bare weekdays: one told as past is no week old, one to come is not over, a plan at most a day."""
    clues = []
    for time in times:
        timex = time.timex
        if timex is None or not _is_bare_weekday(timex) or timex.strict:
            continue
        ahead = ((timex.weekday or 0) - newest.weekday()) % 7
        if timex.direction == "future":
            clues.append(_Clue(time, None, newest + timedelta(days=ahead)))
        elif timex.direction == "planned" and ahead <= 3:
            clues.append(_Clue(time, None, newest + timedelta(days=ahead + 1)))
        elif timex.direction == "past":
            clues.append(_Clue(time, None, newest + timedelta(days=ahead - 1 if ahead else 6)))
    return clues


def _is_bare_weekday(timex: Timex) -> bool:
    return (
        timex.kind == "date"
        and timex.weekday is not None
        and timex.day is None
        and timex.unit == "day"
        and timex.offset is None
    )


def _opening_date(found_times: Sequence[FoundTime], syntax: Syntax) -> Time | None:
    """The date of a dispatch ("London, 22 July. -"): in the first sentence, which has no verb."""
    if not syntax.sentences:
        return None
    last = syntax.sentences[0].last
    if any(word.pos in ("VERB", "AUX") for word in syntax.words[:last]):
        return None
    return next((f.time for f in found_times if f.in_reading and f.last <= last and f.means == "date"), None)


def _year_evidence(year: int, times: Iterable[Time]) -> list[Time]:
    """The first expression that names the year, or the one before it."""
    for wanted in (year, year - MOST_YEARS_ON):
        for time in times:
            if time.timex is not None and wanted in _named_years(time.timex):
                return [time]
    return []


def _published(earliest: date | None, latest: date | None, shown_by: Iterable[Time]) -> Published:
    spans = sorted({(t.start, t.end, t.text) for t in shown_by})
    return Published(
        earliest=earliest,
        latest=latest,
        evidence=tuple(text for _start, _end, text in spans),
        method="inferred",
        spans=tuple(Span(*span) for span in spans),
    )
