"""Datasette opens a dossier with its metadata: views that people understand, and search."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from exported_dossier import write_dossier

from recoupe.export import export_dossier
from recoupe.store import Dossier


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Asks Datasette over the dossier for the JSON of a path."""
    pytest.importorskip("datasette", reason="shows the dossier as its users do")
    from datasette.app import Datasette  # noqa: PLC0415

    path = write_dossier(tmp_path_factory.mktemp("datasette") / "crise.db")
    with Dossier.open(path, read_only=True) as dossier:
        metadata = json.loads(
            export_dossier(dossier, "datasette", Path(path).with_suffix(".json")).read_text()
        )

    def get(where: str) -> Any:
        async def ask() -> Any:
            datasette = Datasette([str(path)], metadata=metadata)
            answer = await datasette.client.get(where)
            assert answer.status_code == 200, answer.text
            return answer.json()

        return asyncio.run(ask())

    return get


def test_views_say_who_did_what_in_names(served: Any) -> None:
    rows = served("/crise/who_did_what.json?_shape=objects")["rows"]
    met = next(row for row in rows if row["type"] == "CONSULT" and row["outlet"] == "=Le Phare")
    assert (met["actors"], met["recipients"], met["place"]) == (
        "Nicolás Maduro",
        "Serguei\u0308 Lavrov",
        "Moscou",
    )
    assert met["words"] == "a reçu"


def test_statements_are_found_by_their_words(served: Any) -> None:
    rows = served(f"/crise/statement.json?_shape=objects&_search={quote('tiendrons')}")["rows"]
    assert len(rows) == 1 and rows[0]["content"].startswith("Nous tiendrons")
    assert served("/crise/statement.json?_shape=objects&_search=nirgends")["rows"] == []


def test_only_tables_worth_a_look_are_listed(served: Any) -> None:
    tables = served("/crise.json")["tables"]
    assert {table["name"] for table in tables if not table["hidden"]} == {
        "article",
        "actor",
        "story",
        "statement",
    }


def test_labels_come_with_who_puts_them(served: Any) -> None:
    (row,) = served("/crise/who_is_called_what.json?_shape=objects")["rows"]
    assert (row["actor"], row["called"], row["called_by"]) == ("Nicolás Maduro", "=dictateur=", "=Le Phare")
