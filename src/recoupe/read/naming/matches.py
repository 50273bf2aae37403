"""Labels and supreme offices in one walk over the words."""

from __future__ import annotations

import msgspec

from recoupe.languages.labels import Label, LabelWords
from recoupe.read.syntax import Syntax
from recoupe.read.words import Word

_CONTENT = frozenset({"NOUN", "ADJ", "PROPN", "VERB", "X", "ADP", "ADV"})


class Match(msgspec.Struct, frozen=True):
    """A label, or a bare supreme office (label None), at the words `[first, last)`; `head` carries it."""

    first: int
    last: int
    head: int
    label: Label | None


def find_matches(syntax: Syntax, words: LabelWords) -> tuple[Match, ...]:
    """The labels and offices of a text in its order; of two that overlap the longer."""
    found: list[Match] = []
    taken = -1
    for word in syntax.words:
        if word.i < taken or word.pos not in _CONTENT:
            continue
        match = _label_at(syntax, words, word) or _office_at(syntax, words, word)
        if match is not None:
            found.append(match)
            taken = match.last
    return tuple(found)


def _label_at(syntax: Syntax, words: LabelWords, word: Word) -> Match | None:
    for key in _keys(word):
        for phrase, label in words.labels.get(key, ()):
            if _spells(syntax, word.i, phrase):
                return Match(word.i, word.i + len(phrase), _head(syntax, word.i, len(phrase)), label)
    return None


def _office_at(syntax: Syntax, words: LabelWords, word: Word) -> Match | None:
    for key in _keys(word):
        for phrase in words.offices.get(key, ()):
            if _spells(syntax, word.i, phrase):
                return Match(word.i, word.i + len(phrase), word.i, None)
    return None


def _keys(word: Word) -> tuple[str, ...]:
    """What a phrase may begin with: the lemma (in either case), the form in lower case, the form."""
    return tuple(dict.fromkeys((word.lemma, word.lower, word.text, word.lemma.lower())))


def _spells(syntax: Syntax, at: int, phrase: tuple[str, ...]) -> bool:
    words = syntax.words
    last = at + len(phrase) - 1
    if last >= len(words) or words[last].sentence != words[at].sentence:
        return False
    return all(
        part.lower() in (words[at + k].lower, words[at + k].lemma.lower())
        for k, part in enumerate(phrase)
        if k
    )


def _head(syntax: Syntax, first: int, length: int) -> int:
    """The word of a phrase that hangs on what is outside it."""
    for i in range(first, first + length):
        head = syntax.words[i].head
        if not first <= head < first + length or head == i:
            return i
    return first
