"""The forms under which patterns may name a word: its lemma, or as printed, in either number."""

from __future__ import annotations

from functools import lru_cache

from recoupe.languages.event_entries import EventGrammar
from recoupe.read.syntax import Syntax


class WordForms:
    """The forms of the words of one article, each found once when first asked for."""

    def __init__(self, syntax: Syntax, grammar: EventGrammar) -> None:
        self._syntax = syntax
        self._spellings = grammar.spellings
        self._plurals = grammar.plurals
        self._endings = tuple(grammar.endings.items())
        self._by_word: dict[int, frozenset[str]] = {}
        self._by_sentence: dict[int, frozenset[str]] = {}

    def is_named(self, word: int, wanted: str) -> bool:
        """Whether a pattern that says `wanted` means a word."""
        return not self._of(word).isdisjoint(self._wanted(wanted))

    def is_listed(self, word: int, listed: frozenset[str]) -> bool:
        """Whether a word is in a list of `words.toml`."""
        return not self._of(word).isdisjoint(list_variants(listed, self._plurals))

    def stands_in(self, sentence: int, wanted: str) -> bool:
        """Whether some word of a sentence is what a pattern says."""
        here = self._by_sentence.get(sentence)
        if here is None:
            at = self._syntax.sentences[sentence]
            here = frozenset().union(*(self._of(word) for word in range(at.first, at.last)))
            self._by_sentence[sentence] = here
        return not here.isdisjoint(self._wanted(wanted))

    def _wanted(self, word: str) -> frozenset[str]:
        """A word of a pattern in both numbers; a participle also by the infinitive that is its lemma."""
        return variants(word, self._plurals) | infinitives(word, self._endings)

    def _of(self, word: int) -> frozenset[str]:
        """The lemma and the form as printed, in the spelling of the patterns."""
        found = self._by_word.get(word)
        if found is None:
            at = self._syntax.words[word]
            lemma = at.lemma.lower()
            found = frozenset((self._spellings.get(lemma, lemma), self._spellings.get(at.lower, at.lower)))
            self._by_word[word] = found
        return found


@lru_cache(maxsize=8192)
def variants(word: str, plurals: tuple[str, ...]) -> frozenset[str]:
    """A word of a pattern in both numbers, as far as endings say."""
    found = {word}
    for ending in plurals:
        found |= {word.removesuffix(ending), word + ending}
    return frozenset(found)


@lru_cache(maxsize=8192)
def infinitives(word: str, endings: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """The infinitives that a word may be a participle of, by its ending."""
    return frozenset(
        word.removesuffix(ending) + infinitive for ending, infinitive in endings if word.endswith(ending)
    )


@lru_cache(maxsize=1024)
def list_variants(words: frozenset[str], plurals: tuple[str, ...]) -> frozenset[str]:
    """The words of a list in both numbers."""
    return frozenset().union(*(variants(word, plurals) for word in words))
