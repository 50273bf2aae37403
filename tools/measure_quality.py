"""Measure what recoupe reads against annotated articles, and print the tables of docs/quality.md.

    .venv/bin/python tools/measure_quality.py [--shared ../shared] [--write docs/quality.md]

Reads the French articles of SHARED/gold/dev, SHARED/gold/dev_more and SHARED/benchmarks/fr_timebank with the
recoupe that stands beside this Python, scores them with the scorers in SHARED/tools, and prints Markdown.
With --write the tables in that file, between the two marks, are replaced by what is printed.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

# What two careful readers reach against each other on five articles, and the bars of the first version.
PEOPLE = {
    "mentions": 0.95, "actors": 1.0, "times": 0.94, "quantities": 0.98, "statements": 0.99, "events": 0.95,
    "countries": 0.89, "dyads": 0.84, "namings": 0.90, "status": 0.98, "dated": 0.89,
}  # fmt: skip
BARS = {
    "mentions": 0.75, "actors": 0.80, "times": 0.70, "quantities": 0.70, "contents": 0.70, "statements": 0.60,
    "events": 0.45, "countries": 0.30, "namings": 0.35, "published": 1.0,
}  # fmt: skip
FOUND = (
    "mentions", "actors", "times", "quantities", "contents", "statements", "events", "countries", "dyads",
    "namings",
)  # fmt: skip
JUDGED = ("country", "status", "dated", "published")

Figures = dict[str, Any]


def main() -> None:
    """Measure, then print or write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--write", type=Path, default=None)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tables = "\n".join(measure(arguments.shared, Path(folder)))
    if arguments.write is None:
        sys.stdout.write(tables + "\n")
        return
    page = arguments.write.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    arguments.write.write_text(f"{before}{BEGIN}\n{tables}\n{END}{after}", encoding="utf-8")


def measure(shared: Path, folder: Path) -> Iterator[str]:
    """The tables, line by line."""
    dev = score_readings(shared, shared / "gold" / "dev", folder / "dev")
    french = folder / "french"
    copy_french(shared / "gold" / "dev_more", french)
    more = score_readings(shared, french, folder / "more")
    times = score_times(shared, folder)
    yield f"Measured with recoupe {run(recoupe(), '--version').strip()}."
    yield ""
    yield from found_table(dev, more)
    yield ""
    yield from judged_table(dev, more)
    yield ""
    yield from times_table(times)


def found_table(dev: Figures, more: Figures) -> Iterator[str]:
    """Precision, recall and F1 of the layers that are found."""
    yield "| layer | gold/dev: P | R | **F1** | bar | gold/dev_more, French: P | R | **F1** | two people |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for layer in FOUND:
        left, right = (" | ".join(map(number, triple(figures[layer]))) for figures in (dev, more))
        yield f"| {layer} | {left} | {number(BARS.get(layer))} | {right} | {number(PEOPLE.get(layer))} |"


def judged_table(dev: Figures, more: Figures) -> Iterator[str]:
    """Accuracy of what is judged on things found, with the number of right ones."""
    yield "| accuracy | gold/dev | bar | gold/dev_more, French | two people |"
    yield "| --- | --- | --- | --- | --- |"
    for layer in JUDGED:
        left, right = (accuracy(figures[layer]) for figures in (dev, more))
        yield f"| {layer} | {left} | {number(BARS.get(layer))} | {right} | {number(PEOPLE.get(layer))} |"


def times_table(times: Figures) -> Iterator[str]:
    """Precision, recall and F1 of time expressions on the TimeBank."""
    yield "| fr_timebank dev | P | R | **F1** |"
    yield "| --- | --- | --- | --- |"
    for measure_name in ("value", "relaxed", "strict"):
        yield f"| {measure_name} | {' | '.join(map(number, triple(times[measure_name])))} |"


def triple(figures: Figures) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    return figures["precision"], figures["recall"], figures["f1"]


def accuracy(figures: Figures) -> str:
    """Accuracy with the counts that it comes from."""
    return f"{number(figures['accuracy'])} ({figures['hits']} of {figures['of']})"


def number(value: float | None) -> str:
    """Two digits, or a dash for what is not known."""
    return "–" if value is None else f"{value:.2f}"


def score_readings(shared: Path, gold: Path, readings: Path) -> Figures:
    """What score_reading.py says of the readings of that folder's articles."""
    run(recoupe(), "read", str(gold), "--language", "fr", "-o", str(readings))
    return as_figures(
        run(sys.executable, str(shared / "tools" / "score_reading.py"), str(gold), str(readings))
    )


def score_times(shared: Path, folder: Path) -> Figures:
    """What score_times.py says of the TimeBank, each article told its date by a sidecar."""
    gold = shared / "benchmarks" / "fr_timebank" / "dev"
    articles, readings = folder / "timebank", folder / "timebank_readings"
    articles.mkdir()
    for path in sorted(gold.glob("*.json")):
        shutil.copy(path.with_suffix(".txt"), articles)
        day = json.loads(path.read_text(encoding="utf-8"))["dct"]
        (articles / path.name).with_suffix(".toml").write_text(
            f'published = {day}\nlanguage = "fr"\n', "utf-8"
        )
    run(recoupe(), "read", str(articles), "-o", str(readings))
    return as_figures(run(sys.executable, str(shared / "tools" / "score_times.py"), str(gold), str(readings)))


def copy_french(source: Path, target: Path) -> None:
    """The French articles of a folder, with their sidecars and annotations."""
    target.mkdir()
    for path in sorted(source.glob("fr-*")):
        shutil.copy(path, target)


def recoupe() -> str:
    """The program that is installed beside this Python."""
    return str(Path(sys.executable).with_name("recoupe"))


def run(*command: str) -> str:
    """Standard output of a command; its errors go to ours."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout  # noqa: S603


def as_figures(printed: str) -> Figures:
    """The JSON object that a scorer prints."""
    figures: Figures = json.loads(printed)
    return figures


if __name__ == "__main__":
    main()
