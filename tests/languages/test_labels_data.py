"""Political labels as data: what a wrong entry is told, and which forms a label has."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.errors import DataFileError
from recoupe.languages.labels import FILE_NAME, load_labels, load_labels_file
from recoupe.languages.registry import find_language


def test_a_label_that_is_there_twice_is_told_with_both_lines(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    french = (find_language("fr").folder / FILE_NAME).read_text(encoding="utf-8")
    entry = (
        '\n[[label]]\nwords = ["dictateur"]\nplace = "who"\nfield = "legitimacy"\n'
        'slant = "neutral"\nexamples = ["."]\n'
    )
    path.write_text(french + entry, encoding="utf-8")
    with pytest.raises(DataFileError, match='the label "dictateur" is there already, in line'):
        load_labels_file(path)


def test_a_wrong_slant_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    french = (find_language("fr").folder / FILE_NAME).read_text(encoding="utf-8")
    path.write_text(french.replace('slant = "legitimising"', 'slant = "legitimizing"', 1), encoding="utf-8")
    with pytest.raises(DataFileError, match="did you mean legitimising"):
        load_labels_file(path)


@pytest.mark.parametrize(
    "form", ["terroristes", "glorieuse", "illégaux", "opposante", "dirigeants", "traîtres"]
)
def test_plurals_and_feminines_are_found(form: str) -> None:
    assert form in load_labels("fr").phrases


def test_the_longest_phrase_of_a_word_stands_first() -> None:
    lengths = [len(phrase) for phrase, _ in load_labels("fr").phrases["président"]]
    assert lengths == sorted(lengths, reverse=True)
