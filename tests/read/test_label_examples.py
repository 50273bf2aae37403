"""Every example sentence of `labels.toml` puts the label that it stands under on an actor."""

from __future__ import annotations

from typing import Any

import pytest
from said import namings_of

from recoupe.languages.files import load_entries
from recoupe.languages.labels import FILE_NAME, Label, Office, load_labels
from recoupe.languages.phrases import inflect, split_phrase
from recoupe.languages.registry import load_languages

LANGUAGES = [
    language.code for language in load_languages().values() if (language.folder / FILE_NAME).exists()
]


def cases(table: str, entry_type: type[Any]) -> list[object]:
    return [
        pytest.param(language, entry, example, id=f"{language}:{line}")
        for language in LANGUAGES
        for entry, line in load_entries(load_languages()[language].folder / FILE_NAME, table, entry_type)
        for example in entry.examples
    ]


def holds(text: str, phrases: tuple[str, ...], language: str) -> bool:
    endings = load_labels(language).grammar.endings
    words = {word for part in split_phrase(text.lower()) for word in (part, part.strip("«»,"))}
    return any(
        all(inflect(word, endings) & words for word in split_phrase(phrase.lower())) for phrase in phrases
    )


@pytest.mark.parametrize(("language", "label", "example"), cases("label", Label))
def test_a_label_is_put_on_an_actor(language: str, label: Label, example: str) -> None:
    found = [n for n in namings_of(example, language) if holds(n.text, label.words, language)]
    assert found, namings_of(example, language)
    assert label.slant in {n.slant for n in found}


@pytest.mark.parametrize(("language", "office", "example"), cases("office", Office))
def test_a_disputed_office_is_a_naming(language: str, office: Office, example: str) -> None:
    assert any(holds(n.text, office.words, language) for n in namings_of(example, language))
