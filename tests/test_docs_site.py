"""The documentation as a site: whole, and its tutorial and how-to guides do what they show."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from recoupe.cli import app
from recoupe.demo import demo_folder

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
GUIDES = ("howto/newsroom-day.md", "howto/event-data-set.md")
CORPUS = ("05", "06")
"""The demonstration articles that the guides are tried on: few, so that it is quick."""


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_every_page_is_in_the_navigation_once() -> None:
    entries = re.findall(r"^ +- [^:\n]+: (\S+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.M)
    made = [name for name in entries if name.startswith(("repository/", "reference/"))]
    pages = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
    assert sorted(name for name in entries if name not in made) == pages
    assert all(
        (ROOT / name.removeprefix("repository/")).exists()
        for name in made
        if not name.startswith("reference/")
    )


def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("material", reason="the extra recoupe[docs] is not installed")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    reference = (tmp_path / "reference" / "library.html").read_text(encoding="utf-8")
    assert "Dossier.timeline" in reference
    assert "recoupe.build" in reference
    outside = [
        address
        for path in tmp_path.rglob("*.html")
        for address in re.findall(
            r'<(?:script|link|img)\b[^>]*\b(?:src|href)="(https?:[^"]*)"', path.read_text(encoding="utf-8")
        )
    ]
    assert outside == []  # whoever reads it tells nobody


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the commands of the tutorial."""
    return tmp_path_factory.mktemp("tutorial")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with some articles for the guides, which go on with one dossier."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "articles").mkdir()
    for path in demo_folder().iterdir():
        if path.name.startswith(CORPUS):
            shutil.copy(path, folder / "articles")
    return folder


def test_the_tutorial_prints_what_it_shows(
    learned: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run_page("tutorial.md", learned, monkeypatch, capsys)
    assert (learned / "agadir" / "agadir.html").stat().st_size > 0


@pytest.mark.parametrize("name", GUIDES)
def test_the_commands_of_a_guide_run(
    name: str, desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run_page(name, desk, monkeypatch, capsys)


def run_page(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Do in that folder what a page says: write its files, run its commands, compare what is printed."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "120")
    told = ""
    for kind, file, text in steps(page(name)):
        if kind == "sh":
            told = "".join(run(line, capsys) for line in text.splitlines())
        elif kind == "text":
            lines = [" ".join(line.split()) for line in text.splitlines()]
            assert [line for line in lines if line not in " ".join(told.split())] == [], told
        else:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            Path(file).write_text(text, encoding="utf-8")


def steps(text: str) -> Iterator[tuple[str, str, str]]:
    """The blocks of a page in their order: kind, name of the file where it is one, what stands there."""
    found = re.findall(r"(?:^`([\w./-]+)`:\n\n)?^```(\w+)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    for file, kind, block in found:
        assert file or kind in ("sh", "text"), f"what is a block of {kind} without a file's name?"
        yield ("file" if file else kind), file, block


def run(line: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a command prints; into a file where it says so. In this process: the models are loaded once."""
    program, *words = shlex.split(line)
    assert program == "recoupe"
    words, _, target = partition(words)
    status = app(words, result_action="return_value", exit_on_error=False, print_error=False)
    printed = capsys.readouterr()
    assert status in (None, 0), f"{line}: {printed.err}"
    if target:
        Path(target[0]).write_text(printed.out, encoding="utf-8")
    return printed.out


def partition(words: list[str]) -> tuple[list[str], str, list[str]]:
    at = words.index(">") if ">" in words else len(words)
    return words[:at], ">", words[at + 1 :]
