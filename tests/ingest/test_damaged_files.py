"""Any file of any kind, damaged in any way: read as far as it goes, or refused with a reason."""

from __future__ import annotations

import gzip
import json
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_files import (
    TEXT,
    make_docx,
    make_html_fragment,
    make_mhtml,
    make_page,
    make_pdf,
    make_rss,
    make_tar,
    make_warc,
    make_workbook,
    make_zip,
)
from reading_made import read_made

from recoupe.ingest.limits import Limits
from recoupe.ingest.records import Draft, Skipped

LIMITS = Limits(file_bytes=200_000, table_bytes=200_000, unpacked_bytes=2_000_000, line_bytes=50_000)
ROWS = f'title,text,date\nUn titre,"{TEXT}",2019-03-27\nDeux,"{TEXT}",27/03/2019\n'
RECORD = {"title": "Un titre", "text": TEXT, "published": "2019-03-27", "authors": ["J. D."]}
PAGE_ADDRESS = "https://fanion.example/1"

SEEDS = {
    "a.txt": TEXT.encode(),
    "a.html": make_page(),
    "a.mhtml": make_mhtml(),
    "a.pdf": make_pdf(title="Un titre"),
    "a.docx": make_docx(title="Un titre"),
    "a.rss": make_rss(make_html_fragment(), make_html_fragment()),
    "a.jsonl": b"\n".join([json.dumps(RECORD).encode()] * 3),
    "a.json": json.dumps({"Le Fanion": [RECORD, {"body": {"summary": [TEXT], "sections": []}}]}).encode(),
    "a.csv": ROWS.encode(),
    "a.xlsx": make_workbook({"Presse": [["title", "text"], ["Un", TEXT], ["Deux", TEXT]]}),
    "a.warc": make_warc({PAGE_ADDRESS: make_page()}, packed=False),
    "a.warc.gz": make_warc({PAGE_ADDRESS: make_page()}),
    "a.zip": make_zip({"a.txt": TEXT.encode(), "a.toml": b'title = "x"', "b.html": make_page()}),
    "a.tar": make_tar({"a.txt": TEXT.encode(), "a.toml": b'title = "x"'}, mode="w"),
    "a.tar.gz": make_tar({"a.txt": TEXT.encode(), "b.html": make_page()}),
    "a.txt.gz": gzip.compress(TEXT.encode()),
}
NAMES = sorted(SEEDS)


def damage(content: bytes, seed: int) -> bytes:
    """The content with some bytes changed, left out, doubled or put elsewhere."""
    chance = random.Random(seed)  # noqa: S311 - the same damage each time
    data = bytearray(content)
    for _change in range(chance.choice((1, 1, 2, 4, 16))):
        start = chance.randrange(len(data) + 1)
        length = chance.choice((1, 1, 2, 8, 64, len(data)))
        piece = data[start : start + length]
        kind = chance.randrange(6)
        if kind == 0:
            data[start : start + length] = chance.randbytes(len(piece))
        elif kind == 1:
            del data[start : start + length]
        elif kind == 2:
            data[start:start] = piece
        elif kind == 3:
            data[start : start + length] = bytes([chance.choice((0, 0xFF, 0x7F, 0x80))]) * len(piece)
        elif kind == 4:
            data[start:start] = chance.choice((b"<", b">", b"&", b'"', b"[", b"{", b"\r\n", b"9" * 20, b"-1"))
        elif start < len(data):
            data[start] ^= 1 << chance.randrange(8)
    return bytes(data)


def check(name: str, content: bytes) -> None:
    for one in read_made(name, content, LIMITS):
        if isinstance(one, Skipped):
            assert "please report" not in f"{one}", f"{name}: {one}"
            assert "\n" not in f"{one}"
        else:
            assert isinstance(one, Draft)
            one.text.encode("utf-8")
            assert one.source.isprintable()


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(seed=st.integers(0, 2**32))
def test_a_damaged_file_is_read_or_refused(name: str, seed: int) -> None:
    check(name, damage(SEEDS[name], seed))


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=10, deadline=None, derandomize=True)
@given(content=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(name: str, content: bytes) -> None:
    check(name, content)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_bears_the_name_of_another_kind_is_read_or_refused(name: str) -> None:
    for other in NAMES:
        check(name, SEEDS[other])


@pytest.mark.parametrize("name", NAMES)
def test_a_file_cut_off_anywhere_is_read_or_refused(name: str) -> None:
    content = SEEDS[name]
    for end in range(0, len(content), max(1, len(content) // 12)):
        check(name, content[:end])


@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
@pytest.mark.parametrize("content", [b"\xef\xbb\xbf", b"\xef\xbb\xbf \n\t", b"\n"])
def test_a_table_without_a_header_is_refused(name: str, content: bytes) -> None:
    (refused,) = read_made(name, content, LIMITS)
    assert isinstance(refused, Skipped)
