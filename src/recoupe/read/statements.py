"""Statements: who says what, by which words, how and to whom.

Sentence by sentence each cue is tried as a parenthesis ("..., a dit X"), then with its complement
("a dit que ..."), then with the quotation behind it; quotations that are left over are given to whoever
a colon, a heading or the sentence before names. The steps are the files of `recoupe.read.saying`.
"""

from __future__ import annotations

from recoupe.languages.saying import SayingWords
from recoupe.read.cast import Cast
from recoupe.read.saying.collect import Collector
from recoupe.read.saying.cues import NounCue, SourceCue, add_unlisted, find_cues
from recoupe.read.saying.found import Attribution, Attributions, FoundStatement
from recoupe.read.saying.material import Material
from recoupe.read.saying.nouns import read_noun
from recoupe.read.saying.quotes import Quotes
from recoupe.read.saying.speakers import Speakers
from recoupe.read.saying.speech import read_loose_quotes
from recoupe.read.saying.verbs import read_source, read_verb
from recoupe.read.syntax import Syntax

__all__ = ["Attribution", "Attributions", "FoundStatement", "find_statements"]


def find_statements(syntax: Syntax, cast: Cast, words: SayingWords) -> tuple[FoundStatement, ...]:
    """The statements of one article, by the place of their content; one for each speaker and stretch."""
    cues, quotes = find_cues(syntax, words), Quotes(syntax)
    add_unlisted(syntax, words, quotes, cues)
    speakers = Speakers(syntax, cast, words)
    material = Material(syntax, cast, words, quotes, speakers, cues)
    collector = Collector(material)
    for in_sentence in cues:
        for cue in in_sentence:
            if isinstance(cue, SourceCue):
                read_source(material, collector, cue)
            elif isinstance(cue, NounCue):
                read_noun(material, collector, cue)
            else:
                read_verb(material, collector, cue)
    read_loose_quotes(material, collector)
    return collector.statements()
