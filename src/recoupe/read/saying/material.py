"""What every step of the statements layer looks at: one article's words, cast, cues and quotations."""

from __future__ import annotations

import msgspec

from recoupe.languages.saying import SayingWords
from recoupe.read.cast import Cast
from recoupe.read.saying.cues import Cue
from recoupe.read.saying.quotes import Quotes
from recoupe.read.saying.speakers import Speakers
from recoupe.read.syntax import Syntax
from recoupe.read.words import Sentence, Word


class Material(msgspec.Struct, frozen=True):
    """One article as the steps of this layer see it; `cues` are by sentence."""

    syntax: Syntax
    cast: Cast
    saying: SayingWords
    quotes: Quotes
    speakers: Speakers
    cues: list[list[Cue]]

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the article."""
        return self.syntax.words

    def sentence_of(self, word: int) -> Sentence:
        """The sentence that holds a word."""
        return self.syntax.sentences[self.syntax.words[word].sentence]

    def cues_with(self, word: int) -> list[Cue]:
        """The cues of the sentence that holds a word."""
        return self.cues[self.syntax.words[word].sentence]
