"""Statements by nouns: "la promesse de Paris de retirer ...", "des rumeurs sur ...", "un message : « ... »"."""

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
    speakers = tuple(
        s for s in speakers_of_noun(material, cue) if not content.first <= s.first < content.last
    )
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
    words, frame = material.words, cue.entry.frame
    limit = material.sentence_of(cue.word).last
    for i in range(cue.word + 1, limit):
        word = words[i]
        if word.pos == "PUNCT":
            return None
        if word.lower in material.saying.grammar.complementizers and frame.clauses:
            return _clause(material, cue, i, limit)
        if word.morph.form == "Inf":
            marker = words[i - 1] if words[i - 1].pos == "ADP" else words[i - 2]
            if marker.pos == "ADP" and marker.lemma in frame.infinitives:
                head = word.head if word.role == "auxiliary" else i
                return _trimmed(material, marker.i, max(material.syntax.subtree(head)[1], i + 1), head)
            return None
        if word.morph.form == "Fin":
            return None
        if word.pos == "ADP" and word.lemma in frame.objects and i == cue.word + 1:
            head = next((k for k in range(i + 1, limit) if words[k].pos in ("NOUN", "PROPN")), None)
            if head is not None:
                return _trimmed(material, i + 1, max(material.syntax.subtree(head)[1], head + 1), head)
    return None


def _clause(material: Material, cue: NounCue, marker: int, limit: int) -> Content | None:
    words = material.words
    if words[marker].pos != "SCONJ" and words[marker].head == cue.word:
        return None
    head = words[marker].head
    if not marker < head < limit:
        return None
    return _trimmed(material, marker + 1, material.syntax.subtree(head)[1], head)


def _trimmed(material: Material, first: int, last: int, head: int) -> Content | None:
    words = material.words
    while last > first and words[last - 1].pos == "PUNCT":
        last -= 1
    return Content(first, last, head) if first < last else None
