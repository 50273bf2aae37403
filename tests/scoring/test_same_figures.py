"""recoupe's figures are those of the scorer that comes with the annotations, where that is at hand."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from recoupe.reading import Reading, Span, encode_reading
from recoupe.scoring import LAYERS, load_gold, score_reading, sum_figures

SHARED = Path(__file__).parents[2].parent / "shared"
SCORER = SHARED / "tools" / "score_reading.py"
GOLD = SHARED / "gold" / "dev"

pytestmark = pytest.mark.skipif(not SCORER.is_file() or not GOLD.is_dir(), reason="needs ../shared")


def worse(reading: Reading, chance: random.Random) -> Reading:
    """The reading with things moved, dropped and mistaken, a few in each layer."""
    ids = [actor.id for actor in reading.actors]

    def one_in(count: int) -> bool:
        return chance.randrange(count) == 0

    def moved(placed: Any) -> Any:
        if not one_in(3):
            return placed
        start = max(0, placed.start + chance.randint(-9, 9))
        end = max(start + 1, placed.end + chance.randint(-9, 9))
        return msgspec.structs.replace(placed, start=start, end=end)

    def kept(things: Any) -> list[Any]:
        return [thing for thing in things if not one_in(8)]

    def replaced(thing: Any, **fields: Any) -> Any:
        return msgspec.structs.replace(thing, **fields) if one_in(5) else thing

    def other_span(span: Span) -> Span:
        shifted: Span = moved(span)
        return shifted

    events = [
        msgspec.structs.replace(event, trigger=other_span(event.trigger)) for event in kept(reading.events)
    ]
    events = [replaced(event, actor=(chance.choice(ids),)) for event in events]
    events = [replaced(event, recipient=(), last_day=None) for event in events]
    events = [replaced(event, status="alleged", first_day=None) for event in events]
    statements = [
        msgspec.structs.replace(said, content=other_span(said.content)) for said in kept(reading.statements)
    ]
    return msgspec.structs.replace(
        reading,
        actors=tuple(
            replaced(
                msgspec.structs.replace(actor, mentions=tuple(moved(one) for one in kept(actor.mentions))),
                country="FRA",
            )
            for actor in kept(reading.actors)
        ),
        times=tuple(replaced(moved(time), last_day=None) for time in kept(reading.times)),
        quantities=tuple(replaced(moved(one), value=7) for one in kept(reading.quantities)),
        statements=tuple(replaced(said, speaker=chance.choice(ids)) for said in statements),
        events=tuple(replaced(event, type="AID") for event in events),
        namings=tuple(replaced(moved(naming), actor=chance.choice(ids)) for naming in kept(reading.namings)),
        published=replaced(reading.published, earliest=None),
    )


def scored_elsewhere(readings: Path) -> dict[str, dict[str, float | int | None]]:
    ran = subprocess.run(
        [sys.executable, str(SCORER), str(GOLD), str(readings)], capture_output=True, check=True
    )
    figures: dict[str, dict[str, float | int | None]] = json.loads(ran.stdout)
    return figures


@pytest.mark.parametrize("seed", range(4))
def test_figures_are_identical_on_worsened_annotations(seed: int, tmp_path: Path) -> None:
    gold = load_gold(GOLD)
    chance = random.Random(seed)  # noqa: S311 - a repeatable one is wanted
    predicted = {name: worse(reading, chance) for name, reading in gold.items()}
    for name, reading in predicted.items():
        (tmp_path / f"{name}.json").write_bytes(encode_reading(reading))
    ours = msgspec.to_builtins(sum_figures([score_reading(gold[name], predicted[name]) for name in gold]))
    assert ours == scored_elsewhere(tmp_path)
    assert set(ours) == set(LAYERS)


def test_a_missing_reading_counts_as_an_empty_one(tmp_path: Path) -> None:
    gold = load_gold(GOLD)
    first, *others = gold
    for name in others:
        (tmp_path / f"{name}.json").write_bytes(encode_reading(gold[name]))
    empty = Reading(doc=gold[first].doc, language="fr")
    scored = [score_reading(gold[first], empty)]
    scored += [score_reading(gold[name], gold[name]) for name in others]
    assert msgspec.to_builtins(sum_figures(scored)) == scored_elsewhere(tmp_path)
