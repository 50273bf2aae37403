"""ZIP and tar archives: read as folders are, within limits, writing nothing."""

from __future__ import annotations

import gzip
import io
import os
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from made_files import PARAGRAPHS, TEXT, make_page, make_pdf, make_tar, make_zip
from reading_made import drafts_of, read_made, refusals_of

from recoupe.ingest.limits import Limits
from recoupe.ingest.records import Draft, Skipped

Make = Callable[[Mapping[str, bytes]], bytes]
ARCHIVES = [("a.zip", make_zip), ("a.tar.gz", make_tar), ("a.tgz", make_tar)]
archives = pytest.mark.parametrize(("name", "make"), ARCHIVES, ids=[name for name, _make in ARCHIVES])
ONE = TEXT.encode()


@archives
def test_an_archive_is_read_as_a_folder_is(name: str, make: Make) -> None:
    files = {
        "x/README.md": ONE,
        "x/a.txt": ONE,
        "x/a.toml": b'title = "Un titre"\npublished = 2019-03-27',
        "x/b.html": make_page(),
        "x/b_files/c.html": make_page(),
        "x/.hidden.txt": ONE,
        "__MACOSX/x/._a.txt": ONE,
        "y/c.pdf": make_pdf(),
        "y/d.toml": b"",
        "y/e.odt": b"x",
    }
    outcomes = read_made(name, make(files))
    drafts = {one.source: one for one in outcomes if isinstance(one, Draft)}
    assert sorted(drafts) == [f"{name}/x/a.txt", f"{name}/x/b.html", f"{name}/y/c.pdf"]
    assert drafts[f"{name}/x/a.txt"].known.title == "Un titre"
    assert drafts[f"{name}/x/b.html"].original is not None
    refused = sorted(str(one) for one in outcomes if isinstance(one, Skipped))
    assert refused[0] == f"{name}/y/d.toml: is a sidecar without an article; name it as its article"
    assert refused[1].startswith(f"{name}/y/e.odt: files that end in .odt are not read")


@archives
def test_archives_in_archives_are_read_to_a_depth(name: str, make: Make) -> None:
    content = make({"a.txt": ONE})
    for depth in range(4):
        content = make({f"{depth}.zip" if make is make_zip else f"{depth}.tgz": content})
    [refusal] = refusals_of(name, content)
    assert "lies more than 3 archives deep" in refusal
    [draft] = drafts_of(name, content, Limits(archive_depth=5))
    assert draft.text == TEXT


@archives
def test_names_lead_nowhere_outside(name: str, make: Make, tmp_path: Path) -> None:
    os.chdir(tmp_path)
    drafts = drafts_of(
        name, make({"../../evil.txt": ONE, "/etc/evil.txt": ONE + b"2", "c:\\evil\x1b.txt": ONE})
    )
    assert len(drafts) == 3
    assert all(draft.source.startswith(f"{name}/") and draft.source.isprintable() for draft in drafts)
    assert list(tmp_path.iterdir()) == []


@archives
def test_too_many_files_end_the_archive(name: str, make: Make) -> None:
    content = make({f"{number:02}.txt": f"{TEXT} {number}".encode() for number in range(20)})
    outcomes = read_made(name, content, Limits(members=5))
    assert sum(isinstance(one, Draft) for one in outcomes) <= 5
    assert "holds more than 5 files; the rest was not read" in str(outcomes[-1])


@archives
def test_a_bomb_is_left_where_it_stands(name: str, make: Make) -> None:
    bomb = {f"b{number}.txt": b"\0" * 4_000_000 for number in range(10)}
    outcomes = read_made(name, make({"a.txt": ONE, **bomb}), Limits(ratio=50))
    assert isinstance(outcomes[0], Draft)
    assert str(outcomes[-1]).startswith(
        f"{name}: unpacks to more than 50 times its size; the rest was not read"
    )


@archives
def test_all_that_is_unpacked_counts_archives_within_too(name: str, make: Make) -> None:
    inner = make({"a.txt": os.urandom(300_000)})
    inner_name = "x.zip" if make is make_zip else "x.tgz"
    outcomes = read_made(name, make({inner_name: inner}), Limits(unpacked_bytes=500_000))
    [refusal] = [str(one) for one in outcomes]
    assert refusal.startswith(f"{name}: unpacks to more than 500,000 bytes")


@archives
def test_a_file_over_the_limit_is_named_and_the_others_read(name: str, make: Make) -> None:
    outcomes = read_made(name, make({"a.txt": ONE * 100, "b.txt": ONE}), Limits(table_bytes=5000))
    assert str(outcomes[0]).startswith(f"{name}/a.txt: has more than 5,000 bytes")
    assert isinstance(outcomes[1], Draft)


@archives
def test_an_archive_without_articles_is_named(name: str, make: Make) -> None:
    assert refusals_of(name, make({"README.txt": ONE})) == [f"{name}: holds no file to read"]


