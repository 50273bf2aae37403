"""Statements by nouns of saying: somebody's promise to ..., rumours about ..., a message with a quotation."""

from __future__ import annotations

from recoupe.read.saying.collect import Collector, Said
from recoupe.read.saying.contents import Content
from recoupe.read.saying.cues import NounCue
from recoupe.read.saying.material import Material
from recoupe.read.saying.who import speakers_of_noun


def read_noun(material: Material, collector: Collector, cue: NounCue) -> None:
    """Add what a noun of saying brings, if it is somebody's and takes what its frame allows."""
    content = _complement(material, cue)
    if content is None:
        return
    is_object = material.words[cue.word].role == "object"
    speakers = tuple(
        s for s in speakers_of_noun(material, cue)
        if (s.known or cue.entry.noun.unnamed) and not content.first <= s.first < content.last
        and not (is_object and collector.holds(cue.word, s.id))
    )  # fmt: skip
    if not speakers:
        return
    said = Said(
        content=content,
        speakers=speakers,
        cue=cue.word,
        cue_span=material.syntax.span(cue.word, cue.word + 1),
        manner=cue.entry.noun.manner,
        hearsay=cue.entry.noun.manner == "distancing",
    )
    collector.add(said)


def _complement(material: Material, cue: NounCue) -> Content | None:
    """The first thing behind the noun that its frame allows, before any mark or finite verb."""
    words = material.words
    for i in range(cue.word + 1, material.sentence_of(cue.word).last):
        word = words[i]
        if word.pos == "PUNCT" or word.morph.form == "Fin":
            return None
        if word.morph.form == "Inf":
            return _infinitive(material, cue, i)
        if cue.entry.frame.clauses and _opens_clause(material, i):
            return _clause(material, i)
        if word.pos == "ADP" and word.lemma in cue.entry.frame.objects and i == cue.word + 1:
            return _object(material, i)
    return None


def _infinitive(material: Material, cue: NounCue, at: int) -> Content | None:
    words = material.words
    markers = material.saying.grammar.infinitive_markers
    is_marked = words[at - 1].pos == "ADP" or words[at - 1].lower in markers
    marker = words[at - 1] if is_marked else words[at - 2]
    if not (marker.pos == "ADP" or marker.lower in markers) or (
        marker.lemma not in cue.entry.frame.infinitives
    ):
        return None
    head = words[at].head if words[at].role in ("auxiliary", "passive_auxiliary", "copula") else at
    return _trimmed(material, marker.i, max(material.syntax.subtree(head)[1], at + 1), head)


def _opens_clause(material: Material, at: int) -> bool:
    """A complementizer, or a relative pronoun behind its preposition (the claim ACCORDING TO WHICH ...)."""
    word, before = material.words[at], material.words[at - 1]
    complementizers = material.saying.grammar.complementizers
    if word.role == "marker" and word.lower in complementizers:
        return True
    if word.morph.pronoun == "Rel":
        return before.pos == "ADP"
    return word.pos == "SCONJ" and word.lower in complementizers


def _clause(material: Material, marker: int) -> Content | None:
    words, limit = material.words, material.sentence_of(marker).last
    head = words[marker].head
    if not marker < head < limit:
        return None
    return _trimmed(material, marker + 1, material.syntax.subtree(head)[1], head)


def _object(material: Material, preposition: int) -> Content | None:
    words, limit = material.words, material.sentence_of(preposition).last
    head = next((k for k in range(preposition + 1, limit) if words[k].pos in ("NOUN", "PROPN")), None)
    if head is None:
        return None
    last = max(material.syntax.subtree(head)[1], head + 1)
    return _trimmed(material, preposition + 1, last, head)


def _trimmed(material: Material, first: int, last: int, head: int) -> Content | None:
    words = material.words
    while last > first and words[last - 1].pos == "PUNCT":
        last -= 1
    return Content(first, last, head) if first < last else None
