"""How far what is said reaches: the tree's edge, corrected by punctuation, quotation marks and other cues."""

from __future__ import annotations

from recoupe.read.saying.contents import Content
from recoupe.read.saying.cues import SourceCue, VerbCue
from recoupe.read.saying.material import Material

_DASHES = "–—"
_NO_ENDING = frozenset({"PUNCT", "ADP", "DET", "SCONJ", "CCONJ"})
_RELATIVE_ROLES = frozenset({"relative_clause", "adverbial_clause"})
_MAX_ABOVE = 6
"""How many words up a relative pronoun's clause is looked for."""


def phrase_limit(material: Material, cue: VerbCue) -> int:
    """Where the simple sentence around a verb ends: at a colon, at another cue, at the final mark."""
    words = material.words
    sentence = material.sentence_of(cue.word)
    others = {c.word for c in material.cues_with(cue.word) if isinstance(c, VerbCue)}
    for i in range(cue.last, sentence.last):
        if words[i].text in ":;" or (i in others and i != cue.word):
            return i
    return sentence.last - (words[sentence.last - 1].pos == "PUNCT")


def to_punctuation(material: Material, cue: VerbCue, last: int) -> int:
    """A clause runs on to a mark or a conjunction, where the tree stops short too, and over "and that"."""
    words, limit = material.words, material.sentence_of(cue.word).last
    is_open = False
    while last < limit and words[last].pos not in ("PUNCT", "CCONJ") and words[last].text not in _DASHES:
        is_open = is_open or words[last].pos == "SCONJ" or words[last].morph.pronoun == "Rel"
        if words[last].morph.form == "Fin" and words[last].head < cue.word and not is_open:
            break
        last += 1
    at = last
    while at < limit and words[at].pos in ("PUNCT", "CCONJ") and words[at].text != ":":
        at += 1
    complementizers = material.saying.grammar.complementizers
    if last < at < limit and words[at].lower in complementizers and words[at - 1].pos == "CCONJ":
        head = words[at].head
        end = material.syntax.subtree(head)[1] if at < head < limit else at + 1
        return to_punctuation(material, cue, max(end, at + 1))
    return last


def fit(material: Material, cue: VerbCue, content: Content) -> Content | None:
    """The content cut before what is no longer said, and led to the end of a quotation that it opens."""
    words = material.words
    first, last = content.first, content.last
    if first >= min(last, material.sentence_of(cue.word).last):
        return None
    for i in range(first, last):
        quote = material.quotes.at(i)
        if quote is not None and quote.last > last and quote.first >= cue.last:
            last = quote.last
    stop = _stop(material, cue, content.first, min(last, material.sentence_of(cue.word).last))
    stop = _contrast(material, first, last if stop is None else stop) or stop
    last = _without_aside(material, first, last if stop is None else stop)
    last = _without_circumstance(material, cue, content, last)
    while last > first and words[last - 1].pos in _NO_ENDING and material.quotes.at(last - 1) is None:
        last -= 1
    while first < last and (words[first].pos == "PUNCT" or words[first].text == "'"):
        first += 1
    return Content(first, last, content.head, content.is_clause) if first < last else None


def _without_aside(material: Material, first: int, last: int) -> int:
    """The end of the content without a closing relative clause or a lone dash: the reporter's addition."""
    words = material.words
    speaking = {c.first for c in material.cues_with(first) if isinstance(c, VerbCue)}
    for i in range(first + 1, last):
        if material.quotes.at(i) is not None and material.quotes.at(first) is None:
            continue
        if words[i].text in _DASHES and not any(words[k].text in _DASHES for k in range(i + 1, last)):
            return i
        if words[i].morph.pronoun == "Rel" and material.quotes.at(i) is None:
            head = next((h for h in _above(material, i) if words[h].role in _RELATIVE_ROLES), None)
            closes = head is not None and material.syntax.subtree(head)[1] >= last
            if closes and (words[i - 1].text == "," or i + 1 in speaking):
                return i
        if words[i].text == "," and _explains(material, i, last):
            return i
    return last


