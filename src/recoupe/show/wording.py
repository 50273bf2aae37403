"""Interface words inside markup, in the language shown, with the other languages kept in one table.

A page that can change its language carries each distinct text once per language, in a table at its
end; an element that shows one says which (`data-t`), so that the script only swaps texts and knows
neither grammar nor calendars. With one language only, nothing of this is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec
from markupsafe import Markup, escape

from recoupe.languages.world import load_world
from recoupe.show.interface import Interface


class Key(msgspec.Struct, frozen=True):
    """A text of the interface, to be said in whichever language."""

    key: str


class Days(msgspec.Struct, frozen=True):
    """A closed range of days, to be said in whichever language. None: unknown."""

    first: date | None
    last: date | None


class ShortDay(msgspec.Struct, frozen=True):
    """A day at the foot of a chart: its month and year where `month_only`, else day and month."""

    day: date
    month_only: bool = False


class Country(msgspec.Struct, frozen=True):
    """A state by its ISO 3166 alpha-3 code, to be named in whichever language."""

    code: str


Word = str | int | Key | Days | ShortDay | Country


class Wording:
    """Says words in one interface language and remembers how the others say them.

    One is made for each rendering; numbers in the table follow the order of first use.
    """

    def __init__(self, shown: Interface, others: Sequence[Interface] = ()) -> None:
        self.shown = shown
        self._interfaces = (shown, *others)
        self._numbers: dict[tuple[str, ...], int] = {}

    def text(self, key: str, /, **values: Word) -> Markup:
        """The text with that key, as an element that can change its language."""
        return self._element(self._say_all(Key(key), values))

    def word(self, word: Word) -> Markup:
        """Days, or a key, as an element that can change its language; text and numbers as they are."""
        return self._element(self._say_all(word, {}))

    def code(self, group: str, code: str | None) -> Markup:
        """The name of a code of one group (a PLOVER type, a status); the code itself where it has none."""
        if code is None:
            return Markup("")
        return self.word(self.key_of(group, code))

    def key_of(self, group: str, code: str) -> Word:
        """The key of the name of a code, or the code itself where the interface has no name for it."""
        key = f"{group}.{code}"
        return Key(key) if self.shown.has(key) else code

    def country(self, code: str) -> Markup:
        """The usual name of a state; its code where none is known."""
        return self.word(Country(code))

    def attribute(self, name: str, key: str, /, **values: Word) -> Markup:
        """An attribute whose value is a text of the interface, with a space before it."""
        said = self._say_all(Key(key), values)
        mark = "" if _is_same(said) else Markup(' data-t-{}="{}"').format(name, self._number(said))
        return Markup(' {}="{}"{}').format(name, said[0], mark)

    def inside(self, key: str, /, **values: Word) -> Markup:
        """The rest of a start tag and the text after it, for elements that hold no other (`option`)."""
        return self.inside_word(Key(key), **values)

    def inside_word(self, word: Word, **values: Word) -> Markup:
        """As `inside`, for days and codes."""
        said = self._say_all(word, values)
        mark = "" if _is_same(said) else Markup(' data-t="{}"').format(self._number(said))
        return Markup("{}>{}").format(mark, said[0])

    def table(self) -> dict[str, list[str]]:
        """Everything said so far by language code, at the numbers that the elements carry."""
        columns = list(zip(*self._numbers, strict=True)) or [()] * len(self._interfaces)
        return {
            interface.code: list(column) for interface, column in zip(self._interfaces, columns, strict=True)
        }

    def _element(self, said: tuple[str, ...]) -> Markup:
        if _is_same(said):
            return escape(said[0])
        return Markup("<span data-t={}>{}</span>").format(self._number(said), said[0])

    def _number(self, said: tuple[str, ...]) -> int:
        return self._numbers.setdefault(said, len(self._numbers))

    def _say_all(self, word: Word, values: dict[str, Word]) -> tuple[str, ...]:
        return tuple(_say(interface, word, values) for interface in self._interfaces)


def say_word(interface: Interface, word: Word) -> str:
    """A word in one interface language."""
    return _say(interface, word, {})


def _say(interface: Interface, word: Word, values: dict[str, Word]) -> str:
    if isinstance(word, Key):
        said = {
            name: value if isinstance(value, int) else _say(interface, value, {})
            for name, value in values.items()
        }
        return interface.text(word.key, said)
    if isinstance(word, Country):
        return load_world().state_name(word.code, interface.code) or word.code
    if isinstance(word, Days):
        return interface.days(word.first, word.last)
    if isinstance(word, ShortDay):
        return interface.short_month(word.day) if word.month_only else interface.short_day(word.day)
    return str(word)


def _is_same(said: tuple[str, ...]) -> bool:
    return all(text == said[0] for text in said)
