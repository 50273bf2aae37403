"""docs/patterns.md: its example works as it is told, and it names every key and place that patterns have."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from recoupe.demo import demo_folder
from recoupe.languages.event_entries import FIXED_PLACES, PatternEntry

PAGE = (Path(__file__).parents[1] / "docs" / "patterns.md").read_text(encoding="utf-8")
FILES = re.findall(r"^`([\w/]+\.toml)`:\n\n```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = [
    line
    for block in re.findall(r"^```sh\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files of the page and an article."""
    folder = tmp_path_factory.mktemp("project")
    for name, text in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    shutil.copy(sorted(demo_folder().glob("*.txt"))[0], folder / "article.txt")
    return folder


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, "-m", "recoupe", *shlex.split(command)[1:]]
    return subprocess.run(
        arguments, cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=300
    )


def test_the_page_shows_files_and_commands() -> None:
    assert [name for name, _text in FILES] == ["mine/fr/events/mine.toml", "mine/fr/labels.toml"]
    assert len(COMMANDS) >= 7


@pytest.mark.parametrize("command", [c for c in COMMANDS if "--language" not in c])
def test_a_command_of_the_page_does_its_work(folder: Path, command: str) -> None:
    done = run(command, folder)
    assert done.returncode == 0, done.stdout + done.stderr


def test_without_the_pattern_there_is_no_event(folder: Path) -> None:
    assert "\nevents\n  none\n" in run(COMMANDS[0], folder).stdout


def test_with_it_the_page_prints_what_the_program_does(folder: Path) -> None:
    (printed,) = re.findall(r"^```text\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    (command,) = [c for c in COMMANDS if "n'a pas" in c]
    assert printed in run(command, folder).stdout


@pytest.mark.parametrize(
    ("part", "status"), [("qui aurait", "alleged"), ("promis de", "future"), ("n'a pas", "negated")]
)
def test_other_forms_of_the_sentence_have_the_event_too(folder: Path, part: str, status: str) -> None:
    (command,) = [c for c in COMMANDS if part in c]
    printed = run(command, folder).stdout
    assert "ACCUSE disapprove  by mine/fr/events/mine.toml:2" in printed
    assert f"status     {status}: " in printed


def named_in(heading: str) -> set[str]:
    """The words in the first column of the table under a heading."""
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None
    rows = re.findall(r"^\| (`.*?) \|", found[1], re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row)}


def test_every_key_of_a_pattern_is_explained() -> None:
    assert named_in("The keys of a pattern") == {
        field.encode_name for field in msgspec.structs.fields(PatternEntry)
    }


def test_every_place_is_explained() -> None:
    assert named_in("Places") == set(FIXED_PLACES)
