"""`recoupe scale`: reading and comparing over a cluster, and a dossier out of what it wrote."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter
from rich.console import Console
from rich.text import Text

from recoupe.commands.build import summary
from recoupe.commands.talk import count, progress_bar, stderr_console
from recoupe.errors import UsageError

What = Literal["read", "compare", "import"]


def scale(
    what: What,
    /,
    *sources: Path,
    output: Annotated[Path | None, Parameter(alias="-o")] = None,
    workers: int = 2,
    language: str | None = None,
    country: Annotated[tuple[str, ...], Parameter(negative=())] = (),
    since: str | None = None,
    until: str | None = None,
) -> int:
    """Read and compare very many articles over a cluster (Ray), and take one crisis out of them.

    Parameters
    ----------
    what
        read (files, folders and Parquet files into a folder of Parquet), compare (the articles of such a
        folder, by country and month) or import (articles of such a folder into a dossier).
    sources
        For read: what is read. For compare and import: the folder.
    output
        For read: the folder, which all machines must see. For import: the dossier.
    workers
        How many workers read or compare.
    language
        For read: language of every article (fr), instead of finding it.
    country
        For compare and import: only articles with an actor of this country (VEN); may be repeated.
    since
        For import: only articles written on or after this day (2019-03-01), or nobody knows when.
    until
        For import: only articles written on or before this day, or nobody knows when.
    """
    if not sources or (output is None and what != "compare"):
        raise UsageError(f"name what to {what} and where to: recoupe scale {_USES[what]}")
    if workers < 1:
        raise UsageError(f"--workers {workers}: name a number from 1 on")
    console = stderr_console()
    if what == "read":
        return _read(console, sources, output or Path(), workers, language)
    if len(sources) > 1:
        raise UsageError(f"recoupe scale {what} takes one folder")
    if what == "compare":
        return _compare(console, sources[0], workers, country)
    return _import(console, sources[0], output or Path(), country, (_day(since), _day(until)))


_USES: dict[What, str] = {
    "read": "read ARTICLES -o FOLDER",
    "compare": "compare FOLDER",
    "import": "import FOLDER -o crisis.db --country VEN",
}


def _read(
    console: Console, sources: tuple[Path, ...], folder: Path, workers: int, language: str | None
) -> int:
    _need("ray", "pyarrow")
    from recoupe.scale.reading import read_to_parquet  # noqa: PLC0415

    report = read_to_parquet(
        sources, folder, workers=workers, language=language, on_progress=_tell(console, "shards read")
    )
    for source, reason in report.left_out:
        console.print(Text(f"left out: {source}: {reason}", style="yellow"), soft_wrap=True)
    told = f"{count(report.shards_read, 'shard')} read now, {report.shards_known} before"
    console.print(Text(f"{folder}: {count(report.articles, 'article')}; {told}"), soft_wrap=True)
    return 0


def _compare(console: Console, folder: Path, workers: int, countries: tuple[str, ...]) -> int:
    _need("ray", "pyarrow", "duckdb")
    from recoupe.scale.comparing import compare_blocks  # noqa: PLC0415

    compared = compare_blocks(
        folder, workers=workers, countries=countries, on_progress=_tell(console, "blocks compared")
    )
    console.print(Text(f"{folder}: {count(compared, 'block')} compared"), soft_wrap=True)
    return 0


def _import(
    console: Console,
    folder: Path,
    dossier: Path,
    countries: tuple[str, ...],
    days: tuple[date | None, date | None],
) -> int:
    _need("duckdb", "pyarrow")
    from recoupe.scale.slices import Slice, import_slice  # noqa: PLC0415

    with progress_bar(console):
        report = import_slice(folder, dossier, Slice(countries=countries, since=days[0], until=days[1]))
    console.print(Text(summary(report, dossier)), soft_wrap=True)
    return 0


def _tell(console: Console, what: str) -> Callable[[int, int], None]:
    def tell(done: int, total: int) -> None:
        console.print(Text(f"{done} of {total} {what}"))

    return tell


def _need(*packages: str) -> None:
    from importlib.util import find_spec  # noqa: PLC0415

    missing = [package for package in packages if find_spec(package) is None]
    if missing:
        raise UsageError(f"this needs {' and '.join(missing)}: pip install 'recoupe[ray]'")


def _day(day: str | None) -> date | None:
    try:
        return date.fromisoformat(day) if day else None
    except ValueError as error:
        raise UsageError(f'"{day}" is no day of the calendar; write it as 2019-03-27') from error
