"""The number of a quantity: digits, words, nouns of number, with what makes them approximate or a bound."""

from __future__ import annotations

import msgspec

from recoupe.languages.numbers import Bound, NumberWords, match_phrase
from recoupe.read.numbers import read_number

_LONGEST_QUALIFIER = 4


class Core(msgspec.Struct, frozen=True, gc=False):
    """A number in the pieces `[first, last)`; `number_at` is where it begins after its qualifiers.

    `value` None counts without a number ("several"). `collective`: by a noun of number or a scale,
    after which "of" leads to what is counted; `digits`: in figures; `complete`: "of" already read;
    `money` the symbol of a currency whose sign stands before it.
    """

    first: int
    last: int
    number_at: int
    value: int | float | None
    approximate: bool
    bound: Bound | None
    collective: bool
    digits: bool
    complete: bool = False
    money: str | None = None


def read_core(texts: list[str], at: int, words: NumberWords) -> Core | None:
    """The number that begins at a piece, None where none does."""
    core = _several(texts, at, words) or _number(texts, at, words) or _collective(texts, at, words)
    return _qualify(_priced(core, texts, words), texts, words) if core else None


def _priced(core: Core, texts: list[str], words: NumberWords) -> Core:
    """The number with the sign of a currency that stands before it ("$5")."""
    match = match_phrase(words.units, texts, core.first - 1) if core.first and core.digits else None
    if match is None or match[0] != core.first or not match[1].money or texts[core.first - 1].isalpha():
        return core
    scale = words.grammar.glued_scales.get(texts[core.last]) if core.last < len(texts) else None
    if scale is not None and core.value is not None:
        core = msgspec.structs.replace(core, last=core.last + 1, value=core.value * scale)
    return msgspec.structs.replace(core, first=core.first - 1, money=match[1].symbol)


def _several(texts: list[str], at: int, words: NumberWords) -> Core | None:
    match = match_phrase(words.several, texts, at)
    if match is None:
        return None
    end, _phrase = match
    complete = texts[end - 1] in words.quantities.of
    if not complete and end < len(texts) and texts[end] in words.grammar.collectives:
        return _with_collectives(texts, at, end, 1, words)
    return Core(at, end, at, None, True, None, False, False, complete)


def _number(texts: list[str], at: int, words: NumberWords) -> Core | None:
    number = read_number(texts, at, words.grammar)
    if number is None:
        return None
    end, value = number.last, number.value
    if end < len(texts) and texts[end] in words.grammar.collectives:
        return _with_collectives(texts, at, end, value, words)
    paired = texts[at - 1] if at else ""
    joins = {words.quantities.range_pairs[paired]} if paired in words.quantities.range_pairs else set()
    upper = None
    if end < len(texts) and texts[end] in words.quantities.range_words | joins:
        upper = read_number(texts, end + 1, words.grammar)
    if upper is None or upper.value <= value:
        about = texts[end - 1] in words.grammar.collectives
        return Core(at, end, at, value, about, None, _is_scaled(texts, end, words), number.digits)
    scale = words.grammar.scales.get(texts[upper.last - 1], 1) if upper.last - upper.first > 1 else 1
    low = value * scale if value * scale < upper.value else value
    first = at - 1 if joins else at
    scaled = _is_scaled(texts, upper.last, words)
    return Core(first, upper.last, at, low, True, None, scaled, number.digits)


def _is_scaled(texts: list[str], end: int, words: NumberWords) -> bool:
    """Whether a number ends with a noun (million, hundred), after which "of" leads to what is counted."""
    last = texts[end - 1]
    return words.grammar.scales.get(last, 0) > 1000 or last in words.grammar.collectives


def _collective(texts: list[str], at: int, words: NumberWords) -> Core | None:
    """ "des milliers": a noun of number after a word that does not say how many."""
    if texts[at] not in words.grammar.collectives:
        return None
    if at == 0 or texts[at - 1] not in words.quantities.some:
        bare = texts[at] in words.quantities.bare_collectives
        return _with_collectives(texts, at, at, 1, words) if bare else None
    return _with_collectives(texts, at - 1, at, 1, words)


def _with_collectives(texts: list[str], first: int, at: int, count: int | float, words: NumberWords) -> Core:
    """ "des dizaines de milliers": collectives and scales multiply."""
    value, end = count * words.grammar.collectives[texts[at]], at + 1
    while end + 1 < len(texts) and texts[end] in words.quantities.of:
        more = words.grammar.collectives.get(texts[end + 1]) or words.grammar.scales.get(texts[end + 1])
        if more is None:
            break
        value, end = value * more, end + 2
    return Core(first, end, first, value, True, None, True, False)


def _qualify(core: Core, texts: list[str], words: NumberWords) -> Core:
    """The number with the qualifiers that stand before it."""
    first, approximate, bound = core.first, core.approximate, core.bound
    found = True
    while found:
        found = False
        for length in range(_LONGEST_QUALIFIER, 0, -1):
            match = match_phrase(words.before, texts, first - length) if first >= length else None
            if match is not None and match[0] == first:
                first, approximate, bound, found = (
                    first - length,
                    approximate or not match[1].exact,
                    bound or match[1].bound,
                    True,
                )
                break
    return msgspec.structs.replace(core, first=first, approximate=approximate, bound=bound)
