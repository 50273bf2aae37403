"""Data files: a wrong entry is named with its file, its line, and what is allowed."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
import pytest

from recoupe.errors import DataFileError
from recoupe.languages.files import load_entries, load_table, load_toml


class Fruit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    colour: Literal["red", "green"] = "red"


GOOD = '# Fruits\n[[fruit]]\nname = "apple"\n\n[[fruit]]\nname = "pear"\ncolour = "green"\n'


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "fruits.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_entries_come_with_the_lines_of_their_headers(tmp_path: Path) -> None:
    entries = load_entries(write(tmp_path, GOOD), "fruit", Fruit)
    assert entries == [(Fruit(name="apple"), 2), (Fruit(name="pear", colour="green"), 5)]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            '[[fruit]]\nname = "fig"\ncolour = "gren"\n',
            r'fruits.toml:1: colour "gren" .* did you mean green\?',
        ),
        ('[[fruit]]\nname = "fig"\ncolour = "blue"\n', r"fruits.toml:1: .* allowed are green, red"),
        (
            '\n[[fruit]]\nname = "fig"\ncolor = "red"\n',
            r'fruits.toml:2: key "color" .* did you mean colour\?',
        ),
        ('[[fruit]]\ncolour = "red"\n', r"fruits.toml:1: .*name"),
        ('[[fruit]]\nname = "fig\n', r"fruits.toml:2: is no valid TOML"),
    ],
    ids=["near value", "far value", "unknown key", "missing key", "no TOML"],
)
def test_a_wrong_entry_is_named_with_its_line_and_a_way_out(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(DataFileError, match=problem):
        load_entries(write(tmp_path, text), "fruit", Fruit)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"nothing.toml: there is no such file"):
        load_toml(tmp_path / "nothing.toml")


def test_a_file_that_is_not_utf_8_is_named_with_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes('name = "poiré"'.encode("latin-1"))
    with pytest.raises(DataFileError, match=r"latin.toml: is not UTF-8 .* at byte 12"):
        load_table(path, Fruit)
