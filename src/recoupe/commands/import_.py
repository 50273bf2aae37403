"""`recoupe import`: corrections, verdicts, annotations, dictionaries and lists that people or tools made."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter
from rich.text import Text

from recoupe.commands.talk import count, stderr_console
from recoupe.errors import UsageError
from recoupe.imports.report import ImportReport
from recoupe.ingest.printable import printable_line

What = Literal["actors", "reviews", "labelstudio", "petrarch-actors", "events"]
_INTO: dict[What, str] = {
    "actors": "actors.toml",
    "reviews": "crisis.db",
    "labelstudio": "gold",
    "petrarch-actors": "actors.toml",
    "events": "mine",
}

_TOLD = 100
"""So many rows that were left out are named; of a large dictionary thousands may be known already."""
_LINE = 400


def import_(
    what: What,
    /,
    *files: Path,
    output: Annotated[Path | None, Parameter(alias="-o")] = None,
    language: str | None = None,
    day: str | None = None,
    reviewer: str | None = None,
    annotator: str | None = None,
    strict: Annotated[bool, Parameter(negative=())] = False,
) -> int:
    """Take in corrections, verdicts, annotations, dictionaries and lists that people or other tools made.

    Parameters
    ----------
    what
        actors (a table, to an actors.toml), reviews (a table, to a dossier), labelstudio (annotations, to a
        folder for recoupe score), petrarch-actors (a dictionary, to an actors.toml) or events (a table, to a
        folder for --patterns).
    files
        The files: .xlsx, .csv or .tsv for tables.
    output
        What they go into: the actors.toml, the dossier, or the folder.
    language
        For events and labelstudio: the language of what does not name its own.
    day
        For petrarch-actors: take the codes of this day (2019-03-27), not only what all codes agree on.
    reviewer
        For reviews: who judged, where a row does not say it.
    annotator
        For labelstudio: whose annotations (id or e-mail address), where several annotated one text.
    strict
        Exit with status 1 where any row was left out.
    """
    if not files or output is None:
        raise UsageError(f"name the files and what they go into: recoupe import {what} FILE -o {_INTO[what]}")
    options = {"language": language, "day": day, "reviewer": reviewer, "annotator": annotator}
    report = _run(what, files, output, options)
    console = stderr_console()
    for refusal in report.refused[:_TOLD]:
        console.print(
            Text(f"left out: {printable_line(str(refusal), _LINE)}", style="yellow"), soft_wrap=True
        )
    if len(report.refused) > _TOLD:
        console.print(Text(f"left out: {len(report.refused) - _TOLD:,} more", style="yellow"))
    console.print(Text(f"{report.written}: {count(report.taken, 'record')} taken in"), soft_wrap=True)
    return 1 if strict and report.refused else 0


def _run(what: What, files: tuple[Path, ...], output: Path, options: dict[str, str | None]) -> ImportReport:
    from recoupe import imports  # noqa: PLC0415

    if what == "actors":
        return imports.import_actors(files, output)
    if what == "reviews":
        return imports.import_reviews(files, output, reviewer=options["reviewer"])
    if what == "labelstudio":
        return imports.import_label_studio(
            files, output, annotator=options["annotator"], language=options["language"]
        )
    if what == "petrarch-actors":
        return imports.import_actor_dictionary(files, output, day=_day(options["day"]))
    return imports.import_event_list(files, output, language=options["language"])


def _day(day: str | None) -> date | None:
    try:
        return date.fromisoformat(day) if day else None
    except ValueError as error:
        raise UsageError(f'--day "{day}" is no day; write it as 2019-03-27') from error
