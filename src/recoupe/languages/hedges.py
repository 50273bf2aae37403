"""The words by which a text distances itself from an event, plans it, or makes it a condition."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from recoupe.languages.files import LANGUAGES_FOLDER, load_table
from recoupe.reading import Status


class Hedges(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Word lists by what they do to an event that they touch (`hedges.toml` explains each)."""

    alleging_verbs: frozenset[str]
    alleged_modifiers: frozenset[str]
    alleged_adverbs: frozenset[str]
    alleged_nouns: frozenset[str]
    conditional_modifiers: frozenset[str]
    conditional_nouns: frozenset[str]
    conditional_prepositions: frozenset[str]
    conditional_determiners: frozenset[str]
    conditional_conjunctions: frozenset[str]
    conditional_verbs: frozenset[str]
    future_modifiers: frozenset[str]
    future_nouns: frozenset[str]
    future_verbs: frozenset[str]
    occurring_verbs: frozenset[str]
    purpose_markers: frozenset[str]
    negating_verbs: frozenset[str]
    negating_nouns: frozenset[str]
    negating_prepositions: frozenset[str]
    question_marks: frozenset[str]
    perfect_conditional: Status = "alleged"


@lru_cache(maxsize=8)
def load_hedges(language: str) -> Hedges:
    """The hedges of a language. Raises DataFileError where the file is wrong."""
    return load_table(LANGUAGES_FOLDER / language / "hedges.toml", Hedges)
