"""Who a noun, a pronoun or nobody at all stands for when something is said.

Pronouns are resolved here and nowhere else, since a cast holds none: to whoever spoke last or was the
subject before, if gender and number agree.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from recoupe.languages.saying import SayingWords
from recoupe.read.cast import ActorMention, Cast
from recoupe.read.syntax import Syntax
from recoupe.read.words import Word
from recoupe.reading import UNNAMED

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "VERB"})
_MAX_SENTENCES_BACK = 3
"""How far a pronoun looks back for whoever it stands for."""


class Speaker(msgspec.Struct, frozen=True):
    """Somebody who says something: an actor's id or `unnamed`, the words `[first, last)` that say so.

    `known` is false where the words are neither a mention nor a noun for people: perhaps no speaker.
    `medium` is the document that speaks for somebody (a REPORT of the UN says).
    """

    id: str
    first: int
    last: int
    gender: str = ""
    number: str = ""
    known: bool = True
    is_person: bool = False
    medium: str | None = None


class Speakers:
    """Finds speakers in one article; keeps who spoke, in the order of the text, for the pronouns."""

    def __init__(self, syntax: Syntax, cast: Cast, saying: SayingWords) -> None:
        self._syntax = syntax
        self._cast = cast
        self._saying = saying
        self._spoken: list[tuple[int, Speaker, bool]] = []
        self._subjects: dict[int, tuple[Speaker, ...]] = {}
        self._by_surname = _surnames(cast)

    # what was said before

    def remember(self, word: int, speaker: Speaker, *, nested: bool) -> None:
        """Keep that somebody spoke at a word, for the pronouns; `nested`: inside what another one says."""
        if speaker.id != UNNAMED:
            self._spoken.append((word, speaker, nested))

    def last_speaker(self, before: int, *, sentences_back: int = _MAX_SENTENCES_BACK) -> Speaker | None:
        """Whoever spoke last before a word, within some sentences."""
        oldest = self._syntax.words[before].sentence - sentences_back
        words = self._syntax.words
        said = [(w, s, nested) for w, s, nested in self._spoken if w < before]
        if not said or words[said[-1][0]].sentence < oldest:
            return None
        latest = words[said[-1][0]].sentence
        same = [(nested, -w, s) for w, s, nested in said if words[w].sentence == latest]
        return min(same, key=lambda n: n[:2])[2]

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
        found = {}
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
        """The mention that a noun heads or belongs to, or that names it in apposition."""
        mention = self._cast.by_head.get(head) or self._cast.by_word.get(head)
        if mention is not None:
            return mention
        for child in self._syntax.children(head, "apposition", "name_part", "noun_modifier"):
            if self._syntax.preposition(child):
                continue
            mention = self._cast.by_head.get(child) or self._cast.by_word.get(child)
            if mention is not None:
                return mention
        return None

    def _named_one(self, head: int) -> Speaker | None:
        word = self._syntax.words[head]
        mention = self.mention_at(head)
        if mention is not None:
            return self._mentioned(mention, word)
        if word.pos in ("PRON", "DET"):
            if word.lower.isdigit() or word.lemma in self._saying.grammar.people:
                return Speaker(UNNAMED, head, head + 1, word.morph.gender, word.morph.number)
            return self.pronoun(word)
        return self._described(word) if word.pos in _NOMINAL else None

    def _mentioned(self, mention: ActorMention, word: Word) -> Speaker:
        """A mention as speaker; its determiner knows the gender of an office better than the office does."""
        determiners = self._syntax.children(mention.head, "determiner")
        genders = [self._syntax.words[d].morph.gender for d in determiners]
        gender = next((g for g in genders if g), mention.gender or word.morph.gender)
        number = mention.number or word.morph.number
        is_person = mention.kind == "person"
        return Speaker(mention.actor, mention.first, mention.last, gender, number, True, is_person)

    def _described(self, word: Word) -> Speaker:
        """A noun that no mention holds: a document's author, a surname, or somebody left unnamed."""
        head = word.i
        if head in self._cast.places:
            return Speaker(self._cast.places[head], head, head + 1, word.morph.gender, word.morph.number)
        first, last = self._phrase(head)
        medium = self._saying.media.get(word.lemma)
        if medium is not None and medium.speaks:
            author = self.author(head) or Speaker(UNNAMED, first, last)
            return msgspec.structs.replace(author, medium=medium.name)
        surname = self._by_surname.get(self._syntax.words[last - 1].lower)
        if surname is not None:
            return Speaker(surname, first, last, word.morph.gender, word.morph.number, True, True)
        known = word.pos == "PROPN" or word.lemma in self._saying.grammar.people
        return Speaker(UNNAMED, first, last, word.morph.gender, word.morph.number, known)

    def author(self, document: int) -> Speaker | None:
        """Whoever issued a document: its complement (a statement BY the army) or its possessor."""
        for argument in self._syntax.arguments(document):
            mention = self.mention_at(argument.word)
            if mention is not None and argument.word in self._cast.by_head:
                return Speaker(mention.actor, mention.first, mention.last, mention.gender, mention.number)
        for child in self._syntax.children(document, "determiner"):
            if self._syntax.words[child].morph.possessive:
                return self.pronoun(self._syntax.words[child])
        return self.last_speaker(document)

    def _phrase(self, head: int) -> tuple[int, int]:
        """A noun with its determiners and adjectives, without clauses and complements."""
        words = self._syntax.words
        kept = [head, *self._syntax.children(head, "determiner", "adjective", "number", "name_part")]
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
        """The widest mention that ends right before a word."""
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
        lower = word.lower
        if lower in self._saying.grammar.outsiders:
            return None
        pronoun = self._saying.pronouns.get(lower)
        gender = pronoun.gender if pronoun else word.morph.gender
        number = pronoun.number if pronoun else word.morph.number
        if pronoun is None and word.pos != "PRON":
            return None
        found = self._antecedent(word, gender, number)
        if found is None:
            return None if pronoun is None else Speaker(UNNAMED, word.i, word.i + 1, gender, number, False)
        gender, number = gender or found.gender, number or found.number
        return Speaker(found.id, word.i, word.i + 1, gender, number, True, found.is_person)

    def _antecedent(self, word: Word, gender: str, number: str) -> Speaker | None:
        """The nearest sentence's speaker or subject that agrees; a person of unknown gender agrees."""
        for candidates in self._candidates(word, word.text.startswith("-")):
            for strict in (True, False):
                for speaker in candidates:
                    sure = strict and not (speaker.is_person and not speaker.gender)
                    if _agrees(speaker.gender, gender, sure) and _agrees(speaker.number, number, strict):
                        return speaker
        return None

    def _candidates(self, word: Word, inverted: bool) -> list[list[Speaker]]:
        """Possible antecedents: this sentence's, then sentence by sentence back, each best first."""
        found: list[list[Speaker]] = []
        spoken = [(w, s, nested) for w, s, nested in self._spoken if w < word.i]
        for back in range(_MAX_SENTENCES_BACK + 1):
            sentence = word.sentence - back
            if sentence < 0:
                break
            here = [(n, -w, s) for w, s, n in spoken if self._syntax.words[w].sentence == sentence]
            speakers = [s for _, _, s in sorted(here, key=lambda h: h[:2])]
            subjects = [s for s in self._subjects_of(sentence) if s.first < word.i]
            if back == 0 and not inverted:
                found.append(subjects + speakers)
            elif back == 0:
                found.append(speakers)
            else:
                found.append(speakers + subjects)
        if inverted:
            found.append([s for s in self._subjects_of(word.sentence) if s.first < word.i])
        return found

    def subject_of(self, sentence: int) -> Speaker | None:
        """The person who is the first subject of a sentence, outside quotation marks."""
        subjects = self._subjects_of(sentence)
        return subjects[0] if subjects and subjects[0].is_person else None

    def _subjects_of(self, sentence: int) -> tuple[Speaker, ...]:
        """The mentions that are subjects in a sentence, outside quotation marks, main clause first."""
        known = self._subjects.get(sentence)
        if known is None:
            known = self._subjects[sentence] = self._build_subjects(sentence)
        return known

    def _build_subjects(self, sentence: int) -> tuple[Speaker, ...]:
        syntax, words = self._syntax, self._syntax.words
        bounds = syntax.sentences[sentence]
        ranked: list[tuple[bool, int, Speaker]] = []
        for i in range(bounds.first, bounds.last):
            word = words[i]
            if word.role not in ("subject", "passive_subject") or word.pos == "PRON":
                continue
            mention = self.mention_at(i)
            if mention is None or syntax.quotation_at(word.start) is not None:
                continue
            speaker = self._mentioned(mention, word)
            ranked.append((words[word.head].role != "root", i, speaker))
        return tuple(speaker for _, _, speaker in sorted(ranked, key=lambda r: r[:2]))


def _surnames(cast: Cast) -> dict[str, str]:
    """The last words of people's names that only one of them has."""
    found: dict[str, set[str]] = {}
    for actor in cast.actors:
        if actor.kind == "person" and actor.name:
            found.setdefault(actor.name.split()[-1].lower(), set()).add(actor.id)
    return {surname: ids.pop() for surname, ids in found.items() if len(ids) == 1}


def _agrees(found: str, wanted: str, strict: bool) -> bool:
    if not wanted or found == wanted:
        return True
    return not found and not strict
