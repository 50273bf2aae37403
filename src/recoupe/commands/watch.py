"""`recoupe watch`: feeds polled, what is new built into a dossier."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from rich.console import Console
from rich.text import Text

from recoupe.building import BuildReport, Isolation, ReadLimits, build
from recoupe.commands.build import choose_isolation, door_options, summary
from recoupe.commands.stopping import Stopping
from recoupe.commands.talk import report_skipped, stderr_console
from recoupe.errors import UsageError
from recoupe.ingest.addresses import is_address
from recoupe.ingest.options import DoorOptions
from recoupe.watching import Round, parse_duration
from recoupe.watching import watch as watch_feeds

_SLICE_S = 0.2  # how soon a signal is noticed while nothing is due


def watch(  # noqa: PLR0913  (each is an option of the command)
    *feeds: str,
    output: Annotated[Path, Parameter(alias="-o")],
    every: str = "15m",
    once: bool = False,
    follow: bool = False,
    language: str | None = None,
    processes: int | None = None,
    originals: bool = True,
    limit: Annotated[tuple[str, ...], Parameter(negative=())] = (),
) -> int:
    """Ask feeds again and again, and read what is new into a dossier, until it is stopped (Ctrl-C).

    Parameters
    ----------
    feeds
        Addresses of RSS or Atom feeds.
    output
        The dossier, one SQLite file; made where there is none.
    every
        How often each feed is asked: 15m, 2h, 1h30m.
    once
        Ask each feed once and end, for cron and its like.
    follow
        Fetch the page of each new entry, instead of taking what the feed holds.
    language
        Language of every article (fr), instead of finding it.
    processes
        How many worker processes read; without it as many as there are processors. 0: none.
    originals
        Keep the bytes that articles were taken from.
    limit
        The most that is read of one input, by name: article_words=50000; may be repeated.
    """
    if not feeds:
        raise UsageError("name the feeds: recoupe watch https://host/feed -o crisis.db")
    wrong = next((feed for feed in feeds if not is_address(feed)), None)
    if wrong is not None:
        raise UsageError(f'"{wrong}" is no address of a feed; write https://host/feed, or use recoupe build')
    interval = parse_duration(every)
    isolation = choose_isolation(processes, ReadLimits())
    console = stderr_console()
    stopping = Stopping(lambda: console.print("finishing what is being read; again to stop at once"))
    try:
        with stopping:
            rounds = watch_feeds(
                feeds,
                output,
                partial(_build, output, language, isolation, stopping),
                every=interval,
                options=door_options("", follow=follow, keep_originals=originals, limits=limit),
                stop=stopping.is_asked,
                wait=partial(_wait, stop=stopping.is_asked),
            )
            for done in rounds:
                _tell(console, output, done, once=once)
                if once:
                    break
    except KeyboardInterrupt:
        pass
    if stopping.is_asked():
        console.print(Text(f"{output}: stopped; what was read is kept"), soft_wrap=True)
    return 0


def _build(
    output: Path,
    language: str | None,
    isolation: Isolation,
    stopping: Stopping,
    sources: Sequence[str],
    options: DoorOptions,
) -> BuildReport:
    return build(
        sources,
        output,
        language=language,
        isolation=isolation,
        on_progress=stopping.on_progress,
        stop=stopping.is_asked,
        options=options,
    )


def _wait(length: timedelta, *, stop: Callable[[], bool]) -> None:
    end = time.monotonic() + length.total_seconds()
    while not stop() and (left := end - time.monotonic()) > 0:
        time.sleep(min(left, _SLICE_S))


def _tell(console: Console, output: Path, done: Round, *, once: bool) -> None:
    if done.report is not None:
        report_skipped(console, done.report.skipped, done.report.notes)
        words = f"{summary(done.report, output)}; {len(done.unchanged)} of {len(done.asked)} feeds unchanged"
        console.print(Text(words), soft_wrap=True)
    elif once:
        console.print(Text(f"{output}: no feed may be asked before {done.next_round:%Y-%m-%d %H:%M} UTC"))
    if not once:
        console.print(Text(f"next round at {done.next_round:%Y-%m-%d %H:%M:%S} UTC"), soft_wrap=True)
