"""What a verb of saying takes: the clause, infinitive, noun or label that it says.

The first complement to the right that the verb's frame allows is taken; the tree says how far it
reaches, and the punctuation and the cues around it correct the tree where parsers go astray.
"""

from __future__ import annotations

from recoupe.read.saying.clausal import find_clausal
from recoupe.read.saying.contents import Content
from recoupe.read.saying.cues import VerbCue
from recoupe.read.saying.extent import fit
from recoupe.read.saying.labelling import find_adjective, find_label
from recoupe.read.saying.material import Material
from recoupe.read.saying.nominal import find_object, find_with_preposition


def find_complement(material: Material, cue: VerbCue) -> Content | None:
    """What the verb says, as one stretch of words; None where it takes nothing that its frame allows."""
    clausal, noun = find_clausal(material, cue), find_with_preposition(material, cue)
    if noun is not None and _is_addressed(material, cue, noun, clausal):
        noun = None
    if clausal is not None and noun is not None and noun.first < clausal.first:
        clausal = None
    found = (
        clausal
        or find_adjective(material, cue)
        or find_label(material, cue)
        or noun
        or find_object(material, cue)
    )
    return None if found is None else fit(material, cue, found)


def _is_addressed(material: Material, cue: VerbCue, noun: Content, clausal: Content | None) -> bool:
    """An object behind a preposition that is whom the verb speaks to ("exhortó A LOS JÓVENES a votar")."""
    addressee, preposition = cue.entry.verb.addressee, material.syntax.preposition(noun.head)
    if clausal is not None and addressee in (preposition, "object") and noun.head < clausal.first:
        return True
    clause = material.syntax.clause(cue.word)
    is_object = noun.head in (*clause.objects, *clause.indirect)
    return addressee == "object" and is_object and noun.head in material.cast.by_word
