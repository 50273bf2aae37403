"""The real program, as a user runs it: what it writes where, and with which status it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest

from recoupe.demo import demo_folder
from recoupe.reading import decode_reading
from recoupe.show.selection import Kind
from recoupe.store import Dossier

GOOD = ("01-la-panther-devant-agadir", "02-pourquoi-un-navire-allemand")
LATIN = "07-la-journee-de-treptow"
ARABIC = "أعلن رئيس الوزراء يوم الثلاثاء أن الحكومة سترسل وفدا إلى العاصمة لإجراء محادثات مع المعارضة."
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"

# The records of `recoupe show --format json` as the design gives them, then what they hold beside it.
KEYS: dict[str, tuple[str, str]] = {
    "articles": ("id source title outlet language published copy_of words", "url author agency"),
    "actors": ("id name aliases kind country sector offices mentions articles", "evidence"),
    "timeline": (
        "id type mode actor recipient from to place status said_by story evidence",
        "plover_score quad_class cameo latitude longitude",
    ),
    "statements": ("id speaker kind cue content medium addressee from to evidence", ""),
    "stories": ("id type title actor recipient from to place accounts voices disagreements", "why"),
    "disagreements": ("id kind story actor sides", ""),
    "namings": ("actor text slant by evidence", "outlet"),
    "camps": ("from to camps doubtful frustration", "relations"),
}
INNER_KEYS: dict[str, tuple[str, str]] = {
    "published": ("earliest latest method evidence", "stated"),
    "offices": ("title from to evidence", ""),
    "accounts": ("article source outlet events status said_by evidence", "voice"),
    "sides": ("value by accounts", ""),
    "camps": ("name actors", ""),
    "doubtful": ("actor reason evidence", "toward"),
}
EVIDENCE = {"article", "source", "start", "end", "text"}


class Ran(NamedTuple):
    status: int
    out: str
    err: str


def recoupe(*arguments: str | Path, folder: Path | None = None) -> Ran:
    """Run the program; neither stream may hold a traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "recoupe", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env=os.environ | {"COLUMNS": "160"},
        check=False,
        timeout=300,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Ran(done.returncode, done.stdout, done.stderr)


class Mixed(NamedTuple):
    folder: Path
    dossier: Path
    built: Ran


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Mixed:
    """A folder of good articles and of others, and the dossier built of it."""
    folder = tmp_path_factory.mktemp("mixed")
    for stem in GOOD:
        for ending in (".txt", ".toml"):
            shutil.copy(demo_folder() / f"{stem}{ending}", folder)
    text = (demo_folder() / f"{LATIN}.txt").read_text(encoding="utf-8").replace("’", "'")
    (folder / "latin.txt").write_bytes(text.encode("latin-1", "ignore"))
    (folder / "arabe.txt").write_text(ARABIC, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "photo.txt").write_bytes(PNG)
    dossier = tmp_path_factory.mktemp("built") / "crisis.db"
    return Mixed(folder, dossier, recoupe("build", folder, "-o", dossier))


def shown(dossier: Path, what: str, *options: str) -> list[dict[str, Any]]:
    """The records of one `show`, as JSON."""
    ran = recoupe("show", what, dossier, "--format", "json", *options)
    assert (ran.status, ran.err) == (0, "")
    records: list[dict[str, Any]] = json.loads(ran.out)
    return records


def test_good_articles_are_all_in_the_dossier(mixed: Mixed) -> None:
    assert mixed.built.status == 0
    names = sorted(Path(article["source"]).name for article in shown(mixed.dossier, "articles"))
    assert names == [*(f"{stem}.txt" for stem in GOOD), "latin.txt"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("empty.txt", "is empty"),
        ("photo.txt", "is a PNG image, not text"),
        ("arabe.txt", "language ar is not read"),
    ],
)
def test_what_is_skipped_is_named_with_the_reason(mixed: Mixed, name: str, reason: str) -> None:
    (line,) = [line for line in mixed.built.err.splitlines() if name in line]
    assert line.startswith("skipped: ")
    assert reason in line


def test_another_encoding_is_said(mixed: Mixed) -> None:
    (line,) = [line for line in mixed.built.err.splitlines() if "latin.txt" in line]
    assert line.startswith("note: ")
    assert "is not UTF-8" in line


def test_a_build_writes_nothing_to_standard_output(mixed: Mixed) -> None:
    assert mixed.built.out == ""


