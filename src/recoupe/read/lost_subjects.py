"""Subjects that the parser hung elsewhere: "d'après sa note, le gouvernement a envoyé ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.read.words import Word

if TYPE_CHECKING:
    from recoupe.read.syntax import Syntax

_HELPERS = frozenset({"auxiliary", "passive_auxiliary", "copula", "adverb", "reflexive", "expletive"})
_BOUNDARIES = frozenset(",;:()[]-–—")
_LONGEST = 12
"""Words between a boundary and the verb; a longer stretch is no plain noun phrase."""


def find_lost_subject(syntax: Syntax, verb: Word) -> list[int]:
    """The noun phrase right before a finite verb that has no subject; or nothing.

    Between a boundary (a comma, the start of the sentence) and the verb there must stand one noun
    phrase without a preposition.
    """
    if not _is_finite(syntax, verb):
        return []
    words = syntax.words
    start = verb.i
    sentence_start = syntax.sentences[verb.sentence].first
    subordinators = syntax.table.subordinators
    while start > sentence_start and _belongs_to_verb(words[start - 1], verb):
        start -= 1
        if words[start].lower in subordinators:
            return []
    first = start
    while (
        first > sentence_start
        and start - first < _LONGEST
        and not (_is_boundary(words[first - 1]) or words[first - 1].lower in subordinators)
    ):
        first -= 1
    phrase = words[first:start]
    if len(phrase) == _LONGEST or any(word.pos in ("VERB", "AUX") for word in phrase):
        return []
    for word in phrase:
        if word.pos == "ADP":
            return []
        if word.pos in ("NOUN", "PROPN"):
            return [] if word.role in ("subject", "passive_subject") else [word.i]
    return []


def _is_finite(syntax: Syntax, verb: Word) -> bool:
    if verb.morph.mood == "Imp":
        return False
    if verb.morph.form == "Fin":
        return True
    helpers = syntax.children(verb.i, "auxiliary", "passive_auxiliary", "copula")
    return any(syntax.words[helper].morph.form == "Fin" for helper in helpers)


def _belongs_to_verb(word: Word, verb: Word) -> bool:
    return word.role in _HELPERS or (word.pos in ("PRON", "ADV", "PART", "AUX") and word.head == verb.i)


def _is_boundary(word: Word) -> bool:
    return word.text in _BOUNDARIES or word.role == "coordinator" or word.pos == "SCONJ"
