"""Work shared out: one part of it here, the others in processes that are forked off for it.

A fork finds all that is known already in its memory, and sends back only what it found. What is found must
be small, and must not depend on who finds it.
"""

from __future__ import annotations

import multiprocessing
import sys
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

Found = TypeVar("Found")
Part = TypeVar("Part")


def can_fork() -> bool:
    """Whether this process can be forked safely: on Linux, with no other thread, and not itself a fork."""
    return (
        sys.platform == "linux"
        and threading.active_count() == 1
        and not multiprocessing.current_process().daemon
    )


def share_out(work: Callable[[Part], Found], parts: Sequence[Part]) -> list[Found]:
    """What `work` finds in each part, in their order; the first is done here, each other one in a fork.

    All are done here where this process cannot be forked, and those of which a fork failed: so an error
    comes up as if nothing had been shared.
    """
    if len(parts) < 2 or not can_fork():
        return [work(part) for part in parts]
    context = multiprocessing.get_context("fork")
    forks = []
    for part in parts[1:]:
        ours, theirs = context.Pipe(duplex=False)
        fork = context.Process(target=_send, args=(work, part, theirs), daemon=True)
        fork.start()
        theirs.close()
        forks.append((fork, ours))
    try:
        found = [work(parts[0])]
        for part, (_, ours) in zip(parts[1:], forks, strict=True):
            try:
                found.append(ours.recv())
            except EOFError:
                found.append(work(part))
    finally:
        for fork, ours in forks:
            ours.close()
            fork.terminate()
            fork.join()
    return found


def _send(work: Callable[[Part], Found], part: Part, to: Connection) -> None:
    to.send(work(part))
    to.close()
