"""Files of JSON, as recoupe, news-please and fundus write them."""

from __future__ import annotations

import json
from datetime import date

import pytest
from made_files import PARAGRAPHS, TEXT
from reading_made import drafts_of, refusals_of

from recoupe.ingest.limits import Limits

NEWS_PLEASE = {
    "authors": ["J. D.", "AFP"], "date_download": "2019-03-28 09:00:00", "date_modify": "None",
    "date_publish": "2019-03-27 08:00:00", "description": "Le ministre.", "filename": "1.html.json",
    "image_url": None, "language": "fr", "localpath": None, "maintext": TEXT,
    "source_domain": "www.fanion.example", "text": None, "title": "Le ministre dément",
    "title_page": None, "title_rss": None, "url": "https://fanion.example/1",
}  # fmt: skip
FUNDUS = {
    "title": "Le ministre dément", "authors": ["J. D."], "publishing_date": "2019-03-27 10:00:00+01:00",
    "topics": ["Monde"], "free_access": True,
    "body": {
        "summary": [PARAGRAPHS[0]],
        "sections": [
            {"headline": [], "paragraphs": [PARAGRAPHS[1]]},
            {"headline": ["Réactions"], "paragraphs": [PARAGRAPHS[2]]},
        ],
    },
}  # fmt: skip


def encoded(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def test_a_record_of_news_please_is_one_article() -> None:
    [draft] = drafts_of("a.json", encoded(NEWS_PLEASE))
    assert draft.text == TEXT
    known = draft.known
    assert (known.title, known.outlet, known.url) == (
        "Le ministre dément", "fanion.example", "https://fanion.example/1",
    )  # fmt: skip
    assert (known.author, known.agency, known.language) == ("J. D., AFP", "AFP", "fr")
    assert known.published.earliest == date(2019, 3, 27)
    assert draft.captured is not None
    assert draft.captured.time == "2019-03-28T09:00:00Z"
    assert (draft.source, draft.notes) == ("a.json", ())


def test_a_file_of_fundus_is_a_list_for_each_publisher() -> None:
    first, second = drafts_of("a.json", encoded({"Le Fanion": [FUNDUS], "Le Courrier": [FUNDUS]}))
    assert first.text == f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n\nRéactions\n\n{PARAGRAPHS[2]}"
    assert (first.known.outlet, second.known.outlet) == ("Le Fanion", "Le Courrier")
    assert first.known.published.earliest == date(2019, 3, 27)
    assert first.place == "Le Fanion, record 1"
    assert first.original is not None
    assert json.loads(first.original.content) == FUNDUS


@pytest.mark.parametrize(
    "value",
    [[{"text": TEXT}], {"articles": [{"text": TEXT}]}, {"https://a.example": {"text": TEXT}}, {"text": TEXT}],
    ids=["list", "wrapped list", "by address", "record"],
)
def test_records_stand_where_programs_put_them(value: object) -> None:
    [draft] = drafts_of("a.json", encoded(value))
    assert (draft.text, draft.known.outlet) == (TEXT, None)


def test_a_sidecar_goes_before_a_single_record() -> None:
    [draft] = drafts_of("a.json", encoded(NEWS_PLEASE), sidecar=b'outlet = "Autre"')
    assert draft.known.outlet == "Autre"


def test_a_record_without_text_is_named_and_the_next_one_read() -> None:
    content = encoded([{"title": "Vide"}, {"text": TEXT}, 12])
    assert refusals_of("a.json", content) == [
        'a.json: record 1: has no text; give it a key "text"',
        "a.json: record 3: is no JSON object; write one record, a list of records, or one record a line in a"
        " .jsonl file",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'{"text": ', "is no JSON"),
        (b"[" * 200_000, "is no JSON"),
        (b'{"a":' * 200_000, "is no JSON"),
        (b"12", "is no JSON"),
        (b"{}", "holds no record with a text"),
        (
            encoded({"doc": "a", "actors": [], "statements": [], "events": []}),
            "is a reading that recoupe made",
        ),
        (encoded([{}] * 20), "record 1: has no text"),
        (b"\xff\xfe\x00", "holds"),
        (b"", "is empty"),
    ],
    ids=["cut off", "lists", "objects", "number", "nothing", "reading", "no texts", "binary", "empty"],
)
def test_what_is_no_record_is_named_with_its_reason(content: bytes, reason: str) -> None:
    refusal = refusals_of("a.json", content, Limits(bad_lines=10))[0]
    assert refusal.startswith(f"a.json: {reason}")
    assert "please report" not in refusal
