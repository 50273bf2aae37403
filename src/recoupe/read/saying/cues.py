"""Cues of saying in one walk over the words: verbs, nouns and prepositions that the data names.

A verb's cue is its whole group: auxiliaries, clitics, what must follow it ("fait part"). Only the group's
place and shape are settled here; what is said, and by whom, is found around it.
"""

from __future__ import annotations

import msgspec

from recoupe.languages.saying import (
    Frame,
    Manner,
    NounEntry,
    SayingVerb,
    SayingWords,
    SourceEntry,
    VerbEntry,
)
from recoupe.read.saying.groups import VERBAL, Shape, is_clitic, verb_group
from recoupe.read.saying.quotes import Quotes
from recoupe.read.syntax import Syntax
from recoupe.read.words import Word

_UNLISTED = VerbEntry(
    SayingVerb(lemma="", takes=("quotation",), examples=()),
    Frame(True, False, frozenset(), frozenset(), frozenset(), frozenset()),
    (),
)

_ENDS_PHRASE = frozenset(":;.!?")
_MAX_GROUP = 8
"""Words from the comma behind a quotation to the verb (s'est cependant aussitôt emporté)."""
_MAX_FOLLOW = 8
"""Words within which what must follow a verb follows it (a lancé, en anglais, un nouvel appel)."""


class VerbCue(msgspec.Struct, frozen=True, kw_only=True):
    """A verb of saying: its word, its group `[first, last)`, its entry and shape.

    `inverted`: a pronoun hangs on it (a-t-il dit). `negated` and `modal` are what stands in its group.
    """

    word: int
    first: int
    last: int
    entry: VerbEntry
    shape: Shape
    inverted: bool
    negated: bool

    @property
    def frame(self) -> Frame:
        """What it takes."""
        return self.entry.frame

    @property
    def is_listed(self) -> bool:
        """Whether an entry of the data names it; what is not listed says only what stands before it."""
        return self.entry is not _UNLISTED

    @property
    def manner(self) -> Manner:
        """What it implies."""
        return self.entry.verb.manner


class NounCue(msgspec.Struct, frozen=True, kw_only=True):
    """A noun of saying at a word."""

    word: int
    entry: NounEntry

    @property
    def first(self) -> int:
        """Its word."""
        return self.word


class SourceCue(msgspec.Struct, frozen=True, kw_only=True):
    """A source phrase: its preposition is the words `[first, last)`, the source begins after it."""

    first: int
    last: int
    entry: SourceEntry


Cue = VerbCue | NounCue | SourceCue


def find_cues(syntax: Syntax, saying: SayingWords) -> list[list[Cue]]:
    """The cues of each sentence, in the order of the text."""
    found: list[list[Cue]] = [[] for _ in syntax.sentences]
    taken = -1
    for word in syntax.words:
        if word.i < taken:
            continue
        cue = _cue_at(syntax, saying, word)
        if isinstance(cue, VerbCue) and cue.shape == "participle" and _shares_auxiliary(syntax, cue):
            cue = msgspec.structs.replace(cue, shape="finite")
        if cue is not None:
            found[word.sentence].append(cue)
            taken = cue.last if isinstance(cue, VerbCue | SourceCue) else word.i + 1
    return found


def _cue_at(syntax: Syntax, saying: SayingWords, word: Word) -> Cue | None:
    lower = word.lower
    sources = saying.sources.get(lower)
    if sources is not None:
        for entry in sources:
            if _matches(syntax, word.i, entry.words) and _has_verb(syntax, saying, word.i, entry):
                return SourceCue(first=word.i, last=word.i + len(entry.words), entry=entry)
    pos = word.pos
    if pos in VERBAL or (lower in saying.verbs and _is_mistagged_verb(syntax, saying, word)):
        entries = saying.verbs.get(word.lemma) or saying.verbs.get(lower)
        if entries is not None:
            return _verb_cue(syntax, saying, word, entries)
    elif pos == "NOUN":
        noun = saying.nouns.get(word.lemma)
        if noun is not None:
            return NounCue(word=word.i, entry=noun)
    return None


def _has_verb(syntax: Syntax, saying: SayingWords, at: int, entry: SourceEntry) -> bool:
    """Whether the verb of saying that a source phrase must have stands behind it."""
    if entry.phrase.verb != "must":
        return True
    words, last = syntax.words, at + len(entry.words)
    limit = syntax.sentences[words[at].sentence].last
    while last < limit and words[last].pos in ("PRON", "ADV"):
        last += 1
    return last < limit and words[last].pos in VERBAL and words[last].lemma in saying.verbs


