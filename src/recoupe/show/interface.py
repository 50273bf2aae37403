"""The words of the interface, one TOML file a language, and the way each language writes days."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from recoupe.errors import DataFileError, UsageError
from recoupe.languages.files import convert_entry, load_toml

LABELS_FOLDER = Path(__file__).with_name("labels")


class DateForms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a language writes days. `{first}` and `{last}` are day numbers, `{day}` a whole day."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    first_of_month: str
    day: str
    days_of_month: str
    days_of_year: str
    days: str
    month: str
    year: str
    years: str
    since: str
    until: str
    unknown: str
    short_day: str
    short_month: str


class _LabelFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    one: tuple[int, ...]
    dates: DateForms
    texts: dict[str, Any]


class Interface(msgspec.Struct, frozen=True, kw_only=True):
    """One interface language. `one` are the counts that take the singular; `texts` has dotted keys."""

    code: str
    name: str
    one: tuple[int, ...]
    dates: DateForms
    texts: dict[str, str]

    def has(self, key: str) -> bool:
        """Whether there is a text with that key."""
        return key in self.texts

    def text(self, key: str, values: Mapping[str, str | int] | None = None) -> str:
        """The text with that key, its `{places}` filled in. `count` chooses between `.one` and `.other`.

        Raises KeyError where there is none: a page must not go out with a hole in it.
        """
        values = values or {}
        if key not in self.texts and "count" in values:
            key = f"{key}.one" if values["count"] in self.one else f"{key}.other"
        return self.texts[key].format_map(values) if values else self.texts[key]

    def days(self, first: date | None, last: date | None) -> str:
        """A closed range of days in words, as short as it can be said."""
        forms = self.dates
        if first is None or last is None:
            if first is not None:
                return forms.since.format(day=self.day(first))
            return forms.until.format(day=self.day(last)) if last is not None else forms.unknown
        if first == last:
            return self.day(first)
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            form = forms.year if first.year == last.year else forms.years
            return form.format(year=first.year, first_year=first.year, last_year=last.year)
        if first.day == 1 and last == _end_of_month(first):
            return forms.month.format(month=forms.months[first.month - 1], year=first.year)
        return self._range(first, last)

    def day(self, day: date) -> str:
        """One day in words."""
        forms = self.dates
        return forms.day.format(day=self._number(day), month=forms.months[day.month - 1], year=day.year)

    def short_day(self, day: date) -> str:
        """One day without its year, for the foot of a chart."""
        forms = self.dates
        return forms.short_day.format(day=self._number(day), month=forms.short_months[day.month - 1])

    def short_month(self, day: date) -> str:
        """The month and year of a day, for the foot of a chart."""
        forms = self.dates
        return forms.short_month.format(month=forms.short_months[day.month - 1], year=day.year)

    def _range(self, first: date, last: date) -> str:
        forms = self.dates
        form = forms.days
        if first.year == last.year:
            form = forms.days_of_month if first.month == last.month else forms.days_of_year
        return form.format(
            first=self._number(first),
            last=self._number(last),
            month=forms.months[last.month - 1],
            year=last.year,
            first_month=forms.months[first.month - 1],
            last_month=forms.months[last.month - 1],
            first_year=first.year,
            last_year=last.year,
        )

    def _number(self, day: date) -> str:
        return self.dates.first_of_month if day.day == 1 else str(day.day)


@lru_cache(maxsize=1)
def load_interfaces() -> dict[str, Interface]:
    """All interface languages by code, in the order of their codes: one for each file in `labels/`."""
    return {path.stem: load_interface(path) for path in sorted(LABELS_FOLDER.glob("*.toml"))}


def load_interface(path: Path) -> Interface:
    """The interface language in one label file. Raises DataFileError where the file is wrong."""
    loaded = convert_entry(path, None, load_toml(path), _LabelFile)
    for months in (loaded.dates.months, loaded.dates.short_months):
        if len(months) != 12:
            raise DataFileError(str(path), None, f"{len(months)} months are given; a year has 12")
    return Interface(
        code=path.stem,
        name=loaded.name,
        one=loaded.one,
        dates=loaded.dates,
        texts=dict(_flatten(path, loaded.texts, "")),
    )


def find_interface(code: str) -> Interface:
    """The interface language with that code. Raises UsageError, naming those there are."""
    interfaces = load_interfaces()
    if code not in interfaces:
        raise UsageError(f'there is no interface in "{code}"; there are {", ".join(interfaces)}')
    return interfaces[code]


def _flatten(path: Path, tables: Mapping[str, object], prefix: str) -> Iterator[tuple[str, str]]:
    for name, value in tables.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict):
            yield from _flatten(path, value, f"{key}.")
        elif isinstance(value, str):
            yield key, value
        else:
            raise DataFileError(str(path), None, f"texts.{key} is no text but {value!r}; write it in quotes")


def _end_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
