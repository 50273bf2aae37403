# ruff: noqa: E501  (files as they stand)
"""Sixty inputs that are broken, misnamed or made to hurt, and ordinary articles to put them among."""

from __future__ import annotations

import gzip
import io
import os
import random
import socket
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from recoupe.demo import demo_folder

Write = Callable[[Path], None]

FRENCH = (
    "Le ministre allemand accuse Paris de vouloir tout le Maroc. Les journaux français démentent ce soir."
)
ARABIC = "أعلن وزير الخارجية اليوم أن الحكومة ترفض أي تدخل أجنبي في شؤون البلاد. " * 3
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a0 "haha">'
    + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
    + "]><rss version='2.0'><channel><title>&a12;</title><item><title>&a12;</title></item></channel></rss>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    "<rss version='2.0'><channel><title>&e;</title><item><description>&e;</description></item></channel></rss>"
)


def write_good_articles(folder: Path, number: int) -> list[str]:
    """Ordinary articles, all different, made of paragraphs of the demonstration; their names."""
    paragraphs = [
        paragraph
        for path in sorted(demo_folder().glob("*.txt"))
        for paragraph in path.read_text("utf-8").split("\n\n")
        if len(paragraph) > 150
    ]
    chance = random.Random(1911)  # noqa: S311
    names = [f"good-{n:03}.txt" for n in range(number)]
    for n, name in enumerate(names):
        chosen = "\n\n".join(chance.sample(paragraphs, 4))
        (folder / name).write_text(f"Dépêche numéro {n}\n\n{chosen}\n", encoding="utf-8")
    return names


def write_hostile_inputs(folder: Path, *, whole: bool) -> list[str]:
    """All inputs, the largest of them too where `whole`; the names of those that this system can hold."""
    made = []
    for name, write in {**SMALL, **(LARGE if whole else {})}.items():
        try:
            write(folder / os.fsdecode(name))
        except (OSError, AttributeError, NotImplementedError):
            continue  # a name or a kind of file that this system does not know
        made.append(os.fsdecode(name))
    return made


def _text(text: str, encoding: str = "utf-8") -> Write:
    return lambda path: _done(path.write_bytes(text.encode(encoding)))


def _bytes(content: bytes) -> Write:
    return lambda path: _done(path.write_bytes(content))


def _done(_written: object) -> None:
    pass


def _zip(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> Write:
    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w", compression) as archive:
            for name, content in members.items():
                archive.writestr(name, content)

    return write


def _nested_zip(depth: int) -> Write:
    def write(path: Path) -> None:
        content, name = FRENCH.encode(), "in.txt"
        for _ in range(depth):
            packed = io.BytesIO()
            with zipfile.ZipFile(packed, "w") as archive:
                archive.writestr(name, content)
            content, name = packed.getvalue(), "in.zip"
        path.write_bytes(content)

    return write


def _tar(members: dict[str, bytes], links: dict[str, str] | None = None) -> Write:
    def write(path: Path) -> None:
        with tarfile.open(path, "w:gz") as archive:
            for name, content in members.items():
                member = tarfile.TarInfo(name)
                member.size = len(content)
                archive.addfile(member, io.BytesIO(content))
            for name, target in (links or {}).items():
                member = tarfile.TarInfo(name)
                member.type, member.linkname = tarfile.SYMTYPE, target
                archive.addfile(member)

    return write


def _bomb(path: Path) -> None:
    with gzip.open(path, "wb", compresslevel=9) as packed:
        for _ in range(300):
            packed.write(b"a" * 1_000_000)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket may have some hundred bytes
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def _loop(path: Path) -> None:
    path.mkdir()
    (path / "round").symlink_to(path, target_is_directory=True)
    (path / "self.txt").symlink_to("self.txt")


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "in.txt").write_text("Zéro. " + FRENCH, encoding="utf-8")


def _deep_folder(path: Path) -> None:
    place = path
    for _ in range(60):
        place = place / "d"
    place.mkdir(parents=True)
    (place / "in.txt").write_text(FRENCH, encoding="utf-8")


