"""What stands in NAME.toml beside NAME.txt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from recoupe.ingest.limits import Limits
from recoupe.ingest.metadata.sidecar import read_sidecar
from recoupe.ingest.records import Known, SourceFile

Put = Callable[[str, str | bytes], SourceFile]


def test_a_sidecar_says_title_outlet_url_published_and_language(put: Put) -> None:
    article = put("a.txt", "x")
    put(
        "a.toml",
        'title = "Un titre"\noutlet = "Le Fanion"\nurl = "https://a.example/1"\n'
        'published = 2019-03-27\nlanguage = "fr"\n',
    )
    known, notes = read_sidecar(article, Limits())
    assert (known.title, known.outlet, known.url) == ("Un titre", "Le Fanion", "https://a.example/1")
    assert (known.language, known.published.earliest) == ("fr", date(2019, 3, 27))
    assert known.published.method == "declared"
    assert known.published.evidence == ("2019-03-27",)
    assert notes == ()


def test_without_a_sidecar_nothing_is_known(put: Put) -> None:
    assert read_sidecar(put("a.txt", "x"), Limits()) == (Known(), ())


def test_a_byte_order_mark_does_no_harm(put: Put) -> None:
    article = put("a.txt", "x")
    put("a.toml", '\ufefftitle = "Un titre"')
    assert read_sidecar(article, Limits())[0].title == "Un titre"


def test_unknown_keys_are_noted_and_the_others_used(put: Put) -> None:
    article = put("a.txt", "x")
    put("a.toml", 'tilte = "Un titre"\noutlet = "Le Fanion"')
    known, notes = read_sidecar(article, Limits())
    assert known.outlet == "Le Fanion"
    assert notes == (
        "a.toml: tilte not used; the keys are title, outlet, url, published, language, author, agency",
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("title = Un titre", "is no valid TOML"),
        (b'title = "\xe9t\xe9"', "is not UTF-8"),
        ("# " + "x" * 2000, "has more than 1,000 bytes"),
        ("published = 2019-02-30", "is no valid TOML"),
    ],
    ids=["syntax", "encoding", "size", "date"],
)
def test_an_unreadable_sidecar_is_noted_and_the_article_read(
    put: Put, content: str | bytes, reason: str
) -> None:
    article = put("a.txt", "x")
    put("a.toml", content)
    known, notes = read_sidecar(article, Limits(sidecar_bytes=1000))
    assert known == Known()
    assert len(notes) == 1
    assert notes[0].startswith(f"a.toml: {reason}")
    assert notes[0].endswith("; read without it")
