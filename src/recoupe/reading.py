"""A reading: everything found in one article, in the JSON form of the annotation guidelines.

Spans are half-open ranges of Unicode code points into the article's text, with the text copied in,
so that a wrong offset can be seen. Days are closed ranges; None is "unknown". The fields that the
guidelines do not know stand after those that they do and have defaults, so that gold annotations
decode as readings.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal

import msgspec

from recoupe.timex import Timex

ActorKind = Literal["person", "state", "body", "armed_force", "group", "bloc", "media"]
Sector = Literal["GOV", "MIL", "OPP", "LEG", "PTY", "SPY", "JUD", "MED", "CVL", "IGO", "REB"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["actual", "future", "conditional", "negated", "alleged"]
StatementKind = Literal["direct", "indirect", "mixed"]
Slant = Literal["legitimising", "delegitimising", "neutral"]
PublishedMethod = Literal["declared", "metadata", "inferred", "unknown"]

OUTLET = "outlet"
"""Speaker of what the article says in its own voice (`Naming.by`)."""
UNNAMED = "unnamed"
"""Speaker of a statement whose source the text leaves unnamed."""


class Span(msgspec.Struct, frozen=True):
    """A range of code points `[start, end)` of the article and the text that stands there."""

    start: int
    end: int
    text: str


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """The closed range of days in which the article was written, and from what that is known.

    `evidence` are the words that show it; `spans` the same with their places, where they stand in
    the text (a declared date has none). Both ends None: unknown.
    """

    earliest: date | None = None
    latest: date | None = None
    evidence: tuple[str, ...] = ()
    method: PublishedMethod = "unknown"
    spans: tuple[Span, ...] = ()


class Mention(msgspec.Struct, frozen=True):
    """A place in the text that names or clearly refers to an actor."""

    start: int
    end: int
    text: str


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """An office that the text gives a person, with the words that give it."""

    title: str
    country: str | None
    sector: Sector | None
    evidence: Span


CountryFrom = Literal["words", "leaders", "story"]
"""Who gives an actor's country: the article's words, what is known of leaders, or (a guess) its story."""


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Whoever acts, speaks or is acted upon in one article. `country` is ISO 3166 alpha-3.

    `country_from` says who gives it; None where it is unknown or not told.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: Sector | None = None
    mentions: tuple[Mention, ...] = ()
    offices: tuple[Office, ...] = ()
    country_from: CountryFrom | None = None


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """A calendar expression and the closed range of days it means (None while unresolved).

    `timex` keeps the symbolic meaning, so that the days can be found once the article is dated.
    `note` says what a reader should know (resolved against a range, impossible date).
    """

    start: int
    end: int
    text: str
    first_day: date | None = msgspec.field(name="from", default=None)
    last_day: date | None = msgspec.field(name="to", default=None)
    note: str = ""
    timex: Timex | None = None


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A counted or measured thing. `value` None: the text counts without a number (several)."""

    start: int
    end: int
    text: str
    value: int | float | None = None
    unit: str | None = None
    of: str | None = None
    approximate: bool = False
    bound: Literal["at_least", "at_most"] | None = None


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody says something. `speaker` is an actor's id, or `unnamed`.

    `speaker_mention` is the span that names the speaker nearest to the cue; `manner` what the verb
    of saying implies (neutral, committing, distancing, belief).
    """

    speaker: str
    kind: StatementKind
    content: Span
    cue: Span | None = None
    medium: str | None = None
    addressee: str | None = None
    speaker_mention: Span | None = None
    manner: str | None = None


class Filler(msgspec.Struct, frozen=True):
    """The words that gave an event one of its parties, `actor`, and the place of the pattern they stand at.

    `place` is a syntactic place or a preposition; empty where the party stands elsewhere in the sentence
    (the subject of a governing clause, whoever a pronoun stands for).
    """

    actor: str
    start: int
    end: int
    text: str
    place: str = ""


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """A PLOVER event. `actor` and `recipient` are actor ids; `said_by` an actor id, `unnamed` or None.

    `sentence` is where it stands, `time` the expression that dates it (None: undated, or dated by
    what `dated_from` says), `pattern` the data file and line that found it. `actor_words` and
    `recipient_words` are the words that gave the parties (a party taken from another event has none),
    `status_words` those that decide the status (None: told as a fact, or decided by the pattern).
    """

    type: EventType
    trigger: Span
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    first_day: date | None = msgspec.field(name="from", default=None)
    last_day: date | None = msgspec.field(name="to", default=None)
    place: str | None = None
    status: Status = "actual"
    said_by: str | None = None
    context: tuple[str, ...] = ()
    sentence: Span | None = None
    time: Span | None = None
    dated_from: Literal["clause", "sentence", "paragraph", "lead", "published"] | None = None
    pattern: str | None = None
    actor_words: tuple[Filler, ...] = ()
    recipient_words: tuple[Filler, ...] = ()
    status_words: Span | None = None


class Naming(msgspec.Struct, frozen=True, kw_only=True):
    """A label put on an actor that a rival account could dispute. `by`: `outlet` or an actor's id."""

    actor: str
    start: int
    end: int
    text: str
    by: str
    slant: Slant


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """Everything found in one article. `doc` is its file name, `notes` what the reader doubts."""

    doc: str
    language: str
    published: Published = Published()
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    namings: tuple[Naming, ...] = ()
    notes: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[Callable[[bytes], Reading], tuple[bytes]]:
        """Between processes as JSON: pickled, a word equal to a default is written where it was left out."""
        return decode_reading, (encode_reading(self),)


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Reading)


def encode_reading(reading: Reading) -> bytes:
    """One line of UTF-8 JSON in the gold form."""
    return _encoder.encode(reading)


def decode_reading(data: bytes | str) -> Reading:
    """The reading in one JSON object; unknown keys are ignored.

    Raises msgspec.ValidationError where a known key has a value of the wrong form.
    """
    return _decoder.decode(data)
