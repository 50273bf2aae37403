"""What a number counts or measures: its unit, its noun with the noun's adjectives, or nothing."""

from __future__ import annotations

import msgspec

from recoupe.languages.numbers import NumberWords, match_phrase
from recoupe.read.pieces import Pieces
from recoupe.read.quantities.cores import Core
from recoupe.read.syntax import Syntax
from recoupe.read.words import Word

_NOUNS = frozenset({"NOUN", "PROPN"})
_MOST_BETWEEN = 3
"""Words that can stand between a number and the noun that it counts."""
_LEAST_WITH_OF = 1000
"""Figures from which on "of" may follow a number that is no noun ("2 000 000 de milices")."""
_YEARS = range(1400, 2101)


class Counted(msgspec.Struct, frozen=True, gc=False):
    """What is counted in the words up to `last`; `noun` is its word index, None for a bare number.

    `half`: "and a half" stands after the unit.
    """

    last: int
    unit: str | None
    of: str | None
    noun: int | None = None
    half: bool = False


def find_counted(
    core: Core, syntax: Syntax, pieces: Pieces, words: NumberWords, taken: bytearray, *, counting: bool
) -> Counted | None:
    """What a number counts; None where it is no quantity.

    `taken` marks words of calendar expressions; `counting`: its sentence has counted already.
    """
    texts, at = pieces.texts, _after_of(core, syntax, pieces, words)
    measured = find_measured(core, syntax, pieces, words)
    if measured is not None:
        return measured
    if at < len(texts) and texts[at] in words.quantities.not_counted:
        return None
    noun = _noun_after(core, at, syntax, pieces, words, taken)
    if noun is not None:
        last = noun_phrase_end(syntax, noun, words)
        return Counted(last, None, _text(syntax, noun.i, last), noun.i)
    partitive = _partitive_noun(at, syntax, pieces, words)
    if partitive is not None and core.value is not None and core.value > 1:
        last = noun_phrase_end(syntax, partitive, words)
        return Counted(last, None, _text(syntax, partitive.i, last), partitive.i)
    if at < len(texts) and texts[at] in words.quantities.others:
        return Counted(pieces.lasts[at], None, None, pieces.firsts[at])
    return (
        Counted(pieces.lasts[core.last - 1], None, None)
        if _stands_alone(core, syntax, pieces, words, counting=counting)
        else None
    )


def _partitive_noun(at: int, syntax: Syntax, pieces: Pieces, words: NumberWords) -> Word | None:
    """The noun of which only some are counted ("23 of the defendants")."""
    texts = pieces.texts
    if at + 2 >= len(texts) or texts[at] not in words.quantities.of:
        return None
    noun = syntax.words[pieces.firsts[at + 2]]
    follows = texts[at + 1] in words.quantities.partitives and noun.pos in _NOUNS
    return _compound_head(syntax, noun) if follows else None


def noun_phrase_end(syntax: Syntax, noun: Word, grammar: NumberWords) -> int:
    """The end of a noun with the adjectives and the bare complement that follow it ("coups d'État")."""
    words = syntax.words
    at = noun.i + 1
    while at < len(words) and words[at].sentence == noun.sentence:
        word = words[at]
        is_adjective = (
            word.pos in ("ADJ", "PROPN")
            and noun.i <= word.head < at
            and word.role in ("adjective", "name_part")
        )
        if is_adjective:
            at += 1
        elif (
            word.pos == "ADP"
            and at + 1 < len(words)
            and words[at + 1].pos == "NOUN"
            and words[at + 1].head == noun.i
            and words[at + 1].sentence == noun.sentence
            and word.lower in grammar.quantities.bare_of
            and at == noun.i + 1
        ):
            at += 2
        else:
            break
    return at


def _after_of(core: Core, syntax: Syntax, pieces: Pieces, words: NumberWords) -> int:
    """The piece after a number and an "of" that leads to what it counts."""
    at, texts = core.last, pieces.texts
    if at < len(texts) and not core.complete and texts[at] in words.quantities.of:
        return at + 1 if _allows_of(core, at, syntax, pieces) else at
    return at


def _allows_of(core: Core, at: int, syntax: Syntax, pieces: Pieces) -> bool:
    """Whether "of" after a number leads to what it counts."""
    if core.collective:
        return True
    if not core.digits or not isinstance(core.value, int) or core.value < _LEAST_WITH_OF:
        return False
    return at + 1 < len(pieces.texts) and syntax.words[pieces.firsts[at + 1]].pos in _NOUNS


def find_measured(core: Core, syntax: Syntax, pieces: Pieces, words: NumberWords) -> Counted | None:
    """The unit of a number and what is measured; None where no unit follows it."""
    if core.money is not None:
        return Counted(pieces.lasts[core.last - 1], core.money, None)
    at = _after_of(core, syntax, pieces, words)
    match = match_phrase(words.units, pieces.texts, at)
    if match is None or (core.value is None and not match[1].lasting):
        return None
    end, unit = match
    is_letter = len(pieces.texts[at]) == 1 and pieces.texts[at].isalpha()
    if is_letter and not core.digits:
        return None
    of, of_last = _complement(end, syntax, pieces, words)
    if of is None:
        of = _measured_noun(syntax, pieces.firsts[at], pieces.firsts[core.first], words)
    is_matter = not unit.lasting and not unit.money and unit.symbol[0].isalpha()
    last = of_last if is_matter and of_last else pieces.lasts[end - 1]
    after = pieces.texts[end : end + 2]
    if len(after) == 2 and after[0] in words.grammar.joiners and after[1] in words.grammar.halves:
        return Counted(pieces.lasts[end + 1], unit.symbol, of, half=True)
    return Counted(last, unit.symbol, of)


