"""The documentation says what the program does: commands, options, records, examples, version."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

import recoupe
from recoupe import comparison, reading
from recoupe.cli import app
from recoupe.commands.examples import EXAMPLES
from recoupe.corrections import load_corrections
from recoupe.scoring import LAYERS

ROOT = Path(__file__).parents[1]
COMMANDS = sorted(name for name in app if not name.startswith("-"))


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def section(text: str, heading: str) -> str:
    """What stands below a heading, up to the next one of its kind."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f'there is no section "{heading}"'
    return found[1]


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented_and_has_help(command: str) -> None:
    assert f"`recoupe {command}`" in page("README.md")
    assert f"recoupe {command}" in section(page("docs/commands.md"), f"recoupe {command}")
    assert app[command].help


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_shows_how_it_is_used(command: str) -> None:
    assert all(shlex.split(line)[:2] == ["recoupe", command] for line in EXAMPLES[command])
    done = subprocess.run(
        [sys.executable, "-m", "recoupe", command, "--help"], capture_output=True, text=True, check=True
    )
    told = " ".join(done.stdout.split())
    assert all(" ".join(line.split()) in told for line in EXAMPLES[command])


def options_of(command: str) -> Iterator[str]:
    for argument in app[command].assemble_argument_collection():
        yield from (name for name in argument.names if not name.startswith("--no-"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_documented_and_every_documented_one_exists(command: str) -> None:
    documented = section(page("docs/commands.md"), f"recoupe {command}")
    named = {name for row in re.findall(r"^\| (`.*?) \|", documented, re.MULTILINE) for name in cells(row)}
    options = {name for name in options_of(command) if name.startswith("-")}
    assert {name for name in named if name.startswith("-")} == options


def cells(row: str) -> list[str]:
    return re.findall(r"`([^`]+)`", row)


RECORDS: dict[str, type[msgspec.Struct]] = {
    "articles": comparison.DossierArticle,
    "published": comparison.DossierPublished,
    "actors": comparison.DossierActor,
    "offices": comparison.DossierOffice,
    "timeline": comparison.DossierEvent,
    "statements": comparison.DossierStatement,
    "stories": comparison.Story,
    "accounts": comparison.Account,
    "disagreements": comparison.Disagreement,
    "sides": comparison.Side,
    "namings": comparison.DossierNaming,
    "camps": comparison.Camps,
    "doubtful": comparison.DoubtfulActor,
    "relations": comparison.Relation,
}


def keys_of(record: type[msgspec.Struct]) -> set[str]:
    return {field.encode_name for field in msgspec.structs.fields(record)}


@pytest.mark.parametrize("what", RECORDS)
def test_the_json_of_show_is_documented_key_by_key(what: str) -> None:
    table = section(page("docs/commands.md"), "recoupe show")
    found = re.search(rf"^\| (?:its |their )?`{what}` \| (.*) \|$", table, re.MULTILINE)
    assert found, f"docs/commands.md does not describe {what}"
    keys = re.sub(r"\(.*?\)", "", found[1])
    assert set(cells(keys)) == keys_of(RECORDS[what])


READING_RECORDS = (
    reading.Reading, reading.Published, reading.Actor, reading.Time, reading.Quantity,
    reading.Statement, reading.Event, reading.Naming,
)  # fmt: skip


@pytest.mark.parametrize("record", READING_RECORDS, ids=lambda record: record.__name__)
def test_the_form_of_readings_is_documented_key_by_key(record: type[msgspec.Struct]) -> None:
    rows = re.findall(r"^\| (`.*?) \|", section(page("docs/readings.md"), record.__name__), re.MULTILINE)
    assert {key for row in rows for key in cells(row)} == keys_of(record)


@pytest.mark.parametrize("layer", LAYERS)
def test_every_scored_layer_is_explained(layer: str) -> None:
    assert f"\n| {layer} |" in section(page("docs/quality.md"), "What counts as found")


def test_the_index_names_every_page() -> None:
    index = page("docs/README.md")
    pages = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert {name for name in pages if f"]({name})" not in index} == {"README.md"}


PAGES = [
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")),
    "README.md", "CHANGELOG.md", "CONTRIBUTING.md",
]  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_links_within_the_repository_lead_somewhere(name: str) -> None:
    folder = (ROOT / name).parent
    for target in re.findall(r"\]\((?!https?:)([^)#\s]+)[^)\s]*\)", page(name)):
        assert (folder / target).exists(), f"{name} links to {target}"


def test_one_version_everywhere() -> None:
    project = tomllib.loads(page("pyproject.toml"))["project"]
    newest = re.findall(r"^## (\d+\.\d+\.\d+)", page("CHANGELOG.md"), re.MULTILINE)[0]
    assert project["version"] == recoupe.__version__ == newest


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the examples find the bundled articles where a checkout has them."""
    folder = tmp_path_factory.mktemp("checkout")
    articles = Path("src", "recoupe", "demo", "articles")
    shutil.copytree(ROOT / articles, folder / articles)
    return folder


def test_the_shell_examples_of_the_readme_run(checkout: Path) -> None:
    lines = [line for block in blocks(page("README.md"), "sh") for line in block.splitlines()]
    assert {shlex.split(line)[1] for line in lines} == {*COMMANDS} - {
        "demo",
        "scale",
        "serve",
        "watch",
    }  # two do not end, and one needs a cluster
    script = [line.replace("recoupe ", f"{shlex.quote(sys.executable)} -m recoupe ", 1) for line in lines]
    done = run_example(["sh", "-e", "-c", "\n".join(script)], checkout)
    assert done.returncode == 0, done.stderr
    assert (checkout / "crisis.html").stat().st_size > 0


def test_the_example_of_an_export_runs(checkout: Path) -> None:
    (example,) = blocks(page("docs/exports.md"), "python")
    done = run_example([sys.executable, "-W", "error", "-c", example], checkout)
    assert done.returncode == 0, done.stderr
    assert (checkout / "crisis-polecat.tsv").read_text(encoding="utf-8").count("\n") > 50


@pytest.mark.parametrize("name", ["README.md", "docs/library.md"])
def test_the_python_examples_run(checkout: Path, name: str) -> None:
    examples = blocks(page(name), "python")
    assert examples
    done = run_example([sys.executable, "-W", "error", "-c", "\n".join(examples)], checkout)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nous partirons" in done.stdout


def test_the_example_of_the_spacy_component_finds_what_is_said(checkout: Path) -> None:
    example = blocks(section(page("docs/library.md"), "In a spaCy pipeline"), "python")
    done = run_example([sys.executable, "-W", "error", "-c", "\n".join(example)], checkout)
    assert (done.returncode, done.stderr) == (0, "")
    assert {"ACCUSE condemned", "direct We will not yield"} <= set(done.stdout.splitlines())


def test_the_example_of_corrections_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "actors.toml"
    (example,) = blocks(page("docs/how/actors.md"), "toml")
    path.write_text(example, encoding="utf-8")
    assert {entry.name for entry in load_corrections(path).by_name.values()} == {
        "Juan Guaidó", "Jorge Rodríguez", "Delcy Rodríguez",
    }  # fmt: skip


def run_example(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    if command[0] == "sh" and shutil.which("sh") is None:
        pytest.skip("there is no shell here")
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=300
    )
