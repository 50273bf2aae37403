"""Which calendar forms of a language match at which pieces of a text: the longest, walked once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, repeat

import msgspec

from recoupe.languages.calendar import CalendarForm, LoadedForm
from recoupe.languages.calendar_forms import Group, Item, Literal
from recoupe.languages.calendar_index import DIGIT, Level
from recoupe.read.times.meaning import find_meaning
from recoupe.read.times.places import Text, Value, fill_place
from recoupe.timex import Timex


class Place(msgspec.Struct, frozen=True, gc=False):
    """What fills a place of a form: its name, pieces `[first, last)` and value."""

    name: str
    first: int
    last: int
    value: Value


class Match(msgspec.Struct, frozen=True):
    """A form that matches the pieces `[first, last)` and makes sense with what fills its places."""

    first: int
    last: int
    form: CalendarForm
    timex: Timex
    places: tuple[Place, ...]


_LEVELS_OF: dict[str, tuple[Level, ...]] = {"basic": ("basic",), "point": ("modified", "basic")}


class Matcher:
    """Matches forms against one text; what stands at a piece is found out once."""

    def __init__(self, text: Text) -> None:
        self.text = text
        texts = text.pieces.texts
        self._keys = [DIGIT if piece[0].isdigit() else piece for piece in texts]
        self._ahead = _marks_ahead(self._keys, text.calendar.index.marks)
        self._known: dict[tuple[Level, int], Match | None] = {}

    def matches(self) -> Iterator[Match]:
        """The longest match at each piece that no earlier one covers."""
        starts = self.text.calendar.index.starts
        at = 0
        while at < len(self._keys):
            match = self._longest(("joined", "modified", "basic"), at) if self._keys[at] in starts else None
            if match is not None:
                yield match
            at = match.last if match is not None else at + 1

    def _longest(self, levels: tuple[Level, ...], at: int) -> Match | None:
        best = None
        for level in levels:
            match = self._at_level(level, at)
            if match is not None and (best is None or match.last > best.last):
                best = match
        return best

    def _at_level(self, level: Level, at: int) -> Match | None:
        """The longest match of one level at a piece; of equals the first in the file."""
        key = (level, at)
        if key in self._known:
            return self._known[key]
        best = None
        for loaded in self._candidates(level, at):
            context = loaded.compiled.context
            if context and (at == 0 or self.text.pieces.texts[at - 1] not in context):
                continue
            if loaded.form.means == "dateline" and not self.text.opens_paragraph(at):
                continue
            for end, places in self._fill(loaded.compiled.items, at, ()):
                if end > at and (best is None or end > best.last) and self.text.in_one_sentence(at, end):
                    timex = find_meaning(loaded.form, {place.name: place.value for place in places})
                    if timex is not None:
                        best = Match(at, end, loaded.form, timex, places)
        self._known[key] = best
        return best

    def _candidates(self, level: Level, at: int) -> Iterator[LoadedForm]:
        """The forms that can begin at a piece and whose other words are among the next ones."""
        if at >= len(self._keys):
            return
        calendar = self.text.calendar
        levels = calendar.index.starts.get(self._keys[at])
        missing = ~self._ahead[at]
        for number in levels.get(level, ()) if levels else ():
            if not calendar.index.needs[number] & missing:
                yield calendar.forms[number]

    def _fill(
        self, items: tuple[Item, ...], at: int, places: tuple[Place, ...]
    ) -> Iterator[tuple[int, tuple[Place, ...]]]:
        """Every way to fill the items from a piece on: (next piece, filled places)."""
        if not items:
            yield at, places
            return
        item, rest = items[0], items[1:]
        if isinstance(item, Literal):
            texts = self.text.pieces.texts
            if at < len(texts) and texts[at] in item.words:
                yield from self._fill(rest, at + 1, places)
        elif isinstance(item, Group):
            yield from self._fill(item.items + rest, at, places)
            yield from self._fill(rest, at, places)
        elif item.slot in _LEVELS_OF:
            match = self._longest(_LEVELS_OF[item.slot], at)
            if match is not None and match.form.means not in ("nothing", "clock"):
                filled = Place(item.name, at, match.last, match.timex)
                yield from self._fill(rest, match.last, (*places, filled))
        elif item.slot == "month" and self._is_no_month(at, places):
            return
        else:
            for end, value in fill_place(item.slot, at, self.text):
                yield from self._fill(rest, end, (*places, Place(item.name, at, end, value)))

    def _is_no_month(self, at: int, places: tuple[Place, ...]) -> bool:
        """Whether the letter of a month shows a name or another word; "3 Mai" is a date all the same."""
        after_day = self.text.calendar.words.small_months and any(place.name == "day" for place in places)
        return at < len(self._keys) and not after_day and self.text.is_name(at)


def _marks_ahead(keys: list[str], marks: dict[str, int]) -> list[int]:
    """For each piece the marks of it and the fifteen after it: no form is longer."""
    ahead = [marks.get(key, 0) for key in keys]
    for step in (1, 2, 4, 8):
        ahead = [mark | later for mark, later in zip(ahead, chain(ahead[step:], repeat(0)), strict=False)]
    return ahead
