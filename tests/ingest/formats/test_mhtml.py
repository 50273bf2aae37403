"""Pages that a browser saved as one file."""

from __future__ import annotations

from datetime import date

import pytest
from made_files import HEAD, PARAGRAPHS, make_mhtml, make_page
from reading_made import drafts_of, refusals_of


def test_the_first_page_is_read_with_its_address_and_time_of_saving() -> None:
    [draft] = drafts_of("a.mhtml", make_mhtml())
    assert draft.text == "\n\n".join(PARAGRAPHS)
    assert draft.known.url == "https://fanion.example/monde/1"
    assert (draft.known.title, draft.known.outlet) == ("Le ministre dément", "Le Fanion national")
    assert draft.captured is not None
    assert (draft.captured.time, draft.captured.told_by) == ("2019-03-28T09:00:00Z", "saved")
    assert draft.original is not None
    assert draft.original.content == make_mhtml()


def test_a_date_after_the_page_was_saved_is_not_believed() -> None:
    head = HEAD.replace("2019-03-27T10", "2021-03-27T10")
    [draft] = drafts_of("a.mhtml", make_mhtml(make_page(head)))
    assert draft.known.published.earliest is None
    assert "is later than the page was captured" in draft.notes[0]


def test_a_day_of_grace_allows_for_time_zones() -> None:
    head = HEAD.replace("2019-03-27T10", "2019-03-29T00")
    [draft] = drafts_of("a.mhtml", make_mhtml(make_page(head)))
    assert draft.known.published.earliest == date(2019, 3, 29)


def test_a_page_in_another_encoding_is_decoded_as_its_header_says() -> None:
    page = make_page().decode().replace("utf-8", "iso-8859-1").replace("«", '"').replace("»", '"')
    content = make_mhtml(page.encode("latin-1")).replace(
        b"Content-Type: text/html\r\n", b"Content-Type: text/html; charset=iso-8859-1\r\n", 1
    )
    [draft] = drafts_of("a.mht", content)
    assert draft.text.startswith("Le ministre a démenti mardi")


def test_files_without_a_page_are_named() -> None:
    assert refusals_of("a.mhtml", b"MIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx") == [
        "a.mhtml: holds no web page; save the page anew, or as .html"
    ]
    assert refusals_of("a.mhtml", b" \n") == ["a.mhtml: is empty"]


def test_parts_within_parts_end_somewhere() -> None:
    head, tail = b"", b""
    for depth in range(5000):
        head += b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (depth, depth)
    [refusal] = refusals_of("a.mhtml", head + tail)
    assert refusal.startswith("a.mhtml: ")
    assert "please report" not in refusal


@pytest.mark.parametrize("year", [209, 1, 9999])
def test_a_browser_that_lived_in_a_strange_year_does_no_harm(year: int) -> None:
    [draft] = drafts_of("a.mhtml", make_mhtml(saved=f"Thu, 28 Mar {year:04} 23:59:59 -0000"))
    assert draft.text == "\n\n".join(PARAGRAPHS)
