"""What event patterns are made of: entries as written, the grammar that they share, and single patterns.

An entry says which words show an event (`verbs`, `nouns`, `adjectives`), in which syntactic places
actor and recipient stand, under what conditions, and what event it is. One entry may list many
triggers; each becomes one `Pattern`. A place is one of `FIXED_PLACES` or a preposition of the language.
"""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from recoupe.languages.event_phrases import Phrase, PhraseGrammar
from recoupe.reading import ActorKind, EventType, Status

TriggerPos = Literal["verb", "noun", "adjective"]
FIXED_PLACES = (
    "subject", "object", "indirect", "complement", "content", "possessive", "demonym", "compound", "theme",
    "holder", "speaker", "adjective", "governor", "sentence", "itself",
)  # fmt: skip
KINDS = (*get_args(ActorKind), "place")
"""What `kind:` may ask for: the kinds of actors, and names of places."""
Places = tuple[str, ...]


class Frame(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Named places of actor and recipient, so that entries need not repeat them.

    `patient_first`: a place given to both is the recipient's where no earlier one is filled ("X's arrest").
    """

    actor: Places = ()
    recipient: Places = ()
    patient_first: bool = False


class EventGrammar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all patterns of a language share (`grammar.toml`); the file explains each key."""

    prepositions: frozenset[str]
    articles: frozenset[str]
    genitives: frozenset[str]
    nouns_end_phrases: bool = False
    splits_hyphens: bool = False
    particles: frozenset[str] = frozenset()
    contractions: dict[str, str]
    reflexives: frozenset[str]
    negations: frozenset[str]
    plurals: tuple[str, ...]
    partitives: frozenset[str]
    spellings: dict[str, str]
    endings: dict[str, str]
    light_verbs: frozenset[str]
    carrying_prepositions: frozenset[str]
    announcing_verbs: frozenset[str]
    place_prepositions: frozenset[str]
    first_persons: frozenset[str]
    doers: frozenset[str]
    containers: frozenset[str]
    frames: dict[str, Frame]
    plural_articles: frozenset[str] = frozenset()
    indefinites: frozenset[str] = frozenset()
    far_prepositions: frozenset[str] = frozenset()
    aside_prepositions: frozenset[str] = frozenset()
    sharing_prepositions: frozenset[str] = frozenset()
    personal_prepositions: frozenset[str] = frozenset()
    reflexive_passives: bool = False
    impersonal_verbs: frozenset[str] = frozenset()

    @property
    def phrases(self) -> PhraseGrammar:
        """The part of it that trigger phrases are read with."""
        return PhraseGrammar(
            prepositions=self.prepositions,
            articles=self.articles,
            contractions=self.contractions,
            reflexives=self.reflexives,
            negations=self.negations,
            particles=self.particles,
            splits_hyphens=self.splits_hyphens,
            plural_articles=self.plural_articles,
        )


class Second(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A second event that the same trigger shows, with the same participants."""

    type: EventType
    mode: str | None = None


class PatternEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One `[[pattern]]` as written.

    `when` and `unless` map a place to what must (not) stand there: lemmas, `@list` for a list of
    `words.toml`, `kind:state` for an actor of that kind, `form:Inf` for an infinitive, `any` for anything
    at all. All places must hold.
    `mutual`: both sides are actors. `inside`: whether events within what is asked, threatened or
    promised count on their own. `rank` settles ties, higher wins.
    """

    type: EventType
    examples: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    frame: str | None = None
    actor: Places | None = None
    recipient: Places | None = None
    when: dict[str, tuple[str, ...]] = {}
    unless: dict[str, tuple[str, ...]] = {}
    mode: str | None = None
    context: tuple[str, ...] = ()
    status: Status | None = None
    mutual: bool = False
    inside: Literal["keep", "drop"] | None = None
    also: Second | None = None
    rank: int = 0


class Pattern(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One trigger with all that its entry says. `source` is file and line ("fr/events/aid.toml:12")."""

    pos: TriggerPos
    phrase: Phrase
    entry: PatternEntry
    actor: Places
    recipient: Places
    source: str
    patient_first: bool = False
    own: bool = False

    @property
    def specificity(self) -> tuple[int, int, int, int, bool]:
        """More words, then more that must be there, then rank, then more that must not: the greater wins.

        Between equals a project's own pattern wins.
        """
        entry = self.entry
        return (self.phrase.size, len(entry.when), entry.rank, len(entry.unless), self.own)

    @property
    def asked(self) -> tuple[object, ...]:
        """What it asks of a text: a project's own pattern replaces the bundled one that asks the same."""
        conditions = (_condition(self.entry.when), _condition(self.entry.unless))
        return (self.pos, self.phrase.asked, *conditions)


def _condition(tests_by_place: dict[str, tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((place, tuple(sorted(tests))) for place, tests in sorted(tests_by_place.items()))
