from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest
from sample_articles import PHARE, make_article, words_of
from sample_dossier import COMPARISON, EVENTS, make_dossier

from recoupe.comparison import (
    Camps,
    Comparison,
    Disagreement,
    DossierActor,
    DossierArticle,
    DossierEvent,
    DossierNaming,
    DossierStatement,
    Story,
)
from recoupe.errors import UsageError
from recoupe.reading import Reading
from recoupe.show.selection import Kind, Record, rows_of
from recoupe.show.tables import format_csv, format_json, format_table, printable
from recoupe.store import Dossier

KINDS: tuple[Kind, ...] = get_args(Kind)
RECORDS: dict[Kind, type[Record]] = {
    "articles": DossierArticle,
    "actors": DossierActor,
    "timeline": DossierEvent,
    "statements": DossierStatement,
    "stories": Story,
    "disagreements": Disagreement,
    "namings": DossierNaming,
    "camps": Camps,
}


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("kind", KINDS)
def test_json_is_one_array_of_the_records_themselves(dossier: Dossier, kind: Kind) -> None:
    rows = rows_of(kind, dossier)
    printed = format_json(rows)
    assert isinstance(json.loads(printed), list)
    decoded = [msgspec.convert(record, RECORDS[kind]) for record in json.loads(printed)]
    assert tuple(decoded) == rows


def test_json_of_nothing_is_an_empty_array() -> None:
    assert format_json(()) == "[]\n"


@pytest.mark.parametrize("kind", KINDS)
def test_csv_has_one_row_a_record_and_a_header_always(dossier: Dossier, kind: Kind) -> None:
    rows = rows_of(kind, dossier)
    assert len(read_csv(format_csv(kind, rows, dossier))) == len(rows) > 0
    assert format_csv(kind, (), dossier) == format_csv(kind, rows, dossier).partition("\n")[0] + "\n"


def test_csv_gives_the_evidence_in_columns_of_its_own(dossier: Dossier) -> None:
    rows = {row["id"]: row for row in read_csv(format_csv("timeline", rows_of("timeline", dossier), dossier))}
    row = rows["e-demand"]
    found = words_of(PHARE, "a exigé")
    assert (row["article"], row["source"], row["start"], row["end"], row["text"]) == (
        PHARE.id,
        PHARE.source,
        str(found.start),
        str(found.end),
        "a exigé",
    )
    assert (row["actor"], row["actor_id"], row["from"]) == ("Jean Cruppi", "cruppi", "1911-07-04")


def test_csv_keeps_a_field_of_the_record_apart_from_that_of_its_evidence(dossier: Dossier) -> None:
    rows = read_csv(format_csv("articles", rows_of("articles", dossier), dossier))
    inferred = next(row for row in rows if row["published_method"] == "inferred")
    assert (inferred["source"], inferred["evidence_source"], inferred["evidence_count"]) == (
        "vigie.txt",
        "vigie.txt",
        "2",
    )


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1"])
def test_csv_runs_no_formula_in_a_spreadsheet(dossier: Dossier, text: str) -> None:
    event = msgspec.structs.replace(EVENTS[0], place=text)
    (row,) = read_csv(format_csv("timeline", (event,), dossier))
    assert row["place"].startswith("'")