def _is_mistagged_verb(syntax: Syntax, saying: SayingWords, word: Word) -> bool:
    """A form of a verb of saying that the tagger took for something else, with a verb's neighbours."""
    words = syntax.words
    if word.i == 0 or word.i + 1 >= len(words) or words[word.i - 1].sentence != word.sentence:
        return False
    before, after = words[word.i - 1], words[word.i + 1]
    if before.pos == "AUX" or (before.pos == "X" and before.lemma in saying.grammar.auxiliaries):
        return before.role != "copula"
    if is_clitic(saying, after) or any(c < word.i for c in syntax.children(word.i, "subject")):
        return True
    if word.role == "parataxis":
        return before.pos == "PUNCT" and after.pos == "DET"
    if before.pos not in ("NOUN", "PROPN", "CCONJ", "PRON"):
        return False
    infinitive = after.pos == "AUX" and after.morph.form == "Inf"
    return infinitive or after.pos == "DET" or after.lower in saying.grammar.complementizers


def _matches(syntax: Syntax, at: int, wanted: tuple[str, ...]) -> bool:
    words = syntax.words
    if at + len(wanted) > len(words) or words[at + len(wanted) - 1].sentence != words[at].sentence:
        return False
    return all(
        words[at + k].lower == text or (words[at + k].pos == "ADP" and words[at + k].lemma == text)
        for k, text in enumerate(wanted)
    )


def _verb_cue(
    syntax: Syntax, saying: SayingWords, word: Word, entries: tuple[VerbEntry, ...]
) -> VerbCue | None:
    group = verb_group(syntax, saying, word)
    for entry in entries:
        if entry.verb.reflexive != group.reflexive:
            continue
        last = word.i + 1
        if entry.then:
            end = _follows(syntax, word, entry.then)
            if end is None:
                continue
            last = end
        return VerbCue(
            word=word.i, first=group.first, last=last, entry=entry, shape=group.shape,
            inverted=group.inverted, negated=group.negated,
        )  # fmt: skip
    return None


def unlisted_cue(syntax: Syntax, saying: SayingWords, word: int) -> VerbCue | None:
    """A verb that no entry names, as a cue: behind a quotation any verb may say it (« ... », brandit X)."""
    if syntax.words[word].pos not in VERBAL:
        return None
    group = verb_group(syntax, saying, syntax.words[word])
    if group.shape != "finite" or group.negated:
        return None
    return VerbCue(
        word=word, first=group.first, last=word + 1, entry=_UNLISTED, shape=group.shape,
        inverted=group.inverted, negated=group.negated,
    )  # fmt: skip


def add_unlisted(syntax: Syntax, saying: SayingWords, quotes: Quotes, cues: list[list[Cue]]) -> None:
    """Add to the cues of the sentences the verbs that no entry names right behind a quotation and a comma."""
    words = syntax.words
    for quote in quotes.all:
        first, sentence = quote.last + 1, words[quote.last - 1].sentence
        limit = min(first + _MAX_GROUP, syntax.sentences[sentence].last)
        if not (quote.opens and quote.is_speech) or first >= limit or words[quote.last].text != ",":
            continue
        verb = next((i for i in range(first, limit) if words[i].pos == "VERB"), None)
        known = {c.word for c in cues[sentence] if isinstance(c, VerbCue | NounCue)}
        cue = None if verb is None or verb in known else unlisted_cue(syntax, saying, verb)
        if cue is not None and cue.first == first:
            cues[sentence] = sorted([*cues[sentence], cue], key=lambda c: c.first)


def _follows(syntax: Syntax, word: Word, wanted: tuple[str, ...]) -> int | None:
    """Where the words that must follow a verb end; None where they do not follow it closely, in one piece."""
    words, limit = syntax.words, syntax.sentences[word.sentence].last
    for at in range(word.i + 1, min(word.i + 1 + _MAX_FOLLOW, limit - len(wanted) + 1)):
        if all(text in (words[at + k].lower, words[at + k].lemma) for k, text in enumerate(wanted)):
            return at + len(wanted)
        if words[at].pos in ("VERB", "SCONJ") or words[at].text in _ENDS_PHRASE:
            return None
    return None


def _shares_auxiliary(syntax: Syntax, cue: VerbCue) -> bool:
    """A participle coordinated with a perfect (a évoqué ... et accusé) or with a subject of its own."""
    words = syntax.words
    if any(c < cue.word for c in syntax.children(cue.word, "subject")):
        return True
    if cue.last < len(words) and words[cue.last].pos == "SCONJ" and not syntax.children(cue.word, "agent"):
        return True
    first = syntax.sentences[words[cue.word].sentence].first
    before = cue.first - 1
    if before < first or words[before].pos != "CCONJ" or syntax.children(cue.word, "agent"):
        return False
    for i in range(before - 1, first - 1, -1):
        if words[i].role == "auxiliary" and words[words[i].head].morph.form == "Part":
            return True
        if words[i].morph.form == "Fin" and words[i].pos == "VERB":
            return False
    return False
