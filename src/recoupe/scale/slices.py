"""A crisis out of a folder of read articles: those of some countries and days become a dossier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import duckdb
import msgspec

from recoupe.building import BuildReport, build
from recoupe.store import Dossier

from .folder import read_files
from .rows import UNDATED, article_of, reading_of

_BATCH = 500
_QUERY = """
SELECT * EXCLUDE (month) FROM read_parquet($files, hive_partitioning = true, hive_types = {'month': VARCHAR})
WHERE (len($countries) = 0 OR list_has_any(countries, $countries))
  AND (month = $undated OR $since IS NULL OR last_day >= $since)
  AND (month = $undated OR $until IS NULL OR first_day <= $until)
  AND (NOT $month_only OR month = $month)
ORDER BY id, source
"""


class Slice:
    """Which articles are wanted: of any of these countries (all without one), known to touch these days.

    Undated articles come along: comparing may date them. `month` takes those kept under that month only.
    """

    def __init__(
        self,
        *,
        countries: Sequence[str] = (),
        since: date | None = None,
        until: date | None = None,
        month: str | None = None,
    ) -> None:
        self.countries = tuple(countries)
        self.since = since
        self.until = until
        self.month = month


def import_slice(folder: Path, dossier_path: Path, wanted: Slice) -> BuildReport:
    """A dossier of the slice, compared; where one stands, the articles are added to it.

    It is the dossier that `build` makes of the same articles. Raises UsageError where the folder holds none.
    """
    files = read_files(folder)
    with Dossier.create_or_open(dossier_path) as dossier:
        # Of an article in several shards the lesser source stands, as where a build meets it twice.
        rows = (next(group) for _id, group in groupby(_rows(files, wanted), key=lambda row: row["id"]))
        added = 0
        while batch := list(islice(rows, _BATCH)):
            added += dossier.add_articles(map(article_of, batch))
            dossier.add_readings(map(reading_of, batch))
    return msgspec.structs.replace(build((), dossier_path), articles_added=added)


def _rows(files: Sequence[str], wanted: Slice) -> Iterator[dict[str, Any]]:

    parameters = {
        "files": list(files),
        "countries": list(wanted.countries),
        "since": wanted.since,
        "until": wanted.until,
        "undated": UNDATED,
        "month": wanted.month or "",
        "month_only": wanted.month is not None,
    }
    with duckdb.connect() as connection:
        found = connection.execute(_QUERY, parameters)
        names = [column[0] for column in found.description]
        while chunk := found.fetchmany(_BATCH):
            for row in chunk:
                yield dict(zip(names, row, strict=True))
