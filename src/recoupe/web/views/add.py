"""Add articles: pasted, or as files. They are read beside the app; the page says how far that has come."""

from __future__ import annotations

import tempfile
import unicodedata
from pathlib import Path

import msgspec

from recoupe.languages.registry import load_languages
from recoupe.show.wording import Key
from recoupe.web.asked import Answer, Asked, Page, SeeOther, WrongAskError
from recoupe.web.uploads import Upload

UPLOAD_BYTES = 64_000_000
"""What one form may bring; more comes in by `recoupe build`."""
LONGEST_NAME_BYTES = 120
_PASTED_KEYS = ("title", "outlet", "url", "published", "language")
_UNNAMED = "article"


def show_add(asked: Asked) -> Answer:
    """The forms, and how the last build stands."""
    job = asked.builder.job()
    return Page(
        template="add_page.html",
        panel="add",
        title=Key("add.title"),
        records=job,
        context={"job": job, "languages": tuple(load_languages()), "upload_mb": UPLOAD_BYTES // 1_000_000},
    )


def add_text(asked: Asked) -> Answer:
    """Start a build from an article pasted into the form."""
    text = asked.form.get("text", "").strip()
    if not text:
        raise WrongAskError("problem.no_text")
    known = {key: value for key in _PASTED_KEYS if (value := asked.form.get(key, "").strip())}
    source = clean_name((known.get("title") or text.split("\n", maxsplit=1)[0]).replace("/", "-"))
    folder = Path(tempfile.mkdtemp(prefix="recoupe-add-"))
    record = {**known, "source": source, "text": text.replace("\r\n", "\n")}
    (folder / "pasted.jsonl").write_bytes(msgspec.json.encode(record) + b"\n")
    return _start(asked, folder)


def add_files(asked: Asked) -> Answer:
    """Start a build from uploaded files, under the names that they have."""
    files = [upload for upload in asked.uploads if upload.name and upload.content]
    if not files:
        raise WrongAskError("problem.no_files")
    folder = Path(tempfile.mkdtemp(prefix="recoupe-add-"))
    for name, upload in _names(files):
        (folder / name).write_bytes(upload.content)
    return _start(asked, folder)


def _start(asked: Asked, folder: Path) -> Answer:
    asked.builder.start(folder)
    return SeeOther(to="/add", records=asked.builder.job())


def _names(files: list[Upload]) -> list[tuple[str, Upload]]:
    """A name of its own for each file, as near as possible to the one it came with."""
    taken: set[str] = set()
    named = []
    for upload in files:
        name = clean_name(upload.name)
        stem, dot, ending = name.rpartition(".")
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}{dot}{ending}" if stem else f"{ending}-{number}"
        taken.add(name.casefold())
        named.append((name, upload))
    return named


def clean_name(name: str) -> str:
    """A name for a file made from one that a stranger chose: no folder, nothing that cannot be printed."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    kept = "".join(character for character in unicodedata.normalize("NFC", last) if character.isprintable())
    kept = kept.strip(" .")
    stem, dot, ending = kept.rpartition(".")
    if not stem:
        stem, dot, ending = kept, "", ""
    room = LONGEST_NAME_BYTES - len((dot + ending).encode())
    if room < 1:
        return _UNNAMED
    return (stem.encode()[:room].decode("utf-8", "ignore").strip(" .") or _UNNAMED) + dot + ending
