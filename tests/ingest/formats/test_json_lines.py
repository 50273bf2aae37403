"""Files of records: one a line, each on its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from recoupe.errors import SourceError
from recoupe.ingest.formats.json_lines import read_json_lines
from recoupe.ingest.limits import Limits
from recoupe.ingest.records import Draft, Skipped, SourceFile

Put = Callable[[str, str | bytes], SourceFile]


def lines(*records: object) -> str:
    return "".join(record if isinstance(record, str) else json.dumps(record) + "\n" for record in records)


def read(file: SourceFile, **limits: int) -> list[Draft | Skipped]:
    return list(read_json_lines(file, Limits(**limits)))


def test_a_record_has_the_keys_of_a_sidecar_and_its_text(put: Put) -> None:
    record = {"text": "Un\r\ntexte", "title": "Un titre", "outlet": "Le Fanion", "url": "https://a.example/1"}
    [draft] = read(put("a.jsonl", lines({**record, "published": "2019-03-27", "language": "fr"})))
    assert isinstance(draft, Draft)
    assert draft.text == "Un\r\ntexte"
    assert (draft.known.title, draft.known.outlet, draft.known.url) == (
        "Un titre",
        "Le Fanion",
        "https://a.example/1",
    )
    assert (draft.known.language, draft.known.published.earliest) == ("fr", date(2019, 3, 27))


def test_a_record_is_named_by_its_line_or_by_itself(put: Put) -> None:
    drafts = read(put("a.jsonl", lines({"text": "a"}, "\n", {"text": "b", "source": "fil AFP/1"})))
    assert [(draft.source, draft.place) for draft in drafts if isinstance(draft, Draft)] == [
        ("a.jsonl:1", "line 1"),
        ("fil AFP/1", "line 3"),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{bad\n", "is no JSON"),
        ("[1, 2]\n", "is no JSON object"),
        ('{"title": "sans texte"}\n', "has no text"),
        ('{"text": 3}\n', "has a text that is no string"),
        ('{"text": "a\\u0000b"}\n', "holds a NUL character"),
        ('{"text": "a\\ud800b"}\n', "is no JSON"),
        ("[" * 100_000 + "\n", "is no JSON"),
        ('{"text": "' + "x" * 2000 + '"}\n', "has more than 1,000 bytes"),
    ],
    ids=["syntax", "list", "no text", "number", "NUL", "surrogate", "depth", "length"],
)
def test_a_bad_line_is_named_and_the_others_are_read(put: Put, line: str, reason: str) -> None:
    limit = 1000 if "1,000" in reason else 1_000_000
    first, second, third = read(put("a.jsonl", lines({"text": "a"}, line, {"text": "c"})), line_bytes=limit)
    assert isinstance(first, Draft)
    assert isinstance(second, Skipped)
    assert isinstance(third, Draft)
    assert (second.source, second.place, third.place) == ("a.jsonl", "line 2", "line 3")
    assert second.reason.startswith(reason)


def test_a_line_that_is_not_utf8_is_named(put: Put) -> None:
    good = lines({"text": "a"}).encode()
    _first, second, _third = read(put("a.jsonl", good + b'{"text": "\xe9t\xe9"}\n' + good))
    assert isinstance(second, Skipped)
    assert str(second) == "a.jsonl: line 2: is not UTF-8; save it as UTF-8"


def test_an_unused_key_is_said_once(put: Put) -> None:
    drafts = read(
        put("a.jsonl", lines({"text": "a", "teaser": "x"}, {"text": "b", "teaser": "y", "rank": 1}))
    )
    notes = [draft.notes for draft in drafts if isinstance(draft, Draft)]
    keys = "text, source, title, outlet, url, published, language, author, agency"
    assert notes[0] == (f"line 1: teaser not used (said once); the keys are {keys}",)
    assert notes[1][0].startswith("line 2: rank not used (said once)")


def test_a_file_of_no_records_is_left_after_some_lines(put: Put) -> None:
    with pytest.raises(SourceError, match="its first 3 lines are no records; the rest was not read"):
        read(put("a.jsonl", "ceci n'est pas du JSON\n" * 50), bad_lines=3)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x01", "is a PNG image, not text"),
        ('{"text": "a"}\n'.encode("utf-16"), "is utf-16-le, not UTF-8"),
    ],
    ids=["empty", "blank", "png", "utf-16"],
)
def test_a_file_that_holds_no_lines_is_refused_as_a_whole(put: Put, content: bytes, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(put("a.jsonl", content))
    assert caught.value.reason == reason


def test_a_byte_order_mark_and_a_missing_last_line_end_do_no_harm(put: Put) -> None:
    assert len(read(put("a.jsonl", '\ufeff{"text": "a"}\r\n{"text": "b"}'))) == 2
