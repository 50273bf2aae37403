"""What can fill the places of a calendar form at a piece of the text: names, days, years, numbers, clocks."""

from __future__ import annotations

import re

from recoupe.languages.calendar import Calendar, Holiday
from recoupe.read.numbers import read_number
from recoupe.read.pieces import Pieces
from recoupe.read.syntax import Syntax
from recoupe.timex import Timex

Value = int | float | str | Holiday | Timex
Filled = tuple[int, Value]

_NUMERIC = re.compile(
    r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d{2})|(\d{4})[-/](\d{1,2})[-/](\d{1,2})|(\d{4})[-/](\d{4}|\d{2})"
)
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
_CLOCK = re.compile(r"(\d{1,2})([^\d\s]?)(\d*)")
_YEAR = re.compile(r"[12]\d{3}")
_LONE_YEARS = range(1400, 2101)
_LIKELY_YEARS = range(1900, 2101)
"""Years that count as such after a noun alone ("la présidentielle 2017"); others need a preposition."""


def fill_place(place: str, at: int, text: Text) -> list[Filled]:
    """(next piece, value) of everything that can fill a place at a piece, longest first."""
    if at >= len(text.pieces.texts):
        return []
    reader = _READERS.get(place)
    if reader is not None:
        filled = reader(at, text)
        return [filled] if filled is not None else []
    found: list[Filled] = []
    for name in text.calendar.names.get(text.pieces.texts[at], ()):
        end = at + len(name.pieces)
        if name.slot == place and tuple(text.pieces.texts[at:end]) == name.pieces:
            found.append((end, name.value))
    return found


class Text:
    """A parsed article as the matcher sees it."""

    def __init__(self, syntax: Syntax, pieces: Pieces, calendar: Calendar) -> None:
        self.syntax = syntax
        self.pieces = pieces
        self.calendar = calendar

    def in_one_sentence(self, first: int, last: int) -> bool:
        """Whether the pieces `[first, last)` stand in one sentence."""
        words, pieces = self.syntax.words, self.pieces
        return words[pieces.firsts[first]].sentence == words[pieces.lasts[last - 1] - 1].sentence

    def opens_paragraph(self, at: int) -> bool:
        """Whether a piece is the first of a paragraph."""
        sentences, word = self.syntax.sentences, self.syntax.words[self.pieces.firsts[at]]
        sentence = sentences[word.sentence]
        is_first = word.sentence == 0 or sentences[word.sentence - 1].paragraph != sentence.paragraph
        return is_first and word.i == sentence.first

    def is_name(self, at: int) -> bool:
        """Whether a month at a piece is another word by its first letter.

        It has the capital of a name where the language gives months none, or none where it gives one.
        """
        word = self.syntax.words[self.pieces.lasts[at] - 1]
        if not self.calendar.words.small_months:
            return word.text.rpartition("-")[2][:1].islower()
        word = self.syntax.words[self.pieces.firsts[at]]
        if not word.text[0].isupper() or word.text.isupper():
            return False
        following = self.pieces.texts[at + 1] if at + 1 < len(self.pieces.texts) else ""
        return word.i != self.syntax.sentences[word.sentence].first and not _YEAR.fullmatch(following)

    def counts_noun(self, at: int) -> bool:
        """Whether the parser hangs the number at a piece on a noun that follows it ("12 soldats")."""
        words = self.syntax.words
        word = words[self.pieces.lasts[at] - 1]
        following = words[word.i + 1] if word.i + 1 < len(words) else None
        if following is None or following.sentence != word.sentence:
            return False
        head = words[word.head]
        if word.role in ("number", "determiner", "adjective") and head.i > word.i and head.pos == "NOUN":
            return following.pos in ("NOUN", "ADJ", "ADP") or head.i == following.i
        return following.pos == "NOUN" and word.pos == "NUM" and following.morph.number == "Plur"


