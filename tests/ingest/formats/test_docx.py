"""Text documents."""

from __future__ import annotations

import pytest
from made_files import PARAGRAPHS, WORD, make_docx, make_zip
from reading_made import drafts_of, refusals_of

from recoupe.ingest.limits import Limits


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def text_of(body: str) -> str:
    [draft] = drafts_of("a.docx", make_docx(body))
    return draft.text


def test_paragraphs_come_with_title_and_author() -> None:
    [draft] = drafts_of("a.docx", make_docx(title="Le ministre dément", author="J. D."))
    assert draft.text == "\n\n".join(PARAGRAPHS)
    assert (draft.known.title, draft.known.author) == ("Le ministre dément", "J. D.")
    assert draft.original is not None
    assert draft.original.content.startswith(b"PK")


def test_what_was_struck_out_is_not_read_and_what_was_put_in_is() -> None:
    struck = f"<w:del>{run('pas ')}</w:del>".replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    put_in = f"<w:ins>{run('bien ')}</w:ins>"
    assert text_of(paragraph(run("Il a ") + struck + put_in + run("dit oui."))) == "Il a bien dit oui."


def test_line_breaks_tabulators_and_empty_paragraphs() -> None:
    body = paragraph(f"{run('Un')}<w:r><w:br/></w:r>{run('deux')}<w:r><w:tab/></w:r>{run('trois')}")
    assert text_of(body + paragraph("") + paragraph(run("Fin"))) == "Un\ndeux\ttrois\n\nFin"


def test_a_text_box_comes_once_and_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph(run('Encadré'))}</w:txbxContent>"
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = (
        f'<mc:AlternateContent xmlns:mc="{compatible}"><mc:Choice>{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert text_of(paragraph(f"{run('Avant ')}{both}{run('après')}")) == "Avant après\n\nEncadré"


BOMB = (
    b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    + f'<w:document xmlns:w="{WORD}"><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>'.encode()
)
NESTED = f'<w:document xmlns:w="{WORD}">'.encode() + b"<w:p>" * 100_000


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (make_zip({"word/document.xml": BOMB}), "declares XML entities, which no document needs"),
        (make_zip({"word/document.xml": BOMB.decode().encode("utf-16")}), "declares XML entities"),
        (make_zip({"word/document.xml": NESTED}), "is damaged"),
        (make_zip({"word/document.xml": b"<w:document"}), "is damaged"),
        (make_zip({"mimetype": b"application/vnd.oasis.opendocument.text"}), "holds no text document"),
        (make_docx()[:-30], "is damaged, or no office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old office document, or one locked with a password"),
        (make_zip({"word/document.xml": b" " * 30_000_000}), "unpacks to more than 200 times its size"),
        (b"", "is empty"),
    ],
    ids=["entities", "in UTF-16", "nested", "broken", "other", "cut off", "old", "bomb", "empty"],
)
def test_a_document_that_cannot_be_read_is_named_with_its_reason(content: bytes, reason: str) -> None:
    [refusal] = refusals_of("a.docx", content)
    assert refusal.startswith(f"a.docx: {reason}")
    assert "please report" not in refusal


def test_a_part_may_unpack_to_the_limit_only() -> None:
    [refusal] = refusals_of("a.docx", make_docx(), Limits(table_bytes=100))
    assert refusal.startswith("a.docx: unpacks to more than 100 bytes")
