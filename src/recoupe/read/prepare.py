"""From the text as printed to a text that a parser reads well, with a way back for every character.

The parser falls apart on quotation marks, line breaks, emoji and decomposed accents. They are taken
out or normalised here, paragraph by paragraph; `Prepared.starts` and `ends` lead each character that
is left back to the code points of the article. Quotation marks are kept beside it as `Quotation`s.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from functools import lru_cache

import msgspec

from recoupe.languages.files import load_table
from recoupe.languages.registry import find_language
from recoupe.read.dialogue import find_dialogue
from recoupe.read.quotations import QUOTATION_MARKS, Quotation, find_quotations, unify_marks

_APOSTROPHES = frozenset("’‘ʼ′´`")
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f")
_PARAGRAPH = re.compile(r"[^\r\n\u2028\u2029]+")
_CUT = re.compile(r"[(\[]\s*(?:…|\.\.\.)\s*[)\]]")
_GROUPED_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d])")
_DATELINE = re.compile(r"(?m)^[^\n.]{2,60}\.?[^\n.]{0,30}\.\s?(?P<dash>[-–—]+)(?=\s?[^\W\d_a-z]|\s?[«“\"¿¡])")
"""The place and agency before a dispatch: "Quito, 14 sep (EFE).- El presidente ..."."""
_HASHTAG_OR_WORD = re.compile(r"\w")

_LONGEST_WORD = 500
"""Characters after which a word is cut: the tokenizer looks at the whole of it for each of its signs."""


class Prepared(msgspec.Struct, frozen=True):
    """The parser's text of one article.

    `starts[i]` and `ends[i]` are the code points of the article that character `i` of `text` stands
    for; `paragraph_starts` are the characters of `text` at which a paragraph begins.
    """

    text: str
    starts: array[int]
    ends: array[int]
    paragraph_starts: tuple[int, ...]
    quotations: tuple[Quotation, ...]


class Furniture(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Regular expressions of paragraphs that belong to the page, not to the account."""

    paragraphs: tuple[str, ...]


@lru_cache(maxsize=8)
def load_furniture(language: str) -> re.Pattern[str]:
    """One pattern that matches a whole paragraph of page furniture."""
    furniture = load_table(find_language(language).folder / "furniture.toml", Furniture)
    return re.compile("|".join(f"(?:{pattern})" for pattern in furniture.paragraphs), re.IGNORECASE)


def prepare(text: str, furniture: re.Pattern[str]) -> Prepared:
    """The parser's text of an article; `furniture` matches the paragraphs to leave out."""
    text = unify_marks(text)
    quotations = find_quotations(text)
    quoted = _inside(quotations, len(text))
    dashes = _dialogue_dashes(text) | _dateline_dashes(text)
    characters: list[str] = []
    starts, ends = array("l"), array("l")
    paragraph_starts: list[int] = []
    for paragraph in _PARAGRAPH.finditer(text):
        if furniture.fullmatch(_plain(paragraph.group())):
            continue
        first = len(characters) + (1 if characters else 0)
        written = _write_paragraph(text, paragraph.span(), quoted, dashes, characters, starts, ends)
        if written:
            paragraph_starts.append(first)
    return Prepared("".join(characters), starts, ends, tuple(paragraph_starts), quotations)


def _plain(paragraph: str) -> str:
    """A paragraph as the furniture patterns see it: no symbols at its edges, plain spaces and apostrophes."""
    kept = "".join(
        "'" if c in _APOSTROPHES else c
        for c in paragraph
        if unicodedata.category(c) not in ("So", "Sk", "Cf")
    )
    return re.sub(r"\s+", " ", kept).strip()


def _inside(quotations: tuple[Quotation, ...], length: int) -> bytearray:
    inside = bytearray(length)
    for quotation in quotations:
        inside[quotation.start : quotation.end] = b"\x01" * (quotation.end - quotation.start)
    return inside


def _dialogue_dashes(text: str) -> dict[int, str]:
    """What the parser gets for the dashes of dialogue: a comma before an aside, nothing else."""
    lines = find_dialogue(text)
    asides = {at: ", " for line in lines for at in line.asides}
    return asides | {at: "" for line in lines for at in line.edges}


def _dateline_dashes(text: str) -> dict[int, str]:
    """A dash behind the full stop of a dateline, which would glue it to its first sentence: a space."""
    return {at: " " for match in _DATELINE.finditer(text) for at in range(*match.span("dash"))}


def _write_paragraph(
    text: str,
    span: tuple[int, int],
    quoted: bytearray,
    dashes: dict[int, str],
    characters: list[str],
    starts: array[int],
    ends: array[int],
) -> bool:
    """Append one paragraph to the parser's text; false where nothing of it is left."""
    at, stop = span
    cuts = {match.start(): match.end() for match in _CUT.finditer(text, at, stop)}
    inside_numbers = _group_spaces(text, at, stop)
    gap_at: int | None = None
    mark_in_gap = written = False
    word_start = len(characters)
    while at < stop:
        if at in inside_numbers:
            at += 1
            continue
        if at in cuts:
            gap_at = at if gap_at is None else gap_at
            at = cuts[at]
            continue
        after = at + 1
        while after < stop and unicodedata.combining(text[after]):
            after += 1
        character = dashes[at] if at in dashes else _normalised(text, at, after, bool(quoted[at]))
        mark_in_gap = mark_in_gap or text[at] in QUOTATION_MARKS
        if character == " ":
            gap_at = at if gap_at is None else gap_at
        elif character:
            closes = mark_in_gap and (character in ".," or characters[-1:] == ["'"])
            endless = len(characters) - word_start >= _LONGEST_WORD
            if (gap_at is not None and written and not closes) or (not written and characters) or endless:
                gap = at - 1 if gap_at is None else gap_at
                characters.append(" ")
                starts.append(gap)
                ends.append(at)
                word_start = len(characters)
            gap_at, mark_in_gap, written = None, False, True
            for piece in character:
                characters.append(piece)
                starts.append(at)
                ends.append(after)
        at = after
    return written


def _group_spaces(text: str, start: int, stop: int) -> frozenset[int]:
    """The spaces inside "2 000 000": the parser gets one number instead of three words."""
    return frozenset(
        i
        for match in _GROUPED_NUMBER.finditer(text, start, stop)
        for i in range(*match.span())
        if text[i].isspace()
    )


def _normalised(text: str, at: int, after: int, quoted: bool) -> str:
    """What the parser gets for `text[at:after]`: a character, a space (a gap), or nothing."""
    character = text[at]
    if character.isalnum():
        return character if after == at + 1 else unicodedata.normalize("NFC", text[at:after])
    if character in _APOSTROPHES:
        return "" if character == "‘" and _opens(text, at) else "'"
    is_gap = (
        character.isspace()
        or (character in QUOTATION_MARKS and _between_letters(text, at))
        or (quoted and character in "()[]")
    )
    is_silent = (
        character in QUOTATION_MARKS
        or character in _INVISIBLE
        or (character == "#" and _HASHTAG_OR_WORD.match(text, at + 1) is not None)
    )
    if is_gap:
        return " "
    if is_silent:
        return ""
    return " " if unicodedata.category(character) in ("So", "Sk", "Co", "Cn", "Cs") else character


def _opens(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()


def _between_letters(text: str, at: int) -> bool:
    """A mark with no space on either side: taking it out must not glue two words."""
    return 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
