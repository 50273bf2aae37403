"""The kinds of source that are read. A new one is one file beside this and one entry here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from recoupe.errors import SourceError
from recoupe.ingest.containers.budget import OverspentError
from recoupe.ingest.kind import Kind, read_by
from recoupe.ingest.limits import Limits
from recoupe.ingest.printable import printable_path
from recoupe.ingest.records import Draft, Skipped, SourceFile


def read_file(file: SourceFile, limits: Limits) -> Iterator[Draft | Skipped]:
    """What stands in a file of any kind; a fault of the file, or of its parser, costs that file only.

    Raises OverspentError where the archive that it stands in may not be unpacked any further.
    """
    try:
        yield from kind_of(file).read(file, limits)
    except OverspentError as error:
        if file.budget is not None:
            raise
        yield Skipped(file.name, "", error.reason, error.way_out)
    except SourceError as error:
        yield Skipped(file.name, "", error.reason, error.way_out)
    except Exception as error:  # noqa: BLE001  a fault in a parser of strangers' files costs that file only
        reason = f"cannot be read ({type(error).__name__}: {error})"
        yield Skipped(file.name, "", reason, "please report this file")


KINDS = (
    Kind(name="plain text", suffixes=(".txt", ".md"), read=read_by("formats.plain_text", "read_plain_text")),
    Kind(
        name="web page",
        suffixes=(".html", ".htm", ".xhtml"),
        read=read_by("formats.web_page", "read_web_page"),
    ),
    Kind(
        name="web page in one file", suffixes=(".mhtml", ".mht"), read=read_by("formats.mhtml", "read_mhtml")
    ),
    Kind(name="PDF with text", suffixes=(".pdf",), read=read_by("formats.pdf", "read_pdf")),
    Kind(name="text document", suffixes=(".docx",), read=read_by("formats.docx", "read_docx")),
    Kind(name="feed", suffixes=(".rss", ".atom", ".xml", ".rdf"), read=read_by("formats.feed", "read_feed")),
    Kind(name="JSON lines", suffixes=(".jsonl",), read=read_by("formats.json_lines", "read_json_lines")),
    Kind(name="JSON", suffixes=(".json",), read=read_by("formats.json_file", "read_json_file")),
    Kind(name="table", suffixes=(".csv", ".tsv"), read=read_by("formats.table", "read_table")),
    Kind(name="workbook", suffixes=(".xlsx",), read=read_by("formats.workbook", "read_workbook")),
    Kind(name="web archive", suffixes=(".warc", ".warc.gz"), read=read_by("containers.warc", "read_warc")),
    Kind(name="ZIP archive", suffixes=(".zip",), read=read_by("containers.zip_archive", "read_zip")),
    Kind(
        name="tar archive",
        suffixes=(".tar", ".tar.gz", ".tgz"),
        read=read_by("containers.tar_archive", "read_tar"),
    ),
    Kind(name="file packed by gzip", suffixes=(".gz",), read=read_by("containers.gzip_file", "read_gzip")),
)


def find_kind(path: Path) -> Kind | None:
    """The kind that the end of the file's name tells, in capitals or not; None where it tells none."""
    name = path.name.lower()
    fitting = [
        (len(suffix), kind)
        for kind in KINDS
        for suffix in kind.suffixes
        if name.endswith(suffix) and name != suffix
    ]
    return max(fitting, key=lambda found: found[0])[1] if fitting else None


def kind_of(file: SourceFile) -> Kind:
    """The kind of a file to read. Raises SourceError where its suffix names none."""
    kind = find_kind(file.path)
    if kind is None:
        ending = printable_path(file.path.suffix)
        kind_words = f"files that end in {ending}" if ending else "files without an ending"
        raise SourceError(file.name, f"{kind_words} are not read", f"those read end in {describe_kinds()}")
    return kind


def describe_kinds() -> str:
    """All suffixes that are read, for messages."""
    return ", ".join(suffix for kind in KINDS for suffix in kind.suffixes)
