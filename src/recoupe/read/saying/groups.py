"""The group of a verb: the auxiliaries, clitics and adverbs before it, and the shape that they give it."""

from __future__ import annotations

from typing import Literal

import msgspec

from recoupe.languages.saying import SayingWords
from recoupe.read.syntax import Syntax
from recoupe.read.words import Word

Shape = Literal["finite", "infinitive", "gerund", "participle"]

VERBAL = frozenset({"VERB", "AUX", "X"})
"""Parts of speech of verbs; taggers give X to new ones."""
_CLITIC_ROLES = frozenset({"reflexive", "object", "indirect_object", "expletive"})
_MAX_GROUP = 8
"""Words that may stand before the verb in its own group (n'a cependant pas encore)."""
_MAX_MODAL = 4
"""Words between a modal and its infinitive (venait tout juste d'annoncer)."""


def is_clitic(saying: SayingWords, word: Word) -> bool:
    """A pronoun that hangs on the verb before it (a-t-il dit)."""
    if not word.text.startswith("-"):
        return False
    lower, grammar = word.lower, saying.grammar
    return lower in saying.pronouns or lower in grammar.outsiders or lower in grammar.linkers


class VerbGroup(msgspec.Struct, frozen=True):
    """Where the group of a verb begins, its shape, and what stands in it."""

    first: int
    shape: Shape
    inverted: bool
    negated: bool
    reflexive: bool


def verb_group(syntax: Syntax, saying: SayingWords, word: Word) -> VerbGroup:
    """The group that ends with a verb."""
    words, table = syntax.words, syntax.table
    stop = max(syntax.sentences[word.sentence].first, word.i - _MAX_GROUP)
    first, at = word.i, word.i - 1
    finite, auxiliary = word.morph.form == "Fin", False
    inverted = negated = reflexive = False
    while at >= stop:
        here = words[at]
        if here.pos == "AUX" or (here.lemma in saying.grammar.auxiliaries and here.pos in VERBAL):
            finite, auxiliary = finite or here.morph.form in ("Fin", ""), True
        elif is_clitic(saying, here):
            inverted = True
        elif here.lower in saying.grammar.reflexives and here.pos == "PRON" and here.role != "subject":
            reflexive = True
        elif here.role == "adverb" or here.pos == "ADV":
            negated = negated or here.lower in table.negations
        elif not _is_inside_group(saying, here, words[at - 1]):
            break
        if here.pos != "ADV" or here.lower in table.weak_negations:
            first = at
        at -= 1
    after = word.i + 1
    if after < len(words) and words[after].sentence == word.sentence:
        inverted = inverted or is_clitic(saying, words[after])
        negated = negated or (words[after].lower in table.negations and not auxiliary and first < word.i)
    shape = _shape(word, finite, auxiliary)
    if shape == "infinitive":
        first = _modal_first(syntax, word, first)
    return VerbGroup(first, shape, inverted, negated, reflexive)


def _is_inside_group(saying: SayingWords, word: Word, before: Word) -> bool:
    """An object pronoun before the verb, or a stressed one behind its auxiliary (a, elle, condamné)."""
    if word.pos != "PRON" or word.morph.pronoun == "Rel":
        return False
    if word.role == "expletive" and word.lower in saying.pronouns:
        return before.pos == "AUX"
    return word.role in _CLITIC_ROLES or before.pos == "AUX"


def _shape(word: Word, finite: bool, auxiliary: bool) -> Shape:
    if finite:
        return "finite"
    if word.morph.form == "Inf" or (auxiliary and word.morph.form == "Part"):
        return "infinitive"
    if word.morph.form == "Part":
        return "gerund" if word.morph.tense == "Pres" else "participle"
    return "finite"


def _modal_first(syntax: Syntax, word: Word, first: int) -> int:
    """The group of an infinitive begins with the verb that lends it tense (venait d'annoncer)."""
    head = syntax.words[word.head]
    if word.head < word.i <= word.head + _MAX_MODAL and head.lemma in syntax.table.modals:
        return min(first, word.head)
    return first
