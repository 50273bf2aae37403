"""Event data: POLECAT, GDELT and PLOVER rows say what the dossier says, in their own columns."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from exported_dossier import TEXT

from recoupe.export import export_dossier
from recoupe.export.gdelt import GDELT_COLUMNS
from recoupe.export.polecat import POLECAT_COLUMNS
from recoupe.store import Dossier


def read_rows(path: Path, columns: tuple[str, ...] | None = None) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, fieldnames=columns, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture
def polecat(dossier: Dossier, tmp_path: Path) -> list[dict[str, str]]:
    return read_rows(export_dossier(dossier, "polecat", tmp_path / "x.tsv"))


def test_polecat_has_forty_columns_and_a_row_for_each_event_that_happened(
    polecat: list[dict[str, str]],
) -> None:
    assert len(POLECAT_COLUMNS) == 40 == len(polecat[0])
    assert sorted(row["Event Type"] for row in polecat) == ["CONSULT", "CONSULT", "MOBILIZE", "SUPPORT"]


def test_a_row_of_polecat_names_both_sides_with_country_and_sector(polecat: list[dict[str, str]]) -> None:
    row = next(row for row in polecat if row["Language"] == "fr" and row["Event Type"] == "CONSULT")
    assert row["Event Date"] == row["Publication Date"] == "2019-03-27"
    assert (row["Actor Name"], row["Actor Country"], row["Primary Actor Sector"]) == (
        "Nicolás Maduro",
        "VEN",
        "GOV",
    )
    assert row["Recipient Country"] == "RUS" and row["Event Mode"] == "visit"
    assert row["Quad Code"] == "VERBAL COOPERATION"
    assert (row["Placename"], row["City"]) == ("Moscou", "Moscou") and float(row["Latitude"]) > 55


def test_gdelt_has_sixty_one_columns_and_counts_the_articles_of_a_story(
    dossier: Dossier, tmp_path: Path
) -> None:
    rows = read_rows(export_dossier(dossier, "gdelt", tmp_path / "x.tsv"), GDELT_COLUMNS)
    assert len(GDELT_COLUMNS) == 61
    assert all(None not in row.values() and None not in row for row in rows)
    met = next(row for row in rows if row["NumArticles"] == "2")
    assert (met["SQLDATE"], met["Year"], met["FractionDate"]) == ("20190327", "2019", "2019.3205")
    assert (met["Actor1CountryCode"], met["Actor2CountryCode"]) == ("VEN", "RUS")
    assert met["Actor1Code"] == "VENGOV"
    assert (met["EventRootCode"], met["QuadClass"]) == ("04", "1")
    assert (met["NumMentions"], met["NumSources"]) == ("2", "2")
    assert met["ActionGeo_Fullname"] in ("Moscou", "Moscow")
    assert met["DATEADDED"] == "20190327000000" and met["SOURCEURL"].startswith("https://press.example/")
    assert met["Actor1Geo_CountryCode"] == "VE" and met["Actor2Geo_CountryCode"] == "RS"  # FIPS, not ISO


def test_a_story_that_nobody_tells_as_done_is_no_row_of_gdelt(dossier: Dossier, tmp_path: Path) -> None:
    rows = read_rows(export_dossier(dossier, "gdelt", tmp_path / "x.tsv"), GDELT_COLUMNS)
    assert {row["EventRootCode"] for row in rows} == {"04", "05", "15"}


def test_plover_says_with_auxiliary_modes_what_is_denied(dossier: Dossier, tmp_path: Path) -> None:
    path = export_dossier(dossier, "plover", tmp_path / "x.jsonl")
    events = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    modes = {
        event["event"]: event["auxiliaryMode"] for event in events if event["publication"]["language"] == "fr"
    }
    assert modes == {"CONSULT": [], "MOBILIZE": [], "ASSAULT": ["negation"]}
    alleged = next(event for event in events if event["event"] == "MOBILIZE")
    assert alleged["status"] == "alleged" and alleged["actor"][0]["country"] == "VEN"
    for event in events:
        if event["publication"]["language"] == "fr":
            trigger = event["trigger"]
            assert trigger["unit"] == "code points"
            assert TEXT[trigger["start"] : trigger["end"]] == trigger["text"]
