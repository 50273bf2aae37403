"""How far the phrase around a noun reaches: adjectives, numbers, complements, a name of its own."""

from __future__ import annotations

from recoupe.languages.actors import ActorWords
from recoupe.names import fold_name
from recoupe.read.mentions.draft import Draft
from recoupe.read.mentions.gazetteer import Sighting
from recoupe.read.syntax import Syntax

_MAX_CLIMB = 8
"""Steps up the tree from a word to the noun that it belongs to."""
_MAX_PARTS = 12
"""Adjectives and complements of one phrase; more is a run-on sentence."""


class Extents:
    """The reach of phrases in one article."""

    def __init__(
        self,
        syntax: Syntax,
        folded: tuple[str, ...],
        sightings: list[Sighting],
        persons: list[Draft],
        words: ActorWords,
    ) -> None:
        self.text = syntax.text
        self.tokens = syntax.words
        self.folded = folded
        self.words = words
        self.sighting_at = {i: s for s in sightings for i in range(s.first, s.last)}
        self.person_at = {i: d for d in persons for i in range(d.first, d.last)}

    def words_matched(self, at: int, parts: tuple[str, ...]) -> int:
        """How many words of the article make these folded words from `at` on; 0 where they are others."""
        i, n = at, 0
        while n < len(parts):
            if i >= len(self.tokens):
                return 0
            pieces = self.folded[i].split()
            if n and not pieces and self.tokens[i].text == "-":
                i += 1
                continue
            if tuple(pieces) == parts[n : n + len(pieces)] and pieces:
                n += len(pieces)
            elif n == 0 or i == at + len(parts) - 1:
                pieces = self.lemma(i).split()
                if not pieces or tuple(pieces) != parts[n : n + len(pieces)]:
                    return 0
                n += len(pieces)
            else:
                return 0
            i += 1
        return i - at

    def lemma(self, at: int) -> str:
        """The folded lemma of a word."""
        word = self.tokens[at]
        return self.folded[at] if word.lemma == word.lower else fold_name(word.lemma)

    def left(self, at: int, head: int) -> tuple[int, bool]:
        """The first word of the phrase whose own words begin at `at`, and whether a number stands in it."""
        first, counted = at, False
        while first > 0 and self.tokens[first - 1].sentence == self.tokens[at].sentence:
            word = self.tokens[first - 1]
            if not self._adjoins(first):
                break
            if word.pos == "NUM" or word.lower in self.words.numerals:
                counted = True
            elif word.lower in self.words.genitives and word.pos == "PART":
                owner = self._owner(first - 1, head)
                if owner is None:
                    break
                first = owner
                continue
            elif word.lower not in self.words.before and not self._qualifies(first - 1, head):
                break
            first -= 1
        return first, counted

    def _qualifies(self, word: int, head: int) -> bool:
        """An adjective, demonym or noun without a preposition that stands before its noun ("riot police")."""
        token = self.tokens[word]
        if token.pos not in ("ADJ", "NOUN", "PROPN") or token.head < word or word in self.person_at:
            return False
        sighting = self.sighting_at.get(word)
        if sighting is not None and not any(s.role == "demonym" for s in sighting.senses):
            return False
        return self._climbs_to(word, head)

    def _owner(self, genitive: int, head: int) -> int | None:
        """The first word of the owner before a genitive ending ("Pakistan's leader"), or None."""
        owner = self.tokens[genitive].head
        if owner >= genitive or not self._climbs_to(owner, head):
            return None
        known = self.person_at.get(owner) or self.sighting_at.get(owner)
        return known.first if known is not None else self.left(owner, owner)[0]

    def right(self, head: int, last: int, *, genitive: bool, office: bool = False) -> int:
        """The end of the phrase: adjectives, fixed modifiers, complements with "de", a name of its own."""
        steps = 0
        while last < len(self.tokens) and steps < _MAX_PARTS and self._adjoins(last):
            grown = self._fixed_after(last)
            if not grown and self._is_adjective(last, head):
                grown = last + 1
            if not grown and genitive:
                grown = self._complement(last, head, office=office)
            if not grown:
                break
            last, steps = grown, steps + 1
        return last

    def _fixed_after(self, at: int) -> int:
        for phrase in self.words.after.get(self.folded[at].split(" ")[0], ()):
            if self.words_matched(at, phrase):
                return at + self.words_matched(at, phrase)
        return 0

    def _is_adjective(self, at: int, head: int) -> bool:
        word = self.tokens[at]
        sighting = self.sighting_at.get(at)
        if sighting is not None and any(s.role == "demonym" for s in sighting.senses):
            return word.text[:1].islower()
        if word.pos == "ADJ" or (word.pos == "VERB" and word.role in ("adjective", "participle_clause")):
            if word.pos == "VERB" and (word.children or word.morph.form != "Part"):
                return False
            return self._climbs_to(at, head)
        if self.qualifies_noun(at):
            return word.head == head
        if word.role != "coordinator" or self.tokens[at - 1].pos not in ("ADJ", "VERB"):
            return False
        after = at + 1
        return after < len(self.tokens) and self.tokens[after].pos == "ADJ" and word.head == after

    def qualifies_noun(self, at: int) -> bool:
        """ "partido conservador": a noun in small letters, right behind the one it hangs on, without more."""
        word = self.tokens[at]
        if not self.words.nouns_qualify or word.head != at - 1 or not word.text.islower():
            return False
        small = {self.tokens[child].role for child in word.children}
        nouns = word.pos in ("NOUN", "PROPN") and self.tokens[at - 1].pos == "NOUN"
        return nouns and word.role != "apposition" and not small & {"case", "determiner", "copula"}

    def _complement(self, at: int, head: int, *, office: bool) -> int:
        """The end of "de la diplomatie" at `at`, or 0 where no such complement of the phrase stands there."""
        genitive = self.tokens[at].lower in self.words.genitives
        if not genitive and not (office and self.tokens[at].lower in self.words.office_prepositions):
            return 0
        inner = at + 1
        while inner < len(self.tokens) and (
            self.tokens[inner].pos in ("DET", "NUM") or self.tokens[inner].lower in self.words.before
        ):
            inner += 1
        if inner >= len(self.tokens) or self.tokens[inner].sentence != self.tokens[head].sentence:
            return 0
        known = self.person_at.get(inner) or self.sighting_at.get(inner)
        if known is not None:
            is_place = isinstance(known, Sighting) and known.senses[0].role in ("state", "capital")
            return known.last if genitive or not is_place else 0
        if self.tokens[inner].pos not in ("NOUN", "PROPN", "ADJ") or not self._climbs_to(inner, head):
            return 0
        if not genitive and self.lemma(inner) in self.words.not_portfolios:
            return 0
        after = inner + 1
        while after < len(self.tokens) and self.tokens[after].role == "name_part":
            after += 1
        return after

    def _climbs_to(self, word: int, head: int) -> bool:
        """Whether the tree leads from a word up to the head of the phrase before it meets a verb."""
        for _ in range(_MAX_CLIMB):
            above = self.tokens[word].head
            if above == head:
                return True
            if above == word or self.tokens[above].pos in ("VERB", "AUX"):
                return False
            word = above
        return False

    def _adjoins(self, at: int) -> bool:
        """Only white space or a quotation mark stands between a word and the one before it."""
        gap = self.text[self.tokens[at - 1].end : self.tokens[at].start]
        return self.tokens[at].pos != "PUNCT" and not any(c.isalnum() or c in ",;:.()" for c in gap)
