"""The words of the interface, one gettext catalogue a language, and the way each language writes days."""

from __future__ import annotations

import calendar
import gettext
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

import msgspec

from recoupe.errors import DataFileError, UsageError
from recoupe.show.catalogues import load_catalogue

LOCALE_FOLDER = Path(__file__).with_name("locale")


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


class Interface(msgspec.Struct, frozen=True, kw_only=True):
    """One interface language. `forms` are its texts by key, several where a text depends on a number."""

    code: str
    name: str
    dates: DateForms
    forms: Mapping[str, tuple[str, ...]]
    translations: gettext.GNUTranslations

    def has(self, key: str) -> bool:
        """Whether there is a text with that key."""
        return key in self.forms

    def text(self, key: str, values: Mapping[str, str | int] | None = None) -> str:
        """The text with that key, its `{places}` filled in. `count` chooses between singular and plural.

        Raises KeyError where there is none: a page must not go out with a hole in it.
        """
        forms = self.forms[key]
        values = values or {}
        if len(forms) > 1 and "count" in values:
            text = self.translations.ngettext(key, key, int(values["count"]))
        else:
            text = forms[0]
        return text.format_map(values) if values else text

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
    """All interface languages by code, in the order of their codes: one for each folder of `locale/`."""
    paths = sorted(LOCALE_FOLDER.glob("*/LC_MESSAGES/recoupe.po"))
    return {path.parts[-3]: load_interface(path, path.parts[-3]) for path in paths}


def load_interface(path: Path, code: str) -> Interface:
    """The interface language in one catalogue. Raises DataFileError where the file is wrong."""
    catalogue = load_catalogue(path)
    return Interface(
        code=code,
        name=_one(path, catalogue.forms, "interface.name"),
        dates=_date_forms(path, catalogue.forms),
        forms=catalogue.forms,
        translations=catalogue.translations,
    )


def find_interface(code: str) -> Interface:
    """The interface language with that code. Raises UsageError, naming those there are."""
    interfaces = load_interfaces()
    if code not in interfaces:
        raise UsageError(f'there is no interface in "{code}"; there are {", ".join(interfaces)}')
    return interfaces[code]


def _date_forms(path: Path, forms: Mapping[str, tuple[str, ...]]) -> DateForms:
    said: dict[str, str | tuple[str, ...]] = {}
    for field in msgspec.structs.fields(DateForms):
        key = f"dates.{field.name}"
        if field.name in ("months", "short_months"):
            said[field.name] = tuple(_one(path, forms, f"{key}.{month}") for month in range(1, 13))
        else:
            said[field.name] = _one(path, forms, key)
    return msgspec.convert(said, DateForms)


def _one(path: Path, forms: Mapping[str, tuple[str, ...]], key: str) -> str:
    if key not in forms:
        raise DataFileError(str(path), None, f'there is no msgid "{key}"')
    return forms[key][0]


def _end_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
