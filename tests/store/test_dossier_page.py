"""docs/dossier.md explains every table and every column of the dossier, and none besides."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from store_samples import ARTICLES, COMPARISON

from recoupe.comparison import (
    Account,
    Camp,
    Camps,
    Disagreement,
    DossierActor,
    DossierArticle,
    DossierEvent,
    DossierNaming,
    DossierOffice,
    DossierStatement,
    DoubtfulActor,
    Relation,
    Side,
    Story,
)
from recoupe.store import Dossier

PAGE = Path(__file__).parents[2] / "docs" / "dossier.md"


@pytest.fixture
def connection(tmp_path: Path) -> closing[sqlite3.Connection]:
    with Dossier.create_or_open(tmp_path / "crisis.db") as dossier:
        dossier.add_articles(ARTICLES)
        dossier.replace_findings(COMPARISON)
    return closing(sqlite3.connect(tmp_path / "crisis.db"))


def explained_columns() -> dict[str, list[str]]:
    sections = re.split(r"^### `(\w+)`$", PAGE.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return {
        table: re.findall(r"^\| `(\w+)` \| \S.* \|$", body, flags=re.MULTILINE)
        for table, body in zip(sections[::2], sections[1::2], strict=True)
    }


def test_every_table_and_column_is_explained(connection: closing[sqlite3.Connection]) -> None:
    with connection as database:
        names = [
            row[0]
            for row in database.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
        ]
        tables = [name for name in names if not re.search(r"_fts_\w+$", name)]
        columns = {
            table: [row[0] for row in database.execute("SELECT name FROM pragma_table_info(?)", (table,))]
            for table in tables
        }
    assert explained_columns() == columns


LISTED_ELSEWHERE = {
    "actor": (DossierActor, {"aliases", "offices", "evidence"}),
    "event": (DossierEvent, {"actor", "recipient", "evidence"}),
    "statement": (DossierStatement, {"evidence"}),
    "naming": (DossierNaming, {"text", "evidence"}),
    "story": (Story, {"actor", "recipient", "accounts", "disagreements", "why"}),
    "account": (Account, {"source", "events", "evidence"}),
    "office": (DossierOffice, {"evidence"}),
    "disagreement": (Disagreement, {"sides"}),
    "side": (Side, {"by", "accounts"}),
    "camp_period": (Camps, {"camps", "doubtful", "relations"}),
    "camp": (Camp, {"actors"}),
    "doubtful_actor": (DoubtfulActor, {"evidence", "toward"}),
    "relation": (Relation, {"left", "right", "evidence"}),
    "compared_article": (
        DossierArticle,
        {"id", "source", "title", "outlet", "language", "published", "url", "author", "agency"},
    ),
}
"""For each table its record, and the fields that stand in other tables, under other names, or in the record
alone (`why`)."""


@pytest.mark.parametrize("table", LISTED_ELSEWHERE)
def test_every_field_of_a_record_is_kept_where_it_can_be_asked(table: str) -> None:
    record_type, elsewhere = LISTED_ELSEWHERE[table]
    assert set(record_type.__struct_fields__) - elsewhere <= set(explained_columns()[table])
    assert elsewhere <= set(record_type.__struct_fields__)


def test_the_query_on_the_page_runs(connection: closing[sqlite3.Connection]) -> None:
    example = re.search(r"```sql\n(.*?)```", PAGE.read_text("utf-8"), flags=re.DOTALL)
    assert example is not None
    with connection as database:
        rows = database.execute(example[1]).fetchall()
    assert ("1911-07-02", "France", "REJECT", "Allemagne", "actual", "proteste", "Le Phare") in rows


def test_a_place_is_cut_out_as_the_page_says(connection: closing[sqlite3.Connection]) -> None:
    with connection as database:
        rows = database.execute(
            'SELECT event.text, substr(article.text, start + 1, "end" - start)'
            " FROM event JOIN article ON article.id = event.article"
        ).fetchall()
    assert rows == [("proteste", "proteste"), ("dément", "dément")]
