"""Statements as they are found, with their kind, medium and addressee; one place that makes the records."""

from __future__ import annotations

import msgspec

from recoupe.languages.saying import Manner
from recoupe.read.saying.contents import Content
from recoupe.read.saying.cues import VerbCue
from recoupe.read.saying.found import FoundStatement
from recoupe.read.saying.material import Material
from recoupe.read.saying.quotes import Quote, content_span, direct_span
from recoupe.read.saying.speaker import Speaker
from recoupe.reading import UNNAMED, Span, Statement, StatementKind


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One thing said, before it is a statement: content, the quotation it wholly is, cue, circumstances."""

    content: Content
    quote: Quote | None = None
    speakers: tuple[Speaker, ...]
    cue: int | None
    cue_span: Span | None
    manner: Manner = "neutral"
    hearsay: bool = False
    medium: str | None = None
    addressee: str | None = None


class Collector:
    """Gathers the statements of one article; knows which quotations are taken."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._found: list[FoundStatement] = []
        self._keys: set[tuple[str, int, int]] = set()
        self._taken: set[int] = set()

    def add(self, said: Said) -> None:
        """Keep what is said, once for each speaker; the same content by the same speaker only once."""
        content, quote = said.content, said.quote
        for i in range(content.first, content.last):
            inside = self._material.quotes.at(i)
            if inside is not None and inside.first >= content.first:
                self._taken.add(inside.first)
        span = (
            direct_span(self._material.syntax, quote)
            if quote is not None
            else content_span(self._material.syntax, self._material.quotes, content.first, content.last)
        )
        if span.start >= span.end:
            return
        kind = self._kind(content, quote)
        for speaker in said.speakers:
            self._add_one(said, speaker, span, kind)

    def _add_one(self, said: Said, speaker: Speaker, span: Span, kind: StatementKind) -> None:
        key = (speaker.id, span.start, span.end)
        if key in self._keys:
            return
        self._keys.add(key)
        syntax = self._material.syntax
        named = speaker.first < speaker.last
        medium = (
            said.medium
            or speaker.medium
            or self._interviewer(said.addressee)
            or self._continued_medium(speaker, kind)
        )
        statement = Statement(
            speaker=speaker.id,
            kind=kind,
            content=span,
            cue=said.cue_span,
            medium=medium,
            addressee=None if said.addressee == speaker.id else said.addressee,
            speaker_mention=syntax.span(speaker.first, speaker.last) if named else None,
            manner=said.manner,
        )
        self._found.append(
            FoundStatement(
                statement=statement,
                first=said.content.first,
                last=said.content.last,
                speaker=speaker.id,
                cue=said.cue,
                speaker_words=(speaker.first, speaker.last) if named else None,
                manner=said.manner,
                hearsay=said.hearsay,
                own_words=said.content.is_clause,
            )
        )
        if said.cue is not None:
            nested = any(f.first <= said.cue < f.last for f in self._found[:-1])
            kept = msgspec.structs.replace(speaker, medium=statement.medium)
            self._material.speakers.before.remember(said.cue, kept, nested=nested)

    def is_taken(self, quote: Quote) -> bool:
        """Whether a quotation already belongs to a statement."""
        return quote.first in self._taken

    def holds(self, word: int, speaker: str) -> bool:
        """Whether a word already belongs to what a speaker says."""
        return any(f.speaker == speaker and f.first <= word < f.last for f in self._found)

    def is_demanded(self, word: int) -> bool:
        """Whether an infinitive stands in what somebody asks for or promises: nobody has said it yet."""
        words = self._material.words
        return any(
            f.first <= word < f.last
            and not any(words[i].morph.form == "Fin" for i in range(f.first, word))
            and any(words[i].morph.form == "Inf" for i in range(f.first, word + 1))
            for f in self._found
            if not f.own_words
        )

    def last_in_sentence(self, sentence: int) -> FoundStatement | None:
        """The statement found last whose cue stands in a sentence."""
        words = self._material.words
        for found in reversed(self._found):
            if found.cue is not None and words[found.cue].sentence == sentence:
                return found
        return None

    def cue_before(self, word: int, speaker: str) -> Span | None:
        """The cue behind the speaker's last words before a word, where those stand in its paragraph."""
        sentences, words = self._material.syntax.sentences, self._material.words
        paragraph = sentences[words[word].sentence].paragraph
        before = [
            f for f in self._found
            if f.speaker == speaker and f.last <= word and f.statement.cue is not None
            and sentences[words[f.first].sentence].paragraph == paragraph
        ]  # fmt: skip
        return max(before, key=lambda f: f.last).statement.cue if before else None

    def statements(self) -> tuple[FoundStatement, ...]:
        """All statements by the place of their content, the longer first, then by speaker."""
        order = sorted(
            self._found,
            key=lambda f: (*_place(f.statement.content), f.speaker_words or (f.first, 0)),
        )
        return tuple(order)

    def _kind(self, content: Content, quote: Quote | None) -> StatementKind:
        quotes = self._material.quotes
        if quote is not None:
            return "direct"
        for i in range(content.first, content.last):
            inside = quotes.at(i)
            if inside is not None and not (inside.first < content.first and inside.last >= content.last):
                return "mixed"
        return "indirect"

    def _interviewer(self, addressee: str | None) -> str | None:
        """What is said to a newspaper or a channel is said through it."""
        cast = self._material.cast
        return next((a.name for a in cast.actors if a.id == addressee and a.kind == "media"), None)

    def _continued_medium(self, speaker: Speaker, kind: StatementKind) -> str | None:
        """A speaker's next direct words come over the same medium (a-t-il ajouté)."""
        if kind != "direct" or speaker.last - speaker.first != 1 or speaker.id == UNNAMED:
            return None
        for found in reversed(self._found):
            if found.speaker == speaker.id:
                return found.statement.medium
        return None


def _place(content: Span) -> tuple[int, int]:
    """By where it begins, the longer first."""
    return content.start, -content.end


def cue_span(material: Material, first: int, last: int) -> Span:
    """The code points of a cue's words, without the adverbs and marks at its edges."""
    words = material.words
    while first + 1 < last and words[first].pos in ("ADV", "PUNCT"):
        first += 1
    return material.syntax.span(first, last)


def find_medium(material: Material, word: int, content: Content | None) -> str | None:
    """Over what it is said: the first medium behind a preposition in the sentence, outside the content."""
    media = material.saying.media
    sentence = material.sentence_of(word)
    for i in range(sentence.first, sentence.last):
        if content is not None and content.first <= i < content.last:
            continue
        here = material.words[i]
        medium = media.get(here.lower) or media.get(here.lemma)
        if medium is not None and here.pos != "VERB" and material.quotes.at(i) is None:
            head = here.i if material.syntax.preposition(i) else here.head
            if material.syntax.preposition(head) or material.syntax.preposition(i):
                return medium.name
    return None


def find_addressee(material: Material, cue: VerbCue, content: Content | None) -> str | None:
    """The actor to whom it is said, where the verb's entry says that one stands."""
    wanted = cue.entry.verb.addressee
    if not wanted:
        return None
    clause = material.syntax.clause(cue.word)
    if wanted == "object":
        places: tuple[int, ...] = clause.objects
    else:
        places = clause.indirect + tuple(o.word for o in clause.obliques if o.preposition == wanted)
    for place in places:
        if place < cue.first or (content is not None and content.first <= place < content.last):
            continue
        mention = material.speakers.mention_at(place)
        if mention is not None:
            return mention.actor
    return None
