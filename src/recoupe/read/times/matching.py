"""Which calendar forms of a language match at which pieces of a text: the longest, walked once."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from recoupe.languages.calendar import DIGIT, CalendarForm, Level, LoadedForm
from recoupe.languages.calendar_forms import Group, Item, Literal
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
        self._known: dict[tuple[Level, int], Match | None] = {}

    def matches(self) -> Iterator[Match]:
        """The longest match at each piece that no earlier one covers."""
        texts = self.text.pieces.texts
        starts = self.text.calendar.starts
        at = 0
        while at < len(texts):
            if (DIGIT if texts[at][0].isdigit() else texts[at]) in starts:
                match = self._longest(("joined", "modified", "basic"), at)
                if match is not None:
                    yield match
                    at = match.last
                    continue
            at += 1

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

    def _candidates(self, level: Level, at: int) -> tuple[LoadedForm, ...]:
        texts = self.text.pieces.texts
        if at >= len(texts):
            return ()
        levels = self.text.calendar.starts.get(DIGIT if texts[at][0].isdigit() else texts[at])
        return levels.get(level, ()) if levels else ()

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
        elif item.slot == "month" and self.text.is_name(at) and not any(p.name == "day" for p in places):
            return
        else:
            for end, value in fill_place(item.slot, at, self.text):
                yield from self._fill(rest, end, (*places, Place(item.name, at, end, value)))
