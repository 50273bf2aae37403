"""`recoupe build`: sources into a dossier, with progress and a report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.text import Text

from recoupe.building import BuildReport, build
from recoupe.commands.talk import count, progress_bar, report_skipped, stderr_console
from recoupe.errors import UsageError


def run_build(
    sources: Sequence[Path],
    output: Path,
    *,
    language: str | None,
    strict: bool,
    actors: Path | None = None,
    patterns: Path | None = None,
) -> int:
    """Exit status: 0 done, 1 where input was skipped and `strict` is set."""
    if not sources:
        raise UsageError("name the files or folders to read: recoupe build FOLDER -o crisis.db")
    console = stderr_console()
    with progress_bar(console) as tell:
        report = build(sources, output, language=language, patterns=patterns, on_progress=tell, actors=actors)
    report_skipped(console, report.skipped, report.notes)
    console.print(Text(summary(report, output)), soft_wrap=True)
    return 1 if strict and report.skipped else 0


def summary(report: BuildReport, output: Path) -> str:
    """One line on what a build did."""
    parts = [f"{count(report.articles_added, 'article')} added"]
    if report.articles_known:
        parts.append(f"{report.articles_known} known already")
    parts.append(f"{report.articles_read} read")
    if report.skipped:
        parts.append(f"{count(len(report.skipped), 'input')} skipped")
    return f"{output}: {', '.join(parts)}"
