"""From sources to files: in a fixed order, each once, nothing opened that could hang."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from recoupe.ingest.folders import find_files
from recoupe.ingest.limits import Limits
from recoupe.ingest.records import Skipped, SourceFile

Put = Callable[[str, str | bytes], SourceFile]
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX systems")


def names(*sources: str | Path, depth: int = 32) -> list[str]:
    """The names found, those of refusals with a minus before them."""
    found = find_files(sources, Limits(folder_depth=depth))
    return [f"-{one.source}" if isinstance(one, Skipped) else one.name for one in found]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The test's folder as current folder, so that names are short."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def three(folder: Path, put: Put) -> Path:
    for name in ("d/b.txt", "d/a/c.html", "d/A.TXT"):
        put(name, "x")
    return folder


def test_folders_are_walked_by_name_and_sources_in_the_order_given(three: Path, put: Put) -> None:
    put("z.txt", "x")
    assert names("z.txt", "d") == ["z.txt", "d/A.TXT", "d/a/c.html", "d/b.txt"]
    assert names(Path("d"), "z.txt") == ["d/A.TXT", "d/a/c.html", "d/b.txt", "z.txt"]


def test_a_name_is_the_path_as_given(three: Path) -> None:
    assert names(three / "d" / "b.txt") == [(three / "d" / "b.txt").as_posix()]
    assert names("./d/../d/b.txt") == ["d/../d/b.txt"]


def test_a_file_comes_once_however_it_is_reached(three: Path) -> None:
    assert names("d", "d/b.txt", three / "d" / "A.TXT") == ["d/A.TXT", "d/a/c.html", "d/b.txt"]


def test_what_belongs_to_articles_or_to_the_folder_is_passed_over(folder: Path, put: Put) -> None:
    for name in (
        *("a.txt", "a.toml", "a.json", "b.html", "b.toml", "b_files/x.js", "b_files/ad.html"),
        *(".hidden.txt", ".git/a.txt", "README.md", "readme.txt", "README.fr.md"),
    ):
        put(f"d/{name}", "x")
    assert names("d") == ["d/a.txt", "d/b.html"]


def test_what_belongs_to_no_article_is_named(folder: Path, put: Put) -> None:
    for name in ("a.txt", "orphan.toml", "other_files/x.txt"):
        put(f"d/{name}", "x")
    assert names("d") == ["d/a.txt", "-d/orphan.toml", "d/other_files/x.txt"]


def test_a_hidden_file_or_a_readme_given_by_name_is_read(folder: Path, put: Put) -> None:
    put(".a.txt", "x")
    put("README.md", "x")
    assert names(".a.txt", "README.md") == [".a.txt", "README.md"]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("nowhere.txt", "nowhere.txt: there is no such file or folder"),
        ("", '"": is no name of a file or folder'),
        ("a\x00b.txt", "a\\x00b.txt: cannot be read (no file can have this name)"),
        ("empty", "empty: holds no file to read; those read end in .txt, .md, .html, .htm, "),
    ],
    ids=["missing", "nothing", "NUL", "empty folder"],
)
def test_a_source_that_cannot_be_read_is_named_with_its_reason(
    folder: Path, source: str, message: str
) -> None:
    (folder / "empty").mkdir()
    [skipped] = find_files([source], Limits())
    assert str(skipped).startswith(message)


def test_folders_too_deep_are_named(three: Path) -> None:
    assert names("d", depth=1) == ["d/A.TXT", "-d/a", "d/b.txt"]


@needs_posix
def test_links_that_lead_back_do_no_harm(three: Path) -> None:
    (three / "d" / "a" / "up").symlink_to(three / "d")
    (three / "d" / "a" / "here").symlink_to(".")
    (three / "d" / "z.txt").symlink_to("b.txt")
    assert names("d") == ["d/A.TXT", "d/a/c.html", "d/b.txt"]


@needs_posix
def test_a_link_out_of_the_folder_is_not_followed_unless_given_itself(three: Path, put: Put) -> None:
    put("private.txt", "x")
    (three / "d" / "out.txt").symlink_to(three / "private.txt")
    (three / "d" / "outside").symlink_to("/")
    assert [name for name in names("d") if "out" in name] == ["-d/out.txt", "-d/outside"]
    assert names("d/out.txt") == ["d/out.txt"]


@needs_posix
def test_names_in_any_bytes_are_found_and_shown(folder: Path) -> None:
    for name in (b"caf\xe9.txt", b"un\ndeux\x1b[31m.txt", "élysée.txt".encode(), b"abc\xe2\x80\xaetxt.txt"):
        Path(os.fsdecode(name)).write_text("x")
    shown = names(".")
    assert sorted(shown) == ["abc\\u202etxt.txt", "caf\\xe9.txt", "un\\ndeux\\x1b[31m.txt", "élysée.txt"]


@needs_posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may open everything")
def test_a_closed_folder_is_named(three: Path) -> None:
    (three / "d" / "a").chmod(0)
    assert names("d") == ["d/A.TXT", "-d/a", "d/b.txt"]
    (three / "d" / "a").chmod(0o700)
