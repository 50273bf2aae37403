"""PDFs with text, and those without."""

from __future__ import annotations

import io

import pytest
from fpdf import FPDF
from made_files import PARAGRAPHS, make_pdf, make_scan
from pypdf import PdfReader, PdfWriter
from reading_made import drafts_of, refusals_of

from recoupe.ingest.formats.layout import join_lines
from recoupe.ingest.limits import Limits

LIMITS = Limits()


def test_lines_become_paragraphs_and_the_number_of_the_page_goes() -> None:
    [draft] = drafts_of("a.pdf", make_pdf())
    assert draft.text == "\n\n".join(PARAGRAPHS).replace("«", '"').replace("»", '"')
    assert draft.original is not None
    assert draft.original.media_type == "application/pdf"


def test_title_and_author_are_those_of_the_file() -> None:
    [draft] = drafts_of("a.pdf", make_pdf(title="Le ministre dément", author="J. D. avec AFP"))
    assert (draft.known.title, draft.known.author) == ("Le ministre dément", "J. D. avec AFP")
    assert draft.known.agency == "AFP"


def test_the_name_of_a_file_is_no_title() -> None:
    [draft] = drafts_of("a.pdf", make_pdf(title="Microsoft Word - article-v2.docx"))
    assert draft.known.title is None


def test_a_sidecar_in_an_archive_goes_before_it() -> None:
    [draft] = drafts_of("a.pdf", make_pdf(title="Autre"), sidecar='title = "Déclaré"'.encode())
    assert draft.known.title == "Déclaré"


def test_the_day_on_which_a_pdf_was_made_is_not_that_of_the_article() -> None:
    [draft] = drafts_of("a.pdf", make_pdf())
    assert draft.known.published.earliest is None


def test_a_scan_is_named() -> None:
    assert refusals_of("a.pdf", make_scan()) == [
        "a.pdf: holds no text; it may be a scan;"
        " run a text recognition (OCR) over it, or save its text as .txt"
    ]


def locked() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdf())))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def many_pages() -> bytes:
    document = FPDF()
    for _number in range(12):
        document.add_page()
    return bytes(document.output())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (locked(), "is locked with a password"),
        (make_pdf()[:400], "is damaged, or no PDF"),
        (b"%PDF-1.7\n", "is damaged, or no PDF"),
        (b"Un texte.", "is damaged, or no PDF"),
        (b"", "is empty"),
        (many_pages(), "has more than 10 pages"),
    ],
    ids=["locked", "cut off", "head alone", "text", "empty", "long"],
)
def test_a_pdf_that_cannot_be_read_is_named_with_its_reason(content: bytes, reason: str) -> None:
    [refusal] = refusals_of("a.pdf", content, Limits(pages=10))
    assert refusal.startswith(f"a.pdf: {reason}")
    assert "please report" not in refusal


def test_a_page_that_draws_too_much_is_left_out() -> None:
    [refusal] = refusals_of("a.pdf", make_pdf(), Limits(page_text_bytes=50))
    assert "holds no text" in refusal


@pytest.mark.parametrize(
    ("laid_out", "paragraphs"),
    [
        ("Une ligne assez longue pour\nêtre suivie d'une autre et\nfinir ici.", 1),
        ("Un titre\nUne ligne assez longue pour\nêtre suivie d'une autre et\nencore une.", 2),
        ("Une ligne assez longue pour\nfinir ici.\nUne autre ligne qui reprend", 2),
        ("Une ligne assez longue.\n\nUne autre ligne longue.", 2),
    ],
    ids=["lines", "headline", "short last line", "blank line"],
)
def test_paragraphs_are_told_by_the_length_of_their_lines(laid_out: str, paragraphs: int) -> None:
    assert len(join_lines(laid_out).split("\n\n")) == paragraphs


def test_a_word_parted_at_the_end_of_a_line_is_put_together() -> None:
    assert join_lines("la situation à la fron-\ntière entre Saint-Denis-\nDelavigne et la mer") == (
        "la situation à la frontière entre Saint-Denis- Delavigne et la mer"
    )
