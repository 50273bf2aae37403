"""What comparing needs of plain text: evidence records, the sentence around a span, folded words and stems.

Nothing here knows a language: sentences end at punctuation, a stem is the beginning of a folded word.
"""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern

from recoupe.article import Article
from recoupe.comparison import Evidence
from recoupe.names import fold_name
from recoupe.reading import Mention, Naming, Quantity, Span

STEM_LETTERS = 6
"""Letters of a stem. Six keep "reconnu" with "reconnaît"'s nouns apart from "recommander" in French and
Spanish, and still join the forms of one verb; it is a crude measure, used for overlap only."""

SHORTEST_WORD = 4
"""Shorter words are mostly articles, prepositions and auxiliaries, in all languages read so far."""

_WORD = re.compile(r"\w+")
_OPENS_SENTENCE = re.compile(r"(?:[!?…:»”\"\n]|\w{3}[)\]]?\.)[\s«“\"—–-]*$")
_BEFORE = 10
"""Code points before a word in which the end of a sentence is looked for: "M." and "U.S." end none."""
_SENTENCE_END = re.compile(r"[.!?…]+[\"»”’)\]]*\s+|\n+")


def quote_evidence(article: Article, span: Span | Mention | Naming | Quantity) -> Evidence:
    """The words of one article that show a fact."""
    return Evidence(article.id, article.source, span.start, span.end, span.text)


def find_sentence(text: str, start: int, end: int) -> Span:
    """The stretch between two sentence ends that holds `[start, end)`; used where a reading names none."""
    first = 0
    last = len(text)
    for found in _SENTENCE_END.finditer(text):
        if found.end() <= start:
            first = found.end()
        elif found.start() >= end:
            last = found.end()
            break
    stretch = text[first:last]
    first += len(stretch) - len(stretch.lstrip())
    return Span(first, first + len(stretch.strip()), stretch.strip())


def opens_sentence(text: str, start: int) -> bool:
    """Whether what stands there begins a sentence, so that its capital says nothing."""
    before = text[max(start - _BEFORE, 0) : start]
    return bool(_OPENS_SENTENCE.search("\n" + before if start <= _BEFORE else before))


def find_paragraph(text: str, place: int) -> str:
    """The paragraph that holds a place: what stands between two line ends."""
    end = text.find("\n", place)
    return text[text.rfind("\n", 0, place) + 1 : end if end >= 0 else len(text)]


SHORTEST_TRIGGER_WORD = 3
"""Words of a trigger count from here on: "coups de feu" is more than "coups"."""


def find_trigger_stems(text: str) -> frozenset[str]:
    """The stems of all words of a trigger but the shortest."""
    return frozenset(word[:STEM_LETTERS] for word in split_words(text) if len(word) >= SHORTEST_TRIGGER_WORD)


def split_words(text: str) -> tuple[str, ...]:
    """The folded words of a name or phrase, in order."""
    return _split_phrase(text) if len(text) <= LONGEST_KEPT else tuple(_WORD.findall(fold_name(text)))


LONGEST_KEPT = 80
"""Code points of a text whose words are kept for the next time: names come again, sentences hardly ever."""


@lru_cache(maxsize=65536)
def _split_phrase(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold_name(text)))


def find_stems(text: str) -> frozenset[str]:
    """The stems of the longer words of a text; numbers are left out, quantities compare them better."""
    # Interned, because the sets of many sentences stand in memory together, and their stems are few.
    return frozenset(
        intern(word[:STEM_LETTERS])
        for word in split_words(text)
        if len(word) >= SHORTEST_WORD and not word.isdigit()
    )


def share_set(words: frozenset[str], known: dict[frozenset[str], frozenset[str]]) -> frozenset[str]:
    """The set as it is known already, so that equal ones stand in memory once; new ones become known."""
    found = known.get(words)
    if found is None:
        # Made of a set it has room for itself; made word by word, for up to four times as many.
        found = frozenset(set(words))
        known[found] = found
    return found


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Share (0 to 1) of the smaller set that the larger one holds as well; 0 where one is empty."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def count_shared(left: frozenset[str], right: frozenset[str]) -> int:
    """How many stems of the first set are in the second, or begin like one of it ("pris", "prise")."""
    return sum(one in right or _begins_like(one, right) for one in left)


def _begins_like(stem: str, others: frozenset[str]) -> bool:
    """Whether a stem begins with one of the others, or, of a short one, one with it."""
    if any(stem[:letters] in others for letters in range(1, len(stem))):
        return True
    return len(stem) < STEM_LETTERS and any(other.startswith(stem) for other in others)


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """A word of an article folded; the same ones come again and again."""
    return intern(fold_name(word))


@lru_cache(maxsize=65536)
def is_same_word(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two triggers are one word or phrase: all stems of the shorter one stand in the other."""
    smaller, larger = sorted((left, right), key=len)
    return bool(smaller) and count_shared(smaller, larger) == len(smaller)
