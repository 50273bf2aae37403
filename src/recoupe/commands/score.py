"""`recoupe score`: readings against annotations, figures to standard output, misses to standard error."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
from rich.text import Text

from recoupe.commands.talk import stderr_console
from recoupe.errors import UsageError
from recoupe.reading import Reading
from recoupe.scoring import (
    LAYERS,
    find_intervals,
    list_misses,
    load_gold,
    load_readings,
    measure_agreement,
    score_reading,
    sum_figures,
)


def run_score(
    gold: Path, readings: Path, *, list_layer: str | None, agreement: bool = False, intervals: bool = True
) -> None:
    """Print one JSON object of figures; list what one layer got wrong."""
    if list_layer is not None and list_layer not in LAYERS:
        raise UsageError(f'there is no layer "{list_layer}"; the layers are {", ".join(LAYERS)}')
    annotated = load_gold(gold)
    predicted = load_readings(readings, annotated)
    if agreement:
        _print(measure_agreement(annotated, predicted))
        return
    console = stderr_console()
    for name, reading in annotated.items():
        if name not in predicted:
            console.print(Text(f"note: {reading.doc}: has no reading, counted as empty"), soft_wrap=True)
    scored = [
        score_reading(reading, predicted.get(name) or Reading(doc=reading.doc, language=reading.language))
        for name, reading in annotated.items()
    ]
    if list_layer is not None:
        for line in list_misses(scored, list_layer):
            console.print(Text(line), soft_wrap=True)
    figures = msgspec.to_builtins(sum_figures(scored))
    if intervals:
        for layer, interval in find_intervals(scored).items():
            figures[layer]["interval"] = interval
    _print(figures)


def _print(figures: object) -> None:
    shown = msgspec.json.format(msgspec.json.encode(figures), indent=1)
    sys.stdout.write(shown.decode("utf-8") + "\n")
