"""Web archives: the pages in them, dated by when they were captured."""

from __future__ import annotations

import gzip
from datetime import date

import pytest
from made_files import HEAD, PARAGRAPHS, TEXT, make_page, make_warc
from reading_made import drafts_of, read_made, refusals_of

from recoupe.ingest.limits import Limits
from recoupe.ingest.records import Draft

URL = "https://fanion.example/monde/1"


@pytest.mark.parametrize("packed", [True, False])
def test_a_page_is_read_with_its_address_and_capture(packed: bool) -> None:
    [draft] = drafts_of("a.warc.gz" if packed else "a.warc", make_warc({URL: make_page()}, packed=packed))
    assert draft.text == TEXT
    assert (draft.source, draft.known.url) == (URL, URL)
    assert (draft.known.title, draft.known.outlet) == ("Le ministre dément", "Le Fanion national")
    assert draft.captured is not None
    assert (draft.captured.time, draft.captured.told_by) == ("2019-03-28T09:00:00Z", "archive")
    assert draft.original is not None
    assert draft.original.content == make_page()
    assert draft.place == f"record 2 ({URL})"


def test_the_canonical_address_of_a_page_goes_before_that_of_the_archive() -> None:
    head = f'{HEAD}<link rel="canonical" href="https://fanion.example/canonique">'
    [draft] = drafts_of("a.warc", make_warc({URL: make_page(head)}, packed=False))
    assert (draft.known.url, draft.source) == ("https://fanion.example/canonique", URL)


def test_a_date_after_the_capture_is_not_believed() -> None:
    content = make_warc({URL: make_page()}, captured=date(2018, 1, 5))
    [draft] = drafts_of("a.warc.gz", content)
    assert draft.known.published.earliest is None
    assert draft.notes[0].endswith("is later than the page was captured; left out")


@pytest.mark.parametrize(
    "content",
    [
        make_warc({URL: make_page()}, status="404 Not Found"),
        make_warc({URL: make_page()}, media_type="image/png"),
        make_warc({"https://fanion.example/": make_page()}),
        make_warc({}),
    ],
    ids=["not found", "picture", "front page", "nothing"],
)
def test_all_that_is_no_page_answered_with_200_is_passed_over(content: bytes) -> None:
    assert refusals_of("a.warc.gz", content) == ["a.warc.gz: holds no web page that was answered with 200"]


def test_a_page_without_text_is_named_and_the_next_one_read() -> None:
    first, second = read_made("a.warc.gz", make_warc({URL + "0": b"<html></html>", URL: make_page()}))
    assert str(first).startswith(f"a.warc.gz: record 2 ({URL}0): ")
    assert isinstance(second, Draft)


def test_an_archive_packed_as_a_whole_is_read_too() -> None:
    content = gzip.compress(make_warc({URL: make_page()}, packed=False))
    assert drafts_of("a.warc.gz", content)[0].text == TEXT


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_cut_off_gives_what_comes_before(packed: bool) -> None:
    whole = make_warc({URL: make_page(), URL + "2": make_page(paragraphs=PARAGRAPHS * 20)}, packed=packed)
    outcomes = read_made("a.warc.gz" if packed else "a.warc", whole[: len(whole) - 200])
    assert isinstance(outcomes[0], Draft)
    assert " cut off " in str(outcomes[-1])
    assert str(outcomes[-1]).endswith("; fetch or copy it anew")


@pytest.mark.parametrize("wanted", ["200 OK", "404 Not Found"], ids=["page", "no page"])
def test_an_archive_cut_off_in_its_last_record_says_how_much_is_missing(
    wanted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = make_warc({URL: make_page()}, packed=False, status=wanted)
    end = len(whole) - len(b"\r\n\r\n")
    refusal = read_made("a.warc", whole[: end - 20])[-1]
    assert str(refusal) == (
        "a.warc: is cut off in record 2, whose last 20 bytes are missing; fetch or copy it anew"
    )
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    "content", [b"", b"Un texte.", b"WARC/1.0\r\n", gzip.compress(b"x"), b"\x1f\x8b" + b"x" * 50],
    ids=["empty", "text", "head", "packed text", "broken"],
)  # fmt: skip
def test_what_is_no_web_archive_is_named(content: bytes) -> None:
    [refusal] = refusals_of("a.warc", content)
    assert refusal.startswith("a.warc: ")
    assert "please report" not in refusal


def test_a_bomb_is_left_where_it_stands() -> None:
    content = make_warc({URL: make_page()}) + gzip.compress(b"\n" * 30_000_000)
    first, second = read_made("a.warc.gz", content, Limits(unpacked_bytes=200_000))
    assert isinstance(first, Draft)
    assert str(second).startswith("a.warc.gz: unpacks to more than 200,000 bytes")


def test_a_line_without_end_is_not_held_in_memory() -> None:
    content = gzip.compress(b"WARC/1.0\r\n" + b"x" * 20_000_000)
    [refusal] = refusals_of("a.warc.gz", content, Limits(ratio=100_000))
    assert refusal.startswith("a.warc.gz: has a line of more than 8,000,000 bytes")