def test_strict_ends_with_1_where_something_was_skipped(mixed: Mixed) -> None:
    ran = recoupe("build", mixed.folder, "-o", mixed.dossier, "--strict")
    assert ran.status == 1
    assert "0 articles added, 3 known already, 0 read, 3 inputs skipped" in ran.err


def test_the_order_of_sources_does_not_show(mixed: Mixed, tmp_path: Path) -> None:
    sources = [mixed.folder / f"{stem}.txt" for stem in GOOD]
    for name, order in (("one.db", sources), ("other.db", sources[::-1])):
        assert recoupe("build", *order, "-o", tmp_path / name).status == 0
    assert dump_of(tmp_path / "one.db") == dump_of(tmp_path / "other.db") != []


def dump_of(path: Path) -> list[str]:
    with Dossier.open(path, read_only=True) as dossier:
        return list(dossier.dump())


def test_read_prints_one_reading_a_line(mixed: Mixed) -> None:
    files = [mixed.folder / f"{stem}.txt" for stem in GOOD]
    ran = recoupe("read", *files)
    assert ran.status == 0
    readings = [decode_reading(line) for line in ran.out.splitlines()]
    assert [reading.doc for reading in readings] == [path.name for path in files]
    for path, reading in zip(files, readings, strict=True):
        text = path.read_text(encoding="utf-8")
        assert reading.events
        assert all(
            text[one.start : one.end] == one.text for actor in reading.actors for one in actor.mentions
        )


