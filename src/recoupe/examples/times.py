"""Examples of `calendar.toml`: each must mean the days that stand behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from recoupe.examples.example import Check, Example, instead
from recoupe.languages.calendar import CalendarForm
from recoupe.languages.calendar_index import LEVELS
from recoupe.languages.files import load_entries
from recoupe.read.reader import Layers
from recoupe.read.syntax import Syntax
from recoupe.reading import Published

_MARKED = re.compile(r"\[(.*?)\]")


def time_examples(path: Path, name: str, example_day: date) -> Iterator[Example]:
    """The examples of one file, written on `example_day`; `name` is what messages call it."""
    written = Published(earliest=example_day, latest=example_day, method="declared")
    for level in LEVELS:
        for form, line in load_entries(path, level, CalendarForm):
            for example in form.examples:
                marked, _, days = example.partition(" = ")
                text = re.sub(r"[\[\]]", "", marked)
                if form.means == "dateline":
                    yield Example(f"{name}:{line}", text, f"written {days}", _dates(days))
                    continue
                wanted = _wanted(marked, days)
                yield Example(f"{name}:{line}", text, instead(wanted), _brings(wanted), written)


def _wanted(marked: str, days: str) -> tuple[str, ...]:
    """The expressions in brackets with their days, in order; none: the example is no time."""
    texts = _MARKED.findall(marked)
    return tuple(f"{text} = {day}" for text, day in zip(texts, days.split(", "), strict=False))


def _brings(wanted: tuple[str, ...]) -> Check:
    def check(_syntax: Syntax, layers: Layers) -> str | None:
        found = [
            f"{time.text} = {_days(time.first_day, time.last_day) or time.note or 'unknown'}"
            for time in layers.times
        ]
        fits = set(wanted) <= set(found) if wanted else not found
        return None if fits else instead(found)

    return check


def _dates(days: str) -> Check:
    def check(_syntax: Syntax, layers: Layers) -> str | None:
        found = _days(layers.published.earliest, layers.published.latest)
        return None if found == days else found or "no day"

    return check


def _days(first_day: date | None, last_day: date | None) -> str:
    """One day, or the first and the last of several; empty where they are unknown."""
    if first_day is None or last_day is None:
        return ""
    return str(first_day) if first_day == last_day else f"{first_day}..{last_day}"
