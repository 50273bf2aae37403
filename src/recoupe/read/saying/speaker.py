"""One who speaks, as the words of a text name him."""

from __future__ import annotations

import msgspec

from recoupe.read.cast import ActorMention
from recoupe.read.syntax import Syntax
from recoupe.read.words import Word


class Speaker(msgspec.Struct, frozen=True):
    """Somebody who says something: an actor's id or `unnamed`, the words `[first, last)` that say so.

    `known` is false where the words are neither a mention nor a noun for people: perhaps no speaker.
    `medium` is the document that speaks for somebody (a REPORT of the UN says).
    """

    id: str
    first: int
    last: int
    gender: str = ""
    number: str = ""
    known: bool = True
    is_person: bool = False
    medium: str | None = None


def speaker_of_mention(syntax: Syntax, mention: ActorMention, word: Word) -> Speaker:
    """A mention as speaker; its determiner knows the gender of an office better than the office does."""
    genders = [syntax.words[d].morph.gender for d in syntax.children(mention.head, "determiner")]
    gender = next((g for g in genders if g), mention.gender or word.morph.gender)
    number = mention.number or word.morph.number
    return Speaker(
        mention.actor, mention.first, mention.last, gender, number, is_person=mention.kind == "person"
    )