def test_csv_leaves_negative_numbers_numbers(dossier: Dossier) -> None:
    event = msgspec.structs.replace(EVENTS[0], plover_score=-5.0)
    (row,) = read_csv(format_csv("timeline", (event,), dossier))
    assert row["plover_score"] == "-5.0"


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("articles", ("Ultimatum à Agadir", "Le Phare", "3–4 July 1911", "inferred")),
        ("actors", ("Jean Cruppi", "person", "FRA", "government", "ministre")),
        ("timeline", ("4 July 1911", "request, giving way", "Jean Cruppi", "Allemagne", "alleged")),
        ("statements", ("Jean Cruppi", "a-t-il lancé", "Berlin doit partir", "unnamed source")),
        ("stories", ("Cruppi exige le départ", "Le Phare, La Vigie, France demands")),
        ("disagreements", ("whether it happened", "asserted — Le Phare", "negated — Jean Cruppi")),
        ("namings", ("Moulay Hafid", "▼ usurpateur", "▲ sultan légitime", "Le Phare", "Allemagne")),
        ("camps", ("1. Allemagne, Moulay Hafid", "25%", "another camp would fit as well")),
    ],
)
def test_tables_say_names_and_days_instead_of_ids(
    dossier: Dossier, kind: Kind, words: tuple[str, ...]
) -> None:
    table = format_table(kind, rows_of(kind, dossier), dossier, width=400)
    assert [word for word in words if word not in table] == []
    assert "e-demand" not in table and PHARE.id not in table


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [60, 80, 120])
def test_tables_stay_within_the_width(dossier: Dossier, kind: Kind, width: int) -> None:
    table = format_table(kind, rows_of(kind, dossier), dossier, width=width)
    assert max(map(len, table.splitlines())) <= width


def test_tables_speak_the_interface_language(dossier: Dossier) -> None:
    table = format_table("timeline", rows_of("timeline", dossier), dossier, width=300, interface="fr")
    assert "4 juillet 1911" in table and "demande, renoncement" in table


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_of_nothing_says_what_to_do(tmp_path: Path, kind: Kind) -> None:
    with make_dossier(tmp_path / "empty.db", articles=(), readings=(), comparison=Comparison()) as empty:
        sentence = format_table(kind, rows_of(kind, empty), empty)
    assert sentence.endswith(".\n")
    assert len(sentence.splitlines()) == 1


def test_an_article_gives_no_orders_to_the_terminal(tmp_path: Path) -> None:
    article = make_article(
        "x", source="a.txt", title="\x1b]0;owned\x07red \x1b[31m\u202egnp.exe [bold]x[/bold]"
    )
    record = msgspec.structs.replace(COMPARISON.articles[2], id=article.id, title=article.title, copy_of=None)
    comparison = Comparison(articles=(record,))
    with make_dossier(
        tmp_path / "x.db",
        articles=(article,),
        readings=(Reading(doc="a", language="en"),),
        comparison=comparison,
    ) as dossier:
        rows = rows_of("articles", dossier)
        table = format_table("articles", rows, dossier, width=200)
        flat = format_csv("articles", rows, dossier)
    for printed in (table, flat):
        assert not {"\x1b", "\x07", "\u202e"} & set(printed)
    assert "[bold]x[/bold]" in table


def test_printable_text_keeps_its_lines() -> None:
    assert printable("a\nb\x85c\u2028d") == "a\nb c d"


@pytest.mark.parametrize("name", ["hafid", "Moulay Hafid", "MOULAY HÁFID"])
@pytest.mark.parametrize("kind", ["articles", "actors", "timeline", "stories", "namings", "camps"])
def test_an_actor_is_found_by_id_and_by_any_name(dossier: Dossier, kind: Kind, name: str) -> None:
    assert rows_of(kind, dossier, actor=name) == rows_of(kind, dossier, actor="hafid") != ()


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_actor_is_told_with_the_nearest(dossier: Dossier, kind: Kind) -> None:
    with pytest.raises(UsageError, match=r"did you mean .*Cruppi"):
        rows_of(kind, dossier, actor="Crupi")


def test_articles_of_an_actor_are_those_that_tell_of_it(dossier: Dossier) -> None:
    rows: Any = rows_of("articles", dossier, actor="hafid")
    assert {row.source for row in rows} == {PHARE.source, "vigie.txt"}


@pytest.mark.parametrize(
    ("kind", "left"),
    [("articles", 2), ("actors", 3), ("timeline", 2), ("statements", 1), ("stories", 1), ("camps", 1)],
)
def test_since_leaves_what_reaches_the_day(dossier: Dossier, kind: Kind, left: int) -> None:
    assert len(rows_of(kind, dossier, since=date(1911, 7, 4))) == left
    assert rows_of(kind, dossier, since=date(1911, 7, 5)) == ()
