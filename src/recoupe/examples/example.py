"""One example sentence of a data file, and what reading it must bring."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from recoupe.read.reader import Layers
from recoupe.read.syntax import Syntax
from recoupe.reading import Published

Check = Callable[[Syntax, Layers], str | None]
"""What was found instead of what the example must show; None where it shows it."""


class Example(NamedTuple):
    """A sentence, the file and line of its entry, what it must show, and how to see whether it does.

    `published` is the day of writing that the sentence is read with.
    """

    source: str
    text: str
    wanted: str
    check: Check
    published: Published = Published()


def instead(found: Iterable[str]) -> str:
    """What was found, for a message: all of it, or that there was nothing."""
    return "; ".join(found) or "nothing"
