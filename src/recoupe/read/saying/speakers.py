"""Who a noun, a pronoun or nobody at all stands for when something is said.

Pronouns are resolved here and nowhere else, since a cast holds none.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from recoupe.languages.saying import SayingWords
from recoupe.read.cast import ActorMention, Cast
from recoupe.read.saying.antecedents import Antecedents, mention_of
from recoupe.read.saying.speaker import Speaker, speaker_of_mention
from recoupe.read.syntax import Syntax
from recoupe.read.words import Word
from recoupe.reading import UNNAMED

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "VERB"})


class Speakers:
    """Finds speakers in one article; `before` keeps who spoke, in the order of the text."""

    def __init__(self, syntax: Syntax, cast: Cast, saying: SayingWords) -> None:
        self._syntax = syntax
        self._cast = cast
        self._saying = saying
        self._by_surname = _surnames(cast)
        self.before = Antecedents(syntax, cast, saying.grammar.people)

    # nouns

    def named(self, head: int) -> tuple[Speaker, ...]:
        """The speakers that a noun, a name or a pronoun and what is coordinated with it stand for."""
        conjuncts = self._syntax.with_conjuncts(head)
        if len(conjuncts) > 1:
            conjuncts = tuple(c for c in conjuncts if c == head or not self._is_parted(head, c))
        return self.all_named(conjuncts, head)

    def _is_parted(self, left: int, right: int) -> bool:
        """Quotation marks stand around one of two words: the parser joined what nobody wrote together."""
        quotation_at, words = self._syntax.quotation_at, self._syntax.words
        return quotation_at(words[left].start) != quotation_at(words[right].start)

    def all_named(self, heads: Iterable[int], head: int | None = None) -> tuple[Speaker, ...]:
        """The speakers that some words stand for, each once; those that surely are people, if any is."""
        found: dict[tuple[str, bool | int], Speaker] = {}
        for word in heads:
            if word != head and self._syntax.words[word].pos == "VERB":
                continue
            speaker = self._named_one(word)
            if speaker is not None:
                found.setdefault((speaker.id, speaker.id == UNNAMED and speaker.first), speaker)
        speakers = sorted(found.values(), key=lambda s: s.first)
        sure = [s for s in speakers if s.known]
        return tuple(sure or speakers)

    def mention_at(self, head: int) -> ActorMention | None:
        """The mention that a noun heads or belongs to, or that names it beside it."""
        return mention_of(self._syntax, self._cast, head)

    def _named_one(self, head: int) -> Speaker | None:
        word = self._syntax.words[head]
        mention = self.mention_at(head)
        if mention is not None:
            return speaker_of_mention(self._syntax, mention, word)
        if word.morph.pronoun == "Rel":
            noun = self._syntax.antecedent(head)
            return self._named_one(noun) if noun != head else None
        if word.pos in ("PRON", "DET"):
            if word.lower.isdigit() or word.lemma in self._saying.grammar.people:
                return Speaker(UNNAMED, head, head + 1, word.morph.gender, word.morph.number)
            return self.pronoun(word)
        return self._described(word) if word.pos in _NOMINAL else None

    def _described(self, word: Word) -> Speaker:
        """A noun that no mention holds: a place, a document's author, a surname, or somebody left unnamed."""
        head, gender, number = word.i, word.morph.gender, word.morph.number
        if head in self._cast.places:
            return Speaker(self._cast.places[head], head, head + 1, gender, number)
        first, last = self._phrase(head)
        medium = self._saying.media.get(word.lemma)
        if medium is not None and medium.speaks:
            author = self.author(head) or Speaker(UNNAMED, first, last, gender, number)
            return msgspec.structs.replace(author, medium=medium.name)
        surname = self._by_surname.get(self._syntax.words[last - 1].lower)
        if surname is not None:
            return Speaker(surname, first, last, gender, number, is_person=True)
        grammar = self._saying.grammar
        known = word.pos == "PROPN" or word.lemma in grammar.people
        known = known or word.lemma.endswith(grammar.people_endings)
        return Speaker(UNNAMED, first, last, gender, number, known)

    def author(self, document: int) -> Speaker | None:
        """Whoever issued a document: its complement, its possessor, who is said to have made it.

        Without these, whoever spoke before by a document of the same kind (in a statement ... The statement).
        """
        syntax, words = self._syntax, self._syntax.words
        for argument in syntax.arguments(document):
            mention = self.mention_at(argument.word)
            if mention is not None and argument.word in self._cast.by_head:
                return speaker_of_mention(syntax, mention, words[argument.word])
        for child in syntax.children(document, "determiner", "noun_modifier"):
            if words[child].morph.possessive:
                return self.pronoun(words[child])
        for clause in syntax.children(document, "relative_clause"):
            subjects = [s for s in syntax.children(clause, "subject") if s != document]
            if subjects and words[subjects[0]].morph.pronoun != "Rel":
                return next(iter(self.named(subjects[0])), None)
        last = None if syntax.arguments(document) else self.before.last_speaker(document)
        medium = self._saying.media.get(words[document].lemma)
        return last if last is not None and medium is not None and last.medium == medium.name else None

    def _phrase(self, head: int) -> tuple[int, int]:
        """A noun with its determiners and adjectives, without clauses and complements."""
        words = self._syntax.words
        kept = [head, *self._syntax.children(head, "determiner", "adjective", "number", "name_part")]
        kept += [child for child in self._syntax.children(head, "noun_modifier") if child < head]
        first, last = min(kept), max(kept) + 1
        return (first, last) if words[first].sentence == words[head].sentence else (head, head + 1)

    def listed_before(self, at: int) -> list[int]:
        """The heads of the mentions listed right before a word ("X, Y and Z said"), else none.

        Parsers often leave the first ones of a list hanging elsewhere.
        """
        words = self._syntax.words
        last = self._ending_at(at)
        if last is None or words[self._left_of(last)].pos != "CCONJ":
            return []
        found, here = [last], self._ending_at(self._left_of(last))
        while here is not None:
            found.append(here)
            comma = self._left_of(here)
            here = self._ending_at(comma) if words[comma].text == "," else None
        return [mention.head for mention in reversed(found)] if len(found) > 1 else []

    def _ending_at(self, at: int) -> ActorMention | None:
        """The mention that ends right before a word."""
        mention = self._cast.by_word.get(at - 1) if at > 0 else None
        return mention if mention is not None and mention.last == at else None

    def _left_of(self, mention: ActorMention) -> int:
        """The word before a mention and its determiner."""
        at = mention.first - 1
        while at > 0 and self._syntax.words[at].pos == "DET":
            at -= 1
        return max(at, 0)

    # pronouns

    def pronoun(self, word: Word) -> Speaker | None:
        """Whom a pronoun or possessive stands for; None for pronouns that name no source."""
        pronoun = self._saying.pronouns.get(word.lower)
        if pronoun is None or word.lower in self._saying.grammar.outsiders:
            return None
        gender, number = pronoun.gender, pronoun.number
        found = self.before.find(word, gender, number, pronoun.stands_for)
        if found is None:
            return Speaker(UNNAMED, word.i, word.i + 1, gender, number, known=False)
        return Speaker(
            found.id,
            word.i,
            word.i + 1,
            gender or found.gender,
            number or found.number,
            is_person=found.is_person,
        )


def _surnames(cast: Cast) -> dict[str, str]:
    """The last words of people's names that only one of them has."""
    found: dict[str, set[str]] = {}
    for actor in cast.actors:
        if actor.kind == "person" and actor.name:
            found.setdefault(actor.name.split()[-1].lower(), set()).add(actor.id)
    return {surname: ids.pop() for surname, ids in found.items() if len(ids) == 1}
