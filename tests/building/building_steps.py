"""A simple reader and a simple comparison, to see what a build does with them; and a build to be killed.

As a program: `building_steps.py SOURCE DOSSIER [STATEMENT]` builds with a slow reader, says when it begins,
and kills itself before the SQL statement with that number.
"""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from recoupe.article import Article
from recoupe.building import Steps, build
from recoupe.comparison import (
    Comparison,
    DossierActor,
    DossierArticle,
    DossierEvent,
    DossierPublished,
    Evidence,
)
from recoupe.errors import UsageError
from recoupe.ingest import read_sources
from recoupe.reading import Actor, Event, Mention, Reading, Span

BATCH_SIZE = 3


class Key(NamedTuple):
    reader_version: str
    language_data_version: str
    model_version: str


def reader_key(language: str) -> Key:
    if language != "fr":
        raise UsageError(f'language "{language}" is not read')
    return Key("1", "1", "none")


def read_simply(articles: Iterable[Article]) -> Iterator[Reading]:
    """Every capitalised word is an actor, every word in -ent or -te an event."""
    for article in articles:
        names = sorted({found[0] for found in re.finditer(r"\b[A-Z]\w+", article.text)})
        triggers = [
            Span(*found.span(), found[0]) for found in re.finditer(r"\b\w+(?:ent|te)\b", article.text)
        ]
        yield Reading(
            doc=article.source,
            language=article.language,
            actors=tuple(
                Actor(id=name.lower(), name=name, kind="state", mentions=mentions_of(name, article.text))
                for name in names
            ),
            events=tuple(
                Event(type="REJECT", trigger=span, actor=(names[0].lower(),)) for span in triggers if names
            ),
        )


def mentions_of(name: str, text: str) -> tuple[Mention, ...]:
    return tuple(Mention(*found.span(), name) for found in re.finditer(rf"\b{name}\b", text))


def compare_simply(articles: Sequence[Article], readings: Sequence[Reading]) -> Comparison:
    """Actors are one where their names are, events stay what they are."""
    pairs = list(zip(articles, readings, strict=True))
    mentions: dict[str, list[Evidence]] = {}
    for article, reading in pairs:
        for actor in reading.actors:
            places = [evidence_of(article, mention) for mention in actor.mentions]
            mentions.setdefault(actor.name, []).extend(places)
    return Comparison(
        articles=tuple(
            DossierArticle(
                id=article.id, source=article.source, title=article.title, outlet=article.outlet,
                language=article.language, published=DossierPublished(), words=len(article.text.split()),
            )
            for article in articles
        ),
        actors=tuple(
            DossierActor(
                id=name.lower(), name=name, kind="state", mentions=len(places),
                articles=len({place.article for place in places}), evidence=tuple(places),
            )
            for name, places in sorted(mentions.items())
        ),
        timeline=tuple(
            DossierEvent(
                id=f"{article.id}-{event.trigger.start}", type=event.type, mode=None, actor=event.actor,
                recipient=(), evidence=evidence_of(article, event.trigger),
            )
            for article, reading in pairs
            for event in reading.events
        ),
    )  # fmt: skip


def evidence_of(article: Article, place: Span | Mention) -> Evidence:
    return Evidence(article.id, article.source, place.start, place.end, place.text)


def make_steps(
    read: Callable[[Iterable[Article]], Iterator[Reading]] = read_simply,
    compare: Callable[[Sequence[Article], Sequence[Reading]], Comparison] = compare_simply,
    key: Callable[[str], Key] = reader_key,
    compare_version: str = "1",
) -> Steps:
    return Steps(
        ingest=read_sources, read=read, reader_key=key, compare=compare, compare_version=compare_version
    )


def read_slowly(articles: Iterable[Article]) -> Iterator[Reading]:
    for reading in read_simply(articles):
        time.sleep(0.02)
        yield reading


def kill_before(statement: int) -> None:
    """Make every connection of this process count its SQL statements, and die before that one."""
    connect = sqlite3.connect
    seen = 0

    def count(_sql: str) -> None:
        nonlocal seen
        seen += 1
        if seen == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    def connect_counted(*args: object, **options: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **options)  # type: ignore[call-overload]
        connection.set_trace_callback(count)
        return connection

    sqlite3.connect = connect_counted  # type: ignore[assignment]


def main(source: str, dossier: str, statement: str = "0") -> None:
    kill_before(int(statement))
    sys.stdout.write("building\n")
    sys.stdout.flush()
    build([source], dossier, batch_size=BATCH_SIZE, steps=make_steps(read=read_slowly))


if __name__ == "__main__":
    main(*sys.argv[1:])
