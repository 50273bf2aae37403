"""Whom a pronoun stands for: who spoke, was the subject, or was named before, if gender and number agree.

It keeps who spoke in the order of the text. What stands in quotation marks is no antecedent for what
stands outside them, and who speaks inside what another says comes after that one.
"""

from __future__ import annotations

import msgspec

from recoupe.read.cast import ActorMention, Cast
from recoupe.read.saying.speaker import Speaker, speaker_of_mention
from recoupe.read.syntax import Syntax
from recoupe.read.words import Word
from recoupe.reading import UNNAMED

_MAX_SENTENCES_BACK = 3
"""How far a pronoun looks back for whoever it stands for."""


class _Spoken(msgspec.Struct, frozen=True):
    word: int
    speaker: Speaker
    nested: bool


class Antecedents:
    """Who can stand behind a pronoun in one article, as far as it has been read."""

    def __init__(self, syntax: Syntax, cast: Cast, people: frozenset[str]) -> None:
        self._syntax = syntax
        self._cast = cast
        self._people = people
        self._persons = frozenset(actor.id for actor in cast.actors if actor.kind == "person")
        self._spoken_in: dict[int, list[_Spoken]] = {}
        self._named: dict[int, tuple[tuple[Speaker, ...], tuple[Speaker, ...]]] = {}

    def remember(self, word: int, speaker: Speaker, *, nested: bool) -> None:
        """Keep that somebody spoke at a word; `nested`: inside what another one says."""
        sentence = self._syntax.words[word].sentence
        self._spoken_in.setdefault(sentence, []).append(_Spoken(word, speaker, nested))

    def last_speaker(self, before: int, *, sentences_back: int = _MAX_SENTENCES_BACK) -> Speaker | None:
        """Whoever spoke last before a word, within some sentences; there the outermost one."""
        present = self._syntax.words[before].sentence
        for sentence in range(present, present - sentences_back - 1, -1):
            speakers = self._speakers_of(sentence, before)
            if speakers:
                return speakers[0]
        return None

    def find(self, pronoun: Word, gender: str, number: str, stands_for: str = "") -> Speaker | None:
        """The nearest sentence's speaker or subject that agrees; a person of unknown gender agrees.

        `stands_for` is "person" or "thing" for a pronoun that can mean no other.
        """
        inverted = pronoun.text.startswith("-") and not self._has_quoted(pronoun)
        for candidates in self._candidates(pronoun, inverted):
            for strict in (True, False):
                for speaker in candidates:
                    if not self._can_be(speaker, stands_for):
                        continue
                    sure = strict and not (speaker.is_person and not speaker.gender)
                    if _agrees(speaker.gender, gender, sure) and _agrees(speaker.number, number, strict):
                        return speaker
        return None

    def _can_be(self, speaker: Speaker, stands_for: str) -> bool:
        if not stands_for or speaker.id == UNNAMED:
            return True
        return (speaker.id in self._persons) == (stands_for == "person")

    def _has_quoted(self, pronoun: Word) -> bool:
        """What is said stands in marks before the pronoun: subjects outside them are the reporter's."""
        start = self._syntax.sentences[pronoun.sentence].start
        return any(not q.depth and start <= q.start < pronoun.start for q in self._syntax.quotations)

    def subject_of(self, sentence: int) -> Speaker | None:
        """The person who is the first subject of a sentence, outside quotation marks."""
        subjects, _others = self._named_in(sentence)
        return subjects[0] if subjects and subjects[0].is_person else None

    def _candidates(self, pronoun: Word, inverted: bool) -> list[list[Speaker]]:
        """Possible antecedents: this sentence's, then sentence by sentence back, each best first.

        A pronoun that hangs on its verb means who spoke before rather than a subject of its own sentence.
        """
        found: list[list[Speaker]] = []
        for back in range(min(_MAX_SENTENCES_BACK, pronoun.sentence) + 1):
            sentence = pronoun.sentence - back
            speakers = self._speakers_of(sentence, pronoun.i)
            subjects, others = self._named_in(sentence)
            if back:
                found += [speakers + list(subjects), list(others)]
            else:
                found.append(speakers if inverted else self._before(subjects, pronoun.i) + speakers)
        if inverted:
            found.append(self._before(self._named_in(pronoun.sentence)[0], pronoun.i))
        return found

    def _before(self, speakers: tuple[Speaker, ...], word: int) -> list[Speaker]:
        return [speaker for speaker in speakers if speaker.first < word]

    def _speakers_of(self, sentence: int, before: int) -> list[Speaker]:
        """Who spoke in a sentence before a word, the outermost and latest first."""
        said = [spoken for spoken in self._spoken_in.get(sentence, ()) if spoken.word < before]
        return [s.speaker for s in sorted(said, key=lambda s: (s.nested, -s.word))]

    def _named_in(self, sentence: int) -> tuple[tuple[Speaker, ...], tuple[Speaker, ...]]:
        """Outside quotation marks: the mentions that are subjects, the main clause's first; all persons."""
        known = self._named.get(sentence)
        if known is None:
            known = self._named[sentence] = (self._subjects_in(sentence), self._persons_in(sentence))
        return known

    def _subjects_in(self, sentence: int) -> tuple[Speaker, ...]:
        syntax, words = self._syntax, self._syntax.words
        bounds = syntax.sentences[sentence]
        ranked: list[tuple[bool, int, Speaker]] = []
        for i in range(bounds.first, bounds.last):
            word = words[i]
            if word.role not in ("subject", "passive_subject") or word.pos == "PRON":
                continue
            speaker = self._noun(word)
            if speaker is not None and syntax.quotation_at(word.start) is None:
                ranked.append((words[word.head].role != "root", i, speaker))
        return tuple(speaker for _, _, speaker in sorted(ranked, key=lambda r: r[:2]))

    def _noun(self, word: Word) -> Speaker | None:
        """A mention, or a noun for people that no mention holds."""
        mention = mention_of(self._syntax, self._cast, word.i)
        if mention is not None:
            return speaker_of_mention(self._syntax, mention, word)
        if word.lemma not in self._people:
            return None
        return Speaker(UNNAMED, word.i, word.i + 1, word.morph.gender, word.morph.number)

    def _persons_in(self, sentence: int) -> tuple[Speaker, ...]:
        syntax, bounds = self._syntax, self._syntax.sentences[sentence]
        found = []
        for i in range(bounds.first, bounds.last):
            mention = self._cast.by_head.get(i)
            if mention is None or mention.kind != "person":
                continue
            if syntax.quotation_at(syntax.words[i].start) is None:
                found.append(speaker_of_mention(syntax, mention, syntax.words[i]))
        return tuple(found)


def mention_of(syntax: Syntax, cast: Cast, head: int) -> ActorMention | None:
    """The mention that a noun heads or belongs to, or that names it beside it (le média Aporrea)."""
    mention = cast.by_head.get(head) or cast.by_word.get(head)
    if mention is not None:
        return mention
    for child in syntax.children(head, "apposition", "name_part", "noun_modifier"):
        if not syntax.preposition(child):
            mention = cast.by_head.get(child) or cast.by_word.get(child)
            if mention is not None:
                return mention
    return None


def _agrees(found: str, wanted: str, strict: bool) -> bool:
    if not wanted or found == wanted:
        return True
    return not found and not strict