def test_a_damaged_file_in_a_zip_is_named_and_the_others_read() -> None:
    content = bytearray(make_zip({"a.txt": ONE, "b.txt": ONE}))
    content[60:70] = b"x" * 10
    first, second = read_made("a.zip", bytes(content))
    assert str(first).startswith("a.zip/a.txt: is damaged (")
    assert isinstance(second, Draft)


def test_a_locked_file_in_a_zip_is_named() -> None:
    content = bytearray(make_zip({"a.txt": ONE}))
    for place in (6, content.rfind(b"PK\x01\x02") + 8):
        content[place] |= 1
    assert refusals_of("a.zip", bytes(content))[0].startswith("a.zip/a.txt: is locked with a password")


@pytest.mark.parametrize(
    "content",
    [make_zip({"a.txt": ONE})[:-30], b"PK\x03\x04", b"", b"Un texte.", b"PK\x05\x06" + b"\xff" * 18],
    ids=["cut off", "head", "empty", "text", "wrong end"],
)
def test_what_is_no_zip_is_named(content: bytes) -> None:
    [refusal] = refusals_of("a.zip", content)
    assert refusal.startswith("a.zip: ")
    assert "please report" not in refusal


def test_a_directory_too_large_for_memory_is_refused() -> None:
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 500_000_000, 0, 0)
    assert refusals_of("a.zip", b"x" * 100 + end)[0].startswith("a.zip: holds more than 100,000 files")


def test_a_tar_cut_off_gives_what_comes_before() -> None:
    whole = make_tar(
        {f"{number}.txt": os.urandom(50_000).hex().encode() + ONE for number in range(3)}, mode="w"
    )
    first, second, *rest = read_made("a.tar", whole[: len(whole) // 2])
    assert isinstance(first, Draft)
    assert str(second).startswith("a.tar: is damaged or cut off (")
    assert rest == []


def test_a_tar_of_text_or_nothing_is_named() -> None:
    for content in (b"", b"Un texte.", gzip.compress(b"Un texte.")):
        [refusal] = refusals_of("a.tar.gz", content)
        assert refusal.startswith("a.tar.gz: ")
        assert "please report" not in refusal


def test_links_and_devices_in_a_tar_are_named() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, kind in (
            ("a.txt", tarfile.SYMTYPE),
            ("b.txt", tarfile.FIFOTYPE),
            ("c.txt", tarfile.LNKTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    refused = refusals_of("a.tar", stream.getvalue())
    assert len(refused) == 3
    assert all("is a link, a device or the like, not a file" in line for line in refused)


def test_a_header_of_a_tar_may_not_ask_for_all_memory() -> None:
    info = tarfile.TarInfo("a.txt")
    info.type, info.size = tarfile.XHDTYPE, 900_000_000
    content = gzip.compress(info.tobuf(tarfile.GNU_FORMAT) + b"\0" * 60_000_000)
    [refusal] = refusals_of("a.tar.gz", content)
    assert "a header has more than 1,000,000 bytes" in refusal


def test_a_single_packed_file_is_read_under_its_own_name() -> None:
    [draft] = drafts_of("a.html.gz", gzip.compress(make_page()))
    assert draft.text == "\n\n".join(PARAGRAPHS)
    assert refusals_of("a.odt.gz", gzip.compress(b"x"))[0].startswith("a.odt.gz: files that end in .odt")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (gzip.compress(ONE)[:-9], "is damaged, cut off, or not packed by gzip"),
        (b"Un texte.", "is damaged, cut off, or not packed by gzip"),
        (gzip.compress(b"\0" * 60_000_000), "unpacks to more than "),
        (zlib.compress(ONE), "is damaged, cut off, or not packed by gzip"),
    ],
    ids=["cut off", "text", "bomb", "zlib"],
)
def test_what_is_not_packed_by_gzip_is_named(content: bytes, reason: str) -> None:
    [refusal] = refusals_of("a.txt.gz", content)
    assert refusal.startswith(f"a.txt.gz: {reason}")


def test_a_zip_whose_files_lie_over_one_another_is_no_way_around_the_limits() -> None:
    """Many names for one stretch of bytes: Python refuses it, or the budget ends it."""
    stream = io.BytesIO(make_zip({"a.txt": b"\0" * 1_000_000}))
    with zipfile.ZipFile(stream, "a") as archive:
        first = archive.infolist()[0]
        for number in range(100):
            copy = zipfile.ZipInfo(f"{number}.txt")
            for field in ("compress_size", "file_size", "CRC", "compress_type", "header_offset"):
                setattr(copy, field, getattr(first, field))
            archive.filelist.append(copy)
            archive.NameToInfo[copy.filename] = copy
        archive._didModify = True  # type: ignore[attr-defined]
    outcomes = read_made("a.zip", stream.getvalue())
    assert all(isinstance(one, Skipped) for one in outcomes)
