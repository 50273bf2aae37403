"""Credits: the agency or other medium that an article names as where its text comes from.

Only what stands where credits stand is one: what the page itself says, the outlet's own name, the byline,
brackets at the beginning or end of the text ("(AFP)"), and a short first or last line ("Reuters", "J. D. avec
AFP"). An agency that is quoted in the story itself is a speaker there, not a credit. Agencies that are
credited without a name ("avec agences") are taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

import msgspec

from recoupe.article import Article
from recoupe.languages.files import load_table
from recoupe.languages.registry import load_languages
from recoupe.languages.world import load_world

from .texts import split_words

EDGE_LETTERS = 240
"""How far from the beginning and the end of a text a credit in brackets may stand."""

LONGEST_CREDIT = 60
"""Code points of a line or bracket that can be a credit."""

_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")

FILE_NAME = "credits.toml"
NAMELESS = "agencies"
"""Stands for agencies that a credit does not name."""


class CreditWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a language credits agencies without naming them; examples are whole credit lines."""

    nameless: tuple[str, ...]
    examples: tuple[str, ...]


Names = Mapping[tuple[str, ...], str]
"""The id of a medium by its folded name."""


@lru_cache(maxsize=1)
def load_media() -> tuple[Names, Names]:
    """All media that the data files know by name, and those of them that are agencies."""
    outlets = load_world().outlets.values()
    media: dict[tuple[str, ...], str] = {}
    agencies: dict[tuple[str, ...], str] = {}
    for outlet in outlets:
        for name in (name for names in outlet.names.values() for name in names):
            words = split_words(name)
            media.setdefault(words, outlet.id)
            if outlet.agency:
                agencies.setdefault(words, outlet.id)
    return media, agencies


@lru_cache(maxsize=1)
def load_nameless() -> Names:
    """The words of all languages by which agencies are credited without a name."""
    files = (language.folder / FILE_NAME for language in load_languages().values())
    tables = [load_table(path, CreditWords) for path in files if path.is_file()]
    return {split_words(words): NAMELESS for table in tables for words in table.nameless}


def find_credit(article: Article, media: Names, agencies: Names) -> str | None:
    """The reader's id of the medium an article rests on: the agency it credits, else its outlet if known."""
    outlet = split_words(article.outlet or "")
    if outlet in agencies:
        return agencies[outlet]
    told = [article.agency or "", article.outlet or "", article.author or "", *_credit_lines(article.text)]
    stretches = [split_words(stretch) for stretch in told]
    named = next((found for words in stretches if (found := _find_name(words, agencies))), None)
    if named is not None:
        return named
    nameless = load_nameless()
    if any(_find_name(words, nameless) for words in stretches):
        return NAMELESS
    return media.get(outlet)


def _credit_lines(text: str) -> Iterator[str]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in [*lines[:1], *lines[-1:]]:
        if len(line) <= LONGEST_CREDIT:
            yield line
    for edge in (text[:EDGE_LETTERS], text[-EDGE_LETTERS:]):
        for bracket in _BRACKETS.findall(edge):
            if len(bracket) <= LONGEST_CREDIT:
                yield bracket


def _find_name(words: tuple[str, ...], names: Names) -> str | None:
    """The first of the names that stands whole among the words."""
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            if words[start:end] in names:
                return names[words[start:end]]
    return None
