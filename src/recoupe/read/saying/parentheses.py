"""Cues that interrupt or close what they introduce: "..., said the minister", "..., he added, ...".

The shape is settled by place, not by the tree, which parsers get wrong here: a verb of saying behind a
comma or a closing mark, its subject behind it (or a short one before it), and something said before that.
"""

from __future__ import annotations

import msgspec

from recoupe.read.saying.clausal import find_clausal
from recoupe.read.saying.contents import Content
from recoupe.read.saying.cues import VerbCue
from recoupe.read.saying.inversion import subject_before, subject_behind
from recoupe.read.saying.material import Material
from recoupe.read.saying.quotes import Quote
from recoupe.read.saying.speaker import Speaker
from recoupe.read.words import Word

_NOT_GOING_ON = frozenset({"SCONJ", "CCONJ", "ADP", "VERB", "ADV"})
_DASHES = frozenset("-–—")


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
    group = subject_behind(material, cue) or subject_before(material, cue)
    if group is None:
        return _after_full_stop(material, cue)
    speakers, first, last = group
    left = _left(material, first, earliest, cue, speakers)
    if left is None:
        halves = _cut_in_two(material, first, last, earliest)
        return None if halves is None else Parenthesis(halves, (None, None), speakers, first, last)
    content, quote = left
    right = _right(material, last, quote)
    contents = (content,) if right is None else (content, right[0])
    quotes = (quote,) if right is None else (quote, right[1])
    return Parenthesis(contents, quotes, speakers, first, last)


def _after_full_stop(material: Material, cue: VerbCue) -> Parenthesis | None:
    """Behind a quotation whose last mark ends the parser's sentence ("Why us?" the mayor asked.)."""
    words, syntax = material.words, material.syntax
    sentence = material.sentence_of(cue.word)
    quote = material.quotes.at(sentence.first - 1) if sentence.first else None
    if not material.saying.grammar.subject_first or quote is None or quote.last != sentence.first:
        return None
    if material.sentence_of(sentence.first - 1).paragraph != sentence.paragraph or cue.shape != "finite":
        return None
    subject = next((c for c in syntax.children(cue.word, "subject") if c < cue.first), None)
    if subject is None or syntax.text[quote.end - 1] == "." or syntax.subtree(subject)[0] != sentence.first:
        return None
    closed = cue.last >= sentence.last or words[cue.last].pos in ("PUNCT", "ADP", "ADV")
    speakers = material.speakers.named(subject)
    if not closed or not speakers or find_clausal(material, cue) is not None:
        return None
    content = Content(quote.first, quote.last, quote.first)
    return Parenthesis((content,), (quote,), speakers, sentence.first, cue.last)


def _inside_quote(material: Material, cue: VerbCue, quote: Quote) -> Parenthesis | None:
    """A cue that the press leaves inside the marks (« Nous restons, dit le maire. Personne ne part. »)."""
    words = material.words
    group = subject_behind(material, cue) if words[cue.first - 1].text == "," else None
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
    if not cue.inverted and _has_own_subject(material, cue, start) and not _ends_clause(material, cue, first):
        return None
    sure = cue.inverted or "" in cue.frame.clauses or has_quote
    return (Content(start, last, last - 1), None) if sure and speakers else None


def _ends_clause(material: Material, cue: VerbCue, first: int) -> bool:
    """A verb with its subject before it, in a language that has such parentheses (IT IS OVER, she said).

    Nothing follows that the verb could say, or the tree has what it says before it.
    """
    if not material.saying.grammar.subject_first or cue.shape != "finite":
        return False
    syntax = material.syntax
    if any(c < first for c in syntax.children(cue.word, "complement_clause")):
        return True
    if any(c < first for c in syntax.children(cue.word, "adverbial_clause")):
        return False
    limit = material.sentence_of(cue.word).last
    opens = cue.last < limit and material.words[cue.last].text == ":"
    quotes = any(material.quotes.at(i) is not None for i in range(cue.last, limit))
    return not (opens or quotes) and find_clausal(material, cue) is None


def _cut_in_two(material: Material, first: int, last: int, earliest: int) -> tuple[Content, Content] | None:
    """A clause that the cue cuts in two before its verb (THE BRIDGE, the mayor said, IS OPEN)."""
    words, limit = material.words, material.sentence_of(last - 1).last
    start = _left_start(material, first, earliest, first - 1)
    if not material.saying.grammar.subject_first or last + 1 >= limit or words[last].text != ",":
        return None
    if material.quotes.at(last + 1) is not None:
        return None
    end = limit - (words[limit - 1].pos == "PUNCT")
    left_verb = any(_is_finite(words[i]) for i in range(start, first))
    right_verb = any(_is_finite(words[i]) for i in range(last + 1, end))
    if left_verb or not right_verb or start >= first - 1:
        return None
    return Content(start, first - 1, first - 2), Content(last + 1, end, last + 1)


def _is_finite(word: Word) -> bool:
    return word.morph.form == "Fin" and word.pos in ("VERB", "AUX")


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
        opens = words[last + 1].lower in material.saying.grammar.complementizers
        if (words[last + 1].pos in _NOT_GOING_ON and not opens) or words[last + 1].morph.pronoun == "Rel":
            return None
        if any(words[i].morph.form == "Fin" for i in range(last + 1, end)):
            return Content(last + 1, end, last + 1), None
    return None
