"""Articles of a few sentences, parsed by the real parser, once per text."""

from __future__ import annotations

from functools import lru_cache

from recoupe.read.cast import Cast
from recoupe.read.mentions import find_cast
from recoupe.read.parse import parse
from recoupe.read.prepare import load_furniture, prepare
from recoupe.read.syntax import Syntax
from recoupe.reading import Actor


@lru_cache(maxsize=512)
def parse_text(text: str, language: str = "fr") -> Syntax:
    """The parsed article of one text."""
    return next(parse([(text, prepare(text, load_furniture(language)))], language))


@lru_cache(maxsize=512)
def cast_of(text: str, language: str = "fr") -> Cast:
    """Who appears in one text."""
    return find_cast(parse_text(text, language))


def actor_named(text: str, mention: str, language: str = "fr") -> Actor:
    """The actor one of whose mentions reads so; fails naming the mentions that there are."""
    for actor in cast_of(text, language).actors:
        if any(found.text == mention for found in actor.mentions):
            return actor
    found = [m.text for actor in cast_of(text, language).actors for m in actor.mentions]
    raise AssertionError(f"{mention!r} is no mention; found {found}")


def mentions_of(text: str, language: str = "fr") -> list[str]:
    """The words of all mentions, in text order."""
    cast = cast_of(text, language)
    syntax = parse_text(text, language)
    return [syntax.span(mention.first, mention.last).text for mention in cast.mentions]
