"""GDELT 2's 61 event columns (The GDELT Event Database, Data Format Codebook V2.0, 2015): one row a story.

A GDELT event is what several articles report, so a row is a story; NumSources counts outlets, not
independent voices. Actors have CAMEO codes, places FIPS 10-4 country codes. GoldsteinScale holds the PLOVER
score, which has its range; AvgTone, which recoupe does not measure, is empty. No clock is read: DATEADDED is
the day of the earliest account.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from recoupe.comparison import DossierActor, DossierEvent, Story
from recoupe.export.country_codes import load_country_codes
from recoupe.export.polecat import HAPPENED
from recoupe.plover import Quad, load_plover
from recoupe.store import Dossier

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code",
    "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_PLACE = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
GDELT_COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{column}" for column in _ACTOR),
    *(f"Actor2{column}" for column in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{role}Geo_{column}" for role in ("Actor1", "Actor2", "Action") for column in _PLACE),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
_QUADS: dict[Quad, str] = {
    "verbal_cooperation": "1",
    "material_cooperation": "2",
    "verbal_conflict": "3",
    "material_conflict": "4",
}
_WORLD_CITY, _COUNTRY = "4", "1"
_ID_DIGITS = 13
"""Hexadecimal digits of a story's id that make an integer which a spreadsheet still holds exactly."""


def write_gdelt(dossier: Dossier, path: Path) -> None:
    """One row for each story that some account tells as having happened; no header, as in GDELT."""
    actors = {actor.id: actor for actor in dossier.actors()}
    events = {event.id: event for event in dossier.timeline()}
    written = {article.id: article.published.earliest for article in dossier.articles()}
    addresses = {article.id: article.source for article in dossier.articles()}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        for story in dossier.stories():
            told = [events[one] for account in story.accounts for one in account.events if one in events]
            if any(event.status in HAPPENED for event in told):
                days = [day for account in story.accounts if (day := written.get(account.article))]
                cells = _cells(story, told, actors, min(days, default=None))
                article = story.accounts[0].article
                address = dossier.article(article).url or addresses[article]
                writer.writerow([" ".join(cell.split()) for cell in (*cells, address)])


def _cells(
    story: Story, told: Sequence[DossierEvent], actors: dict[str, DossierActor], written: date | None
) -> tuple[str, ...]:
    usual = next(event for event in told if event.status in HAPPENED)
    code = usual.cameo or ""
    quad = load_plover().types[story.type].quad
    sides = tuple(actors.get(parties[0]) if parties else None for parties in (story.actor, story.recipient))
    outlets = {account.outlet or account.source for account in story.accounts}
    located = next((event for event in told if event.latitude is not None), None)
    return (
        str(int(story.id[:_ID_DIGITS], 16)),
        *_day_cells(story.first_day),
        *_actor_cells(sides[0]),
        *_actor_cells(sides[1]),
        "1",
        code,
        code[:3],
        code[:2],
        _QUADS[quad],
        f"{usual.plover_score:g}",
        str(len(told)),
        str(len(outlets)),
        str(len({account.article for account in story.accounts})),
        "",
        *_country_cells(sides[0]),
        *_country_cells(sides[1]),
        *_place_cells(located),
        written.strftime("%Y%m%d000000") if written else "",
    )


def _day_cells(day: date | None) -> tuple[str, ...]:
    if day is None:
        return ("",) * 4
    fraction = (day.month * 30 + day.day) / 365
    return day.strftime("%Y%m%d"), day.strftime("%Y%m"), f"{day.year:04}", f"{day.year + fraction:.4f}"


def _actor_cells(actor: DossierActor | None) -> tuple[str, ...]:
    if actor is None:
        return ("",) * len(_ACTOR)
    country = load_country_codes()[actor.country].cameo if actor.country in load_country_codes() else ""
    sector = actor.sector if actor.sector and actor.kind != "state" else ""
    return f"{country}{sector}", actor.name.upper(), country, *[""] * 4, sector, "", ""


def _country_cells(actor: DossierActor | None) -> tuple[str, ...]:
    codes = load_country_codes().get(actor.country) if actor and actor.country else None
    if codes is None:
        return ("",) * len(_PLACE)
    return _COUNTRY, "", codes.fips, codes.fips, "", "", "", codes.fips


def _place_cells(event: DossierEvent | None) -> tuple[str, ...]:
    if event is None:
        return ("",) * len(_PLACE)
    return _WORLD_CITY, event.place or "", "", "", "", f"{event.latitude:g}", f"{event.longitude:g}", ""
