"""`recoupe patterns`, `read --explain` and `--patterns`, as a user runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from recoupe.store import Dossier

PATTERN = """[[pattern]]
verbs = ["chouchouter"]
frame = "act"
type = "SUPPORT"
examples = ["La Grèce a chouchouté l'Albanie."]
"""
TEXT = "La Grèce a chouchouté l'Albanie à Athènes mardi, a déclaré le ministre grec Nikos Dendias."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project: an article and a folder of patterns."""
    (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "mine" / "fr" / "events").mkdir(parents=True)
    (tmp_path / "mine" / "fr" / "events" / "mine.toml").write_text(PATTERN, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "recoupe", *arguments],
        cwd=folder,
        env=os.environ | {"COLUMNS": "160"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def event_types(folder: Path, *options: str) -> list[str]:
    """The types of the events that `read` finds."""
    done = run(folder, "read", "article.txt", "--language", "fr", *options)
    assert done.returncode == 0, done.stderr
    return [event["type"] for event in json.loads(done.stdout)["events"]]


def test_an_article_is_read_with_the_users_patterns(folder: Path) -> None:
    assert event_types(folder) == []
    assert event_types(folder, "--patterns", "mine") == ["SUPPORT"]


def test_explain_prints_text_instead_of_json(folder: Path) -> None:
    done = run(folder, "read", "article.txt", "--language", "fr", "--patterns", "mine", "--explain")
    assert done.returncode == 0
    assert "  SUPPORT  by mine/fr/events/mine.toml:1\n" in done.stdout
    assert '    actor      Grèce (grc): subject: "Grèce" at 3\n' in done.stdout
    assert "{" not in done.stdout


def test_explain_leaves_the_readings_of_a_folder_what_they_are(folder: Path) -> None:
    options = ("--language", "fr", "--patterns", "mine")
    assert run(folder, "read", "article.txt", *options, "-o", "plain").stdout == ""
    assert "SUPPORT" in run(folder, "read", "article.txt", *options, "-o", "told", "--explain").stdout
    plain, told = ((folder / name / "article.json").read_bytes() for name in ("plain", "told"))
    assert json.loads(told)["events"][0]["pattern"] == "mine/fr/events/mine.toml:1"
    assert plain == told


def test_the_users_examples_are_tested_alone(folder: Path) -> None:
    done = run(folder, "patterns", "test", "--patterns", "mine")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "fr: 1 example, 0 failures\n")


def test_an_example_that_fails_is_named_and_the_status_is_1(folder: Path) -> None:
    path = folder / "mine" / "fr" / "events" / "mine.toml"
    path.write_text(PATTERN.replace("a chouchouté", "a attaqué"), encoding="utf-8")
    done = run(folder, "patterns", "test", "--patterns", "mine")
    assert done.returncode == 1
    wanted = (
        "mine/fr/events/mine.toml:1: La Grèce a attaqué l'Albanie.\n    wanted  SUPPORT by this pattern\n"
    )
    assert done.stdout.startswith(wanted + '    found   ASSAULT "attaqué" by fr/events/')
    assert done.stderr == "fr: 1 example, 1 failure\n"


def test_a_wrong_pattern_is_told_on_one_line_with_file_and_line(folder: Path) -> None:
    path = folder / "mine" / "fr" / "events" / "mine.toml"
    path.write_text(PATTERN.replace("SUPPORT", "SUPORT"), encoding="utf-8")
    for command in (
        ("patterns", "test"),
        ("read", "article.txt"),
        ("build", "article.txt", "-o", "crisis.db"),
    ):
        done = run(folder, *command, "--patterns", "mine")
        assert done.returncode == 2
        assert done.stderr.splitlines()[-1].startswith("recoupe: mine/fr/events/mine.toml:1: ")
        assert done.stderr.rstrip().endswith("did you mean SUPPORT?")
    assert not (folder / "crisis.db").exists()


def test_a_sentence_is_tried_on_the_users_patterns(folder: Path) -> None:
    done = run(folder, "patterns", "try", "La Grèce a chouchouté l'Albanie.", "--patterns", "mine")
    assert (done.returncode, done.stderr) == (0, "")
    assert "SUPPORT  by mine/fr/events/mine.toml:1" in done.stdout


WRONG_USE = {
    "no sentence": (("patterns", "try"), "name the sentence in quotation marks"),
    "a sentence to test": (("patterns", "test", "La Grèce"), "did you mean recoupe patterns try"),
    "no folder": (("patterns", "test", "--patterns", "nowhere"), "there is no such folder"),
    "a language": (("patterns", "test", "--language", "xx"), 'language "xx" is not read'),
}


@pytest.mark.parametrize(("arguments", "message"), WRONG_USE.values(), ids=WRONG_USE.keys())
def test_wrong_use_is_told_with_the_way_out(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    done = run(folder, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


def read_count(folder: Path, *options: str) -> str:
    """What a build says that it read."""
    done = run(folder, "build", "article.txt", "--language", "fr", "-o", "crisis.db", *options)
    assert done.returncode == 0, done.stderr
    return next(part for part in done.stderr.split(", ") if part.strip().endswith("read")).strip()


def timeline(folder: Path) -> list[str]:
    with Dossier.open(folder / "crisis.db", read_only=True) as dossier:
        return [event.type for event in dossier.timeline()]


def test_a_dossier_keeps_apart_what_was_read_with_other_patterns(folder: Path) -> None:
    assert (read_count(folder), timeline(folder)) == ("1 read", [])
    assert (read_count(folder, "--patterns", "mine"), timeline(folder)) == ("1 read", ["SUPPORT"])
    assert read_count(folder, "--patterns", "mine") == "0 read"
    assert (read_count(folder), timeline(folder)) == ("1 read", [])


def test_a_changed_pattern_is_read_anew(folder: Path) -> None:
    read_count(folder, "--patterns", "mine")
    path = folder / "mine" / "fr" / "events" / "mine.toml"
    path.write_text(PATTERN.replace("SUPPORT", "AID"), encoding="utf-8")
    assert (read_count(folder, "--patterns", "mine"), timeline(folder)) == ("1 read", ["AID"])
