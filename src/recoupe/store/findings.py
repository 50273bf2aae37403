"""From a comparison to the rows of the finding tables: a record is a row, what it lists are more rows.

The record also stands whole beside its columns, so that it is read back exactly; the columns and the
tables of lists are there to be asked.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from recoupe.comparison import (
    Camps,
    Comparison,
    Disagreement,
    DossierActor,
    DossierArticle,
    DossierEvent,
    DossierNaming,
    DossierStatement,
    Evidence,
    Story,
)
from recoupe.names import fold_name
from recoupe.store.renewal import renew_tables
from recoupe.store.rows import (
    Row,
    Value,
    column_value,
    columns_of,
    evidence_columns,
    record_column,
    write_rows,
)

Rows = Iterator[tuple[str, Row]]

FINDING_TABLES = (
    "compared_article", "dating_evidence",
    "actor", "actor_alias", "actor_evidence", "office", "office_evidence",
    "story", "story_party", "event", "event_party", "account", "account_event",
    "statement", "naming",
    "disagreement", "side", "side_holder", "side_evidence",
    "camp_period", "camp", "camp_actor", "doubtful_actor", "doubtful_evidence", "doubtful_toward",
    "relation", "relation_evidence",
)  # fmt: skip


def replace_rows(connection: sqlite3.Connection, comparison: Comparison) -> None:
    """Empty the finding tables and fill them from the comparison, inside the caller's transaction."""
    # Stories and events point at each other, so references are checked when all rows stand.
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for table in FINDING_TABLES:
        connection.execute(f'DELETE FROM "{table}"')  # noqa: S608 - a name of ours
    renew_tables(connection, FINDING_TABLES)
    write_rows(connection, finding_rows(comparison))
    connection.execute("INSERT INTO statement_fts (statement_fts) VALUES ('rebuild')")


def finding_rows(comparison: Comparison) -> Rows:
    """All rows of a comparison, each with the name of its table."""
    for position, article in enumerate(comparison.articles):
        yield from _article_rows(article, position)
    for position, actor in enumerate(comparison.actors):
        yield from _actor_rows(actor, position)
    for position, story in enumerate(comparison.stories):
        yield from _story_rows(story, position)
    for position, event in enumerate(comparison.timeline):
        yield from _event_rows(event, position)
    for position, statement in enumerate(comparison.statements):
        yield "statement", _statement_row(statement, position)
    for position, naming in enumerate(comparison.namings):
        yield "naming", _naming_row(naming, position)
    for position, disagreement in enumerate(comparison.disagreements):
        yield from _disagreement_rows(disagreement, position)
    for position, period in enumerate(comparison.camps):
        yield from _camps_rows(period, position)


def _article_rows(article: DossierArticle, position: int) -> Rows:
    yield (
        "compared_article",
        {
            "article": article.id,
            "position": position,
            "first_day": column_value(article.published.earliest),
            "last_day": column_value(article.published.latest),
            "published_method": article.published.method,
            **columns_of(article, "copy_of", "words"),
            **record_column(article),
        },
    )
    yield from _evidence_rows("dating_evidence", {"dated_article": article.id}, article.published.evidence)


def _actor_rows(actor: DossierActor, position: int) -> Rows:
    yield (
        "actor",
        {
            "position": position,
            **columns_of(actor, "id", "name", "kind", "country", "sector", "mentions", "articles"),
            **record_column(actor),
        },
    )
    for alias in dict.fromkeys((actor.name, *actor.aliases)):
        yield "actor_alias", {"actor": actor.id, "alias": alias, "folded": fold_name(alias)}
    yield from _evidence_rows("actor_evidence", {"actor": actor.id}, actor.evidence)
    for number, office in enumerate(actor.offices):
        days = columns_of(office, "title", "first_day", "last_day")
        yield "office", {"actor": actor.id, "position": number, **days}
        yield from _evidence_rows("office_evidence", {"actor": actor.id, "office": number}, office.evidence)


