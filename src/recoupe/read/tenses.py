"""Tense, mood, negation and modals of a predicate, from its own form and from what helps it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from recoupe.read.syntax import ModalKind
from recoupe.read.words import Word

if TYPE_CHECKING:
    from recoupe.read.syntax import Syntax

_DOUBLED = re.compile(r"(.)\1")
_MAX_CLIMB = 4
"""How many governing verbs are asked for a modal before giving up."""


def is_negated(syntax: Syntax, word: Word) -> bool:
    """Whether a word of negation, a negative subject or object denies a predicate."""
    table = syntax.table
    weak = False
    for child in word.children:
        other = syntax.words[child]
        if other.role == "adverb" or other.pos in ("ADV", "PART"):
            if other.lower in table.negations and not _is_comparison(syntax, other):
                return True
            weak = weak or other.lower in table.weak_negations
        elif weak and other.lower in table.negative_pronouns:
            return True
        elif other.role in ("subject", "object", "passive_subject"):
            determiners = syntax.children(child, "determiner")
            if any(syntax.words[d].lower in table.negative_determiners for d in determiners):
                return True
            if other.lower in table.negative_pronouns and other.pos == "PRON":
                return True
    return False


def _is_comparison(syntax: Syntax, adverb: Word) -> bool:
    """A word that denies only next to a weak negation ("ne ... plus"), and compares without it."""
    siblings = syntax.words[adverb.head].children
    weak = syntax.table.weak_negations
    return bool(weak) and not any(syntax.words[s].lower in weak for s in siblings)


def find_tense(syntax: Syntax, word: Word) -> tuple[str, str, str, bool]:
    """(tense, mood, form of the predicate itself, perfect) from the verb and its auxiliaries."""
    helpers = [
        syntax.words[child]
        for child in word.children
        if syntax.words[child].role in ("auxiliary", "passive_auxiliary", "copula")
    ]
    if not helpers and word.role == "conjunct":
        first = syntax.words[word.head]
        if first.morph.form == word.morph.form == "Part":
            tense, mood, _form, perfect = find_tense(syntax, first)
            return tense, mood, word.morph.form, perfect
    perfect = any(h.role == "auxiliary" for h in helpers) and word.morph.form == "Part"
    auxiliary = next((m for h in helpers if (m := syntax.table.auxiliary_moods.get(h.lower))), None)
    finite = next((h for h in helpers if h.morph.form == "Fin"), None)
    morph = finite.morph if finite else word.morph
    if not helpers and is_future(syntax, word):
        return "future", "Ind", "Fin", False
    if not helpers and word.morph.form == "Part" and word.morph.tense == "Past":
        return "past", "", "Part", True
    if auxiliary == "future":
        return "future", "Ind", word.morph.form, perfect
    tense = {"Pres": "present", "Past": "past", "Imp": "past", "Fut": "future", "Pqp": "past"}.get(
        morph.tense, ""
    )
    if perfect and tense in ("present", "past", ""):
        tense = "past"
    elif is_future(syntax, finite or word):
        tense = "future"
    is_conditional = auxiliary == "conditional" or _is_conditional(syntax, finite or word)
    mood = "Cnd" if is_conditional else morph.mood
    return tense, mood, word.morph.form, perfect


def _is_conditional(syntax: Syntax, verb: Word) -> bool:
    """By its tag, or by an ending that taggers mistake: the infinitive's stem and a conditional ending."""
    if verb.morph.mood == "Cnd":
        return True
    if verb.morph.tense != "Imp":
        return False
    for ending in syntax.table.conditional_endings:
        # The ending begins with the last letter of the stem ("attaquer" + "ait").
        if verb.lower.endswith(ending) and _is_future_stem(syntax, verb.lower[: 1 - len(ending)], verb.lemma):
            return True
    return False


def is_future(syntax: Syntax, verb: Word) -> bool:
    """By its ending, where taggers read another tense: an infinitive or an irregular stem and a future's."""
    if verb.pos not in ("VERB", "AUX") or verb.morph.form == "Inf":
        return False
    for ending in syntax.table.future_endings:
        if verb.lower.endswith(ending):
            return _is_future_stem(syntax, verb.lower[: -len(ending)], verb.lemma)
    return False


def _is_future_stem(syntax: Syntax, stem: str, lemma: str) -> bool:
    """The infinitive, but for accents, doubled letters and a changed letter, or an irregular stem."""
    wanted = {_plain(lemma.rstrip("e"))}
    for letter, written in syntax.table.stem_letters.items():
        wanted.add(_plain(lemma.rstrip("e")).replace(letter, written))
    return _plain(stem) in wanted or stem.endswith(syntax.table.future_stems)


def _plain(stem: str) -> str:
    letters = "".join(c for c in unicodedata.normalize("NFD", stem) if not unicodedata.combining(c))
    return _DOUBLED.sub(r"\1", letters)


def find_modals(syntax: Syntax, word: Word) -> tuple[ModalKind, ...]:
    """What the verbs that an infinitive hangs on do to it, innermost first."""
    found: list[ModalKind] = [
        kind
        for child in syntax.children(word.i, "auxiliary")
        if (kind := _auxiliary_modal(syntax, syntax.words[child]))
    ]
    for _ in range(_MAX_CLIMB):
        if word.role == "conjunct":
            word = syntax.words[syntax.first_conjunct(word.i)]
        if word.role not in ("open_complement", "complement_clause") or word.morph.form != "Inf":
            break
        word = syntax.words[word.head]
        kind = syntax.table.modals.get(word.lemma)
        if kind is None:
            break
        found.append(kind)
    return tuple(found)


def _auxiliary_modal(syntax: Syntax, auxiliary: Word) -> ModalKind | None:
    """What an auxiliary does to its verb, by its form or by its lemma."""
    modals = syntax.table.auxiliary_modals
    return modals.get(auxiliary.lower) or modals.get(auxiliary.lemma)
