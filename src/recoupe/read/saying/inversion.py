"""The subject of a verb of saying in parenthesis: behind it ("said the minister"), or short before it."""

from __future__ import annotations

from recoupe.read.saying.complements import find_complement
from recoupe.read.saying.cues import SourceCue, VerbCue
from recoupe.read.saying.dropped import dropped_speaker
from recoupe.read.saying.groups import is_clitic
from recoupe.read.saying.material import Material
from recoupe.read.saying.speaker import Speaker

Group = tuple[tuple[Speaker, ...], int, int]
"""The speakers, and the words `[first, last)` of verb and subject together."""

_DASHES = frozenset("-–—")
_MAX_BEFORE_SUBJECT = 12
"""Words between the verb and the subject behind it (a déclaré mardi à l'AFP le porte-parole)."""


def subject_behind(material: Material, cue: VerbCue) -> Group | None:
    """The subject behind the verb, as pronoun or noun, with the words of verb and subject."""
    if not _is_cut_off(material, cue.first):
        return None
    words = material.words
    if cue.inverted:
        clitic = next(
            (i for i in range(cue.first, cue.last + 1) if is_clitic(material.saying, words[i])), None
        )  # fmt: skip
        if clitic is None:
            return None
        pronoun = _last_clitic(material, clitic)
        last = max(cue.last, pronoun + 1)
        if words[pronoun].lower in material.saying.grammar.outsiders:
            has_source = any(
                isinstance(c, SourceCue) and c.first >= last for c in material.cues_with(last - 1)
            )
            speaker = None if has_source else _document_author(material, last)
        else:
            speaker = material.speakers.pronoun(words[pronoun])
        return None if speaker is None else ((speaker,), cue.first, last)
    head = noun_behind(material, cue)
    if head is None:
        return _without_subject(material, cue)
    speakers = material.speakers.named(head)
    if not speakers or not (speakers[0].known or material.quotes.at(cue.first - 2) is not None):
        return None
    return speakers, cue.first, max(s.last for s in speakers)


def _without_subject(material: Material, cue: VerbCue) -> Group | None:
    """A verb that closes what is said, where its subject may be left out ("..., agregó.")."""
    quote = material.quotes.at(cue.first - 1) or material.quotes.at(cue.first - 2)
    said_from = material.sentence_of(cue.word).first if quote is None else quote.first
    speaker = dropped_speaker(material, cue, said_from)
    if speaker is None or any(c < cue.first for c in material.syntax.children(cue.word, "subject")):
        return None
    words, limit = material.words, material.sentence_of(cue.word).last
    is_closed = cue.last >= limit or words[cue.last].pos in ("PUNCT", "ADP", "ADV")
    is_last = cue.last >= limit - 1
    if not is_closed or not (is_last or quote is not None or find_complement(material, cue) is None):
        return None
    return (speaker,), cue.first, cue.last


def _document_author(material: Material, first: int) -> Speaker | None:
    """Behind an indefinite pronoun (one reads in a STATEMENT of the palace): whoever issued the document."""
    words, media = material.words, material.saying.media
    for i in range(first, min(material.sentence_of(first - 1).last, first + _MAX_BEFORE_SUBJECT)):
        medium = media.get(words[i].lemma)
        if medium is not None and medium.speaks:
            return material.speakers.author(i)
    return None


def _last_clitic(material: Material, at: int) -> int:
    words = material.words
    while at + 1 < len(words) and is_clitic(material.saying, words[at + 1]):
        at += 1
    return at


def _is_cut_off(material: Material, first: int) -> bool:
    """A mark of punctuation or the end of a quotation stands before the word."""
    words = material.words
    if first == material.sentence_of(first).first:
        return False
    before = words[first - 1]
    return before.pos == "PUNCT" or before.text in _DASHES or material.quotes.at(first - 1) is not None


