"""What passes between a build, its nursery and its workers."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from recoupe.errors import RecoupeError

from .limits import ReadLimits
from .outcome import Outcome, Read


class Job(msgspec.Struct, frozen=True):
    """What a nursery loads and its workers do. Functions travel by the names of their modules."""

    read: Read
    warm: Callable[[str], None]
    languages: tuple[str, ...]
    limits: ReadLimits


class Answer(msgspec.Struct, frozen=True):
    """What became of the articles of one portion, in their order.

    `failure` says instead what is wrong with the whole set-up (class, attributes and arguments of the
    error: errors with arguments of their own do not survive pickling). A worker that `retires` has
    grown and is to be replaced.
    """

    outcomes: tuple[Outcome, ...] = ()
    failure: tuple[type[RecoupeError], dict[str, object], tuple[object, ...]] | None = None
    out_of_memory: bool = False
    retires: bool = False


def take_apart(error: RecoupeError) -> tuple[type[RecoupeError], dict[str, object], tuple[object, ...]]:
    """The error as parts that can be sent."""
    return type(error), dict(vars(error)), error.args


def put_together(
    parts: tuple[type[RecoupeError], dict[str, object], tuple[object, ...]],
) -> RecoupeError:
    """The error that was taken apart."""
    error_type, attributes, arguments = parts
    error = error_type.__new__(error_type)
    vars(error).update(attributes)
    error.args = arguments
    return error
