"""`recoupe` as a program, with a simple reader that takes its time."""

from __future__ import annotations

from importlib import import_module

import msgspec
import strange_readers
from building_steps import make_steps

from recoupe.building import Steps
from recoupe.cli import main


def slow_steps(*_corrections_and_patterns: object) -> Steps:
    """The steps of the tests, in worker processes."""
    steps = make_steps(read=strange_readers.read_very_slowly)
    return msgspec.structs.replace(steps, warm=strange_readers.warm_nothing)


if __name__ == "__main__":
    vars(import_module("recoupe.building.build"))["_all_steps"] = slow_steps
    main()
