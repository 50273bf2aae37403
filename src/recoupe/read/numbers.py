"""Numbers in words and digits read from the pieces of an article."""

from __future__ import annotations

import re

import msgspec

from recoupe.languages.numbers import NumberGrammar

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_HIGHEST = 10**15
"""Longer strings of digits are codes, not numbers."""
_MOST_DIGITS = 60
"""Signs of a number in figures; Python itself refuses to convert some thousands."""


class FoundNumber(msgspec.Struct, frozen=True, gc=False):
    """A number in the pieces `[first, last)`. `digits`: written in figures."""

    first: int
    last: int
    value: int | float
    digits: bool


def read_number(texts: list[str], at: int, grammar: NumberGrammar) -> FoundNumber | None:
    """The longest number that begins at a piece, None where none does."""
    if at >= len(texts):
        return None
    if texts[at][0].isdigit():
        value = parse_digits(texts[at], grammar)
        if value is None:
            return _glued(texts, at, grammar)
        end = at + 1
        if end < len(texts) and texts[end] in grammar.scales:
            value = _undo_decimals(texts[at], value, grammar) if grammar.three_figures_group else value
            end, value = end + 1, value * grammar.scales[texts[end]]
        else:
            value = _undo_decimals(texts[at], value, grammar)
        return _number(at, end, value, digits=True)
    words = _read_words(texts, at, grammar)
    if words is None:
        return None
    end, value = _apply_scales(texts, *words, grammar)
    return _number(at, end, value, digits=False)


def _glued(texts: list[str], at: int, grammar: NumberGrammar) -> FoundNumber | None:
    """Figures with a scale glued to them ("1.5bn")."""
    figures = texts[at].rstrip("abcdefghijklmnopqrstuvwxyz")
    scale = grammar.glued_scales.get(texts[at][len(figures) :])
    value = parse_digits(figures, grammar)
    return _number(at, at + 1, value * scale, digits=True) if scale and value is not None else None


def _number(first: int, last: int, value: int | float, *, digits: bool) -> FoundNumber | None:
    if value >= _HIGHEST:
        return None
    return FoundNumber(first, last, int(value) if value == int(value) else round(value, 6), digits)


def parse_digits(text: str, grammar: NumberGrammar) -> int | float | None:
    """The value of a number in figures, by the language's decimal and group signs; None if it is none."""
    if len(text) > _MOST_DIGITS or not _DIGITS.fullmatch(text) or not text.isascii():
        return None
    parts = re.split(r"[.,]", text)
    if len(parts) == 1:
        return int(text)
    signs = [sign for sign in text if sign in ".,"]
    grouped = all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3
    if grouped and (len(set(signs)) == 1) and (signs[0] in grammar.groups or len(signs) > 1):
        return int("".join(parts))
    if len(signs) > 1 and signs[-1] == grammar.decimal and set(signs[:-1]) <= grammar.groups:
        return float("".join(parts[:-1]) + "." + parts[-1])
    return float(f"{parts[0]}.{parts[1]}") if len(parts) == 2 else None


def _undo_decimals(text: str, value: float, grammar: NumberGrammar) -> float:
    """ "5,000 hommes": three decimals and no million after them are a group in foreign typography."""
    whole, sign, rest = text.partition(grammar.decimal)
    is_group = sign and len(rest) == 3 and rest.isdigit() and whole.isdigit() and whole != "0"
    return int(whole + rest) if is_group else value


def _read_words(texts: list[str], at: int, grammar: NumberGrammar) -> tuple[int, int | float] | None:
    """(end, value) of a number in words up to its first scale word."""
    if texts[at] in grammar.halves:
        whole = at + 2 if texts[at + 1 : at + 2] and texts[at + 1] in grammar.ones_before else at + 1
        noun = texts[whole] if whole < len(texts) else ""
        following = grammar.scales.get(noun) or grammar.collectives.get(noun)
        return (whole + 1, following / 2) if following else None
    group, last, i = 0, 0, at
    if texts[at] in grammar.ones_before:
        return _one_before(texts, at, grammar)
    while i < len(texts):
        step = _next_word(texts, i, group, last, grammar)
        if step is None:
            break
        i, group, last = step
    if i == at:
        if texts[at] in grammar.scales and grammar.scales[texts[at]] == 1000:
            return at, 1
        return None
    return _and_a_half(texts, i, group, grammar)


def _one_before(texts: list[str], at: int, grammar: NumberGrammar) -> tuple[int, int | float] | None:
    """ "A hundred and ten", "a million", "a dozen", "a half million": an article that means one."""
    noun = texts[at + 1] if at + 1 < len(texts) else ""
    if noun in grammar.hundreds or noun in grammar.halves:
        return _read_words(texts, at + 1, grammar)
    return (at + 1, 1) if noun in grammar.scales or noun in grammar.collectives else None


def _and_a_half(texts: list[str], end: int, group: int, grammar: NumberGrammar) -> tuple[int, int | float]:
    """ "Two and a half" is one number where the language puts the half before what is counted."""
    rest = texts[end : end + 3]
    if len(rest) < 3 or rest[1] not in grammar.ones_before:
        return end, group
    is_half = rest[0] in grammar.joiners and rest[2] in grammar.halves
    return (end + 3, group + 0.5) if is_half else (end, group)


def _next_word(
    texts: list[str], i: int, group: int, last: int, grammar: NumberGrammar
) -> tuple[int, int, int] | None:
    """(next piece, group, last part) with one more word of a group below a thousand, None at its end."""
    word = texts[i]
    if last and word in grammar.joiners:
        following = _next_word(texts, i + 1, group, last, grammar) if i + 1 < len(texts) else None
        return following if following and texts[i + 1] in grammar.values else None
    if last and grammar.multiplied.get(word) == last:
        product = last * grammar.values.get(word, 20)
        return i + 1, group - last + product, product
    if word in grammar.hundreds:
        if group == 0:
            return i + 1, 100, 100
        is_article = group == 1 and texts[i - 1] in grammar.articles
        return (i + 1, group * 100, 100 * group) if group < 100 and not is_article else None
    value = grammar.values.get(word)
    if value is None:
        return None
    fits = (
        group == 0
        or (last >= 100 and value < 100)
        or (20 <= last < 100 and last % 10 == 0 and 0 < value < 10)
        or (last in grammar.long_tens and 10 <= value < 20)
        or (last == 10 and 0 < value < 10)
    )
    return (i + 1, group + value, value) if fits else None


def _apply_scales(
    texts: list[str], end: int, group: int | float, grammar: NumberGrammar
) -> tuple[int, int | float]:
    """Go on over thousands and millions: "deux millions trois cent mille"."""
    total: int | float = 0
    ceiling = _HIGHEST
    while end < len(texts):
        scale = grammar.scales.get(texts[end])
        if scale is None or scale >= ceiling:
            break
        total, ceiling, end, group = total + max(group, 0) * scale, scale, end + 1, 0
        if end + 1 < len(texts) and texts[end] in grammar.joiners and texts[end + 1] in grammar.halves:
            return end + 2, total + scale / 2
        following = _read_words(texts, end, grammar) if end < len(texts) else None
        if following is None or texts[end] in grammar.scales:
            continue
        if following[1] >= ceiling or texts[end] in grammar.articles:
            break
        end, group = following
    return end, total + group