def _without_circumstance(material: Material, cue: VerbCue, content: Content, last: int) -> int:
    """The end of a noun that is said, before when or over what that was ("condenó el golpe EN UNA CARTA")."""
    words, grammar, table = material.words, material.saying.grammar, material.syntax.table
    if not cue.last <= content.head or not table.drops_subjects:
        return last
    for i in range(content.head + 1, last):
        if material.quotes.at(i) is not None or (content.is_clause and words[i - 1].text != ","):
            continue
        if words[i].text == ",":
            near = words[i + 1 : min(i + 4, last)]
            if any(w.lemma in grammar.days or w.lower in grammar.days for w in near):
                return i
        elif words[i].pos == "ADP" and words[i].lemma not in table.owner_prepositions:
            noun = words[i].head
            if i < noun < last and names_medium(material, noun):
                return i if material.syntax.subtree(noun)[1] >= last else last
    return last


def names_medium(material: Material, noun: int) -> bool:
    """Whether a noun is a medium, or has one among its modifiers ("su cuenta de Twitter")."""
    words, media = material.words, material.saying.media
    below = (noun, *material.syntax.children(noun, "noun_modifier", "name_part", "apposition"))
    return any(words[i].lemma in media or words[i].lower in media for i in below)


def _explains(material: Material, comma: int, last: int) -> bool:
    """A noun behind a comma tells the reader what the one before is, to the end ("Perú, un país que ...")."""
    words = material.words
    if material.quotes.at(comma) is not None or not material.syntax.table.drops_subjects:
        return False
    nouns = (i for i in range(comma + 1, last) if words[i].role == "apposition" and words[i].head < comma)
    noun = next(nouns, None)
    if noun is None or words[noun].pos != "NOUN":
        return False
    first, end = material.syntax.subtree(noun)
    return (first == comma and end >= last) or (first == comma + 1 and end >= last)


def _contrast(material: Material, first: int, last: int) -> int | None:
    """Where the reporter goes on to what another one does meanwhile (", mientras que Lima calla")."""
    words, contrasts = material.words, material.saying.grammar.meanwhile
    for i in range(first + 1, last):
        if words[i].text == "," and words[i + 1].lower in contrasts and material.quotes.at(i) is None:
            return i
    return None


def _above(material: Material, word: int) -> list[int]:
    """The words that a word hangs on, nearest first."""
    found = []
    for _ in range(_MAX_ABOVE):
        head = material.words[word].head
        if head == word:
            break
        found.append(head)
        word = head
    return found


def _stop(material: Material, cue: VerbCue, first: int, last: int) -> int | None:
    """Where another cue, a colon before a quotation or a final source ends what this verb says."""
    words = material.words
    stops = [
        i for i in range(first, last)
        if words[i].text == ":" and i + 1 < len(words) and material.quotes.at(i + 1) is not None
    ]  # fmt: skip
    for other in material.cues_with(cue.word):
        if isinstance(other, VerbCue) and first < other.first < last:
            at = _cue_stop(material, cue, other)
            if at is not None and at > first:
                stops.append(at)
        elif isinstance(other, SourceCue) and words[other.first - 1].text == ",":
            stops.append(other.first - 1)
    return min((stop for stop in stops if first < stop < last), default=None)


def _cue_stop(material: Material, cue: VerbCue, other: VerbCue) -> int | None:
    """Where a second verb of saying that is the same speaker's, not the content's, begins."""
    words = material.words
    if material.quotes.at(other.word) is not None and material.quotes.at(cue.word) is None:
        return None
    before = other.first - 1
    if other.inverted and words[before].pos == "PUNCT":
        return before
    if other.shape == "gerund":
        own = words[other.word]
        is_inner = own.role == "conjunct" and cue.last <= own.head < other.word
        goes_on = words[before].pos == "CCONJ" or words[before].text == ","
        return before if goes_on and not is_inner else None
    if other.shape != "finite" or words[before].pos not in ("CCONJ", "PUNCT"):
        return None
    if words[before].pos == "PUNCT" and words[before - 1].pos == "CCONJ":
        before -= 1
    same = _number(material, cue) == _number(material, other)
    return before if same else None


def _number(material: Material, cue: VerbCue) -> str:
    for i in range(cue.first, cue.last):
        morph = material.words[i].morph
        if morph.form == "Fin" and morph.number:
            return morph.number
    return ""