def _day(at: int, text: Text) -> Filled | None:
    """A day of a month, in figures or in words."""
    piece = text.pieces.texts[at]
    first = text.calendar.names.get(piece)
    if first and any(name.slot == "ordinal" and name.value == 1 and len(name.pieces) == 1 for name in first):
        return at + 1, 1
    for suffix in text.calendar.words.day_suffixes:
        piece = piece.removesuffix(suffix) if piece[0].isdigit() else piece
    if piece[0].isdigit():
        return (at + 1, int(piece)) if len(piece) <= 2 and piece.isdecimal() and int(piece) >= 1 else None
    if not text.calendar.words.days_in_words:
        return None
    number = read_number(text.pieces.texts, at, text.calendar.numbers)
    if number and isinstance(number.value, int) and 1 <= number.value <= 31:
        return number.last, number.value
    return None


def _lone_day(at: int, text: Text) -> Filled | None:
    piece = text.pieces.texts[at]
    if not piece.isdecimal() or len(piece) > 2 or not 1 <= int(piece) <= 31 or text.counts_noun(at):
        return None
    following = text.pieces.texts[at + 1] if at + 1 < len(text.pieces.texts) else ""
    return None if following in text.calendar.words.clock_words or following == "%" else (at + 1, int(piece))


def _year(at: int, text: Text) -> Filled | None:
    piece = text.pieces.texts[at]
    if not _YEAR.fullmatch(piece):
        return None
    before_noun = text.calendar.words.years_before_nouns and not piece.endswith("00")
    if text.counts_noun(at) and not (before_noun and int(piece) in _LIKELY_YEARS):
        return None
    return at + 1, int(piece)


def _short_year(at: int, text: Text) -> Filled | None:
    piece = text.pieces.texts[at]
    if len(piece) != 2 or not piece.isdecimal() or text.counts_noun(at):
        return None
    following = text.pieces.texts[at + 1] if at + 1 < len(text.pieces.texts) else ""
    if following in text.calendar.words.clock_words or following == "%":
        return None
    value = int(piece)
    return at + 1, value + (1900 if value >= text.calendar.words.short_year_pivot else 2000)


def _lone_year(at: int, text: Text) -> Filled | None:
    """Four digits that nothing but their place shows to be a year."""
    filled = _year(at, text)
    if filled is None or at == 0 or text.pieces.texts[at - 1] in text.calendar.words.numbered:
        return None
    year = int(text.pieces.texts[at])
    before = text.syntax.words[text.pieces.firsts[at] - 1]
    if before.pos == "ADP" and year in _LONE_YEARS:
        return filled
    if text.pieces.texts[at - 1] in text.calendar.words.years_before_nouns:
        return filled if year in _LIKELY_YEARS else None
    likely = before.pos in ("NOUN", "PROPN", "ADJ", "CCONJ") or before.text in ("(", "/", ",")
    return filled if likely and year in _LIKELY_YEARS else None


def _decade(at: int, text: Text) -> Filled | None:
    piece = text.pieces.texts[at]
    if text.calendar.words.years_as_decades and _YEAR.fullmatch(piece) and piece.endswith("0"):
        return at + 1, int(piece)
    for name in text.calendar.names.get(piece, ()):
        end = at + len(name.pieces)
        if name.slot == "decade" and tuple(text.pieces.texts[at:end]) == name.pieces:
            return end, name.value
    return None


def _number(at: int, text: Text) -> Filled | None:
    number = read_number(text.pieces.texts, at, text.calendar.numbers)
    return (number.last, number.value) if number else None


