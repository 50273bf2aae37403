"""Renaming, merging and splitting actors writes an actors.toml that says so, and leaves the rest alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.correcting import forget_correction, merge_actors, rename_actor, split_actor
from recoupe.corrections import load_corrections
from recoupe.errors import DataFileError, UsageError

BY_HAND = """\
# Checked with the desk, 3 May.
[[actor]]
name = "Juan Guaidó"   # with its accent
also = ["Guaido", "jeune putschiste"]
country = "VEN"
"""


def entries(path: Path) -> dict[str, tuple[str, ...]]:
    return {entry.name: entry.also for entry in load_corrections(path).by_name.values()}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "actors.toml"


def test_a_renamed_actor_answers_to_its_old_name(path: Path) -> None:
    rename_actor(path, ["Maduro", "Nicolas Maduro"], "Nicolás Maduro Moros")
    assert entries(path) == {"Nicolás Maduro Moros": ("Maduro", "Nicolas Maduro")}


def test_two_actors_become_one_under_the_first_name(path: Path) -> None:
    merge_actors(path, ["Serguei Lavrov"], ["Lavrov", "S. Lavrov"])
    assert entries(path) == {"Serguei Lavrov": ("Lavrov", "S. Lavrov")}


def test_merging_what_was_merged_keeps_one_entry(path: Path) -> None:
    merge_actors(path, ["A. Un"], ["B. Deux"])
    merge_actors(path, ["C. Trois"], ["A. Un"])
    assert entries(path) == {"C. Trois": ("A. Un", "B. Deux")}


def test_a_name_that_is_split_off_leaves_its_actor(path: Path) -> None:
    merge_actors(path, ["Rodríguez"], ["Jorge Rodríguez", "Delcy Rodríguez"])
    split_actor(path, "Delcy Rodríguez")
    assert entries(path) == {"Rodríguez": ("Jorge Rodríguez",), "Delcy Rodríguez": ()}


def test_what_is_taken_back_is_gone(path: Path) -> None:
    rename_actor(path, ["Maduro"], "Nicolás Maduro")
    forget_correction(path, "nicolas maduro")
    assert entries(path) == {}


def test_what_people_wrote_by_hand_stays(path: Path) -> None:
    path.write_text(BY_HAND, encoding="utf-8")
    rename_actor(path, ["Lavrov"], "Serguei Lavrov")
    kept = path.read_text(encoding="utf-8")
    assert kept.startswith(BY_HAND.rstrip())
    merge_actors(path, ["Guaido"], ["le rival"])
    found = load_corrections(path).by_name["juan guaido"]
    assert (found.name, found.country) == ("Guaido", "VEN")


def test_a_mistake_made_by_hand_is_told_with_its_line_and_nothing_is_changed(path: Path) -> None:
    wrong = '[[actor]]\nname = "A"\ncountry = "Venezuela"\n'
    path.write_text(wrong, encoding="utf-8")
    with pytest.raises(DataFileError, match=r"actors\.toml:1: country"):
        rename_actor(path, ["B"], "C")
    assert path.read_text(encoding="utf-8") == wrong


@pytest.mark.parametrize("name", ["", "   ", "…"])
def test_a_name_needs_letters(path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="letters"):
        rename_actor(path, ["A"], name)
    assert not path.exists()


def test_splitting_what_stands_alone_is_refused(path: Path) -> None:
    split_actor(path, "Delcy Rodríguez")
    with pytest.raises(UsageError, match="entry of its own already"):
        split_actor(path, "delcy rodriguez")


def test_nothing_but_the_file_is_left(path: Path) -> None:
    rename_actor(path, ["A"], "B")
    assert [each.name for each in path.parent.iterdir()] == ["actors.toml"]
