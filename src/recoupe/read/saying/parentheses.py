"""Cues that interrupt or close what they introduce: "..., said the minister", "..., he added, ...".

The shape is settled by place, not by the tree, which parsers get wrong here: a verb of saying behind a
comma or a closing mark, its subject behind it (or a short one before it), and something said before that.
"""

from __future__ import annotations

import msgspec

from recoupe.read.saying.contents import Content
from recoupe.read.saying.cues import VerbCue, is_clitic
from recoupe.read.saying.material import Material
from recoupe.read.saying.quotes import Quote
from recoupe.read.saying.speakers import Speaker

_NOT_GOING_ON = frozenset({"SCONJ", "CCONJ", "ADP", "VERB", "ADV"})
_DASHES = frozenset("-–—")
_MAX_BEFORE_SUBJECT = 12
"""Words between the verb and the subject behind it (a déclaré mardi à l'AFP le porte-parole)."""


class Parenthesis(msgspec.Struct, frozen=True):
    """What a cue in parenthesis introduces: the contents around it and who says them.

    `quotes` holds for each content the quotation that it wholly is, or None.
    """

    contents: tuple[Content, ...]
    quotes: tuple[Quote | None, ...]
    speakers: tuple[Speaker, ...]
    first: int
    last: int


def find_parenthesis(material: Material, cue: VerbCue, earliest: int) -> Parenthesis | None:
    """What a cue in parenthesis introduces; None where it is none. `earliest`: where content may begin."""
    frame = cue.frame
    if cue.shape in ("infinitive", "gerund") or not (frame.quotation or "" in frame.clauses):
        return None
    inside = material.quotes.at(cue.word)
    if inside is not None:
        return _inside_quote(material, cue, inside)
    group = _behind(material, cue) or _before(material, cue)
    if group is None:
        return None
    speakers, first, last = group
    left = _left(material, first, earliest, cue, speakers)
    if left is None:
        return None
    content, quote = left
    right = _right(material, last, quote)
    contents = (content,) if right is None else (content, right[0])
    quotes = (quote,) if right is None else (quote, right[1])
    return Parenthesis(contents, quotes, speakers, first, last)


def _inside_quote(material: Material, cue: VerbCue, quote: Quote) -> Parenthesis | None:
    """A cue that the press leaves inside the marks (« Nous restons, dit le maire. Personne ne part. »)."""
    words = material.words
    group = _behind(material, cue) if words[cue.first - 1].text == "," else None
    if group is None or group[1] <= quote.first + 1:
        return None
    speakers, first, last = group
    if last < quote.last and words[last].pos != "PUNCT":
        return None
    left = _part(material, quote, quote.first, first)
    right = _part(material, quote, last, quote.last)
    parts = tuple(part for part in (left, right) if part is not None)
    contents = tuple(Content(part.first, part.last, part.first) for part in parts)
    return Parenthesis(contents, parts, speakers, first, last) if left is not None else None


def _part(material: Material, quote: Quote, first: int, last: int) -> Quote | None:
    """The words `[first, last)` of a quotation as one of their own, without marks at the edges."""
    words = material.words
    while first < last and words[first].pos == "PUNCT":
        first += 1
    while last > first and words[last - 1].pos == "PUNCT":
        last -= 1
    if first == last:
        return None
    start, end = words[first].start, words[last - 1].end
    return Quote(first, last, start, end, quote.opens, quote.closes, quote.is_speech)


# the subject


def _behind(material: Material, cue: VerbCue) -> tuple[tuple[Speaker, ...], int, int] | None:
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
            speaker = _document_author(material, last)
        else:
            speaker = material.speakers.pronoun(words[pronoun])
        return None if speaker is None else ((speaker,), cue.first, last)
    limit = min(material.sentence_of(cue.word).last, cue.last + _MAX_BEFORE_SUBJECT)
    head = _subject_behind(material, cue, limit)
    if head is None:
        return None
    speakers = material.speakers.named(head)
    if not speakers or not (speakers[0].known or material.quotes.at(cue.first - 2) is not None):
        return None
    return speakers, cue.first, max(s.last for s in speakers)


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


