"""What the statements layer hands on: statements with their words, and who is said to say a word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from recoupe.languages.saying import Manner
from recoupe.read.syntax import Syntax
from recoupe.reading import Statement


class FoundStatement(msgspec.Struct, frozen=True, kw_only=True):
    """A statement and the words behind it.

    `first` and `last` are the word range `[first, last)` of its content, `cue` the word that shows it
    (None where the speaker is only understood), `speaker_words` the range of the words that name the
    speaker. `hearsay`: the account keeps its distance (a conditional of hearsay, a distancing verb).
    `own_words`: the wording is the speaker's even without marks (a clause, a label), not a summary.
    """

    statement: Statement
    first: int
    last: int
    speaker: str
    cue: int | None = None
    speaker_words: tuple[int, int] | None = None
    manner: Manner = "neutral"
    hearsay: bool = False
    own_words: bool = False


class Attribution(msgspec.Struct, frozen=True):
    """Who is said to say a word: the innermost statement that holds it, and whether in quotation marks."""

    statement: FoundStatement
    quoted: bool

    @property
    def speaker(self) -> str:
        """The actor's id, or `unnamed`."""
        return self.statement.speaker


class Attributions:
    """Looks up who is said to say what stands at a word.

    A word that introduces a statement (its cue, its speaker) belongs to whatever holds that statement.
    """

    def __init__(self, syntax: Syntax, statements: Sequence[FoundStatement]) -> None:
        self._syntax = syntax
        self._innermost: dict[int, FoundStatement] = {}
        for statement in sorted(statements, key=lambda s: (s.first - s.last, s.first)):
            for word in range(statement.first, statement.last):
                if not _introduces(statement, word):
                    self._innermost[word] = statement
        quotations = [q for q in syntax.quotations if q.depth == 0]
        self._starts = [q.start for q in quotations]
        self._ends = [q.end for q in quotations]

    def at(self, word: int) -> Attribution | None:
        """The attribution of a word; None where the article says it in its own voice."""
        statement = self._innermost.get(word)
        return None if statement is None else Attribution(statement, self.is_quoted(word))

    def is_quoted(self, word: int) -> bool:
        """Whether a word stands between quotation marks."""
        start = self._syntax.words[word].start
        nearest = bisect_right(self._starts, start) - 1
        return nearest >= 0 and start < self._ends[nearest]


def _introduces(statement: FoundStatement, word: int) -> bool:
    if word == statement.cue:
        return True
    speaker = statement.speaker_words
    return speaker is not None and speaker[0] <= word < speaker[1]
