"""What commands say to people, on standard error: progress and reports of what was skipped."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from recoupe.building import Progress as BuildProgress
from recoupe.ingest import Skipped

_STEPS = {"ingest": "opening", "read": "reading", "compare": "comparing"}


def stderr_console() -> Console:
    """The console for talk."""
    return Console(stderr=True, highlight=False)


def program_name() -> str:
    """How the user can call this program again: by its name where that is found, else as it was called."""
    if shutil.which("recoupe"):
        return "recoupe"
    return f"{sys.executable} -m recoupe" if sys.argv[0].endswith("__main__.py") else sys.argv[0]


def count(number: int, noun: str) -> str:
    """A number with its noun, regular in the plural."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@contextmanager
def progress_bar(console: Console) -> Iterator[Callable[[BuildProgress], None]]:
    """A function to call with each progress of a build; draws one bar per step on a terminal only."""
    columns = (TextColumn("{task.description:>10}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks = {step: bars.add_task(label, total=None, visible=False) for step, label in _STEPS.items()}

        def tell(progress: BuildProgress) -> None:
            bars.update(tasks[progress.step], completed=progress.done, total=progress.total, visible=True)

        yield tell


def report_skipped(console: Console, skipped: Sequence[Skipped], notes: Sequence[str]) -> None:
    """Name every input that was skipped, with its reason and the way out, and what else to know."""
    for note in notes:
        console.print(Text(f"note: {note}"), soft_wrap=True)
    for skip in skipped:
        console.print(Text(f"skipped: {skip}", style="yellow"), soft_wrap=True)
