"""Quantities of an article: how many of what, in which unit, about or at least.

The words are walked once; what is part of a calendar expression or of a name counts nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from recoupe.languages.numbers import NumberWords, match_phrase
from recoupe.read.pieces import Pieces, cut_pieces
from recoupe.read.quantities.cores import Core, read_core
from recoupe.read.quantities.counted import Counted, find_counted, find_measured, noun_phrase_end
from recoupe.read.syntax import Syntax
from recoupe.read.times import FoundTime
from recoupe.reading import Quantity

__all__ = ["find_quantities"]


class _Found(msgspec.Struct, frozen=True, gc=False):
    first: int
    last: int
    core: Core
    counted: Counted


def find_quantities(
    syntax: Syntax, words: NumberWords, found_times: Iterable[FoundTime]
) -> tuple[Quantity, ...]:
    """All quantities, in text order; numbers inside calendar expressions are none."""
    pieces = cut_pieces(syntax)
    taken = bytearray(len(syntax.words))
    for time in found_times:
        taken[time.first : time.last] = b"\x01" * (time.last - time.first)
    found: list[_Found] = []
    at, texts = 0, pieces.texts
    while at < len(texts):
        is_start = texts[at] in words.starts or texts[at][0].isdigit()
        quantity = _at(at, syntax, pieces, words, taken, found) if is_start else None
        if quantity is None:
            at += 1
            continue
        found.append(quantity)
        at = max(quantity.core.last, at + 1)
    return tuple(_quantity(one, syntax) for one in found)


def _at(
    at: int, syntax: Syntax, pieces: Pieces, words: NumberWords, taken: bytearray, found: list[_Found]
) -> _Found | None:
    """The quantity whose number begins at a piece."""
    if taken[pieces.firsts[at]] or not _is_free(at, syntax, pieces):
        return None
    core = read_core(pieces.texts, at, words)
    if core is None or any(taken[pieces.firsts[core.first] : pieces.lasts[core.last - 1]]):
        return None
    if not _ends_free(core.last, syntax, pieces) and not match_phrase(words.units, pieces.texts, core.last):
        return None
    if core.value == 1 and core.last - core.number_at == 1 and pieces.texts[at] in words.quantities.articles:
        return _single(core, syntax, pieces, words, found)
    sentence = syntax.words[pieces.firsts[at]].sentence
    counting = bool(found) and syntax.words[found[-1].first].sentence == sentence
    counted = find_counted(core, syntax, pieces, words, taken, counting=counting)
    if counted is None:
        return None
    return _after(_Found(pieces.firsts[core.first], counted.last, core, counted), syntax, pieces, words)


def _is_free(at: int, syntax: Syntax, pieces: Pieces) -> bool:
    """Whether a piece is a word of its own, no part of a code or name ("An-124", "M23", "Mont-Cent")."""
    word = syntax.words[pieces.firsts[at]]
    if at and pieces.lasts[at - 1] > pieces.firsts[at]:
        return False
    before = syntax.text[word.start - 1] if word.start else " "
    if pieces.texts[at][0].isdigit() and word.text[0].isalpha():
        return False
    if before.isalnum() or before in "-‐‑/":
        return False
    return not any(
        name.first < word.i < name.last and syntax.words[name.first].text[0].isupper()
        for name in syntax.names
    )


def _ends_free(last: int, syntax: Syntax, pieces: Pieces) -> bool:
    """Whether a number ends with its word and is not glued to what follows ("Deux-Sèvres", "14-Juillet")."""
    if last < len(pieces.texts) and pieces.firsts[last] < pieces.lasts[last - 1]:
        return False
    end = syntax.words[pieces.lasts[last - 1] - 1].end
    return syntax.text[end : end + 1] not in ("-", "‐", "‑")


def _single(
    core: Core, syntax: Syntax, pieces: Pieces, words: NumberWords, found: list[_Found]
) -> _Found | None:
    """ "One" where the text is counting: before nouns of victims, or beside another quantity."""
    if core.last >= len(pieces.texts):
        return None
    noun = syntax.words[pieces.firsts[core.last]]
    before = syntax.words[max(pieces.firsts[core.first] - 1, 0)]
    beside = (
        before.role == "coordinator"
        and noun.role == "conjunct"
        and bool(found)
        and found[-1].counted.noun == noun.head
    )
    if pieces.texts[core.last] in words.quantities.not_counted:
        return None
    counts = pieces.texts[core.last] in words.quantities.counted_singulars
    qualified = core.bound is not None
    if qualified or before.pos == "ADP":
        measured = find_measured(core, syntax, pieces, words)
        if measured is not None:
            return _Found(pieces.firsts[core.first], measured.last, core, measured)
    if not (beside or counts or qualified) or noun.pos not in ("NOUN", "ADJ", "VERB"):
        return None
    last = noun_phrase_end(syntax, noun, words)
    of = " ".join(syntax.span(noun.i, last).text.split())
    return _Found(pieces.firsts[core.first], last, core, Counted(last, None, of, noun.i))


def _after(one: _Found, syntax: Syntax, pieces: Pieces, words: NumberWords) -> _Found:
    """The quantity with a qualifier that follows it ("trois morts au moins")."""
    at = next((i for i in range(one.core.last, len(pieces.texts)) if pieces.firsts[i] >= one.last), None)
    match = match_phrase(words.after, pieces.texts, at) if at is not None else None
    if match is None or at is None:
        return one
    end, qualifier = match
    first_word, last_word = syntax.words[pieces.firsts[at]], syntax.words[pieces.lasts[end - 1] - 1]
    following = syntax.words[last_word.i + 1] if last_word.i + 1 < len(syntax.words) else None
    if first_word.sentence != syntax.words[one.first].sentence or (
        following is not None
        and following.pos in ("NUM", "DET")
        and following.sentence == first_word.sentence
    ):
        return one
    core = msgspec.structs.replace(one.core, approximate=True, bound=one.core.bound or qualifier.bound)
    return _Found(one.first, last_word.i + 1, core, one.counted)


def _quantity(one: _Found, syntax: Syntax) -> Quantity:
    span = syntax.span(one.first, one.last)
    value = one.core.value
    if value is not None and one.counted.half:
        value += 0.5
    return Quantity(
        start=span.start,
        end=span.end,
        text=span.text,
        value=int(value) if value is not None and value == int(value) else value,
        unit=one.counted.unit,
        of=one.counted.of,
        approximate=one.core.approximate,
        bound=one.core.bound,
    )
