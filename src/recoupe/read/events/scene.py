"""What all steps of reading events look at: syntax, cast, patterns, and who says what."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from recoupe.languages.event_entries import Pattern
from recoupe.languages.event_patterns import EventPatterns
from recoupe.languages.hedges import Hedges
from recoupe.read.cast import Cast
from recoupe.read.events.forms import WordForms
from recoupe.read.saying.found import Attribution
from recoupe.read.syntax import Syntax

SaidByAt = Callable[[int], Attribution | None]
"""For a word index the innermost statement that holds it, None where the article speaks itself."""


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """One article, as the steps of reading events see it.

    `time_words` are words of calendar expressions, `place_words` of names tagged as places;
    `cue_speakers` gives for a cue of saying who speaks.
    """

    syntax: Syntax
    cast: Cast
    patterns: EventPatterns
    hedges: Hedges
    said_by_at: SaidByAt
    forms: WordForms
    time_words: frozenset[int]
    place_words: frozenset[int]
    cue_speakers: dict[int, str]


class Match(msgspec.Struct, frozen=True, gc=False):
    """A trigger found: its pattern, its head word, and all words that the phrase took, in order."""

    pattern: Pattern
    head: int
    words: tuple[int, ...]
