"""The most that is read of one input. What is larger is skipped or cut, and named with the limit."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from recoupe.errors import UsageError

_LONGEST_VALUE = 18
"""Signs of a number that every counter can hold."""


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The most that is read of one input; what is larger is skipped and named.

    The defaults leave room for any press article: the longest are some 100,000 characters, saved
    pages with their pictures inside reach a few million bytes. Each stands in docs/sources.md.
    """

    file_bytes: int = 20_000_000
    """Size of a text file, a page or any other file with one article, and of a file in an archive."""
    table_bytes: int = 50_000_000
    """Size of a table, a feed or a .json file, which are held in memory as a whole."""
    page_elements: int = 50_000
    """Elements of a page: live reports have up to some 20,000; 150,000 links took 25 s to read."""
    nesting: int = 200
    """Elements within elements of XML, and values within values of JSON."""
    pages: int = 1_000
    """Pages of a PDF: an issue of a newspaper has some 100."""
    page_text_bytes: int = 10_000_000
    """Instructions that draw one page of a PDF, unpacked: maps of a million lines are no article."""
    line_bytes: int = 5_000_000
    """Length of one line of a .jsonl file (the file itself may be of any size), and of a cell."""
    bad_lines: int = 100
    """Bad lines at the start of a .jsonl file, or bad rows of a table, after which the rest is left."""
    records: int = 1_000_000
    """Records of a table, a feed, a .json file or a web archive."""
    columns: int = 1_000
    """Columns of a table."""
    members: int = 100_000
    """Files in an archive, and the parts of a .docx, .xlsx or .mhtml file."""
    unpacked_bytes: int = 4_000_000_000
    """All that is unpacked of one archive, with the archives in it."""
    ratio: int = 200
    """Bytes unpacked of an archive for each packed byte (pages packed together reach some 30); the
    first 10 million bytes are free."""
    archive_depth: int = 3
    """Archives within archives."""
    sidecar_bytes: int = 64_000
    """Size of a sidecar."""
    article_chars: int = 500_000
    """Length of one article's text, in code points."""
    article_words: int = 20_000
    """Words and signs of one article that are kept: long reports of magazines have some 15,000."""
    folder_depth: int = 32
    """Folders within folders."""
    fetch_bytes: int = 20_000_000
    """Size of what is fetched from one address, unpacked."""
    fetch_seconds: int = 30
    """Time that one address may take to answer."""
    redirects: int = 5
    """Addresses that one address may lead to, one after the other."""


DEFAULT_LIMITS = Limits()


def parse_limits(pairs: Iterable[str]) -> Limits:
    """The default limits with those that the user sets: `article_words=50000`, `file_bytes=100_000_000`.

    Raises UsageError for a name that is no limit, with those that are, and for a value that is no whole
    number from 1 on.
    """
    chosen: dict[str, int] = {}
    for pair in pairs:
        name, equals, value = (piece.strip() for piece in pair.partition("="))
        if not equals:
            raise UsageError(f'--limit: "{pair}" is no pair; write article_words=50000')
        if name not in Limits.__struct_fields__:
            raise UsageError(
                f'--limit: there is no "{name}"; there are {", ".join(Limits.__struct_fields__)}'
            )
        if not value.isascii() or not value.replace("_", "").isdigit() or len(value) > _LONGEST_VALUE:
            raise UsageError(f'--limit {name}: "{value}" is no whole number; write {name}=50000')
        chosen[name] = int(value.replace("_", ""))
        if not chosen[name]:
            raise UsageError(f"--limit {name}: name a number from 1 on")
    return msgspec.structs.replace(DEFAULT_LIMITS, **chosen)
