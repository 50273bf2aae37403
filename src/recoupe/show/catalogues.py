"""Catalogues of gettext: a `.po` file that people edit, read and handed to the standard library's gettext.

What is written by hand is the only copy: the compiled form (`.mo`) is made in memory when the catalogue
is loaded, so that no build step can be forgotten.
"""

from __future__ import annotations

import gettext
import io
import re
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from recoupe.errors import DataFileError

_LINE = re.compile(r'^(?:(msgid|msgid_plural|msgstr)(?:\[(\d+)\])?\s+)?"((?:[^"\\]|\\.)*)"\s*$')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}
_MAGIC = 0x950412DE


class Message(msgspec.Struct, frozen=True):
    """One entry: its key, its forms (several where it depends on a number), its line in the file."""

    key: str
    forms: tuple[str, ...]
    line: int


class Catalogue(msgspec.Struct, frozen=True):
    """The texts of one language. `forms` by key; `translations` chooses among them."""

    forms: Mapping[str, tuple[str, ...]]
    translations: gettext.GNUTranslations


def load_catalogue(path: Path) -> Catalogue:
    """The catalogue in one `.po` file. Raises DataFileError, with the line, where it is wrong."""
    messages = tuple(parse_catalogue(path))
    seen: dict[str, int] = {}
    for message in messages:
        if message.key in seen:
            problem = f'"{message.key}" stands already in line {seen[message.key]}; take one of them out'
            raise DataFileError(str(path), message.line, problem)
        if message.key and not all(message.forms):
            raise DataFileError(str(path), message.line, f'"{message.key}" has no text; fill in its msgstr')
        seen[message.key] = message.line
    try:
        translations = gettext.GNUTranslations(io.BytesIO(compile_catalogue(messages)))
    except (ValueError, UnicodeError) as error:
        raise DataFileError(str(path), 1, f"the head of the catalogue is wrong: {error}") from error
    return Catalogue({message.key: message.forms for message in messages if message.key}, translations)


def parse_catalogue(path: Path) -> Iterator[Message]:
    """The entries of a `.po` file in its order, the head (its key is empty) among them."""
    key, is_plural, line = "", False, 0
    forms: list[str] = []
    part = ""
    for number, kind, text in _strings(path):
        if kind == "msgid":
            if line:
                yield Message(key, tuple(forms), line)
            key, is_plural, line, forms = text, False, number, []
        elif kind == "msgid_plural":
            is_plural = True
        elif kind == "msgstr":
            forms.append(text)
        elif part == "msgid":
            key += text
        elif part == "msgstr" and forms:
            forms[-1] += text
        part = kind or part
        if is_plural and kind == "msgid_plural" and text != key:
            raise DataFileError(str(path), number, f'msgid_plural must repeat the key "{key}"')
    if line:
        yield Message(key, tuple(forms), line)


def compile_catalogue(messages: tuple[Message, ...]) -> bytes:
    """The messages in the binary form that gettext reads (`.mo`)."""
    pairs = sorted(
        (
            "\0".join([message.key] * min(len(message.forms), 2)).encode(),
            "\0".join(message.forms).encode(),
        )
        for message in messages
    )
    ids = b"".join(key + b"\0" for key, _ in pairs)
    head = 7 * 4
    id_start = head + 16 * len(pairs)
    id_table, text_table, text_at = [], [], id_start + len(ids)
    for key, text in pairs:
        id_table += [len(key), id_start]
        text_table += [len(text), text_at]
        id_start += len(key) + 1
        text_at += len(text) + 1
    tables = struct.pack(f"<{4 * len(pairs)}I", *id_table, *text_table)
    start = struct.pack("<7I", _MAGIC, 0, len(pairs), head, head + 8 * len(pairs), 0, 0)
    return start + tables + ids + b"".join(text + b"\0" for _, text in pairs)


def _strings(path: Path) -> Iterator[tuple[int, str, str]]:
    """Line number, keyword (empty: the line before goes on) and text of each line that says something."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise DataFileError(str(path), None, f"cannot be read: {error.strerror}") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.match(line)
        if found is None:
            problem = 'is no line of a catalogue; write msgid "KEY", msgstr "TEXT" or a comment after #'
            raise DataFileError(str(path), number, problem)
        text = _ESCAPE.sub(lambda each: _ESCAPED.get(each[1], each[1]), found[3])
        yield number, found[1] or "", text
