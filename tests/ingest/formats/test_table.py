"""Tables and workbooks: one article a row."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import pytest
from made_files import PARAGRAPHS, TEXT, make_workbook, make_zip
from reading_made import drafts_of, refusals_of

from recoupe.ingest.limits import Limits

HEADER = "Titre;Date de parution;Source;Texte\n"
QUOTED = '"' + TEXT.replace('"', '""') + '"'


def row(title: str = "Un titre", day: str = "2019-03-27", outlet: str = "Le Fanion") -> str:
    return f"{title};{day};{outlet};{QUOTED}\n"


def test_columns_are_known_by_their_names() -> None:
    [draft] = drafts_of("a.csv", (HEADER + row()).encode())
    assert draft.text == TEXT
    assert (draft.known.title, draft.known.outlet) == ("Un titre", "Le Fanion")
    assert draft.known.published.earliest == date(2019, 3, 27)
    assert (draft.place, draft.source) == ("line 2", "a.csv:2")


def test_the_original_of_a_row_is_the_header_and_its_lines() -> None:
    first, second = drafts_of("a.csv", (HEADER + row() + row("Deux")).encode())
    assert first.original is not None
    assert second.original is not None
    assert first.original.content == (HEADER + row()).encode()
    assert second.original.content == (HEADER + row("Deux")).encode()
    assert second.place == "line 7"


def test_columns_with_other_names_can_be_named() -> None:
    content = f"Corps du papier,Jour J,Rubrique\n{QUOTED},2019-03,Monde\n".encode()
    [refusal] = refusals_of("a.csv", content)
    assert refusal == (
        "a.csv: has no column with the text; its columns are Corps du papier, Jour J, Rubrique;"
        " name it: --columns text=NAME"
    )
    [draft] = drafts_of("a.csv", content, columns=(("text", "corps du papier"), ("published", "Jour J")))
    assert (draft.text, draft.known.published.latest) == (TEXT, date(2019, 3, 31))
    assert draft.notes[0].startswith("line 2: Rubrique not used (said once)")


def test_a_named_column_that_is_not_there_is_said() -> None:
    [refusal] = refusals_of("a.csv", (HEADER + row()).encode(), columns=(("text", "Body"),))
    assert refusal == 'a.csv: has no column "Body"; its columns are Titre, Date de parution, Source, Texte'


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_sign_between_columns_is_found(separator: str) -> None:
    content = f"title{separator}text\nUn{separator}{QUOTED}\n".encode()
    assert drafts_of("a.csv", content)[0].text == TEXT


def test_a_tsv_is_parted_by_tabulators_whatever_its_header_holds() -> None:
    content = "title, or so\ttext\nUn\tLe ministre, mardi, dément.\n".encode()
    assert drafts_of("a.tsv", content)[0].text == "Le ministre, mardi, dément."


def test_encodings_and_byte_order_marks_are_those_of_texts() -> None:
    latin = (HEADER + row()).replace("«", '""').replace("»", '""').encode("cp1252")
    [draft] = drafts_of("a.csv", latin)
    assert "démenti" in draft.text
    assert draft.notes == ("is not UTF-8; read as cp1252 (Windows-1252, Latin-1)",)
    [draft] = drafts_of("a.csv", b"\xef\xbb\xbf" + f"text\n{QUOTED}\n".encode())
    assert draft.text == TEXT


def test_the_other_days_of_a_column_tell_whether_the_month_stands_first() -> None:
    def days(*written: str) -> list[date | None]:
        content = HEADER + "".join(row(day=day) for day in written)
        return [draft.known.published.earliest for draft in drafts_of("a.csv", content.encode())]

    assert days("03/04/2019", "27/04/2019") == [date(2019, 4, 3), date(2019, 4, 27)]
    assert days("03/04/2019", "04/27/2019") == [date(2019, 3, 4), date(2019, 4, 27)]
    assert days("03/04/2019", "05/05/2019") == [None, date(2019, 5, 5)]


def test_a_day_that_cannot_be_told_is_said() -> None:
    [draft] = drafts_of("a.csv", (HEADER + row(day="03/04/2019")).encode())
    assert draft.notes == (
        'line 2: published "03/04/2019" is no day; write 2019-03-27, 2019-03 or 2019; left out',
    )


def test_a_row_without_text_is_named_and_the_next_one_read() -> None:
    content = (HEADER + "Un;2019;Le Fanion;\n\n;;;\n" + row()).encode()
    assert refusals_of("a.csv", content) == ['a.csv: line 2: has no text; give it a key "text"']


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"\n\n;;\n", "is empty"),
        (HEADER.encode(), "has a header and no rows"),
        (b"PK\x03\x04", "is a ZIP archive"),
        (("text," * 2000 + "\n").encode(), "has more than 1,000 columns"),
        (HEADER.encode() + b"a;b;c;\n" * 20, "line 2: has no text"),
        (b'text\n"' + b"x" * 10_000, "line 2: is no row (field larger than field limit"),
    ],
    ids=["empty", "blank", "header", "archive", "wide", "no texts", "long cell"],
)
def test_a_table_that_cannot_be_read_is_named_with_its_reason(content: bytes, reason: str) -> None:
    refusal = refusals_of("a.csv", content, Limits(bad_lines=10, line_bytes=5000))[0]
    assert refusal.startswith(f"a.csv: {reason}")


SHEETS: dict[str, list[list[object]]] = {
    "Presse": [
        ["Headline", "Pub date", "Publication", "Body"],
        ["Un titre", datetime(2019, 3, 27, 10), "Le Fanion", TEXT],
        [None, None, None, None],
        ["Deux", "28.03.2019", "Le Courrier", PARAGRAPHS[0]],
    ],
    "Notes": [["Remarque"], ["à voir"]],
}


def test_a_sheet_with_a_column_of_texts_is_read_and_others_are_passed_over() -> None:
    first, second = drafts_of("a.xlsx", make_workbook(SHEETS))
    assert (first.text, first.known.title, first.known.outlet) == (TEXT, "Un titre", "Le Fanion")
    assert first.known.published.earliest == date(2019, 3, 27)
    assert second.known.published.earliest == date(2019, 3, 28)
    assert (first.place, first.source) == ("Presse, row 2", "a.xlsx:Presse:2")
    assert (second.place, second.source) == ("Presse, row 4", "a.xlsx:Presse:4")
    assert first.original is second.original is not None


def test_a_workbook_without_texts_is_named() -> None:
    [refusal] = refusals_of("a.xlsx", make_workbook({"Notes": [["Remarque"], ["à voir"]]}))
    assert refusal.startswith("a.xlsx: has no column with the text; its columns are Remarque;")


def with_part(name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(make_workbook(SHEETS))) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    return make_zip({**parts, name: content})


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (make_workbook(SHEETS)[:-40], "is damaged, or no office document"),
        (with_part("xl/sharedStrings.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><sst/>'), "declares XML entities"),
        (with_part("xl/worksheets/sheet1.xml", b"<worksheet"), "is damaged, or no workbook"),
        (with_part("xl/workbook.xml", b"<workbook/>"), ""),
        (make_zip({"a": b"b"}), "is damaged, or no workbook"),
        (b"", "is empty"),
    ],
    ids=["cut off", "entities", "broken sheet", "no sheets", "other", "empty"],
)
def test_a_workbook_that_cannot_be_read_is_named_with_its_reason(content: bytes, reason: str) -> None:
    refusal = refusals_of("a.xlsx", content)[0]
    assert refusal.startswith(f"a.xlsx: {reason}")
    assert "please report" not in refusal


def test_what_a_sheet_says_of_its_size_is_not_believed() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1:XFD1048576"/><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row>'
        b'<row r="2"><c r="A2" t="inlineStr"><is><t>Le ministre</t></is></c></row></sheetData></worksheet>'
    )
    [draft] = drafts_of("a.xlsx", with_part("xl/worksheets/sheet1.xml", sheet))
    assert draft.text == "Le ministre"
