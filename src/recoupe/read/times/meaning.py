"""From a matched form and what fills its places to the symbolic meaning, a `Timex`."""

from __future__ import annotations

from typing import cast

from msgspec.structs import replace

from recoupe.days import Part, Season, Unit
from recoupe.languages.calendar import CalendarForm, Holiday
from recoupe.timex import Timex

Meanings = dict[str, int | float | str | Holiday | Timex]

TIME_BEFORE = Timex(kind="date")
"""Stands for the time that the text names before; replaced once the order of times is known."""
TIME_AROUND = Timex(kind="date", near=True)
"""Stands for the time in the expression's own complement, else the one before."""

_MONTHS = {"quarter": 3, "half": 6}
_LONG_UNITS = {"decade": 10, "century": 100}
"""Years in units that are counted loosely: "a century ago" is about a hundred years ago."""
_BASES = {"writing": None, "before": TIME_BEFORE, "around": TIME_AROUND}


def find_meaning(form: CalendarForm, places: Meanings) -> Timex | None:
    """The meaning of a form whose places hold those values; None where they do not go together."""
    read = {
        "date": _date, "shift": _shift, "same": _same, "list": _list,
        "range": _range, "since": _range, "within": _range,
    }.get(form.means)  # fmt: skip
    if read is not None:
        return read(form, places)
    if form.means == "clock":
        return Timex(kind="date", clock=str(places.get("clock", "")))
    point = places.get("point", places.get("iso_month"))
    return point if isinstance(point, Timex) else Timex(kind="date")


def has_day(timex: Timex) -> bool:
    """Whether an expression means a single day."""
    if timex.kind == "shift":
        return timex.unit == "day"
    return (
        timex.kind == "date"
        and timex.unit == "day"
        and (timex.day is not None or timex.weekday is not None or timex.easter is not None)
    )


def is_open(timex: Timex) -> bool:
    """Whether the year of a date is still to be found."""
    return timex.kind == "date" and timex.year is None


def _date(form: CalendarForm, places: Meanings) -> Timex | None:
    inner, numeric = places.get("basic"), places.get("numeric")
    if isinstance(inner, Timex):
        return _modify(form, inner, places)
    if isinstance(numeric, Timex):
        return numeric
    holiday = places.get("holiday")
    year, unit = _year(form, places)
    month, day, easter = places.get("month"), places.get("day", places.get("lone_day")), None
    if isinstance(holiday, Holiday):
        month, day, easter = holiday.month, holiday.day, holiday.easter
    if "ordinal" in places and unit in _MONTHS:
        month = (cast(int, places["ordinal"]) - 1) * _MONTHS[unit] + 1
        if month > 12:
            return None
    return Timex(
        kind="date",
        year=year,
        month=cast("int | None", month),
        day=cast("int | None", day),
        weekday=cast("int | None", places.get("weekday", form.weekday)),
        season=cast("Season | None", places.get("season")),
        easter=easter,
        unit=unit,
        direction=form.direction,
        strict=form.strict,
        near=form.near,
        part=cast("Part | None", places.get("part", form.part)),
    )


def _year(form: CalendarForm, places: Meanings) -> tuple[int | None, Unit]:
    """The year that a date names, and what it stands for."""
    unit = form.unit or "day"
    if "decade" in places:
        return cast(int, places["decade"]), "decade"
    if "century" in places:
        return cast(int, places["century"]) * 100 - 99, "century"
    for place in ("year", "short_year", "lone_year"):
        if place in places:
            return cast(int, places[place]), unit
    return None, unit


def _modify(form: CalendarForm, inner: Timex, places: Meanings) -> Timex | None:
    """An expression with words around it that give its direction or the time of day."""
    if form.strict:
        if not is_open(inner):
            return None
        return replace(inner, direction=form.direction, strict=True)
    if "part" in places:
        return None if has_day(inner) or inner.part else replace(inner, part=cast(Part, places["part"]))
    if not has_day(inner):
        return None
    clock = places.get("clock", places.get("daypart"))
    return replace(inner, clock=clock) if isinstance(clock, str) else inner


def _shift(form: CalendarForm, places: Meanings) -> Timex | None:
    unit = cast(Unit, places.get("unit", form.unit or "day"))
    count = places.get("number", places.get("deictic"))
    count = form.count if count is None else count
    if not isinstance(count, int):
        return None
    if "number" in places and unit in _LONG_UNITS:
        count, unit = count * _LONG_UNITS[unit], "year"
    part = cast("Part | None", places.get("part", form.part))
    if unit == "day" and (part or (form.near and "unit" in places)):
        return None  # "this day" names no day: it points back to an event
    base = places.get("base", _BASES[form.base])
    clock = places.get("clock", places.get("daypart", ""))
    return Timex(
        kind="shift",
        count=count * form.sign,
        unit=unit,
        exact=form.exact,
        base=base if isinstance(base, Timex) else None,
        direction=form.direction,
        near=form.near,
        part=part,
        clock=clock if isinstance(clock, str) else "",
    )


def _same(_form: CalendarForm, places: Meanings) -> Timex | None:
    """One day said twice: counted from the writing day and by the calendar."""
    counted, dated = places.get("point"), places.get("same")
    if not isinstance(counted, Timex) or not isinstance(dated, Timex):
        return None
    if counted.kind != "shift" or counted.unit != "day" or counted.base:
        return None
    if dated.kind != "date" or not has_day(dated) or dated.easter is not None:
        return None
    return replace(dated, offset=counted.count, clock=counted.clock or dated.clock)


def _range(form: CalendarForm, places: Meanings) -> Timex | None:
    first, last = places.get("first"), places.get("last")
    if "number" in places:
        first = last = _shift(form, places)
    day = places.get("day")
    if isinstance(day, int) and isinstance(last, Timex) and last.kind == "date" and last.month:
        first = replace(last, day=day, weekday=cast("int | None", places.get("weekday")))
    elif isinstance(day, int) and isinstance(first, Timex) and first.kind == "date" and first.day:
        last = replace(first, day=day, weekday=None) if first.month and first.day < day else None
    ends = [end for end in (first, last) if isinstance(end, Timex) and end.kind != "range"]
    if form.means == "since":
        return Timex(kind="range", first=ends[0]) if ends else None
    if form.means == "within":
        return Timex(kind="range", last=ends[-1]) if ends else None
    if len(ends) < 2 or has_day(ends[0]) != has_day(ends[1]):
        return None
    return Timex(kind="range", first=ends[0], last=ends[1])


def _list(_form: CalendarForm, places: Meanings) -> Timex | None:
    last = places.get("last")
    if isinstance(last, Timex) and last.kind == "date" and last.day is not None and last.month is not None:
        return last
    return None
