"""Objects that the parser hung on a day: "a mobilisé mercredi treize corps d'armée"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.read.words import Word

if TYPE_CHECKING:
    from recoupe.read.syntax import Syntax

_NOMINAL = frozenset({"NOUN", "PROPN"})


def find_lost_object(syntax: Syntax, verb: Word, objects: list[int]) -> list[int]:
    """The objects of a verb, where the day that stands right behind it has taken the first of them.

    A bare day ("mercredi") owns nothing: a noun without a preposition that hangs on it is the verb's.
    """
    if not syntax.table.day_words or any(not _is_day(syntax, each) for each in objects):
        return objects
    day = verb.i + 1
    if day not in verb.children or not _is_day(syntax, day):
        return objects
    lost = [
        child
        for child in syntax.words[day].children
        if child > day and syntax.words[child].pos in _NOMINAL and not syntax.children(child, "case")
    ]
    return lost[:1] or objects


def _is_day(syntax: Syntax, word: int) -> bool:
    return syntax.words[word].lower in syntax.table.day_words
