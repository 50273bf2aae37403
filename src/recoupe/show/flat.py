"""Each record as one flat row: names beside ids, lists joined, the first evidence in columns of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import singledispatch

from recoupe.comparison import (
    Camps,
    Disagreement,
    DossierActor,
    DossierArticle,
    DossierEvent,
    DossierNaming,
    DossierStatement,
    Evidence,
    Story,
)
from recoupe.show.index import DossierIndex
from recoupe.show.selection import Kind, Record

Cell = str | int | float | None
JOINT = "; "


_COLUMNS: dict[Kind, tuple[str, ...]] = {
    "articles": (
        "id", "source", "title", "outlet", "language", "published_earliest", "published_latest",
        "published_method", "copy_of", "words",
    ),
    "actors": (
        "id", "name", "aliases", "kind", "country", "sector", "offices", "mentions", "articles",
    ),
    "timeline": (
        "id", "type", "mode", "actor", "actor_id", "recipient", "recipient_id", "from", "to", "place",
        "status", "said_by", "said_by_id", "story", "plover_score", "quad_class", "cameo", "latitude",
        "longitude",
    ),
    "statements": (
        "id", "speaker", "speaker_id", "kind", "cue", "content", "medium", "addressee", "addressee_id",
        "from", "to",
    ),
    "stories": (
        "id", "type", "title", "actor", "actor_id", "recipient", "recipient_id", "from", "to", "place",
        "accounts", "outlets", "voices", "disagreements",
    ),
    "disagreements": (
        "id", "kind", "story", "actor", "actor_id", "sides",
    ),
    "namings": (
        "actor", "actor_id", "text", "slant", "by", "by_id", "outlet",
    ),
    "camps": (
        "from", "to", "camps", "doubtful", "frustration", "relations",
    ),
}  # fmt: skip
_EVIDENCE = ("article", "source", "start", "end", "text")


def flat_columns(kind: Kind) -> tuple[str, ...]:
    """The columns of all records of that kind.

    Where the record has a field of its own called like one of the evidence (an article's `source`),
    the evidence's column is called `evidence_source`.
    """
    own = _COLUMNS[kind]
    evidence = (f"evidence_{column}" if column in own else column for column in _EVIDENCE)
    return (*own, *evidence, "evidence_count")


def flat_cells(record: Record, index: DossierIndex) -> tuple[Cell, ...]:
    """The cells of one record, as `flat_columns` names them."""
    evidence = evidence_of_record(record)
    return (*_values(record, index), *_evidence_cells(evidence), len(evidence))


def evidence_of_record(record: Record) -> Sequence[Evidence]:
    """The words that show a record, the first of which stand in its row."""
    if isinstance(record, DossierArticle):
        return record.published.evidence
    if isinstance(record, Story):
        return [account.evidence for account in record.accounts]
    if isinstance(record, Disagreement):
        return [found for side in record.sides for found in side.accounts]
    if isinstance(record, Camps):
        return [found for relation in record.relations for found in relation.evidence]
    return record.evidence if isinstance(record, DossierActor) else (record.evidence,)


def _evidence_cells(evidence: Sequence[Evidence]) -> tuple[Cell, ...]:
    if not evidence:
        return (None,) * len(_EVIDENCE)
    first = evidence[0]
    return (first.article, first.source, first.start, first.end, first.text)


@singledispatch
def _values(record: Record, _index: DossierIndex) -> tuple[Cell, ...]:
    raise TypeError(f"no file has rows of {type(record).__name__}")


@_values.register
def _article(article: DossierArticle, _index: DossierIndex) -> tuple[Cell, ...]:
    return (
        article.id,
        article.source,
        article.title,
        article.outlet,
        article.language,
        _day(article.published.earliest),
        _day(article.published.latest),
        article.published.method,
        article.copy_of,
        article.words,
    )


@_values.register
def _actor(actor: DossierActor, _index: DossierIndex) -> tuple[Cell, ...]:
    offices = (
        f"{office.title} ({_day(office.first_day) or '?'}/{_day(office.last_day) or '?'})"
        for office in actor.offices
    )
    return (
        actor.id,
        actor.name,
        JOINT.join(actor.aliases),
        actor.kind,
        actor.country,
        actor.sector,
        JOINT.join(offices),
        actor.mentions,
        actor.articles,
    )


@_values.register
def _event(event: DossierEvent, index: DossierIndex) -> tuple[Cell, ...]:
    return (
        event.id,
        event.type,
        event.mode,
        _names(event.actor, index),
        JOINT.join(event.actor),
        _names(event.recipient, index),
        JOINT.join(event.recipient),
        _day(event.first_day),
        _day(event.last_day),
        event.place,
        event.status,
        _name(event.said_by, index),
        event.said_by,
        event.story,
        event.plover_score,
        event.quad_class,
        event.cameo,
        event.latitude,
        event.longitude,
    )


@_values.register
def _statement(statement: DossierStatement, index: DossierIndex) -> tuple[Cell, ...]:
    return (
        statement.id,
        _name(statement.speaker, index),
        statement.speaker,
        statement.kind,
        statement.cue,
        statement.content,
        statement.medium,
        _name(statement.addressee, index),
        statement.addressee,
        _day(statement.first_day),
        _day(statement.last_day),
    )


@_values.register
def _story(story: Story, index: DossierIndex) -> tuple[Cell, ...]:
    outlets = dict.fromkeys(account.outlet or account.source for account in story.accounts)
    return (
        story.id,
        story.type,
        story.title,
        _names(story.actor, index),
        JOINT.join(story.actor),
        _names(story.recipient, index),
        JOINT.join(story.recipient),
        _day(story.first_day),
        _day(story.last_day),
        story.place,
        len(story.accounts),
        JOINT.join(outlets),
        story.voices,
        JOINT.join(story.disagreements),
    )


@_values.register
def _disagreement(found: Disagreement, index: DossierIndex) -> tuple[Cell, ...]:
    sides = (f"{side.value} [{', '.join(_name(by, index) or by for by in side.by)}]" for side in found.sides)
    return (
        found.id,
        found.kind,
        found.story,
        _name(found.actor, index),
        found.actor,
        " | ".join(sides),
    )


@_values.register
def _naming(naming: DossierNaming, index: DossierIndex) -> tuple[Cell, ...]:
    return (
        _name(naming.actor, index),
        naming.actor,
        naming.text,
        naming.slant,
        _name(naming.by, index) or naming.by,
        naming.by,
        naming.outlet,
    )


@_values.register
def _period(period: Camps, index: DossierIndex) -> tuple[Cell, ...]:
    camps = (f"{_name(camp.name, index)}: {_names(camp.actors, index)}" for camp in period.camps)
    return (
        _day(period.first_day),
        _day(period.last_day),
        " | ".join(camps),
        _names((doubtful.actor for doubtful in period.doubtful), index),
        period.frustration,
        len(period.relations),
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _name(actor: str | None, index: DossierIndex) -> str | None:
    name = index.name(actor)
    return None if name is None else name.text or actor


def _names(actors: Iterable[str], index: DossierIndex) -> str:
    return JOINT.join(_name(actor, index) or actor for actor in actors)