def _subject_behind(material: Material, cue: VerbCue, limit: int) -> int | None:
    """The first noun behind the verb that no preposition introduces and that can speak."""
    words, cast = material.words, material.cast
    after_preposition = False
    i = _behind_aside(material, cue.last, limit)
    while i < limit:
        word = words[i]
        if word.pos in ("VERB", "AUX", "SCONJ") and i not in cast.by_head:
            return None
        if word.text == ",":
            i = _behind_aside(material, i, limit)
            if words[i].text == ",":
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
            return _head_from(material, i + 1, limit)
        elif word.pos in ("NOUN", "PROPN", "PRON", "X"):
            if not after_preposition and _can_speak(material, cue, i):
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


def _before(material: Material, cue: VerbCue) -> tuple[tuple[Speaker, ...], int, int] | None:
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
    after = cue.last
    if after < material.sentence_of(cue.word).last and words[after].pos not in ("PUNCT", "ADP", "ADV"):
        return None
    speakers = material.speakers.named(subject)
    return (speakers, first, cue.last) if speakers else None


# what is said


def _left(
    material: Material, first: int, earliest: int, cue: VerbCue, speakers: tuple[Speaker, ...]
) -> tuple[Content, Quote | None] | None:
    """What stands before the cue: a quotation, or the clause of the sentence with what it quotes."""
    words = material.words
    last = first
    while last > earliest and words[last - 1].pos == "PUNCT" and material.quotes.at(last - 1) is None:
        last -= 1
    start = _left_start(material, first, earliest, last)
    if start >= last:
        return None
    end_quote = material.quotes.at(last - 1)
    if end_quote is not None and end_quote.last == last and (end_quote.opens or end_quote.first <= start):
        return Content(end_quote.first, last, start), end_quote
    first_quote = material.quotes.at(start)
    if first_quote is not None and first_quote.first < start:
        start = first_quote.first
    has_verb = any(words[i].pos in ("VERB", "AUX") for i in range(start, last))
    has_quote = any(material.quotes.at(i) for i in range(start, last))
    if not (has_verb or has_quote):
        return None
    if not cue.inverted and _has_own_subject(material, cue, start):
        return None
    sure = cue.inverted or "" in cue.frame.clauses or has_quote
    return (Content(start, last, last - 1), None) if sure and speakers else None


def _has_own_subject(material: Material, cue: VerbCue, start: int) -> bool:
    """The tree finds the verb's subject before it, with no other finite verb in between: no parenthesis."""
    words, syntax = material.words, material.syntax
    subjects = [c for c in syntax.children(cue.word, "subject", "passive_subject") if start <= c < cue.first]
    return any(
        not any(words[i].morph.form == "Fin" and words[i].pos == "VERB" for i in range(s, cue.first))
        and material.quotes.at(s) is None
        for s in subjects
    )


def _left_start(material: Material, first: int, earliest: int, last: int) -> int:
    """After the last colon that a quotation follows, or where the sentence (or what is left of it) begins."""
    words = material.words
    start = max(material.sentence_of(first).first, earliest)
    for i in range(start, last):
        if words[i].text == ":" and material.quotes.at(i) is None:
            start = i + 1
    while start < last and (words[start].text in _DASHES or words[start].pos == "PUNCT"):
        start += 1
    return start


def _right(material: Material, last: int, left: Quote | None) -> tuple[Content, Quote | None] | None:
    """What goes on after the cue in the same sentence: a second quotation, or the rest of the clause."""
    words = material.words
    limit = material.sentence_of(last - 1).last
    for i in range(last, limit):
        quote = material.quotes.at(i)
        if quote is not None and quote.first == i:
            if quote.is_speech and words[i - 1].pos == "PUNCT":
                return Content(quote.first, quote.last, quote.first), quote
            return None
        if words[i].pos in ("VERB", "AUX"):
            break
    if left is None and last + 1 < limit and words[last].text == ",":
        end = limit - (words[limit - 1].pos == "PUNCT")
        if words[last + 1].pos in _NOT_GOING_ON or words[last + 1].morph.pronoun == "Rel":
            return None
        if any(words[i].morph.form == "Fin" for i in range(last + 1, end)):
            return Content(last + 1, end, last + 1), None
    return None
