"""A mention on the way: what its words say before it is known which actor they name."""

from __future__ import annotations

from typing import Literal

import msgspec

from recoupe.languages.actors import ActorNoun
from recoupe.read.cast import MentionForm
from recoupe.reading import ActorKind, CountryFrom, Sector


class Draft(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Words `[first, last)` with head `head` that name or describe somebody.

    `world` is the id of a state, bloc, body or media outlet of the world files; `name` the folded
    words of a proper name; `noun` the entry that describes it; `office` the words `[first, last)` of an
    office inside. `country_from` says who gives the `country`: the words themselves, what is known of
    leaders, or the story (the country that the article is about); `determiner` the kind of article before.
    `people`: the name of a people ("les Russes").
    """

    first: int
    last: int
    head: int
    form: MentionForm
    kind: ActorKind
    country: str | None = None
    sector: Sector | None = None
    country_from: CountryFrom = "words"
    world: str | None = None
    name: tuple[str, ...] = ()
    noun: ActorNoun | None = None
    office: tuple[int, int] | None = None
    number: Literal["Sing", "Plur", ""] = ""
    gender: Literal["Masc", "Fem", ""] = ""
    determiner: Literal["definite", "demonstrative", "possessive", "indefinite", ""] = ""
    counted: bool = False
    people: bool = False
    aliases: tuple[tuple[str, ...], ...] = ()
