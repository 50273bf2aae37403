"""Quotations as ranges of words, with what decides whether they are speech or only marked words."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from recoupe.read.syntax import Syntax
from recoupe.reading import Span

_MIN_WORDS_WITHOUT_VERB = 6
"""Marked words without a finite verb are speech from this length on, below it a scare quote or a title."""
_DASHES = frozenset("-–—")
_EDGES = " \u00a0\u202f\t\r\n,;:–—-"
_OPENING = '«“„‹"'
_CLOSING = '»”›"'


class Quote(msgspec.Struct, frozen=True):
    """An outermost quotation: its words `[first, last)`, its code points.

    `opens` tells that nothing but punctuation stands before it in its sentence, `closes` that nothing
    does behind it. `is_speech`: long enough or clause enough to be somebody's words.
    """

    first: int
    last: int
    start: int
    end: int
    opens: bool
    closes: bool
    is_speech: bool


class Quotes:
    """The outermost quotations of an article, by word."""

    def __init__(self, syntax: Syntax) -> None:
        starts = [word.start for word in syntax.words]
        found = []
        for quotation in syntax.quotations:
            if quotation.depth:
                continue
            first, last = bisect_left(starts, quotation.start), bisect_left(starts, quotation.end)
            if first < last:
                found.append(_quote(syntax, first, last, quotation.start, quotation.end))
        self.all = tuple(found)
        self._by_word = {i: quote for quote in found for i in range(quote.first, quote.last)}

    def at(self, word: int) -> Quote | None:
        """The quotation that a word stands in."""
        return self._by_word.get(word)


def _quote(syntax: Syntax, first: int, last: int, start: int, end: int) -> Quote:
    words = syntax.words
    sentence, final = syntax.sentences[words[first].sentence], syntax.sentences[words[last - 1].sentence]
    opens = all(words[i].pos == "PUNCT" or words[i].text in _DASHES for i in range(sentence.first, first))
    closes = all(words[i].pos == "PUNCT" for i in range(last, final.last))
    count = sum(words[i].pos != "PUNCT" for i in range(first, last))
    has_verb = any(words[i].morph.form == "Fin" or words[i].morph.mood == "Imp" for i in range(first, last))
    is_speech = count >= _MIN_WORDS_WITHOUT_VERB or (has_verb and count > 1)
    return Quote(first, last, start, end, opens, closes, is_speech)


def direct_span(syntax: Syntax, quote: Quote) -> Span:
    """The code points of a quotation as direct speech: no marks, no comma or full stop at its edges."""
    return trimmed_span(syntax.text, quote.start, quote.end)


def content_span(syntax: Syntax, quotes: Quotes, first: int, last: int) -> Span:
    """The code points of the words `[first, last)`, with the marks of quotations that lie wholly inside."""
    words, text = syntax.words, syntax.text
    start, end = words[first].start, words[last - 1].end
    head, tail = quotes.at(first), quotes.at(last - 1)
    if head is not None and head.first == first and head.last < last and text[head.start - 1] in _OPENING:
        start = head.start - 1
    if tail is not None and tail.first >= first and tail.last == last and tail is not head:
        end = _closing_mark(text, tail.end)
        return Span(start, end, text[start:end])
    if head is not None and head is tail and (head.first, head.last) == (first, last):
        return direct_span(syntax, head)
    return trimmed_span(text, start, end)


def _closing_mark(text: str, at: int) -> int:
    after = at
    while after < len(text) and text[after] in " \u00a0\u202f,.":
        after += 1
    return after + 1 if after < len(text) and text[after] in _CLOSING else at


def trimmed_span(text: str, start: int, end: int) -> Span:
    """A span without spaces and separating punctuation at its edges, nor a full stop at its end."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and (text[end - 1] in _EDGES or (text[end - 1] == "." and text[end - 2] != ".")):
        end -= 1
    return Span(start, end, text[start:end])
