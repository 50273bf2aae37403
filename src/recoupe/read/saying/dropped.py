"""Whom a verb of saying means that has no subject, in languages that may leave it out ("Agregó que ...")."""

from __future__ import annotations

from recoupe.read.saying.cues import VerbCue
from recoupe.read.saying.material import Material
from recoupe.read.saying.speaker import Speaker
from recoupe.read.words import Word

_FIRST_OR_SECOND = frozenset({"1", "2"})


def dropped_speaker(material: Material, cue: VerbCue, said_from: int | None = None) -> Speaker | None:
    """Whoever spoke, was the subject or was named before and agrees with a verb in the third person.

    `said_from`: where what is said begins, if it stands before the verb; nobody in it says it.
    """
    if not material.syntax.table.drops_subjects or cue.shape != "finite":
        return None
    if material.quotes.at(cue.word) is not None or speaks_of_himself(material, cue):
        return None
    words = material.words
    number = next((w.morph.number for w in _finite(material, cue) if w.morph.number), "")
    found = material.speakers.before.find(words[cue.first if said_from is None else said_from], "", number)
    if found is None:
        return None
    return Speaker(
        found.id, cue.first, cue.first, found.gender, found.number or number, is_person=found.is_person
    )  # fmt: skip


def speaks_of_himself(material: Material, cue: VerbCue) -> bool:
    """A verb in the first or second person reports nobody ("Pedimos que ...")."""
    return any(word.morph.person in _FIRST_OR_SECOND for word in _finite(material, cue))


def _finite(material: Material, cue: VerbCue) -> list[Word]:
    return [word for word in material.words[cue.first : cue.last] if word.morph.form == "Fin"]
