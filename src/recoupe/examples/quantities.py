"""Examples of `quantities.toml`: each must hold the quantity that stands behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from recoupe.examples.example import Check, Example, instead
from recoupe.languages.files import load_entries
from recoupe.languages.numbers import Qualifier, UnitOfMeasure
from recoupe.read.reader import Layers
from recoupe.read.syntax import Syntax

_MARKED = re.compile(r"\[(.*?)\]")


def quantity_examples(path: Path, name: str) -> Iterator[Example]:
    """The examples of one file; `name` is what messages call it."""
    entries = [(entry.examples, line) for entry, line in load_entries(path, "qualifier", Qualifier)]
    entries += [(entry.examples, line) for entry, line in load_entries(path, "unit", UnitOfMeasure)]
    for examples, line in entries:
        for example in examples:
            marked, _, value = example.partition(" = ")
            wanted = f"{''.join(_MARKED.findall(marked))} = {value}"
            yield Example(f"{name}:{line}", re.sub(r"[\[\]]", "", marked), wanted, _brings(wanted))


def _brings(wanted: str) -> Check:
    def check(_syntax: Syntax, layers: Layers) -> str | None:
        found = [
            f"{quantity.text} = {quantity.value}" + (f" {quantity.unit}" if quantity.unit else "")
            for quantity in layers.quantities
        ]
        return None if wanted in found else instead(found)

    return check
