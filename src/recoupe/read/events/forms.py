"""The forms under which patterns may name a word: its lemma, as printed, and the other number of each."""

from __future__ import annotations

from recoupe.languages.event_patterns import EventGrammar
from recoupe.read.syntax import Syntax


class WordForms:
    """The forms of the words of one article, each found once when first asked for."""

    def __init__(self, syntax: Syntax, grammar: EventGrammar) -> None:
        self._syntax = syntax
        self._spellings = grammar.spellings
        self._plurals = grammar.plurals
        self._by_word: dict[int, frozenset[str]] = {}
        self._by_sentence: dict[int, frozenset[str]] = {}

    def of(self, word: int) -> frozenset[str]:
        """The forms of a word."""
        found = self._by_word.get(word)
        if found is None:
            at = self._syntax.words[word]
            forms = set()
            for form in (at.lemma.lower(), at.lower):
                spelled = self._spellings.get(form, form)
                forms.add(spelled)
                for ending in self._plurals:
                    forms.add(spelled.removesuffix(ending))
                    forms.add(spelled + ending)
            found = self._by_word[word] = frozenset(forms)
        return found

    def in_sentence(self, sentence: int) -> frozenset[str]:
        """The forms of all words of a sentence."""
        found = self._by_sentence.get(sentence)
        if found is None:
            at = self._syntax.sentences[sentence]
            found = frozenset().union(*(self.of(word) for word in range(at.first, at.last)))
            self._by_sentence[sentence] = found
        return found
