"""What recoupe reads in two English benchmarks, in the forms that their scorers take."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from recoupe.article import Article
from recoupe.read.reader import declare_day, read_articles
from recoupe.reading import Actor, Event, Span, Statement

CODED_DAY = "2000-01-01"
"""A day for sentences that have none; their events are not scored by date."""


def write_statements(gold: Path, target: Path) -> None:
    """Write the statements of the articles of PolNeAR, a JSON line each."""
    articles = [
        Article(id=path.stem, source=path.name, text=read_text(path), language="en")
        for path in sorted(gold.glob("*.txt"))
    ]
    write_lines(
        target,
        (
            {"doc": article.source, "statements": [statement_record(said) for said in reading.statements]}
            for article, reading in zip(articles, read_articles(articles), strict=True)
        ),
    )


def read_text(path: Path) -> str:
    """The text with its line ends as they are: the annotation counts them."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def statement_record(statement: Statement) -> dict[str, Any]:
    """Speaker, cue and content as spans."""
    return {
        "speaker": span_record(statement.speaker_mention),
        "cue": span_record(statement.cue),
        "content": [span_record(statement.content)],
    }


def span_record(span: Span | None) -> dict[str, int] | None:
    """Both ends of a span."""
    return {"start": span.start, "end": span.end} if span else None


def write_coded_sentences(gold: Path, target: Path) -> None:
    """Write the events of the sentences of the PLOVER gold standard records, a JSON line each."""
    lines = gold.read_text(encoding="utf-8").splitlines()
    texts = {record["id"]: record["text"] for record in map(json.loads, lines)}
    articles = [
        Article(id=name, source=name, text=text, language="en", published=declare_day(CODED_DAY))
        for name, text in texts.items()
    ]
    rows = []
    for article, reading in zip(articles, read_articles(articles), strict=True):
        actors = {actor.id: actor for actor in reading.actors}
        rows.append({"id": article.id, "events": [event_record(event, actors) for event in reading.events]})
    write_lines(target, rows)


def event_record(event: Event, actors: Mapping[str, Actor]) -> dict[str, Any]:
    """Type, actor and recipient of an event."""
    return {
        "type": event.type,
        "actor": [actor_record(name, actors) for name in event.actor],
        "recipient": [actor_record(name, actors) for name in event.recipient],
    }


def actor_record(name: str, actors: Mapping[str, Actor]) -> dict[str, str]:
    """An actor by country and name; all international bodies are one country to the scorer."""
    actor = actors.get(name)
    if actor is None:  # a state that the text does not name, only its demonym
        return {"country": name.upper()} if len(name) == 3 else {"text": name}
    country = "IGO" if actor.kind == "bloc" or actor.sector == "IGO" else actor.country
    return {"country": country, "text": actor.name} if country else {"text": actor.name}


def write_lines(target: Path, records: Iterable[Mapping[str, Any]]) -> None:
    """Write records as JSON lines."""
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    target.write_text("".join(lines), encoding="utf-8")
