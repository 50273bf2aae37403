"""Files of all kinds, made by the tests as other programs make them."""

from __future__ import annotations

import gzip
import io
import quopri
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from fpdf import FPDF
from openpyxl import Workbook

PARAGRAPHS = (
    "Le ministre a démenti mardi l'envoi de troupes à la frontière, a indiqué son porte-parole à la presse.",
    "« Nous n'avons envoyé personne », a-t-il dit à la presse, avant d'ajouter que la réunion aurait lieu.",
    "Plusieurs pays ont réagi à cette annonce et demandent que les pourparlers reprennent sans attendre.",
)
TEXT = "\n\n".join(PARAGRAPHS)

HEAD = (
    "<title>Le ministre dément</title>"
    '<meta property="og:site_name" content="Le Fanion national">'
    '<meta property="article:published_time" content="2019-03-27T10:00:00+01:00">'
)


def make_page(head: str = HEAD, paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html lang='fr'><head><meta charset='utf-8'>{head}</head>"
        f"<body><article>{body}</article></body></html>"
    ).encode()


def make_mhtml(
    page: bytes | None = None,
    url: str = "https://fanion.example/monde/1",
    saved: str = "Thu, 28 Mar 2019 09:00:00 -0000",
) -> bytes:
    """As Chromium saves a page: the page in quoted-printable, then a picture."""
    content = quopri.encodestring(make_page() if page is None else page).replace(b"\n", b"\r\n")
    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: " + url.encode() + b"\r\n"
        b"Subject: =?utf-8?Q?Le=20ministre?=\r\nDate: " + saved.encode() + b"\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----part"\r\n\r\n\r\n'
        b"------part\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: "
        + url.encode()
        + b"\r\n\r\n"
        + content
        + b"\r\n------part\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        b"iVBORw0KGgo=\r\n------part--\r\n"
    )


def make_pdf(paragraphs: Sequence[str] = PARAGRAPHS, *, title: str = "", author: str = "") -> bytes:
    """Printed in lines of some 60 letters, with the number of the page at its foot."""
    document = FPDF()
    document.set_font("Times", size=12)
    document.set_title(title)
    document.set_author(author)
    document.set_creation_date(datetime(2024, 1, 1, tzinfo=UTC))
    document.add_page()
    for paragraph in paragraphs:
        document.multi_cell(110, 6, paragraph.replace("«", '"').replace("»", '"'))
        document.ln(4)
    document.set_y(-30)
    document.cell(0, 6, "1")
    return bytes(document.output())


def make_scan() -> bytes:
    """A PDF page with a drawing and no text."""
    document = FPDF()
    document.add_page()
    document.rect(10, 10, 50, 50)
    return bytes(document.output())


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


def make_docx(body: str | None = None, *, title: str = "", author: str = "") -> bytes:
    """As office programs write it, with the parts that are read."""
    if body is None:
        body = "".join(
            f'<w:p><w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r></w:p>' for part in PARAGRAPHS
        )
    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    core = (
        f'<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator></cp:coreProperties>"
    )
    return make_zip({"word/document.xml": document.encode(), "docProps/core.xml": core.encode()})


RSS_ITEM = """<item><title>Le ministre dément</title><link>https://fanion.example/monde/1</link>
<pubDate>Wed, 27 Mar 2019 10:00:00 +0100</pubDate><dc:creator>J. D. avec AFP</dc:creator>
<description>Le ministre a démenti mardi.</description>
<content:encoded><![CDATA[{content}]]></content:encoded></item>"""


def make_rss(*contents: str, items: str = "") -> bytes:
    """An RSS feed with an item for each content (HTML)."""
    made = "".join(RSS_ITEM.format(content=content) for content in contents)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>Le Fanion national - Monde</title><link>https://fanion.example/</link>"
        f"<language>fr-FR</language>{made}{items}</channel></rss>"
    ).encode()


def make_html_fragment(paragraphs: Sequence[str] = PARAGRAPHS) -> str:
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)


def make_workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def make_zip(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def make_tar(files: Mapping[str, bytes], *, mode: str = "w:gz") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


def make_warc(
    pages: Mapping[str, bytes],
    *,
    packed: bool = True,
    status: str = "200 OK",
    media_type: str = "text/html; charset=utf-8",
    captured: date = date(2019, 3, 28),
) -> bytes:
    """A web archive: what crawled, then an answer for each page, each record packed for itself."""
    records = [_record("warcinfo", "", captured, "application/warc-fields", b"software: test\r\n")]
    for url, content in pages.items():
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n\r\n".encode() + content
        records.append(_record("response", url, captured, "application/http; msgtype=response", answer))
    return b"".join(gzip.compress(record) if packed else record for record in records)


def _record(kind: str, url: str, captured: date, media_type: str, block: bytes) -> bytes:
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, url)}>\r\n"
        f"{target}WARC-Date: {captured.isoformat()}T09:00:00Z\r\nContent-Type: {media_type}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"
