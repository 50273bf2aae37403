"""What a language knows of the calendar (`calendar.toml`): names of days and months, forms of expressions.

The forms stand in three tables that build on each other: `basic` ones, `modified` ones that hold a
{basic} one, `joined` ones that hold a {point} (either of the two). `Calendar` keeps them by the words
with which they can begin (`index`), so that a text is walked once.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from typing import Literal as OneOf

import msgspec

from recoupe.days import Part, Season, Unit
from recoupe.errors import DataFileError
from recoupe.languages.calendar_forms import CompiledForm, compile_form, places
from recoupe.languages.calendar_index import DIGIT, LEVELS, FormIndex, Level, index_forms
from recoupe.languages.files import load_entries, load_table
from recoupe.languages.numbers import NumberGrammar, load_number_grammar, number_starts
from recoupe.languages.registry import find_language
from recoupe.timex import Direction

FILE_NAME = "calendar.toml"
FormKind = OneOf["date", "shift", "range", "since", "within", "list", "same", "clock", "dateline", "nothing"]
Base = OneOf["writing", "before", "around"]
_ROMAN = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI",
    "XVII", "XVIII", "XIX", "XX", "XXI",
)  # fmt: skip
_DIGIT_PLACES = (
    "day", "lone_day", "year", "short_year", "lone_year", "decade", "number", "numeric", "iso_month", "clock",
)  # fmt: skip


class CalendarForm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How one kind of expression is written (`words`, see calendar_forms) and what it means.

    `means` is date, shift, range (first to last), since, within, list (several days of one month),
    same (two words for one day), clock, dateline, or nothing (words that only look like a time).
    `base` is what a shift counts from. The other fields are those of a Timex, where the form itself
    settles them; `sign` is the direction of a counted shift.
    """

    words: tuple[str, ...]
    means: FormKind
    examples: tuple[str, ...]
    weekday: int | None = None
    count: int = 0
    sign: OneOf[-1, 1] = 1
    unit: Unit | None = None
    exact: bool = False
    base: Base = "writing"
    direction: Direction | None = None
    strict: bool = False
    near: bool = False
    part: Part | None = None
    clock: str = ""
    offset: int | None = None


