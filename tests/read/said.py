"""What the statements and namings layers find in a few sentences, with the real parser and cast."""

from __future__ import annotations

from functools import lru_cache

from parsed import cast_of, parse_text

from recoupe.languages.labels import load_labels
from recoupe.languages.saying import load_saying
from recoupe.read.namings import find_namings
from recoupe.read.statements import Attributions, FoundStatement, find_statements
from recoupe.reading import Naming


@lru_cache(maxsize=1024)
def statements_of(text: str, language: str = "fr") -> tuple[FoundStatement, ...]:
    """The statements of one text."""
    return find_statements(parse_text(text, language), cast_of(text, language), load_saying(language))


def said_by(text: str, language: str = "fr") -> list[tuple[str, str]]:
    """(name of the speaker, content) of each statement; an unnamed speaker's name is `unnamed`."""
    names = {actor.id: actor.name for actor in cast_of(text, language).actors}
    return [
        (names.get(f.speaker, f.speaker), f.statement.content.text) for f in statements_of(text, language)
    ]


def attributions_of(text: str, language: str = "fr") -> Attributions:
    """Who is said to say each word of a text."""
    return Attributions(parse_text(text, language), statements_of(text, language))


def namings_of(text: str, language: str = "fr") -> tuple[Naming, ...]:
    """The namings of one text."""
    return find_namings(
        parse_text(text, language),
        cast_of(text, language),
        statements_of(text, language),
        load_labels(language),
    )


def word_at(text: str, part: str, language: str = "fr") -> int:
    """The index of the word that begins where a part of the text does."""
    start = text.index(part)
    return next(word.i for word in parse_text(text, language).words if word.start >= start)
