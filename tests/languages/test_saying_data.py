"""Words of saying as data: what a wrong entry is told, and how a phrase and its forms are cut."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.errors import DataFileError
from recoupe.languages.phrases import inflect, split_phrase
from recoupe.languages.registry import find_language
from recoupe.languages.saying import FILE_NAME, load_saying, load_saying_file

ENTRY = """
[[verb]]
lemma = "murmurer"
takes = ["quotation"]
examples = ["« Rien », murmure le roi."]
"""


def written(folder: Path, entry: str) -> Path:
    """The French file with one entry more, and nothing else of that kind of mistake in it."""
    path = folder / FILE_NAME
    french = (find_language("fr").folder / FILE_NAME).read_text(encoding="utf-8")
    path.write_text(french.replace(ENTRY.strip(), "") + entry, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (
            '[[verb]]\nlemma = "ourdir"\ntakes = ["clauses"]\nexamples = ["."]\n',
            'takes "clauses" is not known',
        ),
        (
            '[[verb]]\nlemma = "ourdir"\ntakes = ["de quotation"]\nexamples = ["."]\n',
            'takes "de quotation" is not known',
        ),
        (
            '[[verb]]\nlemma = "dire"\ntakes = ["clause"]\nexamples = ["."]\n',
            'the verb "dire" is there twice',
        ),
        (
            '[[verb]]\nlemma = "ourdir"\ntakes = ["clause"]\nmaner = "neutral"\nexamples = ["."]\n',
            "did you mean manner?",
        ),
        ('[[noun]]\nlemma = "cri"\ntakes = ["shout"]\nexamples = ["."]\n', 'takes "shout" is not known'),
    ],
)
def test_a_wrong_entry_is_told_with_its_line(tmp_path: Path, entry: str, problem: str) -> None:
    path = written(tmp_path, "\n" + entry)
    with pytest.raises(DataFileError) as raised:
        load_saying_file(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert problem in str(raised.value)
    assert raised.value.line is not None
    assert lines[raised.value.line - 1].startswith("[[")
    assert raised.value.line > len(lines) - 6


def test_the_most_demanding_entry_of_a_form_stands_first() -> None:
    entries = load_saying("fr").verbs["lance"]
    assert [bool(entry.then) for entry in entries] == [True, True, False]


def test_a_phrase_is_cut_as_the_parser_cuts_it() -> None:
    assert split_phrase("de l'avis de") == ("de", "l'", "avis", "de")


@pytest.mark.parametrize(
    ("word", "forms"),
    [("menacer", {"menacer", "menaça"}), ("exiger", {"exiger", "exigeait"}), ("prédire", {"prédire"})],
)
def test_the_longest_ending_makes_the_forms(word: str, forms: set[str]) -> None:
    assert forms <= inflect(word, load_saying("fr").grammar.endings)
