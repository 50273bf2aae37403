"""Labels and supreme offices in one walk over the words."""

from __future__ import annotations

import msgspec

from recoupe.languages.labels import Label, LabelWords, Phrase
from recoupe.read.syntax import Syntax
from recoupe.read.words import Word

_CONTENT = frozenset({"NOUN", "ADJ", "PROPN", "VERB", "X", "ADP", "ADV"})


class Match(msgspec.Struct, frozen=True):
    """A label, or a bare supreme office (label None), at the words `[first, last)`; `head` carries it."""

    first: int
    last: int
    head: int
    label: Label | None


def find_matches(syntax: Syntax, words: LabelWords) -> tuple[Match, ...]:
    """The labels and offices of a text in its order; of two that overlap the longer."""
    found: list[Match] = []
    taken = -1
    for word in syntax.words:
        if word.i < taken or word.pos not in _CONTENT:
            continue
        match = _match_at(syntax, words, word)
        if match is not None:
            found.append(match)
            taken = match.last
    return tuple(found)


def _match_at(syntax: Syntax, words: LabelWords, word: Word) -> Match | None:
    by_lemma = () if word.pos == "VERB" else words.phrases.get(word.lemma, ())
    for phrase, label in words.phrases.get(word.lower) or by_lemma:
        if not _spells(syntax, word.i, phrase) or _is_deed(syntax, word):
            continue
        if label is None or not (words.grammar.capitals_are_names and _is_name(syntax, word, label)):
            head = _head(syntax, word.i, len(phrase)) if label is not None else word.i
            return Match(word.i, word.i + len(phrase), head, label)
    return None


def _is_name(syntax: Syntax, word: Word, label: Label) -> bool:
    """A capital in the middle of a sentence that the label itself has not."""
    if not word.text[0].isupper() or any(phrase[0].isupper() for phrase in label.words):
        return False
    first = syntax.sentences[word.sentence].first
    if word.i == first:
        return False
    before = syntax.words[word.i - 1]
    return not syntax.text[before.end : word.start].strip() and before.text != ":"


def _is_deed(syntax: Syntax, word: Word) -> bool:
    """A verb in a tense of its own (has overthrown): what somebody does, not what he is called."""
    return word.pos == "VERB" and bool(syntax.children(word.i, "auxiliary", "passive_auxiliary"))


def _spells(syntax: Syntax, at: int, phrase: Phrase) -> bool:
    words = syntax.words
    last = at + len(phrase) - 1
    if last >= len(words) or words[last].sentence != words[at].sentence:
        return False
    return all(
        words[at + k].lower in forms or words[at + k].lemma in forms for k, forms in enumerate(phrase) if k
    )


def _head(syntax: Syntax, first: int, length: int) -> int:
    """The word of a phrase that hangs on what is outside it, rather no adverb."""
    hanging = [
        i for i in range(first, first + length)
        if not first <= syntax.words[i].head < first + length or syntax.words[i].head == i
    ]  # fmt: skip
    return next((i for i in hanging if syntax.words[i].pos != "ADV"), hanging[0] if hanging else first)
