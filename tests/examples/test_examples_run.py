"""Examples of data files: all are found and read, and one that does not show what it says is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.examples.run import collect_examples, find_failures
from recoupe.languages.own import open_own_folder
from recoupe.languages.registry import load_languages


@pytest.mark.parametrize("language", load_languages())
def test_every_bundled_example_shows_what_its_entry_says(language: str) -> None:
    failures = [str(failure) for failure in find_failures(collect_examples(language), language)]
    assert not failures, "\n".join(failures)


NOT_READ = {"fr/disputes.toml", "fr/credits.toml"}
"""What only comparing asks: its examples show nothing in one article."""


def test_every_data_file_with_examples_is_asked() -> None:
    asked = {example.source.rpartition(":")[0] for example in collect_examples("fr")}
    folder = load_languages()["fr"].folder
    holding = {
        f"fr/{path.relative_to(folder).as_posix()}"
        for path in folder.rglob("*.toml")
        if "\nexamples = [" in path.read_text(encoding="utf-8")
    }
    assert asked == holding - NOT_READ


GOOD = {
    "fr/events/mine.toml": (
        '[[pattern]]\nverbs = ["chouchouter"]\nframe = "act"\ntype = "SUPPORT"\nexamples = ["{}"]\n',
        "La Grèce a chouchouté l'Albanie.",
    ),
    "fr/saying.toml": (
        '[[verb]]\nlemma = "pontifier"\ntakes = ["clause"]\nexamples = ["{}"]\n',
        "Le ministre pontifie que la crise est finie.",
    ),
    "fr/labels.toml": (
        '[[label]]\nwords = ["matamore"]\nplace = "who"\nfield = "legitimacy"\nslant = "delegitimising"\n'
        'examples = ["{}"]\n',
        "Recep Erdogan est un matamore.",
    ),
    "fr/actors.toml": (
        '[[noun]]\nlemmas = ["condottiere"]\nkind = "person"\nexamples = ["{}"]\n',
        "Le condottiere a quitté la ville.",
    ),
}


@pytest.mark.parametrize("name", GOOD)
def test_an_own_example_is_read_with_the_own_entry(tmp_path: Path, name: str) -> None:
    own_entry, sentence = GOOD[name]
    assert failures_of(tmp_path, name, own_entry.format(sentence)) == []


@pytest.mark.parametrize("name", GOOD)
def test_an_example_that_does_not_show_it_is_named_with_file_and_line(tmp_path: Path, name: str) -> None:
    own_entry, _sentence = GOOD[name]
    (failure,) = failures_of(tmp_path, name, "\n\n" + own_entry.format("Il fait beau."))
    assert failure.startswith(f"{tmp_path / name}:3: Il fait beau.\n    wanted  ")
    assert failure.endswith("\n    found   nothing")


def failures_of(folder: Path, name: str, text: str) -> list[str]:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    own = open_own_folder(folder)
    return [str(failure) for failure in find_failures(collect_examples("fr", own), "fr", own)]
