"""A file that has not changed is not opened again, and gives the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from made_files import TEXT, make_page, make_zip

from recoupe.ingest import read_sources_again
from recoupe.ingest.kinds import KINDS
from recoupe.ingest.options import DoorOptions
from recoupe.ingest.records import Again, FileEnd, Ingested, Outcome, Skipped, SourceFile

Put = Callable[[str, str | bytes], SourceFile]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def first_time(*sources: str) -> dict[str, bytes]:
    outcomes = passage({}, *sources)
    return {one.key: one.record for one in outcomes if isinstance(one, FileEnd)}


def passage(
    known: dict[str, bytes], *sources: str, language: str | None = None, **options: object
) -> list[Outcome]:
    asked = DoorOptions(**options)  # type: ignore[arg-type]
    return list(read_sources_again(sources, recall=known.get, language=language, options=asked))


def ids(outcomes: list[Outcome]) -> list[tuple[str, str, tuple[str, ...]]]:
    """Id, source and notes of each article, whichever way it came."""
    return [
        (one.article, one.source, one.notes)
        if isinstance(one, Again)
        else (one.article.id, one.article.source, one.notes)
        for one in outcomes
        if isinstance(one, Again | Ingested)
    ]


def refusals(outcomes: list[Outcome]) -> list[str]:
    return [str(one) for one in outcomes if isinstance(one, Skipped)]


def fill(put: Put) -> None:
    put("d/a.txt", TEXT)
    put("d/b.html", make_page())
    put("d/c.zip", make_zip({"x.txt": f"{TEXT} Fin.".encode(), "y.txt": b"", "z.txt": TEXT.encode()}))
    put("d/e.txt", "")
    put("d/f.txt", ("À Genève : " + TEXT).encode("latin-1", "ignore"))


def test_a_second_time_opens_nothing_and_gives_the_same(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(put)
    before = passage({}, "d")
    known = first_time("d")

    def fail(_file: SourceFile, _limits: object) -> list[object]:
        raise AssertionError("a known file was opened")

    closed = tuple(type(kind)(name=kind.name, suffixes=kind.suffixes, read=fail) for kind in KINDS)  # type: ignore[arg-type]
    monkeypatch.setattr("recoupe.ingest.kinds.KINDS", closed)
    after = passage(known, "d")
    assert ids(after) == ids(before) != []
    assert refusals(after) == refusals(before) != []
    assert not [one for one in after if isinstance(one, Ingested | FileEnd)]


@pytest.mark.parametrize("change", ["bytes", "name", "sidecar", "language", "columns", "originals"])
def test_whatever_decides_what_comes_out_opens_a_file_again(put: Put, change: str) -> None:
    put("a.txt", TEXT)
    known = first_time("a.txt")
    options: dict[str, object] = {}
    language, name = None, "a.txt"
    if change == "bytes":
        put("a.txt", f"{TEXT} Fin.")
    elif change == "name":
        name = "b.txt"
        Path("a.txt").rename(name)
    elif change == "sidecar":
        put("a.toml", 'title = "Un titre"')
    elif change == "language":
        language = "en"
    elif change == "columns":
        options = {"columns": (("text", "Body"),)}
    else:
        options = {"keep_originals": False}
    outcomes = passage(known, name, language=language, **options)
    assert any(isinstance(one, Ingested) for one in outcomes)


def test_a_file_only_touched_is_not_opened_again(put: Put) -> None:
    put("a.txt", TEXT)
    known = first_time("a.txt")
    Path("a.txt").touch()
    assert [type(one) for one in passage(known, "a.txt")] == [Again]


def test_an_article_known_from_two_files_is_refused_the_second_time(put: Put) -> None:
    put("a.txt", TEXT)
    put("b.txt", TEXT)
    known = first_time("a.txt", "b.txt")
    assert refusals(passage(known, "a.txt", "b.txt")) == ["b.txt: is the same article as a.txt"]
    assert refusals(passage(known, "b.txt", "a.txt")) == ["a.txt: is the same article as b.txt"]


def test_a_record_that_is_damaged_opens_the_file_again(put: Put) -> None:
    put("a.txt", TEXT)
    known = dict.fromkeys(first_time("a.txt"), b"{")
    assert [type(one) for one in passage(known, "a.txt")] == [Ingested, FileEnd]
