"""The door as a whole: every good article comes in, everything else is named."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from recoupe.article import article_id
from recoupe.demo import demo_folder
from recoupe.errors import UsageError
from recoupe.fingerprint import similarity
from recoupe.ingest import Ingested, Limits, Skipped, read_sources
from recoupe.ingest.kinds import KINDS, describe_kinds
from recoupe.ingest.records import Draft, SourceFile

Put = Callable[[str, str | bytes], SourceFile]
ARABIC = "أعلنت الحكومة اليوم أن الرئيس سيجتمع غدا مع وزير الخارجية لبحث الأزمة في البلاد."


def read(
    *sources: str | Path, language: str | None = None, limits: Limits | None = None
) -> dict[str, Ingested]:
    outcomes = read_sources(sources, language=language, limits=limits or Limits())
    return {one.article.source: one for one in outcomes if isinstance(one, Ingested)}


def refused(*sources: str | Path, limits: Limits | None = None) -> list[str]:
    return [str(one) for one in read_sources(sources, limits=limits or Limits()) if isinstance(one, Skipped)]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_good_articles_among_bad_files_are_all_read(put: Put, french: str) -> None:
    put("d/good.txt", french)
    put("d/latin.txt", ("À Genève : " + french).encode("latin-1"))
    put("d/empty.txt", "")
    put("d/picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    put("d/arabic.txt", ARABIC)
    put("d/lines.jsonl", '{"text": "x"\n' + json.dumps({"text": french + " Fin."}))
    assert sorted(read("d")) == ["d/good.txt", "d/latin.txt", "d/lines.jsonl:2"]
    assert read("d")["d/latin.txt"].notes == ("is not UTF-8; read as cp1252 (Windows-1252, Latin-1)",)
    assert [line.split(";")[0] for line in refused("d")] == [
        "d/arabic.txt: language ar is not read",
        "d/empty.txt: is empty",
        "d/lines.jsonl: line 1: is no JSON (Input data was truncated)",
        "d/picture.txt: is a PNG image, not text",
    ]


def test_an_article_has_its_id_language_and_fingerprint(put: Put, french: str) -> None:
    put("a.txt", french)
    put("a.toml", 'title = "T"\noutlet = "O"\nurl = "https://a.example"\npublished = 2019-03-27')
    article = read("a.txt")["a.txt"].article
    assert article.text == french
    assert article.language == "fr"
    day = article.published.earliest
    assert article.id == article_id(french, title="T", outlet="O", url="https://a.example", published=day)
    assert similarity(article.fingerprint, article.fingerprint) == 1.0


def test_the_demonstration_articles_are_all_read_with_what_their_sidecars_say() -> None:
    outcomes = list(read_sources([demo_folder()]))
    articles = [one.article for one in outcomes if isinstance(one, Ingested)]
    assert len(articles) == len(outcomes) == len(list(demo_folder().glob("*.txt")))
    assert all(article.title and article.outlet for article in articles)
    assert sum(article.published.earliest is None for article in articles) == 1


def test_the_language_that_is_asked_for_overrules_all(put: Put) -> None:
    put("a.txt", ARABIC)
    put("a.toml", 'language = "ar"')
    assert read("a.txt") == {}
    assert read("a.txt", language="fr-FR")["a.txt"].article.language == "fr"


def test_the_language_of_a_sidecar_overrules_the_detected_one(put: Put, french: str) -> None:
    put("a.txt", french)
    put("a.toml", 'language = "de"')
    assert refused("a.txt")[0].startswith("a.txt: language de is not read; those read are fr")


def test_a_language_that_is_not_read_is_wrong_use_at_once() -> None:
    with pytest.raises(UsageError, match='language "xx" is not read; there are fr'):
        read_sources(["a.txt"], language="xx")


def test_a_doubtful_language_is_noted(put: Put) -> None:
    put("a.txt", "Nicolas Maduro")
    assert read("a.txt")["a.txt"].notes == (
        "its language is doubtful (read as fr); --language or a sidecar settles it",
    )


def test_the_same_article_is_read_once_and_the_second_named(put: Put, french: str) -> None:
    put("a.txt", french)
    put("b.txt", french)
    put("c.jsonl", json.dumps({"text": french}))
    assert list(read("b.txt", "a.txt", "c.jsonl")) == ["b.txt"]
    assert refused("b.txt", "a.txt", "c.jsonl") == [
        "a.txt: is the same article as b.txt",
        "c.jsonl: line 1: is the same article as b.txt",
    ]


def test_one_text_in_two_outlets_is_two_articles(put: Put, french: str) -> None:
    put("a.txt", french)
    put("b.txt", french)
    put("b.toml", 'outlet = "Courrier"')
    assert list(read("a.txt", "b.txt")) == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("… !? 12", "a.txt: holds signs but no words"),
        ("Le président a dit. " * 10, "a.txt: has 200 characters; an article may have 100; cut it"),
    ],
    ids=["signs", "long"],
)
def test_a_text_that_is_no_article_is_named(put: Put, text: str, message: str) -> None:
    put("a.txt", text)
    assert refused("a.txt", limits=Limits(article_chars=100))[0].startswith(message)


def test_a_text_of_too_many_words_is_cut_at_the_end_of_a_sentence_and_noted(put: Put) -> None:
    put("a.txt", "Le président a dit non. " * 10)
    came = read("a.txt", limits=Limits(article_words=20))["a.txt"]
    assert came.article.text == " ".join(["Le président a dit non."] * 3)
    assert came.notes[0].startswith(
        "has more than 20 words and signs; its first 71 of 240 characters are kept; cut it into its articles"
    )


def test_a_text_without_spaces_is_cut_by_its_signs(put: Put) -> None:
    put("a.txt", "Le président a dit non " + "(" * 100)
    assert read("a.txt", limits=Limits(article_words=20), language="fr")["a.txt"].article.text.endswith(
        " " + "(" * 15
    )


def test_a_file_of_another_kind_is_named_with_the_kinds_that_are_read(put: Put) -> None:
    put("d/a.odt", b"PK\x03\x04")
    put("d/notes", "x")
    kinds = f"those read end in {describe_kinds()}"
    assert refused("d") == [
        f"d/a.odt: files that end in .odt are not read; {kinds}",
        f"d/notes: files without an ending are not read; {kinds}",
    ]


def test_sources_may_be_one_path(put: Put, french: str) -> None:
    put("a.txt", french)
    assert [type(one) for one in read_sources("a.txt")] == [Ingested]
    assert [type(one) for one in read_sources(Path("a.txt"))] == [Ingested]


def test_progress_counts_files_up_to_all_of_them(put: Put, french: str) -> None:
    put("d/a.txt", french)
    put("d/b.xyz", "x")
    seen: list[tuple[int, int, str]] = []
    list(read_sources(["d", "nowhere"], on_progress=lambda *step: seen.append(step)))
    assert seen == [(1, 3, "d/a.txt"), (2, 3, "d/b.xyz"), (3, 3, "nowhere")]


def test_two_runs_give_the_same(put: Put, french: str) -> None:
    put("d/a.txt", french)
    put("d/b.html", f"<html><body><article><p>{french}</p><p>{french[::-1]}</p></article></body></html>")
    put("d/c.jsonl", json.dumps({"text": french, "published": "2019"}))
    assert list(read_sources(["d"])) == list(read_sources(["d"]))


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX systems")
def test_pipes_devices_and_broken_links_are_named_and_nothing_waits(put: Put, french: str) -> None:
    put("d/good.txt", french)
    os.mkfifo("d/pipe.txt")
    Path("d/loop.txt").symlink_to("loop.txt")
    Path("d/dangling.txt").symlink_to("nowhere.txt")
    Path("zero.txt").symlink_to("/dev/zero")
    assert list(read("d")) == ["d/good.txt"]
    assert refused("d", "zero.txt") == [
        "d/dangling.txt: cannot be read (no such file or directory)",
        "d/loop.txt: cannot be read (too many levels of symbolic links)",
        "d/pipe.txt: is a pipe, a device or the like, not a file; save it as a file",
        "zero.txt: is a pipe, a device or the like, not a file; save it as a file",
    ]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="a file whose reading fails")
@pytest.mark.parametrize("ending", ["txt", "jsonl"])
def test_a_file_whose_reading_fails_is_named(ending: str) -> None:
    Path(f"memory.{ending}").symlink_to("/proc/self/mem")
    assert refused(f"memory.{ending}") == [f"memory.{ending}: cannot be read (input/output error)"]


@pytest.mark.skipif(sys.platform == "win32", reason="names in any bytes")
def test_an_article_under_a_name_in_any_bytes_has_a_source_that_can_be_stored(french: str) -> None:
    Path(os.fsdecode(b"caf\xe9.txt")).write_text(french, encoding="utf-8")
    [outcome] = read_sources(["."])
    assert isinstance(outcome, Ingested)
    assert outcome.article.source.encode("utf-8") == b"caf\\xe9.txt"


def test_a_fault_in_a_parser_costs_that_file_only(
    put: Put, french: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No input is known that does this; the door must not depend on that."""

    def fail(_file: SourceFile, _limits: Limits) -> list[Draft]:
        raise ZeroDivisionError("a fault")

    put("d/a.html", "<html><p>x</p></html>")
    put("d/b.txt", french)
    broken = tuple(type(kind)(name=kind.name, suffixes=kind.suffixes, read=fail) for kind in KINDS[1:2])  # type: ignore[arg-type]
    monkeypatch.setattr("recoupe.ingest.kinds.KINDS", (KINDS[0], *broken))
    assert list(read("d")) == ["d/b.txt"]
    assert refused("d") == ["d/a.html: cannot be read (ZeroDivisionError: a fault); please report this file"]


def test_a_moved_folder_holds_the_same_articles(put: Put, french: str) -> None:
    put("d/a.txt", french)
    first = read("d")["d/a.txt"].article
    shutil.move("d", "e")
    assert read("e")["e/a.txt"].article.id == first.id
