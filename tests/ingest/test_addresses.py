"""Addresses and standard input as sources of the door."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator

import pytest
from local_server import Answer, Server, serve
from made_files import (
    HEAD,
    PARAGRAPHS,
    TEXT,
    make_docx,
    make_html_fragment,
    make_page,
    make_pdf,
    make_rss,
    make_zip,
)

from recoupe.ingest import Ingested, addresses, read_sources
from recoupe.ingest.options import DoorOptions
from recoupe.ingest.sniffing import sniff_suffix


@pytest.fixture
def server() -> Iterator[Server]:
    with serve() as running:
        yield running


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "BETWEEN_PAGES_S", 0.0)


def outcomes(source: str, **options: object) -> tuple[list[Ingested], list[str]]:
    found = list(read_sources([source], options=DoorOptions(**options)))  # type: ignore[arg-type]
    return [one for one in found if isinstance(one, Ingested)], [
        str(one) for one in found if not isinstance(one, Ingested)
    ]


def test_a_page_is_read_from_its_address(server: Server) -> None:
    server.answers["/1"] = Answer(content=make_page())
    [one], _refused = outcomes(f"{server.address}/1")
    assert one.article.text == TEXT
    assert one.article.source == one.article.url == f"{server.address}/1"
    assert one.captured is not None
    assert one.captured.told_by == "fetched"


def test_a_feed_is_read_and_nothing_that_it_names_is_asked(server: Server) -> None:
    fragment = f'<img src="{server.address}/image">{make_html_fragment()}'
    server.answers["/feed"] = Answer(content=make_rss(fragment))
    [one], _refused = outcomes(f"{server.address}/feed")
    assert one.article.text == TEXT
    assert [asked.path for asked in server.asked] == ["/feed"]


def feed_of(server: Server, *paths: str) -> bytes:
    items = "".join(
        f"<item><title>T</title><link>{server.address}{path}</link><description>Le ministre dément {path}."
        "</description><pubDate>Wed, 27 Mar 2019 10:00:00 GMT</pubDate></item>"
        for path in paths
    )
    return make_rss(items=items)


def test_follow_reads_the_page_of_each_entry_and_keeps_what_the_feed_says(server: Server) -> None:
    server.answers["/feed"] = Answer(content=feed_of(server, "/1"))
    server.answers["/1"] = Answer(content=make_page("<title>Autre titre</title>"))
    [one], _refused = outcomes(f"{server.address}/feed", follow=True)
    assert one.article.text == TEXT
    assert one.article.url == one.article.source == f"{server.address}/1"
    assert str(one.article.published.earliest) == "2019-03-27"
    assert one.original is not None
    assert one.original.media_type == "text/html"


def test_where_a_page_fails_the_words_of_the_feed_are_taken(server: Server) -> None:
    server.answers["/feed"] = Answer(content=feed_of(server, "/gone", "/empty"))
    server.answers["/empty"] = Answer(content=b"<html></html>")
    first, second = outcomes(f"{server.address}/feed", follow=True)[0]
    assert first.article.text == "Le ministre dément /gone."
    assert "its page answered 404 Not Found; the feed's own words are taken" in first.notes
    assert any(note.startswith("its page: ") for note in second.notes)


def test_a_page_that_is_known_is_not_fetched_again(server: Server) -> None:
    server.answers["/feed"] = Answer(content=feed_of(server, "/1", "/2"))
    server.answers["/2"] = Answer(content=make_page())
    came, _refused = outcomes(f"{server.address}/feed", follow=True, is_known=lambda url: url.endswith("/1"))
    assert [asked.path for asked in server.asked] == ["/feed", "/2"]
    assert len(came) == 1


def test_an_address_that_gives_nothing_is_named(server: Server) -> None:
    assert outcomes(f"{server.address}/1")[1] == [
        f"{server.address}/1: answered 404 Not Found; try again later, or save it and give the file"
    ]


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (b'{"text": "x"}\n{"text": "y"}\n', ".jsonl"), (b'{\n"text": "x"\n}', ".json"), (b"[{}]", ".json"),
        (b'{"text": "x"}', ".json"), (make_page(), ".html"), (b"\xef\xbb\xbf  <html>", ".html"),
        (make_rss("x"), ".xml"), (make_pdf(), ".pdf"), (make_docx(), ".docx"),
        (make_zip({"a": b"b"}), ".zip"), (TEXT.encode(), ".txt"), ("<html>".encode("utf-16"), ".html"),
        (b"WARC/1.0\r\n", ".warc"), (b"", ".txt"),
    ],
)  # fmt: skip
def test_bytes_without_a_name_are_told_by_how_they_begin(content: bytes, suffix: str) -> None:
    assert sniff_suffix(content) == suffix


class Pipe(io.TextIOWrapper):
    """Standard input of a program in a pipe."""


def from_pipe(monkeypatch: pytest.MonkeyPatch, content: bytes) -> tuple[list[Ingested], list[str]]:
    monkeypatch.setattr(sys, "stdin", Pipe(io.BytesIO(content)))
    return outcomes("-")


@pytest.mark.parametrize("content", [TEXT.encode(), make_page(), json.dumps({"text": TEXT}).encode()])
def test_standard_input_is_read_whatever_it_is(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    [one], refused = from_pipe(monkeypatch, content)
    assert (one.article.text, refused) == (TEXT, [])
    assert one.article.source == "standard input"


def test_lines_of_standard_input_are_numbered(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [json.dumps({"text": f"{paragraph} Fin."}) for paragraph in PARAGRAPHS]
    came, _refused = from_pipe(monkeypatch, "\n".join(lines).encode())
    assert [one.article.source for one in came] == [f"standard input:{number}" for number in (1, 2, 3)]


def test_empty_standard_input_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert from_pipe(monkeypatch, b" \n")[1] == ["standard input: is empty"]


def test_the_day_of_a_page_is_no_later_than_its_fetching(server: Server) -> None:
    head = HEAD.replace("2019-03-27T10", "2190-03-27T10")
    server.answers["/1"] = Answer(content=make_page(head))
    [one], _refused = outcomes(f"{server.address}/1")
    assert one.article.published.earliest is None
    assert "is later than the page was captured" in one.notes[0]
