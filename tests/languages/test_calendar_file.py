from __future__ import annotations

import re
from pathlib import Path

import pytest

from recoupe.errors import DataFileError
from recoupe.languages.calendar import load_calendar, load_calendar_file
from recoupe.languages.calendar_forms import Group, Literal, Slot, compile_form
from recoupe.languages.files import LANGUAGES_FOLDER
from recoupe.languages.numbers import load_number_grammar
from recoupe.languages.registry import load_languages

CALENDAR = LANGUAGES_FOLDER / "fr" / "calendar.toml"


def load_with(tmp_path: Path, entry: str) -> None:
    path = tmp_path / "calendar.toml"
    path.write_text(CALENDAR.read_text(encoding="utf-8") + entry, encoding="utf-8")
    load_calendar_file(path, load_number_grammar("fr"))


@pytest.mark.parametrize("language", load_languages())
def test_every_language_has_a_calendar_whose_entries_show_examples(language: str) -> None:
    calendar = load_calendar(language)
    assert all(loaded.form.examples for loaded in calendar.forms)


def test_a_form_is_words_places_and_what_may_be_missing() -> None:
    compiled = compile_form("<de|en> ce|cette {weekday} ({day} {first=month})?")
    assert compiled.context == {"de", "en"}
    assert compiled.items == (
        Literal(frozenset({"ce", "cette"})),
        Slot("weekday", "weekday"),
        Group((Slot("day", "day"), Slot("month", "first"))),
    )


WRONG = {
    '[[basic]]\nwords = ["{weekdays}"]\nmeans = "date"\nexamples = ["x"]\n': '"{weekdays}" is no place',
    '[[basic]]\nwords = ["(le lundi"]\nmeans = "date"\nexamples = ["x"]\n': "a bracket must close",
    '[[basic]]\nwords = ["depuis {point}"]\nmeans = "since"\nexamples = ["x"]\n': (
        "a basic form cannot hold a {point} one"
    ),
    '[[basic]]\nwords = ["x"]\nmeans = "dates"\nexamples = ["x"]\n': "did you mean date",
    '[[basic]]\nwords = ["x"]\nmeans = "date"\nexample = ["x"]\n': "did you mean examples",
}


@pytest.mark.parametrize(("entry", "problem"), WRONG.items(), ids=range(len(WRONG)))
def test_a_wrong_form_is_named_with_its_line(tmp_path: Path, entry: str, problem: str) -> None:
    lines = CALENDAR.read_text(encoding="utf-8").count("\n") + 1
    with pytest.raises(DataFileError, match=re.escape(problem)) as caught:
        load_with(tmp_path, entry)
    assert caught.value.line == lines