def noun_behind(material: Material, cue: VerbCue) -> int | None:
    """The first noun behind the verb that no preposition introduces and that can speak."""
    words, cast = material.words, material.cast
    limit = min(material.sentence_of(cue.word).last, cue.last + _MAX_BEFORE_SUBJECT)
    after_preposition = False
    i = _behind_aside(material, cue.last, limit)
    while i < limit:
        word = words[i]
        if word.pos in ("VERB", "AUX", "SCONJ") and i not in cast.by_head:
            return None
        if word.text == ",":
            i = _behind_aside(material, i, limit)
            if i >= limit or words[i].text == ",":
                return None
            after_preposition = False
            continue
        if word.pos == "PUNCT" and word.text not in ("(", ")", "-"):
            return None
        if word.pos == "ADP":
            named = _mention_behind(material, i, limit)
            if named is not None:
                i, after_preposition = named, False
                continue
            after_preposition = True
        elif word.pos == "DET" and not after_preposition and i + 1 < limit:
            if words[i + 1].lower in material.saying.grammar.days:
                i += 2
                continue
            return _head_from(material, i + 1, limit)
        elif word.pos in ("NOUN", "PROPN", "PRON", "X"):
            is_subject = word.role == "subject" and word.head == cue.word and word.pos == "PROPN"
            if (is_subject or not after_preposition) and _can_speak(material, cue, i):
                return _head_from(material, i, limit)
            after_preposition = after_preposition and i + 1 < limit and words[i + 1].pos != "DET"
        i += 1
    return None


def _mention_behind(material: Material, preposition: int, limit: int) -> int | None:
    """The end of the mention that a preposition introduces (to the AFP); None where it introduces none."""
    words = material.words
    first = preposition + 1
    while first < limit and words[first].pos == "DET":
        first += 1
    mention = material.cast.by_word.get(first)
    return mention.last if mention is not None and mention.first <= first < mention.last <= limit else None


def _behind_aside(material: Material, first: int, limit: int) -> int:
    """Behind a short aside between commas (a annoncé, jeudi soir, la commission), else where it was."""
    words = material.words
    if first >= limit or words[first].text != ",":
        return first
    for i in range(first + 1, limit):
        if words[i].text == ",":
            return i + 1
        if words[i].pos in ("VERB", "AUX", "SCONJ"):
            break
    return first


def _can_speak(material: Material, cue: VerbCue, i: int) -> bool:
    word = material.words[i]
    if i in material.cast.by_word or word.lemma in material.saying.grammar.people:
        return True
    return word.pos in ("PROPN", "PRON") or (word.role == "subject" and word.head == cue.word)


def _head_from(material: Material, first: int, limit: int) -> int | None:
    mention = material.cast.by_word.get(first)
    if mention is not None:
        return mention.head
    words = material.words
    return next((k for k in range(first, limit) if words[k].pos in ("NOUN", "PROPN", "PRON", "X")), None)


def subject_before(material: Material, cue: VerbCue) -> Group | None:
    """A short subject right before the verb, itself cut off from what is said (the minister said)."""
    words, syntax = material.words, material.syntax
    if cue.shape != "finite":
        return None
    subject = next((c for c in syntax.children(cue.word, "subject") if c < cue.first), None)
    if subject is None or words[subject].morph.pronoun == "Rel":
        return None
    first, last = syntax.subtree(subject)
    mention = material.cast.by_head.get(subject)
    first = min(first, mention.first) if mention else first
    if last != cue.first or not _is_cut_off(material, first):
        return None
    if not (_is_closed(material, cue) or _follows_its_clause(material, cue, first)):
        return None
    speakers = material.speakers.named(subject)
    return (speakers, first, cue.last) if speakers else None


def _is_closed(material: Material, cue: VerbCue) -> bool:
    """Nothing that the verb could take stands right behind it."""
    after = cue.last
    is_last = after >= material.sentence_of(cue.word).last
    return is_last or material.words[after].pos in ("PUNCT", "ADP", "ADV")


def _follows_its_clause(material: Material, cue: VerbCue, first: int) -> bool:
    """The tree has what is said before the subject (IT IS OVER, the minister told us on Monday)."""
    if not material.saying.grammar.subject_first:
        return False
    return any(child < first for child in material.syntax.children(cue.word, "complement_clause"))
