"""Sentences without an end are read in pieces, each cut at the same place in every run."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from parsed import parse_text

from recoupe.building import door
from recoupe.demo import demo_folder
from recoupe.read.parse import LONGEST_SENTENCE, parse
from recoupe.read.prepare import load_furniture, prepare
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


def test_a_long_article_is_parsed_in_pieces_nearly_as_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(path.read_text("utf-8") for path in sorted(demo_folder().glob("*.txt"))[:4])
    prepared = prepare(text, load_furniture("fr"))
    whole = next(parse([(text, prepared)], "fr"))
    monkeypatch.setitem(vars(sys.modules["recoupe.read.parse"]), "_MOST_WORDS", 300)
    first, second = parse([(text, prepared), (text, prepared)], "fr")
    assert first.words == second.words
    assert first.sentences == whole.sentences
    assert [(word.start, word.end) for word in first.words] == [
        (word.start, word.end) for word in whole.words
    ]
    # The parser looks some words ahead, over the end of a sentence too.
    changed = sum(left != right for left, right in zip(first.words, whole.words, strict=True))
    assert changed < 0.01 * len(whole.words)


def test_the_note_at_the_door_names_the_same_limit() -> None:
    assert door._LONGEST_SENTENCE == LONGEST_SENTENCE