@pytest.fixture(scope="module")
def readings(mixed: Mixed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the readings of all good articles."""
    folder = tmp_path_factory.mktemp("read") / "deep" / "readings"
    ran = recoupe("read", mixed.folder, "-o", folder)
    assert (ran.status, ran.out) == (0, "")
    return folder


def test_read_writes_one_file_an_article(readings: Path) -> None:
    assert sorted(path.stem for path in readings.iterdir()) == [*GOOD, "latin"]


def test_readings_and_dossier_score_alike(mixed: Mixed, readings: Path) -> None:
    scored = recoupe("score", readings, mixed.dossier)
    assert scored.status == 0
    figures = json.loads(scored.out)
    assert {figures[layer]["f1"] for layer in ("mentions", "times", "events")} == {1.0}
    assert figures["published"]["accuracy"] == 1.0


def test_score_lists_misses_on_standard_error(mixed: Mixed, readings: Path, tmp_path: Path) -> None:
    reading = json.loads((readings / f"{GOOD[0]}.json").read_text(encoding="utf-8"))
    dropped = reading["events"].pop()
    (tmp_path / f"{GOOD[0]}.json").write_text(json.dumps(reading), encoding="utf-8")
    ran = recoupe("score", tmp_path, mixed.dossier, "--list", "events")
    assert ran.status == 0
    assert f"+ {GOOD[0]}.txt {dropped['type']}" in ran.err
    assert json.loads(ran.out)["events"]["recall"] == 1.0


def test_read_takes_the_day_of_writing_from_its_user_where_the_article_has_none(mixed: Mixed) -> None:
    files = [mixed.folder / "latin.txt", mixed.folder / f"{GOOD[0]}.txt"]
    ran = recoupe("read", *files, "--published", "1911-09-05", "--strict")
    assert ran.status == 0
    undated, dated = (decode_reading(line).published for line in ran.out.splitlines())
    assert (str(undated.earliest), undated.method) == ("1911-09-05", "declared")
    assert (str(dated.earliest), dated.method) == ("1911-07-03", "declared")


@pytest.mark.parametrize("what", get_args(Kind))
def test_shown_records_have_the_keys_of_the_design(mixed: Mixed, what: str) -> None:
    records = shown(mixed.dossier, what)
    if what not in ("disagreements", "camps", "namings"):
        assert records
    for record in records:
        assert_keys(record, KEYS[what])
        for key, inner in INNER_KEYS.items():
            values = record.get(key, [])
            for value in [values] if isinstance(values, dict) else values:
                if isinstance(value, dict):
                    assert_keys(value, inner)
    for evidence in find_evidence(records):
        assert set(evidence) == EVIDENCE


def assert_keys(record: dict[str, Any], keys: tuple[str, str]) -> None:
    assert set(record) == {*keys[0].split(), *keys[1].split()}


def find_evidence(value: Any) -> list[dict[str, Any]]:
    """Every record of evidence, wherever it stands."""
    if isinstance(value, list):
        return [found for one in value for found in find_evidence(one)]
    if not isinstance(value, dict):
        return []
    here = value.get("evidence", [])
    found = here if isinstance(here, list) else [here]
    return found + [one for key, inner in value.items() if key != "evidence" for one in find_evidence(inner)]


def test_show_filters_by_actor_and_day(mixed: Mixed) -> None:
    everything = shown(mixed.dossier, "timeline")
    germany = shown(mixed.dossier, "timeline", "--actor", "allemagne")
    late = shown(mixed.dossier, "timeline", "--since", "1911-07-03")
    (actor,) = [found["id"] for found in shown(mixed.dossier, "actors") if found["country"] == "DEU"][:1]
    assert 0 < len(germany) < len(everything)
    assert all(actor in event["actor"] + event["recipient"] for event in germany)
    assert 0 < len(late) < len(everything)
    assert all(event["to"] >= "1911-07-03" for event in late)


def test_show_prints_csv_with_a_header(mixed: Mixed) -> None:
    ran = recoupe("show", "statements", mixed.dossier, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert len(rows) == len(shown(mixed.dossier, "statements"))
    assert {"speaker", "content", "source", "start", "end"} <= rows[0].keys()


def test_show_prints_a_table_with_names(mixed: Mixed) -> None:
    ran = recoupe("show", "articles", mixed.dossier)
    assert ran.status == 0
    assert "Courrier des Trois-Lacs" in ran.out


def test_page_writes_one_html_file(mixed: Mixed, tmp_path: Path) -> None:
    page = tmp_path / "new" / "crisis.html"
    ran = recoupe("page", mixed.dossier, "-o", page, "--interface", "en")
    assert (ran.status, ran.out) == (0, "")
    html = page.read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>")
    assert '<html lang="en"' in html
    assert "Courrier des Trois-Lacs" in html


def test_a_reader_that_goes_away_is_no_error(mixed: Mixed) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "recoupe", "show", "timeline", str(mixed.dossier), "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as started:
        assert started.stdout is not None
        assert started.stderr is not None
        started.stdout.close()
        assert (started.stderr.read(), started.wait(timeout=60)) == (b"", 0)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["nonsense"], 'Unknown command "nonsense"'),
        (["build"], "--output"),
        (["build", "-o", "x.db"], "name the files or folders to read"),
        (["build", "x", "-o", "x.db", "--langage", "fr"], "Did you mean --language?"),
        (["build", "x", "-o", "x.db", "--language", "xx"], 'language "xx" is not read'),
        (["read"], "name the files to read"),
        (["read", "x", "--published", "2019-13-01"], '"2019-13-01" is no day of the calendar'),
        (["show", "facts", "{dossier}"], 'Invalid value "facts"'),
        (["show", "actors", "missing.db"], "missing.db: there is no such file"),
        (["show", "actors", "no.db"], "no.db: is no SQLite file; name a dossier"),
        (["show", "timeline", "{dossier}", "--since", "hier"], '--since "hier" is no day of the calendar'),
        (["show", "timeline", "{dossier}", "--actor", "Alemagne"], "did you mean Allemagne"),
        (["show", "timeline", "{dossier}", "--format", "xml"], 'Invalid value "xml"'),
        (["page", "{dossier}"], "--output"),
        (["page", "{dossier}", "-o", "folder"], "folder: cannot be written"),
        (["page", "{dossier}", "-o", "no.db/page.html"], "no.db: cannot be written"),
        (["read", "x", "-o", "no.db"], "no.db: cannot be written"),
        (["score", "folder", "{dossier}"], "folder: holds no annotated readings"),
        (["score", "folder", "{dossier}", "--list", "verbs"], 'there is no layer "verbs"; the layers are'),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_ends_with_2_and_one_line(
    mixed: Mixed, tmp_path: Path, arguments: list[str], complaint: str
) -> None:
    (tmp_path / "no.db").write_text("not a dossier")
    (tmp_path / "folder").mkdir()
    ran = recoupe(*(one.format(dossier=mixed.dossier) for one in arguments), folder=tmp_path)
    assert (ran.status, ran.out) == (2, "")
    (line,) = ran.err.splitlines()
    assert line.startswith("recoupe: ")
    assert complaint in line


def test_help_names_every_command() -> None:
    ran = recoupe("--help")
    assert ran.status == 0
    for command in ("build", "read", "show", "page", "score", "demo"):
        assert command in ran.out


def test_the_installed_program_is_the_same() -> None:
    program = Path(sys.executable).with_name("recoupe.exe" if sys.platform == "win32" else "recoupe")
    if not program.exists():
        pytest.skip("recoupe is not installed beside this Python")
    done = subprocess.run([program, "--version"], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == recoupe("--version").out
