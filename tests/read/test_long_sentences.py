"""Sentences without an end are read in pieces, each cut at the same place in every run."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from parsed import parse_text

from recoupe.building import door
from recoupe.demo import demo_folder
from recoupe.read.parse import parse
from recoupe.read.parsed import SentenceMemory
from recoupe.read.prepare import load_furniture, prepare
from recoupe.read.sentences import LONGEST_SENTENCE
from recoupe.read.syntax import Syntax


def lengths(syntax: Syntax) -> list[int]:
    starts = [sentence.first for sentence in syntax.sentences]
    return [end - start for start, end in pairwise([*starts, len(syntax.words)])]


def test_a_sentence_without_any_sign_is_cut_after_the_most_words() -> None:
    syntax = parse_text("Le ministre accuse " + "et Moscou dément " * 300)
    assert max(lengths(syntax)) == LONGEST_SENTENCE
    assert len(syntax.words) == 903


def test_a_long_sentence_is_cut_at_the_end_of_a_clause() -> None:
    syntax = parse_text("Le ministre accuse " + "les uns et les autres, Moscou dément et Paris attend, " * 60)
    first = syntax.sentences[0]
    assert syntax.words[first.last - 1].text == ","
    assert 200 <= first.last - first.first < LONGEST_SENTENCE


def test_an_ordinary_long_sentence_stays_whole() -> None:
    text = "Le ministre accuse Moscou, " + "Paris, " * 80 + "Berlin et Rome de soutenir les rebelles."
    assert len(parse_text(text).sentences) == 1


def test_a_long_article_is_parsed_in_pieces_just_as_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(path.read_text("utf-8") for path in sorted(demo_folder().glob("*.txt"))[:4])
    prepared = prepare(text, load_furniture("fr"))
    [whole] = parse([(text, prepared)], "fr", SentenceMemory(0))
    monkeypatch.setitem(vars(sys.modules["recoupe.read.runs"]), "_MOST_WORDS", 300)
    [pieces] = parse([(text, prepared)], "fr", SentenceMemory(0))
    assert pieces.words == whole.words
    assert pieces.sentences == whole.sentences


def test_the_note_at_the_door_names_the_same_limit() -> None:
    assert door._LONGEST_SENTENCE == LONGEST_SENTENCE
