"""The paragraphs that preparing left out of an article ("Published on 12 March"): they may still date it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.read.syntax import Syntax
from recoupe.read.words import Morph, Sentence, Word

_PARAGRAPH = re.compile(r"[^\r\n\u2028\u2029]+")
_WORD = re.compile(r"\d+(?:[./:]\d+)*(?:er)?|[^\W\d_]+['’]?|\d*[^\W_]+|[^\w\s]")
_DIGIT = re.compile(r"\d")
_LONGEST = 200
"""Characters of the longest line that is looked at: a line that dates an article is short."""


def left_out_paragraphs(syntax: Syntax) -> Iterator[Syntax]:
    """Each short paragraph with a digit that was not parsed, as words without syntax."""
    starts = sorted(sentence.start for sentence in syntax.sentences)
    known = 0
    for paragraph in _PARAGRAPH.finditer(syntax.text):
        while known < len(starts) and starts[known] < paragraph.start():
            known += 1
        is_parsed = known < len(starts) and starts[known] < paragraph.end()
        if not is_parsed and len(paragraph.group()) <= _LONGEST and _DIGIT.search(paragraph.group()):
            yield _bare_view(syntax, paragraph)


def _bare_view(syntax: Syntax, paragraph: re.Match[str]) -> Syntax:
    words = tuple(
        _bare_word(number, match)
        for number, match in enumerate(_WORD.finditer(syntax.text, *paragraph.span()))
    )
    sentence = Sentence(0, len(words), 0, paragraph.start(), paragraph.end())
    return Syntax(syntax.text, words, (sentence,), (), (), syntax.table, syntax.language)


def _bare_word(number: int, match: re.Match[str]) -> Word:
    text = match.group().replace("’", "'")
    lower = text.lower()
    return Word(number, match.start(), match.end(), text, lower, lower, "X", "other", number, Morph(), 0, ())