def _complement(at: int, syntax: Syntax, pieces: Pieces, words: NumberWords) -> tuple[str | None, int | None]:
    """The noun after "of": what is measured, and where its phrase ends."""
    if at + 1 >= len(pieces.texts) or pieces.texts[at] not in words.quantities.of:
        return None, None
    noun = syntax.words[pieces.firsts[at + 1]]
    if noun.pos not in _NOUNS or noun.sentence != syntax.words[pieces.firsts[at]].sentence:
        return None, None
    last = noun_phrase_end(syntax, noun, words)
    return _text(syntax, noun.i, last), last


def _measured_noun(syntax: Syntax, unit: int, first: int, words: NumberWords) -> str | None:
    """The noun that a measure hangs on ("un ultimatum de 8 jours")."""
    head = syntax.words[syntax.words[unit].head]
    cases = syntax.children(unit, "case")
    hangs = cases and syntax.words[cases[0]].lower in words.quantities.of
    return (
        head.text
        if hangs and head.pos == "NOUN" and head.i < first and head.lower not in words.quantities.idioms
        else None
    )


def _noun_after(
    core: Core, at: int, syntax: Syntax, pieces: Pieces, words: NumberWords, taken: bytearray
) -> Word | None:
    """The noun that a number counts, past adjectives before it."""
    number = syntax.words[pieces.lasts[core.last - 1] - 1]
    for piece in range(at, min(at + _MOST_BETWEEN + 1, len(pieces.texts))):
        word = syntax.words[pieces.firsts[piece]]
        if word.sentence != number.sentence or taken[word.i]:
            return None
        if pieces.texts[piece] in words.quantities.between:
            continue
        if word.pos in _NOUNS:
            word = _compound_head(syntax, word)
            return None if _is_name_after(word, number) else word
        if word.pos == "ADJ" and word.head > word.i and syntax.words[word.head].pos in _NOUNS:
            continue
        is_nominal = word.pos in ("ADJ", "VERB", "X") and word.morph.form != "Fin"
        fits = number.head == word.i or word.morph.form == "Part" or piece == at
        return word if is_nominal and fits else None
    return None


def _compound_head(syntax: Syntax, word: Word) -> Word:
    """The last noun of a compound that goes on after its first word ("fighter jets")."""
    while word.i < word.head and syntax.words[word.head].pos in _NOUNS:
        between = syntax.words[word.i + 1 : word.head]
        if any(other.pos not in _NOUNS for other in between):
            break
        word = syntax.words[word.head]
    return word


def _is_name_after(word: Word, number: Word) -> bool:
    """Whether a proper name follows a number that does not count it ("le 12 Paris a ...")."""
    return word.pos == "PROPN" and number.head != word.i and word.head != number.i


def _stands_alone(core: Core, syntax: Syntax, pieces: Pieces, words: NumberWords, *, counting: bool) -> bool:
    """Whether a number without a noun counts something named before."""
    if core.collective:
        return True
    if core.value is None or core.value < 2 or _is_label(core, syntax, pieces, words):
        return False
    of_them = core.last + 1 < len(pieces.texts) and pieces.texts[core.last] in words.quantities.of
    number = syntax.words[pieces.firsts[core.number_at]]
    before = syntax.words[number.i - 1] if number.i else None
    compared = core.digits and counting and before is not None and before.pos == "ADP"
    compared = compared or (core.digits and counting and number.role in ("conjunct", "apposition"))
    told = core.number_at > 0 and pieces.texts[core.number_at - 1] in words.quantities.alone_after
    is_argument = told or number.role in ("subject", "passive_subject", "object")
    return of_them or is_argument or compared or core.first < core.number_at


def _is_label(core: Core, syntax: Syntax, pieces: Pieces, words: NumberWords) -> bool:
    """Whether a bare number is a year, a number of something ("page 12"), a name or part of a code."""
    is_qualified = core.first < core.number_at
    before = pieces.texts[core.number_at - 1] if core.number_at else ""
    word = syntax.words[pieces.firsts[core.number_at]]
    following = syntax.words[word.i + 1] if word.i + 1 < len(syntax.words) else None
    return (
        (not is_qualified and before in words.quantities.not_alone_after)
        or (not is_qualified and core.digits and core.value in _YEARS)
        or (word.text[0].isupper() and word.i != syntax.sentences[word.sentence].first)
        or (following is not None and following.text[0].isdigit())
    )


def _text(syntax: Syntax, first: int, last: int) -> str:
    return " ".join(syntax.span(first, last).text.split())
