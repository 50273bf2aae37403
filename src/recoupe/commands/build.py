"""`recoupe build`: sources into a dossier, with progress and a report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from rich.text import Text

from recoupe.building import (
    BuildReport,
    Engine,
    Isolation,
    Progress,
    ReadLimits,
    build,
    can_isolate,
    usable_processes,
)
from recoupe.commands.stopping import Stopping
from recoupe.commands.talk import count, progress_bar, report_skipped, stderr_console
from recoupe.errors import UsageError
from recoupe.ingest.limits import parse_limits
from recoupe.ingest.metadata.columns import parse_columns
from recoupe.ingest.options import DEFAULT_OPTIONS, DoorOptions


def run_build(  # noqa: PLR0913  (each is an option of the command)
    sources: Sequence[str | Path],
    output: Path,
    *,
    language: str | None,
    strict: bool,
    actors: Path | None = None,
    patterns: Path | None = None,
    processes: int | None = None,
    limits: ReadLimits | None = None,
    options: DoorOptions = DEFAULT_OPTIONS,
    engine: Engine = "processes",
) -> int:
    """Exit status: 0 done, 1 where input was skipped and `strict` is set, 128 and more where it was stopped.

    Without sources, a dossier that is there is gone on with.
    """
    if not sources and not output.exists():
        raise UsageError("name the files or folders to read: recoupe build FOLDER -o crisis.db")
    isolation = choose_isolation(processes, limits or ReadLimits(), engine)
    console = stderr_console()
    stopping = Stopping(lambda: console.print("finishing what is being read; again to stop at once"))
    try:
        with stopping, progress_bar(console) as bar:
            report = build(
                sources,
                output,
                language=language,
                patterns=patterns,
                on_progress=_both(stopping.on_progress, bar),
                actors=actors,
                isolation=isolation,
                stop=stopping.is_asked,
                options=options,
            )
    except KeyboardInterrupt:
        console.print(Text(f"{output}: stopped; {_GO_ON}"), soft_wrap=True)
        return stopping.status
    report_skipped(console, report.skipped, report.notes)
    console.print(Text(summary(report, output)), soft_wrap=True)
    if report.stopped:
        console.print(Text(f"{output}: stopped; {_GO_ON}"), soft_wrap=True)
        return stopping.status
    return 1 if strict and report.skipped else 0


_GO_ON = "what was read is kept, and the same command goes on from there"


def door_options(
    columns: str, *, follow: bool, keep_originals: bool, limits: Sequence[str] = ()
) -> DoorOptions:
    """The options of the door. Raises UsageError for columns and limits that are no pairs, or not known."""
    return DoorOptions(
        columns=parse_columns(columns),
        follow=follow,
        keep_originals=keep_originals,
        limits=parse_limits(limits),
    )


def choose_isolation(processes: int | None, limits: ReadLimits, engine: Engine = "processes") -> Isolation:
    """As many worker processes as asked for, or as the machine can use.

    Raises UsageError for limits and numbers that no build can have.
    """
    if processes is not None and processes < 0:
        raise UsageError(f"--processes {processes}: name a number from 1 on, or 0 for none beside this one")
    if limits.article_seconds <= 0 or limits.article_megabytes <= 0:
        raise UsageError("--article-seconds and --article-megabytes must be above 0")
    if processes and not can_isolate():
        raise UsageError("--processes: this system has no worker processes; leave the option out")
    if engine == "ray" and find_spec("ray") is None:
        raise UsageError("--engine ray: Ray is not installed; pip install 'recoupe[ray]'")
    return Isolation(usable_processes() if processes is None else processes, limits, engine)


def _both(
    first: Callable[[Progress], None], second: Callable[[Progress], None]
) -> Callable[[Progress], None]:
    def tell(progress: Progress) -> None:
        first(progress)
        second(progress)

    return tell


def summary(report: BuildReport, output: Path) -> str:
    """One line on what a build did."""
    parts = [f"{count(report.articles_added, 'article')} added"]
    if report.articles_known:
        parts.append(f"{report.articles_known} known already")
    parts.append(f"{report.articles_read} read")
    if report.articles_left:
        parts.append(f"{report.articles_left} left unread")
    if report.skipped:
        parts.append(f"{count(len(report.skipped), 'input')} skipped")
    return f"{output}: {', '.join(parts)}"
