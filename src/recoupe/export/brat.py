"""brat standoff: STEM.txt and STEM.ann an article, and the annotation.conf that brat needs. Code points.

An annotation over several lines is discontinuous in brat: a piece a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from recoupe.article import Article
from recoupe.export.file_names import name_files
from recoupe.reading import ActorKind, EventType, Reading, Slant, Status
from recoupe.store import Dossier

_LINES = re.compile(r"[^\r\n]+")
_STATEMENT = "Statement"


def write_brat_files(dossier: Dossier, folder: Path) -> None:
    """The files of all articles and the configuration."""
    for key, name in name_files(dossier.articles()).items():
        article = dossier.article(key)
        (folder / f"{name}.txt").write_bytes(article.text.encode("utf-8", "replace"))
        lines = "".join(f"{line}\n" for line in _Standoff(article).lines(dossier.reading(key)))
        (folder / f"{name}.ann").write_bytes(lines.encode("utf-8", "replace"))
    (folder / "annotation.conf").write_text(_configuration(), encoding="utf-8")


def _configuration() -> str:
    kinds = [f"Actor_{kind}" for kind in get_args(ActorKind)]
    namings = [f"Naming_{slant}" for slant in get_args(Slant)]
    parties = "Actor*:<ENTITY>, Recipient*:<ENTITY>"
    return "\n".join(
        (
            "[entities]",
            *kinds,
            *namings,
            "Time",
            "Quantity",
            "Content",
            "",
            "[relations]",
            "",
            "[events]",
            *(f"{name} {parties}" for name in get_args(EventType)),
            f"{_STATEMENT} Speaker?:<ENTITY>, Content:Content",
            "",
            "[attributes]",
            f"Status Arg:<EVENT>, Value:{'|'.join(get_args(Status))}",
            "",
        )
    )


class _Standoff:
    """Numbers the lines of one .ann file."""

    def __init__(self, article: Article) -> None:
        self._text = article.text
        self._texts = 0
        self._events = 0
        self._attributes = 0

    def lines(self, reading: Reading) -> Iterator[str]:
        first_mention: dict[str, str] = {}
        for actor in reading.actors:
            for mention in actor.mentions:
                key, line = self._bound(f"Actor_{actor.kind}", mention.start, mention.end)
                first_mention.setdefault(actor.id, key)
                yield line
        for naming in reading.namings:
            yield self._bound(f"Naming_{naming.slant}", naming.start, naming.end)[1]
        for layer, found in (("Time", reading.times), ("Quantity", reading.quantities)):
            for each in found:
                yield self._bound(layer, each.start, each.end)[1]
        yield from self._statements(reading, first_mention)
        yield from self._event_lines(reading, first_mention)

    def _bound(self, label: str, start: int, end: int) -> tuple[str, str]:
        self._texts += 1
        pieces = [
            (start + piece.start(), start + piece.end()) for piece in _LINES.finditer(self._text[start:end])
        ]
        places = ";".join(f"{first} {last}" for first, last in pieces)
        words = " ".join(self._text[first:last] for first, last in pieces)
        return f"T{self._texts}", f"T{self._texts}\t{label} {places}\t{words}"

    def _statements(self, reading: Reading, first_mention: dict[str, str]) -> Iterator[str]:
        for statement in reading.statements:
            content, line = self._bound("Content", statement.content.start, statement.content.end)
            yield line
            if statement.cue is None:
                continue  # an event of brat needs a word to stand on; the content stands by itself
            cue, line = self._bound(_STATEMENT, statement.cue.start, statement.cue.end)
            yield line
            self._events += 1
            speaker = first_mention.get(statement.speaker)
            by = f" Speaker:{speaker}" if speaker else ""
            yield f"E{self._events}\t{_STATEMENT}:{cue}{by} Content:{content}"

    def _event_lines(self, reading: Reading, first_mention: dict[str, str]) -> Iterator[str]:
        for event in reading.events:
            trigger, line = self._bound(event.type, event.trigger.start, event.trigger.end)
            yield line
            self._events += 1
            self._attributes += 1
            parties = [
                f"{role}{number or ''}:{first_mention[actor]}"
                for role, actors in (("Actor", event.actor), ("Recipient", event.recipient))
                for number, actor in _numbered(actors, first_mention)
            ]
            yield " ".join((f"E{self._events}\t{event.type}:{trigger}", *parties))
            yield f"A{self._attributes}\tStatus E{self._events} {event.status}"


def _numbered(actors: tuple[str, ...], known: dict[str, str]) -> Iterator[tuple[int, str]]:
    """The known actors; brat wants Actor, Actor2, Actor3 where there are several."""
    for number, actor in enumerate(actor for actor in actors if actor in known):
        yield (number + 1 if number else 0), actor