def _unreadable(path: Path) -> None:
    path.write_text(FRENCH, encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):  # root reads everything
        path.unlink()
        raise NotImplementedError


def _truncated(write: Write, share: float = 0.5) -> Write:
    def cut(path: Path) -> None:
        write(path)
        content = path.read_bytes()
        path.write_bytes(content[: int(len(content) * share)])

    return cut


_WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/x\r\nWARC-Date: 2019-03-27T00:00:00Z\r\n"
    b"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: 9999\r\n\r\n"
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>" + FRENCH.encode()
)
_PAGE = f"<html><head><title>Crise</title></head><body><article><p>{FRENCH}</p><p>{FRENCH}</p></article></body></html>"

SMALL: dict[str | bytes, Write] = {
    "empty.txt": _bytes(b""),
    "spaces.txt": _text(" \n\t \u00a0\n" * 40),
    "signs.txt": _text("— … !? 12 34 %\n" * 20),
    "picture.txt": _bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4),
    "noise.txt": _bytes(random.Random(1).randbytes(20_000)),  # noqa: S311
    "nul.txt": _bytes(FRENCH.encode().replace(b" ", b"\x00")),
    "controls.txt": _bytes(FRENCH.encode().replace(b" ", b"\x01")),
    "program.html": _bytes(b"\x7fELF\x02\x01\x01" + bytes(5000)),
    "pdf-named.txt": _bytes(b"%PDF-1.4\n" + FRENCH.encode()),
    "utf16.txt": _text(FRENCH * 3, "utf-16"),
    "utf16-bare.txt": _text(FRENCH * 3, "utf-16-le"),
    "utf32.txt": _text("Premier. " + FRENCH * 3, "utf-32"),
    "latin.txt": _text("Deuxième. " + FRENCH * 3, "latin-1"),
    "mac.txt": _text("Troisième. " + FRENCH * 3, "mac-roman"),
    "cp850.txt": _text("Quatrième. " + FRENCH * 3, "cp850"),
    "half-utf8.txt": _bytes(("Cinquième. " + FRENCH * 3).encode()[:-2] + b"\xc3"),
    "bom-only.txt": _bytes(b"\xef\xbb\xbf"),
    "arabic.txt": _text(ARABIC),
    "klingon.txt": _text("tlhIngan maH taHjaj wa' Doch neH. Qapla' batlh je. " * 6),
    "no-ending": _text(FRENCH),
    "unknown.xyz": _text(FRENCH),
    "broken.html": _text("<html><body><p>" + FRENCH + "<table><tr><td>" * 50 + "</p></x></html" + _PAGE[30:]),
    "empty-page.html": _text("<html><body></body></html>"),
    "script.html": _text("<script>" + "alert('Paris accuse Berlin');" * 500 + "</script>"),
    "deep.html": _text("<div>" * 100_000 + FRENCH + "</div>" * 100_000),
    "links.html": _text("<html><body>" + "<a href='x'>Paris</a> " * 60_000 + "</body></html>"),
    "entities.xml": _text(LAUGHS),
    "outside.xml": _text(OUTSIDE),
    "broken.rss": _text("<rss><channel><item><title>Paris"),
    "no-feed.atom": _text("<?xml version='1.0'?><catalog/>"),
    "bad-lines.jsonl": _text('{"text": "' + FRENCH + '"}\n{"text": \nnull\n[1]\n{"titre": 1}\n"x"\n'),
    "deep.jsonl": _text("[" * 50_000 + "]" * 50_000 + "\n"),
    "number.jsonl": _text('{"text": ' + "9" * 100_000 + "}\n"),
    "surrogate.jsonl": _text('{"text": "Le ministre \\ud800 accuse Paris hier soir à Berlin."}\n'),
    "deep.json": _text('{"a":' * 20_000 + "1" + "}" * 20_000),
    "no-text.csv": _text("date;auteur\n2019-03-27;Dupont\n"),
    "ragged.csv": _text('title,text\n"a,b\n1,2,3,4\n"' + FRENCH + "\n"),
    "nul.csv": _bytes(b"title,text\nun\x00,deux\n"),
    "bomb.txt.gz": _bomb,
    "bomb.zip": _zip({"bomb.txt": b"a" * 60_000_000}),
    "nested.zip": _nested_zip(8),
    "climbing.zip": _zip({"../../climbed.txt": FRENCH.encode(), "/root.txt": FRENCH.encode()}),
    "cut.zip": _truncated(_zip({"a.txt": random.Random(2).randbytes(9000), "b.txt": FRENCH.encode()})),  # noqa: S311
    "no.zip": _text(FRENCH),
    "climbing.tar.gz": _tar({"../climbed.txt": FRENCH.encode()}, {"link.txt": "/etc/passwd"}),
    "cut.tar.gz": _truncated(_tar({"a.txt": random.Random(3).randbytes(9000)})),  # noqa: S311
    "cut.warc": _bytes(_WARC),
    "no.warc.gz": _bytes(gzip.compress(b"no web archive at all")),
    "cut.pdf": _bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"),
    "no.docx": _zip({"word/document.xml": LAUGHS.encode()}),
    "no.xlsx": _zip({"xl/workbook.xml": b"<workbook/>", "[Content_Types].xml": b"<Types/>"}),
    "cut.mhtml": _text(
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n"
    ),
    b"n\xe0m\xff.txt": _text("Sixième. " + FRENCH),
    "ligne\nbrisée.txt": _text("Septième. " + FRENCH),
    "pipe.txt": os.mkfifo,
    "socket.txt": _socket,
    "device.txt": lambda path: path.symlink_to("/dev/zero"),
    "dangling.txt": lambda path: path.symlink_to("nowhere.txt"),
    "outside.txt": lambda path: path.symlink_to("/etc/passwd"),
    "loop": _loop,
    "deep": _deep_folder,
    "folder.txt": _folder,
    "unreadable.txt": _unreadable,
    "copy-1.txt": _text("Huitième. " + FRENCH),
    "copy-2.txt": _text("Huitième. " + FRENCH),
    "alone.toml": _text("title = 'Crise'\n"),
    "dated.jsonl": _text(f'{{"text": "Neuvième. {FRENCH}", "published": "2019-02-31", "language": "12"}}\n'),
    "future.jsonl": _text(
        f'{{"text": "Dixième. {FRENCH}", "published": "9999-12-31", "url": "javascript:1"}}\n'
    ),
    "quotes.txt": _text("Onzième. " + 'Il dit «\u00a0"non' * 300 + f" {FRENCH}"),
    "sentence.txt": _text("Le ministre accuse " + "et Moscou dément que Paris attende " * 200 + "."),
    "parentheses.txt": _text(FRENCH + " (" * 600 + FRENCH + ")" * 600),
    "digits.txt": _text(FRENCH + " " + "9" * 20_000 + " morts. " + "1 " * 500),
    "emoji.txt": _text(FRENCH + "😀" * 20_000 + "e" + "\u0301" * 20_000),
}
LARGE: dict[str | bytes, Write] = {
    "line.txt": _text("a" * 50_000_000),
    "line.jsonl": _text('{"text": "' + "a" * 50_000_000 + '"}\n'),
    "line.html": _text("<p>" + "a" * 50_000_000),
    "ten-thousand-quotes.txt": _text("Douzième. " + 'Il dit «\u00a0"non' * 10_000 + f" {FRENCH}"),
    "long-sentence.txt": _text("Le consul accuse " + "et Moscou dément que Paris attende " * 3_400 + "."),
    "long-parentheses.txt": _text(FRENCH + " (" * 5_000 + FRENCH + ")" * 5_000),
    "long-article.txt": _text((FRENCH + " ") * 4_700),
    "too-long.txt": _text((FRENCH + "\n") * 20_000),
}
