"""Every example sentence of `saying.toml` brings a statement by the entry that it stands under."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from said import statements_of

from recoupe.languages.files import load_entries
from recoupe.languages.phrases import inflect, split_phrase
from recoupe.languages.registry import load_languages
from recoupe.languages.saying import (
    FILE_NAME,
    Medium,
    SayingNoun,
    SayingVerb,
    SourcePhrase,
    load_saying,
)
from recoupe.read.statements import FoundStatement

LANGUAGES = [
    language.code for language in load_languages().values() if (language.folder / FILE_NAME).exists()
]


def folder_of(language: str) -> Path:
    return load_languages()[language].folder


def cases(table: str, entry_type: type[Any]) -> list[object]:
    return [
        pytest.param(language, entry, example, id=f"{language}:{line}")
        for language in LANGUAGES
        for entry, line in load_entries(folder_of(language) / FILE_NAME, table, entry_type)
        for example in entry.examples
    ]


def cue_text(found: FoundStatement) -> str:
    return found.statement.cue.text.lower().replace("’", "'") if found.statement.cue else ""


@pytest.mark.parametrize(("language", "verb", "example"), cases("verb", SayingVerb))
def test_a_verb_of_saying_brings_a_statement(language: str, verb: SayingVerb, example: str) -> None:
    forms = inflect(verb.lemma, load_saying(language).grammar.endings).union(verb.forms)
    found = [
        f for f in statements_of(example, language)
        if any(word in forms for part in split_phrase(cue_text(f)) for word in (part, part.strip("«»")))
    ]  # fmt: skip
    assert found, statements_of(example, language)
    assert verb.manner in {f.manner for f in found}


@pytest.mark.parametrize(("language", "noun", "example"), cases("noun", SayingNoun))
def test_a_noun_of_saying_brings_a_statement(language: str, noun: SayingNoun, example: str) -> None:
    assert any(cue_text(f).startswith(noun.lemma) for f in statements_of(example, language))


@pytest.mark.parametrize(("language", "phrase", "example"), cases("source", SourcePhrase))
def test_a_source_phrase_brings_a_statement(language: str, phrase: SourcePhrase, example: str) -> None:
    first = split_phrase(phrase.words)[0]
    assert any(cue_text(f).startswith(first) for f in statements_of(example, language))


@pytest.mark.parametrize(("language", "medium", "example"), cases("medium", Medium))
def test_a_medium_is_named_with_what_is_said_over_it(language: str, medium: Medium, example: str) -> None:
    assert medium.name in {f.statement.medium for f in statements_of(example, language)}


def test_french_knows_at_least_150_verbs_of_saying() -> None:
    assert len({entry.verb for entries in load_saying("fr").verbs.values() for entry in entries}) >= 150
