"""Bytes to text: UTF-8 and the marked encodings for certain, the old ones by what they yield.

The text is what the bytes say: line ends are kept as they stand, a byte order mark is dropped.
"""

from __future__ import annotations

import codecs
import re

import msgspec
from charset_normalizer import from_bytes

from recoupe.errors import SourceError

# The first bytes of what is often given a text's name.
_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image, sound or film"),
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\x00", "an SQLite file"),
    (b"\x7fELF", "a program"),
)
# UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Latin-1 is read as Windows-1252, which says the same for every printable character. On 18 press
# texts in each of these encodings charset-normalizer alone found 13, 10 and 9; the test below all.
_WESTERN = ("cp1252", "iso8859-15", "mac-roman", "cp850", "cp437")
# Bytes a character, which of them is not zero in Western text, encoding.
_WIDE = ((4, 0, "utf-32-le"), (4, 3, "utf-32-be"), (2, 0, "utf-16-le"), (2, 1, "utf-16-be"))
_SMALLEST_ZERO_SHARE = 0.7  # typographic quotation marks and the like have no zero byte
_SAMPLE_CHARS = 100_000
_LARGEST_ODD_SHARE = 0.1
_LARGEST_CONTROL_SHARE = 0.005

_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_USUAL_SIGNS = frozenset("«»‹›“”„‘’‚–—…€£¢¥§°ºª©®™±×·•¡¿½¼¾²³¹´¨№\u00a0\u00ad\u202f\u2009\u200b\u2212")
_FRACTIONS = frozenset("½¼¾")
_JOINING_SIGNS = frozenset("‘’·\u00ad\u2011\u200b")
_TEXT_CODECS = re.compile(
    r"(utf|iso|latin|cp|windows|mac|koi|gb|big5|euc|shift|us-ascii|ascii)", re.IGNORECASE
)


class Decoded(msgspec.Struct, frozen=True):
    """A text, the encoding it was read from (Python's name), and what is doubtful about it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode_bytes(source: str, data: bytes, *, declared: str | None = None) -> Decoded:
    """The text that the bytes hold; `declared` is the encoding that they themselves name.

    Raises SourceError where they hold no text, or in an encoding that cannot be told.
    """
    refuse_other_formats(source, data)
    decoded = (
        _decode_marked(data)
        or _decode_wide(data)
        or _decode_utf8(data)
        or _decode_declared(data, declared)
        or _decode_damaged_utf8(data)
        or _decode_western(data)
        or _decode_guessed(data)
    )
    if decoded is None:
        raise SourceError(source, "holds no text in an encoding that can be told", "save it as UTF-8")
    check_text(source, decoded.text)
    return decoded


def refuse_other_formats(source: str, data: bytes) -> None:
    """Raises SourceError where the first bytes are those of a picture, an archive and the like."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise SourceError(source, f"is {kind}, not text", "save its text as .txt in UTF-8")


def check_text(source: str, text: str) -> None:
    """Raises SourceError where the characters are not those of a text (NULs, many controls)."""
    nul = text.find("\x00")
    if nul >= 0:
        reason = f"holds a NUL character (the first is character {nul + 1}), so it is no text"
        raise SourceError(source, reason, "save it as plain text in UTF-8")
    controls = len(_CONTROLS.findall(text))
    if controls > _LARGEST_CONTROL_SHARE * len(text):
        reason = f"holds {controls} control characters in {len(text)}, so it is no text"
        raise SourceError(source, reason, "save it as plain text in UTF-8")


def _decode_marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _decode_strictly(data[len(mark) :], encoding)
            if text is not None:
                return Decoded(text, encoding, _say(encoding))
    return None


def _decode_utf8(data: bytes) -> Decoded | None:
    text = _decode_strictly(data, "utf-8")
    return None if text is None else Decoded(text, "utf-8")


def _decode_declared(data: bytes, declared: str | None) -> Decoded | None:
    if not declared or not _TEXT_CODECS.match(declared):
        return None
    try:
        encoding = codecs.lookup(declared).name
    except LookupError:
        return None
    encoding = "cp1252" if encoding in ("iso8859-1", "ascii") else encoding
    text = _decode_strictly(data, encoding)
    # Western encodings take nearly any bytes and are declared by habit, so what they yield is looked at.
    if text is None or (encoding in _WESTERN and odd_share(text) > _LARGEST_ODD_SHARE):
        return None
    return Decoded(text, encoding, _say(encoding))


def _decode_wide(data: bytes) -> Decoded | None:
    """UTF-16 and UTF-32 without a mark, told by where the zero bytes of Western text stand."""
    head = data[:4096]
    for width, first, encoding in _WIDE:
        characters = len(head) // width
        zeros = sum(head[place::width].count(0) for place in range(width)) - head[first::width].count(0)
        if not characters or zeros < _SMALLEST_ZERO_SHARE * characters * (width - 1):
            continue
        text = _decode_strictly(data, encoding)
        if text is not None and "\x00" not in text:
            return Decoded(text, encoding, _say(encoding))
    return None


def _decode_damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with some damaged places: it has more whole characters beyond ASCII than broken ones."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    if damaged > len(_NON_ASCII.findall(text)) - damaged:
        return None
    return Decoded(text, "utf-8", (f"{damaged} damaged places in its UTF-8 are shown as U+FFFD",))


def _decode_western(data: bytes) -> Decoded | None:
    texts = [(_decode_strictly(data, encoding), encoding) for encoding in _WESTERN]
    shares = [
        (odd_share(text), rank, text, encoding)
        for rank, (text, encoding) in enumerate(texts)
        if text is not None
    ]
    if not shares:
        return None
    share, _rank, text, encoding = min(shares)
    return Decoded(text, encoding, _say(encoding)) if share <= _LARGEST_ODD_SHARE else None


def _decode_guessed(data: bytes) -> Decoded | None:
    best = from_bytes(data[:_SAMPLE_CHARS]).best()
    text = None if best is None else _decode_strictly(data, best.encoding)
    if best is None or text is None:
        return None
    return Decoded(text, best.encoding, (f"is not UTF-8; read as {best.encoding}, which is a guess",))


def odd_share(text: str) -> float:
    """Share (0 to 1) of the characters beyond ASCII that stand where no Western text has them.

    Read in the wrong encoding, letters turn into capitals or signs amid words, or into rows of
    foreign letters. 0 for text that is all ASCII.
    """
    sample = f" {text[:_SAMPLE_CHARS]} "
    places = [match.start() for match in _NON_ASCII.finditer(sample)]
    odd = sum(_is_odd(sample[place - 1], sample[place], sample[place + 1]) for place in places)
    return odd / len(places) if places else 0.0


def _is_odd(before: str, char: str, after: str) -> bool:
    amid_letters = before.isalpha() and after.isalpha()
    if char.isalpha() and char not in _USUAL_SIGNS:
        if amid_letters and not before.isascii() and not after.isascii():
            return True
        return char.isupper() and before.islower()
    if char not in _USUAL_SIGNS:
        return True
    if char in _FRACTIONS:  # the place of the ligature oe in ISO 8859-15
        return before.isalpha() or after.isalpha()
    return amid_letters and char not in _JOINING_SIGNS


def _decode_strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _say(encoding: str) -> tuple[str, ...]:
    known_as = " (Windows-1252, Latin-1)" if encoding == "cp1252" else ""
    return () if encoding == "utf-8" else (f"is not UTF-8; read as {encoding}{known_as}",)
