"""A dossier in a notebook: frames hold the records, tables escape what strangers wrote, the example runs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "export"))

from exported_dossier import write_dossier

import recoupe
from recoupe import notebook
from recoupe.errors import UsageError
from recoupe.notebook import NotebookDossier

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NotebookDossier]:
    with recoupe.open(write_dossier(tmp_path_factory.mktemp("notebook") / "crise <b>.db")) as opened:
        yield opened


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_frame_has_a_row_for_each_record(dossier: NotebookDossier, library: notebook.FrameLibrary) -> None:
    pytest.importorskip(library)
    frame = dossier.frame("events", library=library)
    assert len(frame) == len(dossier.events()) and "plover_score" in frame.columns
    assert next(iter(frame["from"])) == date(2019, 3, 27)
    assert list(frame["text"]) == [event.evidence.text for event in dossier.events()]


def test_a_frame_can_be_of_one_actor(dossier: NotebookDossier) -> None:
    pytest.importorskip("pandas")
    assert len(dossier.frame("statements", actor="Maduro")) == len(dossier.statements(actor="Maduro")) == 1


def test_a_missing_library_is_named_with_the_way_to_get_it(
    dossier: NotebookDossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError, match=r'pandas is not installed: pip install "recoupe\[notebook\]"'):
        dossier.frame("events", library="pandas")


@pytest.mark.parametrize("kind", ["timeline", "actors", "outlets"])
def test_charts_hold_the_counts_of_the_dossier(dossier: NotebookDossier, kind: notebook.ChartKind) -> None:
    pytest.importorskip("altair")
    drawn = dossier.chart(kind).to_dict()
    values = drawn["data"]["values"]
    expected = len(dossier.actors()) if kind == "actors" else len(dossier.events())
    assert len(values) == expected and drawn["mark"]["type"] == "bar"


def test_what_a_notebook_shows_is_escaped(dossier: NotebookDossier) -> None:
    shown = [
        dossier._repr_html_(),
        *(story._repr_html_() for story in dossier.stories()),
        *(article._repr_html_() for article in dossier.articles()),
    ]
    for html in shown:
        assert "<b>" not in html and html.startswith(("<table>", "<p>"))
    assert "crise &lt;b&gt;.db" in dossier._repr_html_()


def test_the_example_notebook_runs(tmp_path: Path) -> None:
    pytest.importorskip("pandas")
    articles = Path("src", "recoupe", "demo", "articles")
    shutil.copytree(ROOT / articles, tmp_path / articles)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(ROOT / "docs" / "notebook.py")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Moulay Hafid" in done.stdout and "plover" not in done.stderr
    assert (tmp_path / "agadir-timeline.json").stat().st_size > 1000
