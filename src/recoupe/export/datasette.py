"""Datasette's metadata for a dossier: what its views are, which to look at, what can be searched."""

from __future__ import annotations

from pathlib import Path

import msgspec

from recoupe.store import Dossier

_SHOWN = {
    "who_did_what": ("Who did what to whom, when, who says so", "first_day", ("type", "status", "outlet")),
    "who_said_what": ("Who said what, where and to whom", "first_day", ("speaker", "kind", "outlet")),
    "who_is_called_what": (
        "What each outlet and speaker calls whom",
        "actor",
        ("actor", "slant", "called_by"),
    ),
    "accounts_of_stories": ("What each article says of each story", "first_day", ("outlet", "status")),
    "sides_of_disagreements": ("What the accounts contradict each other in", "kind", ("kind", "held_by")),
}
"""Views worth a look: what they are, by which column to sort them and by which to narrow them."""
_SEARCHED = {"article": "article_fts", "statement": "statement_fts"}
_ROWID = {"article": "search_row", "statement": "position"}
_DESCRIBED = {"article": "The texts as they came in", "actor": "Who takes part", "story": "Happenings"}


def write_datasette(dossier: Dossier, path: Path) -> None:
    """`datasette crisis.db --metadata FILE`: the dossier's file must keep its name."""
    tables: dict[str, dict[str, object]] = {
        name: {"description": what, "sort": order, "facets": list(facets), "size": 50}
        for name, (what, order, facets) in _SHOWN.items()
    }
    for name, what in _DESCRIBED.items():
        tables[name] = {"description": what}
    for name, index in _SEARCHED.items():
        tables.setdefault(name, {}).update({"fts_table": index, "fts_pk": _ROWID[name]})
    for name in _inner_tables(dossier):
        if name not in tables:
            tables[name] = {"hidden": True}
    metadata = {
        "title": f"recoupe: {dossier.path.stem}",
        "description": "Press accounts of one crisis, and what they describe. Every row leads to its words.",
        "databases": {dossier.path.stem: {"tables": tables}},
    }
    path.write_bytes(msgspec.json.format(msgspec.json.encode(metadata), indent=1))


def _inner_tables(dossier: Dossier) -> list[str]:
    """The names of all tables, most of which only hold the parts of the others together."""
    return sorted(dossier.table_names())
