from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.compare.features import FEATURES
from recoupe.compare.features.acts import STORY_TYPES_FILE, load_story_types
from recoupe.compare.links import WEIGHTS_FILE, load_weights
from recoupe.compare.relation_table import RELATIONS_FILE, load_relation_table
from recoupe.errors import DataFileError


def test_every_comparison_has_its_weight() -> None:
    assert {weight.name for weight in load_weights().feature} == set(FEATURES)


def test_story_types_stand_under_both_orders() -> None:
    pairs = load_story_types()
    assert all(pairs[right, left] is pair for (left, right), pair in pairs.items())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('name = "same_act"', 'name = "same_cat"', 'no comparison "same_cat"'),
        ("against = 2.0", "againts = 2.0", "did you mean against"),
        ("threshold = 4.0", "treshold = 4.0", "threshold"),
    ],
)
def test_a_wrong_weight_is_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    wrong = changed(WEIGHTS_FILE, tmp_path, old, new)
    with pytest.raises(DataFileError, match=message):
        load_weights(wrong)


def test_a_comparison_without_weight_is_told(tmp_path: Path) -> None:
    text = WEIGHTS_FILE.read_text(encoding="utf-8")
    wrong = tmp_path / "weights.toml"
    wrong.write_text(text[: text.rindex("[[feature]]")], encoding="utf-8")
    with pytest.raises(DataFileError, match="toll_of_deed"):
        load_weights(wrong)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('types = ["AID", "MOBILIZE"]', 'types = ["AID", "AID"]', "leave the pair out"),
        ('types = ["AID", "MOBILIZE"]', 'types = ["COOPERATE", "AID"]', "second time"),
        ('types = ["AID", "MOBILIZE"]', 'types = ["AID", "MOBILISE"]', "MOBILISE"),
        ("alike = 0.7", "alike = 7", "from 0 to 1"),
    ],
)
def test_a_wrong_pair_of_types_is_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    wrong = changed(STORY_TYPES_FILE, tmp_path, old, new)
    with pytest.raises(DataFileError, match=message):
        load_story_types(wrong)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('mode = "assist"', 'mode = "asist"', 'REQUEST has no mode "asist"'),
        ('mode = "meet"', 'mode = "assist"', "second time"),
        ("most_camps = 4", 'most_camps = "four"', "most_camps"),
    ],
)
def test_a_wrong_entry_on_relations_is_told(tmp_path: Path, old: str, new: str, message: str) -> None:
    wrong = changed(RELATIONS_FILE, tmp_path, old, new)
    with pytest.raises(DataFileError, match=message):
        load_relation_table(wrong)


def test_a_mild_appeal_makes_no_foes() -> None:
    table = load_relation_table()
    assert table.weigh_event("REQUEST", "assist", "actual") == 0
    assert table.weigh_event("ASSAULT", None, "actual") == pytest.approx(-0.93)
    assert table.weigh_event("ASSAULT", None, "negated") == 0


def changed(path: Path, folder: Path, old: str, new: str) -> Path:
    text = path.read_text(encoding="utf-8")
    assert old in text
    wrong = folder / path.name
    wrong.write_text(text.replace(old, new, 1), encoding="utf-8")
    return wrong
