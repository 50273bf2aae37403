"""Articles read in processes of their own: a text that hangs or kills its reader costs that text only.

A nursery process loads the models once; workers are forked from it, so that they share its memory and
are replaced in milliseconds. Nothing is left running when the build ends, however it ends.
"""

from __future__ import annotations

from .limits import DEFAULT_READ_LIMITS, ReadLimits, usable_processes
from .outcome import Loss, Outcome, read_each
from .pool import WorkerPool, can_isolate

__all__ = [
    "DEFAULT_READ_LIMITS",
    "Loss",
    "Outcome",
    "ReadLimits",
    "WorkerPool",
    "can_isolate",
    "read_each",
    "usable_processes",
]