def _story_rows(story: Story, position: int) -> Rows:
    yield (
        "story",
        {
            "position": position,
            **columns_of(story, "id", "type", "title", "first_day", "last_day", "place", "voices"),
            "articles": len({account.article for account in story.accounts}),
            "disputes": len(story.disagreements),
            **record_column(story),
        },
    )
    yield from _list_rows("story_party", {"story": story.id, "role": "actor"}, "actor", story.actor)
    yield from _list_rows("story_party", {"story": story.id, "role": "recipient"}, "actor", story.recipient)
    for number, account in enumerate(story.accounts):
        yield (
            "account",
            {
                "story": story.id,
                "position": number,
                **columns_of(account, "outlet", "status", "said_by", "voice"),
                **evidence_columns(account.evidence),
            },
        )
        yield from _list_rows(
            "account_event", {"story": story.id, "account": number}, "event", account.events
        )


def _event_rows(event: DossierEvent, position: int) -> Rows:
    yield (
        "event",
        {
            "position": position,
            **columns_of(event, "id", "type", "mode", "first_day", "last_day", "place", "status"),
            **columns_of(event, "said_by", "story", "plover_score", "quad_class", "cameo"),
            **columns_of(event, "latitude", "longitude"),
            **evidence_columns(event.evidence),
            **record_column(event),
        },
    )
    parties: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("actor", event.actor),
        ("recipient", event.recipient),
    )
    for role, actors in parties:
        owner: Row = {"event": event.id, "role": role, "event_position": position}
        yield from _list_rows("event_party", owner, "actor", actors)


def _statement_row(statement: DossierStatement, position: int) -> Row:
    return {
        "position": position,
        **columns_of(statement, "id", "speaker", "kind", "cue", "content", "medium", "addressee"),
        **columns_of(statement, "first_day", "last_day"),
        **evidence_columns(statement.evidence),
        **record_column(statement),
    }


def _naming_row(naming: DossierNaming, position: int) -> Row:
    return {
        "id": content_id(naming),
        "position": position,
        "called": naming.text,
        **columns_of(naming, "actor", "slant", "by", "outlet"),
        **evidence_columns(naming.evidence),
        **record_column(naming),
    }


def _disagreement_rows(disagreement: Disagreement, position: int) -> Rows:
    owner = disagreement.id
    yield (
        "disagreement",
        {
            "position": position,
            **columns_of(disagreement, "id", "kind", "story", "actor"),
            "weight": sum(len(side.accounts) for side in disagreement.sides),
            **record_column(disagreement),
        },
    )
    for number, side in enumerate(disagreement.sides):
        yield "side", {"disagreement": owner, "position": number, "value": side.value}
        yield from _list_rows("side_holder", {"disagreement": owner, "side": number}, "holder", side.by)
        yield from _evidence_rows("side_evidence", {"disagreement": owner, "side": number}, side.accounts)


def _camps_rows(camps: Camps, position: int) -> Rows:
    period = content_id(camps)
    yield (
        "camp_period",
        {
            "id": period,
            "position": position,
            **columns_of(camps, "first_day", "last_day", "frustration"),
            **record_column(camps),
        },
    )
    for number, camp in enumerate(camps.camps):
        yield "camp", {"period": period, "position": number, "name": camp.name}
        yield from _list_rows("camp_actor", {"period": period, "camp": number}, "actor", camp.actors)
    for number, doubtful in enumerate(camps.doubtful):
        parts = columns_of(doubtful, "actor", "reason")
        yield "doubtful_actor", {"period": period, "position": number, **parts}
        owner: Row = {"period": period, "doubtful": number}
        yield from _evidence_rows("doubtful_evidence", owner, doubtful.evidence)
        yield from _list_rows("doubtful_toward", owner, "actor", doubtful.toward)
    for number, relation in enumerate(camps.relations):
        pair: Row = {"left_actor": relation.left, "right_actor": relation.right, "weight": relation.weight}
        yield "relation", {"period": period, "position": number, **pair}
        yield from _evidence_rows(
            "relation_evidence", {"period": period, "relation": number}, relation.evidence
        )


def _evidence_rows(table: str, owner: Row, evidences: Iterable[Evidence]) -> Rows:
    for position, evidence in enumerate(evidences):
        yield table, {**owner, "position": position, **evidence_columns(evidence)}


def _list_rows(table: str, owner: Row, column: str, values: Iterable[Value]) -> Rows:
    for position, value in enumerate(values):
        yield table, {**owner, "position": position, column: value}


def content_id(record: msgspec.Struct) -> str:
    """Content hash (16 hex digits) of a record that bears no id of its own."""
    return hashlib.sha256(msgspec.json.encode(record)).hexdigest()[:16]
