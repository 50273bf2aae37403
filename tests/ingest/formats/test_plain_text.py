"""Text files: the text is what the file says, to the character."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recoupe.errors import SourceError
from recoupe.ingest.formats.plain_text import read_plain_text
from recoupe.ingest.limits import Limits
from recoupe.ingest.records import Draft, SourceFile

Put = Callable[[str, str | bytes], SourceFile]


def read_one(file: SourceFile) -> Draft:
    [draft] = read_plain_text(file, Limits())
    assert isinstance(draft, Draft)
    return draft


def test_line_ends_and_white_space_are_kept(put: Put) -> None:
    assert read_one(put("a.txt", " un\r\n\r\ndeux\t\n\n")).text == " un\r\n\r\ndeux\t\n\n"


def test_the_notes_of_encoding_and_sidecar_come_together(put: Put) -> None:
    article = put("a.txt", "La sécurité des frontières".encode("latin-1"))
    put("a.toml", "published = 'hier'")
    assert [note.split(";")[0] for note in read_one(article).notes] == [
        "is not UTF-8",
        'a.toml: published "hier" is no day',
    ]


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n"], ids=["empty", "blank"])
def test_an_empty_file_is_refused(put: Put, content: bytes) -> None:
    with pytest.raises(SourceError, match=r"a\.txt: is empty"):
        read_one(put("a.txt", content))


@pytest.mark.parametrize(
    "start", ["<!DOCTYPE html>", "\n<html lang='fr'>", "\ufeff<?xml version='1.0'?>\n<!doctype HTML PUBLIC>"]
)
def test_a_page_named_txt_is_refused_with_the_way_out(put: Put, start: str) -> None:
    with pytest.raises(SourceError, match=r"is a web page, not plain text; rename it to end in \.html"):
        read_one(put("a.txt", start + "<p>Le président</p>"))


def test_a_file_over_the_limit_is_refused(put: Put) -> None:
    with pytest.raises(SourceError, match="has more than 10 bytes"):
        list(read_plain_text(put("a.txt", "onze lettres"), Limits(file_bytes=10)))
