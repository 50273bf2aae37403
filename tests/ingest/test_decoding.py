"""Bytes to text: what is certain is exact, what is old is told by what it yields."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import SourceError
from recoupe.ingest.decoding import decode_bytes

FRENCH = (
    "Le président a déclaré mardi à l'Assemblée que « la sécurité des frontières » était menacée. "
    "Où étaient les Européens ? Il reçoit demain son homologue à Genève, malgré les grèves."
)


@pytest.mark.parametrize(
    "encoding",
    [
        *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"),
        *("latin-1", "cp1252", "iso8859-15", "mac_roman", "cp850", "cp437"),
    ],
)
def test_a_french_article_is_read_in_every_usual_encoding(encoding: str) -> None:
    assert decode_bytes("a.txt", FRENCH.encode(encoding)).text == FRENCH


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Президент России заявил во вторник, что страна отправит сто военных. " * 4, "cp1251"),
        ("أعلنت الحكومة اليوم أن الرئيس سيجتمع غدا مع وزير الخارجية. " * 4, "cp1256"),
        ("Prezydent powiedział we wtorek, że kraj wyśle żołnierzy, źródła podają. " * 4, "cp1250"),
    ],
    ids=["Russian", "Arabic", "Polish"],
)
def test_an_encoding_of_another_script_is_not_taken_for_a_western_one(text: str, encoding: str) -> None:
    assert decode_bytes("a.txt", text.encode(encoding)).text == text


def test_the_ligature_of_iso_8859_15_is_no_fraction() -> None:
    text = "Les sœurs ont vu les œuvres du maître."
    assert decode_bytes("a.txt", text.encode("iso8859-15")).text == text


def test_an_encoding_other_than_utf8_is_said() -> None:
    assert decode_bytes("a.txt", FRENCH.encode()).notes == ()
    assert decode_bytes("a.txt", FRENCH.encode("latin-1")).notes == (
        "is not UTF-8; read as cp1252 (Windows-1252, Latin-1)",
    )


def test_line_ends_and_odd_spaces_stay_and_a_byte_order_mark_goes() -> None:
    text = "un\r\ndeux\rtrois\n\u00a0quatre\u2028cinq\u0085six\f"
    assert decode_bytes("a.txt", b"\xef\xbb\xbf" + text.encode()).text == text


def test_a_few_damaged_places_do_not_lose_a_utf8_article() -> None:
    data = FRENCH.encode().replace("Genève".encode(), b"Gen\xc3ve")
    decoded = decode_bytes("a.txt", data)
    assert decoded.text == FRENCH.replace("Genève", "Gen\ufffdve")
    assert decoded.notes == ("1 damaged places in its UTF-8 are shown as U+FFFD",)


def test_a_declared_encoding_is_believed_where_it_fits() -> None:
    polish = "Żółw mówi".encode("iso8859-2")
    assert decode_bytes("a.html", polish).text != "Żółw mówi"
    assert decode_bytes("a.html", polish, declared="ISO-8859-2").text == "Żółw mówi"


@pytest.mark.parametrize("declared", ["utf-8", "rot13", "unicode_escape", "zlib", "nonsense", "iso-8859-1"])
def test_a_wrongly_declared_encoding_does_no_harm(declared: str) -> None:
    assert decode_bytes("a.html", FRENCH.encode("latin-1"), declared=declared).text == FRENCH


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is a PNG image, not text"),
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF document, not text"),
        (b"PK\x03\x04\x14\x00", "is a ZIP archive or office document, not text"),
        (b"un\x00deux", "holds a NUL character (the first is character 3), so it is no text"),
        (b"\x01\x02\x03 un", "holds 3 control characters in 6, so it is no text"),
    ],
    ids=["png", "pdf", "zip", "NUL", "controls"],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        decode_bytes("a.txt", data)
    assert caught.value.reason == reason
    assert str(caught.value).startswith(f"a.txt: {reason}; save it")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        decoded = decode_bytes("a.txt", data)
    except SourceError:
        return
    assert "\x00" not in decoded.text
    decoded.text.encode("utf-8")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=200))
def test_utf8_text_is_kept_code_point_by_code_point(text: str) -> None:
    if text.startswith(("\ufeff", "%PDF-", "GIF8", "RIFF", "{\\rtf")):
        return
    assert decode_bytes("a.txt", text.encode()).text == text
