"""What accounts dispute, as data: every example is found, and a wrong entry is told with its line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from recoupe.compare.identities import find_sole_office
from recoupe.errors import DataFileError
from recoupe.languages.disputes import (
    FILE_NAME,
    Counted,
    Disputes,
    Framing,
    load_disputes,
    load_disputes_file,
)
from recoupe.languages.files import LANGUAGES_FOLDER, load_entries
from recoupe.names import fold_name

LANGUAGES = sorted(path.parent.name for path in LANGUAGES_FOLDER.glob(f"*/{FILE_NAME}"))


def words_of(sentence: str) -> list[str]:
    return fold_name(sentence).split()


def counted_examples() -> Iterator[tuple[str, str, str]]:
    for language in LANGUAGES:
        for entry, _ in load_entries(LANGUAGES_FOLDER / language / FILE_NAME, "counted", Counted):
            yield from ((language, entry.what, example) for example in entry.examples)


def framing_examples() -> Iterator[tuple[str, str, str]]:
    for language in LANGUAGES:
        for entry, _ in load_entries(LANGUAGES_FOLDER / language / FILE_NAME, "framing", Framing):
            yield from ((language, entry.act, example) for example in entry.examples)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_of_denying_denies(language: str) -> None:
    disputes = load_disputes(language)
    assert disputes.denial.examples
    assert [e for e in disputes.denial.examples if not disputes.is_denial(words_of(e))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_of_an_office_has_one(language: str) -> None:
    examples = load_disputes(language).office_examples
    assert examples
    for example in examples:
        words = words_of(example)
        starts = range(len(words))
        assert any(find_sole_office(" ".join(words[a : a + 2]), language) for a in starts), example


@pytest.mark.parametrize(("language", "what", "example"), list(counted_examples()))
def test_every_example_of_counting_counts(language: str, what: str, example: str) -> None:
    assert what in {kind.what for kind in load_disputes(language).classes(words_of(example))}


@pytest.mark.parametrize(("language", "act", "example"), list(framing_examples()))
def test_every_example_of_a_name_names_its_act(language: str, act: str, example: str) -> None:
    found = load_disputes(language).find_frames(words_of(example))
    assert act in {frame.framing.act for frame in found}


def test_a_refusal_of_an_offer_denies_nothing() -> None:
    french = load_disputes("fr")
    assert not french.is_denial(words_of("Le ministre rejette cette offre."))
    assert french.is_denial(words_of("Le ministre rejette cette accusation."))


def test_of_two_names_the_longer_one_is_found() -> None:
    (frame,) = load_disputes("fr").find_frames(words_of("C'est une occupation pacifique."))
    assert (frame.start, frame.end, frame.tone) == (3, 5, "kindly")


def test_plurals_are_found() -> None:
    french = load_disputes("fr")
    assert {kind.what for kind in french.classes(["travailleurs"])} == {"demonstrators"}
    assert [frame.tone for frame in french.find_frames(["les", "massacres"])] == ["harshly"]


@pytest.mark.parametrize("language", ["es", "xx", "../fr"])
def test_a_language_without_the_file_disputes_nothing(language: str) -> None:
    if language not in LANGUAGES:
        assert load_disputes(language) == Disputes()


def wrong_file(tmp_path: Path, entry: str) -> Path:
    path = tmp_path / FILE_NAME
    french = (LANGUAGES_FOLDER / "fr" / FILE_NAME).read_text(encoding="utf-8")
    path.write_text(french + entry, encoding="utf-8")
    return path


def test_a_noun_of_two_classes_is_told_with_both(tmp_path: Path) -> None:
    entry = '\n[[counted]]\nwhat = "ghosts"\nwords = ["mort"]\nexamples = ["."]\n'
    with pytest.raises(DataFileError, match='"mort" stands under dead as well'):
        load_disputes_file(wrong_file(tmp_path, entry))


def test_a_name_on_both_sides_is_told(tmp_path: Path) -> None:
    entry = (
        '\n[[framing]]\nact = "a test"\ntypes = ["ASSAULT"]\nkindly = ["raid"]\nharshly = ["raid"]\n'
        'examples = ["."]\n'
    )
    with pytest.raises(DataFileError, match='"raid" stands on both sides'):
        load_disputes_file(wrong_file(tmp_path, entry))


def test_a_wrong_type_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    entry = (
        '\n[[framing]]\nact = "a test"\ntypes = ["ASSAULTS"]\nkindly = ["raid"]\nharshly = ["rapt"]\n'
        'examples = ["."]\n'
    )
    with pytest.raises(DataFileError, match="ASSAULTS"):
        load_disputes_file(wrong_file(tmp_path, entry))