class Holiday(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A feast by its names: on a fixed day, or so many days after Easter Sunday."""

    names: tuple[str, ...]
    month: int | None = None
    day: int | None = None
    easter: int | None = None


class CalendarWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The word tables of one `calendar.toml`, which explains each."""

    example_day: str
    small_months: bool
    planned: frozenset[str]
    postponing: frozenset[str]
    postponed_to: frozenset[str]
    perfect_auxiliaries: frozenset[str]
    future_endings: tuple[str, ...]
    names_before: frozenset[str]
    numbered: frozenset[str]
    clock_signs: frozenset[str]
    clock_words: frozenset[str]
    short_year_pivot: int
    weekdays: dict[str, int]
    months: dict[str, int]
    seasons: dict[str, Season]
    parts: dict[str, Part]
    dayparts: dict[str, str]
    units: dict[str, Unit]
    ordinals: dict[str, int]
    deictics: dict[str, int]
    decades: dict[str, int]
    century_suffixes: tuple[str, ...]
    hours: dict[str, str]
    day_first: bool | None = None
    days_in_words: bool = True
    years_as_decades: bool = True
    day_suffixes: tuple[str, ...] = ()
    years_before_nouns: frozenset[str] = frozenset()
    afternoon_words: frozenset[str] = frozenset()
    centuries: dict[str, int] = {}
    ahead: frozenset[str] = frozenset()
    complement_openers: frozenset[str] = frozenset()


class LoadedForm(msgspec.Struct, frozen=True):
    """One row of words of a form, compiled, with its level and the line of its entry."""

    form: CalendarForm
    compiled: CompiledForm
    level: Level
    line: int


class Name(msgspec.Struct, frozen=True):
    """A word or words of a table: its pieces, the place that it fills, its value."""

    pieces: tuple[str, ...]
    slot: str
    value: int | str | Holiday


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """All that a language knows of the calendar. `names` are by their first piece, longest first."""

    words: CalendarWords
    numbers: NumberGrammar
    names: dict[str, tuple[Name, ...]]
    forms: tuple[LoadedForm, ...]
    index: FormIndex


@lru_cache(maxsize=8)
def load_calendar(language: str) -> Calendar:
    """The calendar of a language. Raises DataFileError where an entry is wrong."""
    return load_calendar_file(find_language(language).folder / FILE_NAME, load_number_grammar(language))


def load_calendar_file(path: Path, numbers: NumberGrammar) -> Calendar:
    """The calendar in one file; raises DataFileError, with the line, where an entry is wrong."""
    words = load_table(path, CalendarWords, "words")
    holidays = load_entries(path, "holiday", Holiday)
    forms = tuple(form for level in LEVELS for form in _load_forms(path, level))
    names = _index_names(words, [holiday for holiday, _line in holidays])
    return Calendar(
        words=words,
        numbers=numbers,
        names=names,
        forms=forms,
        index=index_forms([(f.compiled, f.level) for f in forms], _words_of_places(names, numbers)),
    )


def _load_forms(path: Path, level: Level) -> Iterator[LoadedForm]:
    for form, line in load_entries(path, level, CalendarForm):
        for words in form.words:
            try:
                compiled = compile_form(words)
                _check_places(compiled, level)
            except ValueError as error:
                raise DataFileError(str(path), line, f'"{words}": {error}') from error
            yield LoadedForm(form, compiled, level, line)


def _check_places(compiled: CompiledForm, level: Level) -> None:
    allowed: tuple[str, ...] = {"basic": (), "modified": ("basic",), "joined": ("basic", "point")}[level]
    for slot in places(compiled.items):
        if slot in ("basic", "point") and slot not in allowed:
            raise ValueError(f"a {level} form cannot hold a {{{slot}}} one")


def _index_names(words: CalendarWords, holidays: list[Holiday]) -> dict[str, tuple[Name, ...]]:
    tables: list[tuple[str, dict[str, int] | dict[str, str] | dict[str, Any]]] = [
        ("weekday", words.weekdays), ("month", words.months), ("season", words.seasons),
        ("part", words.parts), ("daypart", words.dayparts), ("unit", words.units),
        ("ordinal", words.ordinals), ("deictic", words.deictics), ("decade", words.decades),
        ("clock", words.hours), ("century", words.centuries),
    ]  # fmt: skip
    found = [Name(_pieces(text), slot, value) for slot, table in tables for text, value in table.items()]
    found += [Name(_pieces(name), "holiday", holiday) for holiday in holidays for name in holiday.names]
    found += [
        Name((roman.lower() + suffix,), "century", number)
        for number, roman in enumerate(_ROMAN, start=1)
        for suffix in words.century_suffixes
    ]
    index: dict[str, list[Name]] = {}
    for name in found:
        index.setdefault(name.pieces[0], []).append(name)
    return {first: tuple(sorted(same, key=lambda n: -len(n.pieces))) for first, same in index.items()}


def _pieces(text: str) -> tuple[str, ...]:
    """Words of a table as `read.pieces` cuts them."""
    return tuple(text.replace("-", " ").split())


def _words_of_places(names: dict[str, tuple[Name, ...]], numbers: NumberGrammar) -> dict[str, set[str]]:
    """The pieces with which the words that fill a place can begin."""
    words_of_place: dict[str, set[str]] = {place: {DIGIT} for place in _DIGIT_PLACES}
    for first, found in names.items():
        for name in found:
            words_of_place.setdefault(name.slot, set()).add(first)
            if name.slot == "ordinal" and name.value == 1:
                words_of_place["day"].add(first)
    for place in ("number", "day", "clock"):
        words_of_place[place] |= number_starts(numbers)
    return words_of_place
