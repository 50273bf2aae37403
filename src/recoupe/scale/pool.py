"""`build --engine ray`: the portions of a build read by the workers of a cluster."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import TracebackType
from typing import Any, Self

from recoupe.article import Article
from recoupe.building.workers import ReadLimits
from recoupe.building.workers.messages import put_together
from recoupe.building.workers.outcome import Read

from .cluster import join_cluster
from .desk import Desk, Result

_UNDER_WAY = 2
"""Portions that each worker has at a time: the one that it reads, and the next."""


class RayPool:
    """Workers of a cluster, asked as `WorkerPool` is. A worker that dies is started again and asked again."""

    def __init__(
        self, read: Read, warm: Callable[[str], None], *, processes: int, limits: ReadLimits
    ) -> None:
        self._arguments = (read, warm, limits)
        self._processes = processes

    def __enter__(self) -> Self:
        self._ray = join_cluster(self._processes)
        actor = self._ray.remote(num_cpus=1, max_restarts=-1, max_task_retries=-1)(Desk)
        self._desks = [actor.remote(*self._arguments) for _ in range(self._processes)]
        return self

    def __exit__(
        self,
        error_type: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for desk in self._desks:
            self._ray.kill(desk)

    def read(self, portions: Iterable[Sequence[Article]], stop: Callable[[], bool]) -> Iterator[Result]:
        """What became of each portion, as they are done. Once `stop` says so, no more are given out."""
        coming = iter(portions)
        free = deque(self._desks * _UNDER_WAY)
        under_way: dict[Any, Any] = {}
        while True:
            while free and not stop() and (portion := next(coming, None)) is not None:
                desk = free.popleft()
                under_way[desk.read_portion.remote(portion)] = desk
            if not under_way:
                return
            [done], _rest = self._ray.wait(list(under_way), num_returns=1)
            free.append(under_way.pop(done))
            result, failure = self._ray.get(done)
            if failure is not None:
                raise put_together(failure)
            yield result
