"""Statements by preposition: "according to X", "in the eyes of X"; what is said is the clause around it."""

from __future__ import annotations

import msgspec

from recoupe.read.saying.contents import Content
from recoupe.read.saying.cues import SourceCue, VerbCue
from recoupe.read.saying.dropped import dropped_speaker
from recoupe.read.saying.inversion import noun_behind
from recoupe.read.saying.material import Material
from recoupe.read.saying.speaker import Speaker
from recoupe.read.words import Role
from recoupe.reading import UNNAMED

_MODIFIERS: tuple[Role, ...] = (
    "noun_modifier", "adjective", "apposition", "name_part", "number", "conjunct",
)  # fmt: skip


_PARTS = frozenset(":;")
_MAX_BEFORE_SOURCE = 6
"""Words between the preposition and the noun of the source (selon plusieurs hauts responsables)."""


class SourceFound(msgspec.Struct, frozen=True):
    """Who is named as the source, the contents, and the end of the source's words."""

    contents: tuple[Content, ...]
    speakers: tuple[Speaker, ...]
    last: int


def find_source(material: Material, cue: SourceCue) -> SourceFound | None:
    """The source and what it says; None where the words behind the preposition name nobody."""
    if cue.entry.phrase.unnamed:
        return _unnamed(material, cue)
    if cue.entry.phrase.verb:
        said = _by_verb(material, cue)
        if said is not None or cue.entry.phrase.verb == "must":
            return said
    owner = _possessor(material, cue)
    if owner is not None:
        contents = _contents(material, cue, cue.last, cue.last - 1)
        return SourceFound(contents, (owner,), cue.last) if contents and owner.known else None
    head = _source_head(material, cue)
    if head is None:
        return None
    speakers = material.speakers.named(head)
    if not speakers or not _can_be_source(material, cue, speakers):
        return None
    last = max(_phrase_last(material, head), *(s.last for s in speakers))
    contents = _contents(material, cue, last, head)
    return SourceFound(contents, speakers, last) if contents else None


def _possessor(material: Material, cue: SourceCue) -> Speaker | None:
    """Whose opinion it is where the phrase itself has a possessive ("a SU juicio, ...")."""
    words = material.words
    possessive = next((i for i in range(cue.first, cue.last) if words[i].morph.possessive), None)
    return None if possessive is None else material.speakers.pronoun(words[possessive])


def verb_behind(material: Material, cue: SourceCue) -> VerbCue | None:
    """The verb of saying right behind a source phrase that may have one ("según INFORMÓ el alcalde")."""
    if not cue.entry.phrase.verb:
        return None
    return next(
        (
            c for c in material.cues_with(cue.first)
            if isinstance(c, VerbCue) and c.shape == "finite" and cue.last <= c.first
            and all(material.words[i].pos in ("PRON", "ADV") for i in range(cue.last, c.first))
        ),
        None,
    )  # fmt: skip


def _by_verb(material: Material, cue: SourceCue) -> SourceFound | None:
    """Who is the subject of the verb behind the phrase, or was before, where the verb needs none."""
    verb = verb_behind(material, cue)
    if verb is None:
        return None
    head = noun_behind(material, verb)
    if head is None:
        speaker = dropped_speaker(material, verb, material.sentence_of(cue.first).first)
        if speaker is None:
            return None
        contents = _contents(material, cue, _aside_end(material, verb), verb.word)
        return SourceFound(contents, (speaker,), verb.last) if contents else None
    speakers = material.speakers.named(head)
    last = max(_phrase_last(material, head), *(s.last for s in speakers)) if speakers else verb.last
    contents = _contents(material, cue, _aside_end(material, verb, last), verb.word)
    return SourceFound(contents, speakers, last) if contents and speakers else None


def _aside_end(material: Material, verb: VerbCue, last: int = 0) -> int:
    """Where the aside with the verb ends: at the next mark behind its subject, outside brackets."""
    words, limit = material.words, material.sentence_of(verb.word).last
    at, depth = max(last, verb.last), 0
    while at < limit and (depth or words[at].pos != "PUNCT" or words[at].text in "()"):
        depth += (words[at].text == "(") - (words[at].text == ")")
        at += 1
    return at


def _unnamed(material: Material, cue: SourceCue) -> SourceFound | None:
    """An adverb of hearsay (reportedly) names nobody; what is said is the clause that it stands in."""
    words = material.words
    head = words[cue.first].head
    if head == cue.first or material.quotes.at(cue.first) is not None:
        return None
    first, last = material.syntax.subtree(head)
    while first < last and (words[first].pos in ("PUNCT", "SCONJ", "CCONJ") or words[first].role == "marker"):
        first += 1
    while last > first and words[last - 1].pos == "PUNCT":
        last -= 1
    speaker = Speaker(UNNAMED, cue.first, cue.first, known=False)
    return SourceFound((Content(first, last, head),), (speaker,), cue.last) if first < last else None


def _source_head(material: Material, cue: SourceCue) -> int | None:
    words, limit = material.words, material.sentence_of(cue.first).last
    for i in range(cue.last, min(limit, cue.last + _MAX_BEFORE_SOURCE)):
        mention = material.cast.by_word.get(i)
        if mention is not None:
            return mention.head
        if words[i].pos in ("NOUN", "PROPN", "PRON", "X") or words[i].text[0].isupper():
            return i
        if words[i].pos in ("VERB", "PUNCT", "SCONJ"):
            break
    is_person = words[cue.last - 1].lemma in material.saying.grammar.people
    return cue.last - 1 if is_person else None