def _numeric(at: int, text: Text) -> Filled | None:
    """A date in figures, or two years joined by a hyphen or stroke."""
    match = _NUMERIC.fullmatch(text.pieces.texts[at])
    if match is None:
        return None
    first, _sign, second, year, iso_year, iso_month, iso_day, from_year, to_year = match.groups()
    if from_year:
        last = int(to_year) if len(to_year) == 4 else int(from_year[:2] + to_year)
        if not int(from_year) < last <= int(from_year) + 200:
            return None
        return at + 1, Timex(
            kind="range",
            first=Timex(kind="date", year=int(from_year)),
            last=Timex(kind="date", year=last),
        )
    if iso_year:
        return at + 1, Timex(kind="date", year=int(iso_year), month=int(iso_month), day=int(iso_day))
    day, month = _day_and_month(int(first), int(second), text.calendar.words.day_first)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if len(year) == 2:
        year = str(int(year) + (1900 if int(year) >= text.calendar.words.short_year_pivot else 2000))
    return at + 1, Timex(kind="date", year=int(year), month=month, day=day)


def _day_and_month(first: int, second: int, day_first: bool | None) -> tuple[int, int]:
    """Which of two numbers is the day; (0, 0) where the language leaves it open and both could be."""
    if day_first is None and first != second and max(first, second) <= 12:
        return 0, 0
    day, month = (second, first) if day_first is False else (first, second)
    return (month, day) if month > 12 >= day else (day, month)


def _iso_month(at: int, text: Text) -> Filled | None:
    match = _ISO_MONTH.fullmatch(text.pieces.texts[at])
    if match is None or not 1 <= int(match[2]) <= 12:
        return None
    return at + 1, Timex(kind="date", year=int(match[1]), month=int(match[2]))


def _clock(at: int, text: Text) -> Filled | None:
    """A time of day: "15 heures 30", "15h30", "15:30", "trois heures", or a name of one."""
    for name in text.calendar.names.get(text.pieces.texts[at], ()):
        if name.slot == "clock" and len(name.pieces) == 1:
            return at + 1, name.value
    if text.pieces.texts[at][0].isdecimal():
        return _clock_in_figures(at, text)
    texts = text.pieces.texts
    hours = read_number(texts, at, text.calendar.numbers)
    named = (
        hours is not None and hours.last < len(texts) and texts[hours.last] in text.calendar.words.clock_words
    )
    if hours is None or not named or not 0 < hours.value <= 24:
        return None
    hour = _hour(int(hours.value), texts[hours.last], text)
    return hours.last + 1, f"{hour:02}:00"


def _hour(hour: int, following: str, text: Text) -> int:
    """The hour of the day, where a word after it may say that it is one of the afternoon."""
    return hour + 12 if hour < 12 and following in text.calendar.words.afternoon_words else hour


def _clock_in_figures(at: int, text: Text) -> Filled | None:
    texts, words = text.pieces.texts, text.calendar.words
    match = _CLOCK.fullmatch(texts[at])
    if match is None or int(match[1]) > 24:
        return None
    sign, minute = match[2], match[3]
    if sign:
        alone = sign.isalpha() and not minute
        is_clock = sign in words.clock_signs and (alone or (len(minute) == 2 and int(minute) <= 59))
        following = texts[at + 1] if at + 1 < len(texts) else ""
        if is_clock and following in words.afternoon_words:
            return at + 2, f"{_hour(int(match[1]), following, text):02}:{minute}"
        return _minutes(at + 1, int(match[1]), minute, texts) if is_clock else None
    if not minute and at + 1 < len(texts) and texts[at + 1] in words.clock_words:
        return _minutes(at + 2, _hour(int(match[1]), texts[at + 1], text), "", texts)
    return None


def _minutes(end: int, hour: int, minute: str, texts: list[str]) -> Filled:
    following = texts[end] if end < len(texts) else ""
    if not minute and len(following) == 2 and following.isdecimal() and int(following) <= 59:
        return end + 1, f"{hour:02}:{following}"
    return end, f"{hour:02}:{minute or '00'}"


_READERS = {
    "day": _day, "lone_day": _lone_day, "year": _year, "short_year": _short_year, "lone_year": _lone_year,
    "decade": _decade, "number": _number, "numeric": _numeric, "iso_month": _iso_month, "clock": _clock,
}  # fmt: skip
