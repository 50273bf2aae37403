"""Words of a parsed article: what the parser said of each, in recoupe's own terms, with offsets."""

from __future__ import annotations

from typing import Literal

import msgspec

Role = Literal[
    "root", "subject", "passive_subject", "subject_clause", "object", "indirect_object", "oblique",
    "agent", "noun_modifier", "adjective", "apposition", "number", "name_part", "complement_clause",
    "open_complement", "adverbial_clause", "participle_clause", "relative_clause", "conjunct",
    "coordinator", "marker", "case", "determiner", "copula", "auxiliary", "passive_auxiliary",
    "adverb", "expletive", "reflexive", "vocative", "parataxis", "punctuation", "fixed", "other",
]  # fmt: skip


NameLabel = Literal["PER", "LOC", "ORG", "MISC"]


class Morph(msgspec.Struct, frozen=True, gc=False):
    """Inflection, in Universal Dependencies' values; empty where the form does not say."""

    number: str = ""
    gender: str = ""
    person: str = ""
    tense: str = ""
    mood: str = ""
    form: str = ""
    pronoun: str = ""
    possessive: bool = False


class Word(msgspec.Struct, frozen=True, gc=False):
    """One word. `start` and `end` are code points of the article; `head` a word index (a root's own).

    `text` is what the parser saw (quotation marks out, plain apostrophes); `lower` the same in lower
    case; `pos` a Universal Dependencies part of speech; `children` are word indexes in order.
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    role: Role
    head: int
    morph: Morph
    sentence: int
    children: tuple[int, ...]


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """Word range `[first, last)` of one sentence, the number of its paragraph, and its code points."""

    first: int
    last: int
    paragraph: int
    start: int
    end: int


class TaggedName(msgspec.Struct, frozen=True, gc=False):
    """A name as the parser's tagger sees it: word range `[first, last)`; label PER, LOC, ORG or MISC."""

    first: int
    last: int
    label: NameLabel