def _can_be_source(material: Material, cue: SourceCue, speakers: tuple[Speaker, ...]) -> bool:
    if not (speakers[0].known or cue.entry.phrase.sure):
        return False
    if not cue.entry.phrase.opening:
        return True
    words, last = material.words, max(s.last for s in speakers)
    if last >= material.sentence_of(cue.first).last:
        return False
    after = words[min(last + 1, len(words) - 1)]
    if after.lower in material.saying.grammar.outsiders:
        return False
    opens = cue.first - material.sentence_of(cue.first).first <= 1
    mention = material.cast.by_word.get(last - 1)
    can_hold = mention is not None and mention.kind not in ("group", "armed_force")
    return opens and words[last].text == "," and (can_hold or last - 1 in material.cast.places)


def _phrase_last(material: Material, head: int) -> int:
    """The end of the source's words: the noun with what modifies it, no farther than the next comma."""
    words, syntax = material.words, material.syntax
    mention = material.cast.by_word.get(head)
    last = max(head + 1, mention.last if mention is not None else 0)
    for child in syntax.children(head, *_MODIFIERS):
        last = max(last, syntax.subtree(child)[1])
    for child in syntax.children(head, "participle_clause", "relative_clause"):
        first, end = syntax.subtree(child)
        if first == last and (words[first].morph.pronoun == "Rel" or not syntax.children(child, "subject")):
            last = end
    in_brackets = False
    for i in range(max(head + 1, mention.last if mention is not None else 0), last):
        in_brackets = (in_brackets or words[i].text == "(") and words[i].text != ")"
        if words[i].pos == "PUNCT" and not in_brackets and words[i].text != ")":
            return i
    limit = material.sentence_of(head).last
    return last + 1 if last < limit and words[last].text == ")" else min(last, limit)


def _contents(material: Material, cue: SourceCue, last: int, head: int) -> tuple[Content, ...]:
    words = material.words
    sentence = material.sentence_of(cue.first)
    end = sentence.last
    while end > last and words[end - 1].pos == "PUNCT":
        end -= 1
    before = _before(material, cue, sentence.first, head)
    after = _after(material, last, end)
    if words[head].morph.pronoun == "Rel":
        before = None
    if before is not None and after is not None and _turns(material, last, end):
        after = None
    if before is None or after is None:
        only = before or after
        return () if only is None else (only,)
    if not any(words[i].morph.form in ("Fin", "Part") for i in range(before.first, before.last)):
        return (Content(before.first, after.last, after.head),)
    if not any(words[i].morph.form == "Fin" for i in range(after.first, after.last)):
        return (before,)
    return (before, after)


def _turns(material: Material, last: int, end: int) -> bool:
    """What follows is set against what the source says (", aunque otros elevan la cifra")."""
    words, contrasts = material.words, material.saying.grammar.contrasts
    first = next((i for i in range(last, end) if words[i].pos != "PUNCT"), end)
    return first < end and material.quotes.at(first) is None and words[first].lower in contrasts


def _before(material: Material, cue: SourceCue, first: int, head: int) -> Content | None:
    """What stands before the phrase: the clause that it hangs on, back to a colon or the sentence's start."""
    words = material.words
    last = cue.first
    for other in material.cues_with(cue.first):
        if isinstance(other, VerbCue) and other.inverted and other.first < last <= other.last + 1:
            last = other.first
    while last > first and words[last - 1].pos == "PUNCT" and material.quotes.at(last - 1) is None:
        last -= 1
    if all(words[i].pos in ("ADV", "CCONJ", "PUNCT") for i in range(first, last)) or (
        words[last - 1].pos in ("CCONJ", "SCONJ") or words[cue.first - 1].text in _PARTS
    ):
        return None
    start = max(first, _narrow_start(material, words[head].head, cue.first))
    for i in range(start, last):
        if words[i].text == ":" and material.quotes.at(i) is None:
            start = i + 1
    quote = material.quotes.at(last - 1)
    if quote is not None and quote.last == last and (quote.opens or quote.first <= start):
        start = quote.first
    return Content(start, last, last - 1) if start < last else None


def _narrow_start(material: Material, governor: int, before: int) -> int:
    """The start of the clause that the phrase hangs on, where that is a smaller one set off by a comma."""
    words = material.words
    if governor >= before or words[governor].pos not in ("VERB", "AUX") or words[governor].role == "root":
        return 0
    if any(isinstance(c, VerbCue) and c.word == governor for c in material.cues_with(governor)):
        return 0
    if words[governor].role in ("conjunct", "complement_clause", "open_complement"):
        return 0
    first = material.syntax.subtree(governor)[0]
    if words[first].morph.pronoun == "Rel":
        return first + 1
    return first if first > 0 and words[first - 1].text == "," else 0


def _behind_apposition(material: Material, first: int, end: int) -> int:
    """Behind what only explains the source (for X, expert in Y, it is ...): a stretch without a verb."""
    words = material.words
    comma = next((i for i in range(first, end) if words[i].text == ","), end)
    if comma == end or any(material.quotes.at(i) is not None for i in range(first, comma)):
        return first
    has_subject = any(words[i].role in ("subject", "passive_subject") for i in range(first, comma))
    has_verb = any(words[i].morph.form == "Fin" for i in range(first, comma))
    goes_on = any(words[i].morph.form == "Fin" for i in range(comma, end))
    return first if has_subject or has_verb or not goes_on else comma + 1


def _after(material: Material, last: int, end: int) -> Content | None:
    words = material.words
    first = last
    while first < end and words[first].pos == "PUNCT" and material.quotes.at(first) is None:
        first += 1
    first = _behind_apposition(material, first, end)
    for other in material.cues_with(last - 1):
        if isinstance(other, VerbCue) and other.inverted and first < other.first < end:
            end = other.first - 1
    quote = material.quotes.at(first) if first < end else None
    if quote is not None and quote.first == first and quote.last > end:
        end = quote.last
    return Content(first, end, first) if first < end else None
