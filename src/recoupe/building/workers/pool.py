"""Several workers reading portions of articles, with no more portions under way than they need."""

from __future__ import annotations

import queue
import socket
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import TracebackType
from typing import Self

from recoupe.article import Article

from .limits import ReadLimits
from .messages import Job, put_together
from .outcome import Outcome, Read
from .staff import Nursery, Worker, WorkerLostError

Portion = Sequence[Article]
Result = list[tuple[Article, Outcome]]


def can_isolate() -> bool:
    """Whether this system can read in processes of its own (not on Windows, nor inside R)."""
    return bool(sys.executable) and hasattr(socket, "send_fds") and sys.platform != "win32"


class WorkerPool:
    """Worker processes of one job; a context manager that leaves none of them behind."""

    def __init__(
        self,
        read: Read,
        warm: Callable[[str], None],
        languages: Sequence[str],
        *,
        processes: int,
        limits: ReadLimits,
    ) -> None:
        self._processes = processes
        self._limits = limits
        self._job = Job(read, warm, tuple(languages), limits)
        self._todo: queue.SimpleQueue[Portion | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[Result | BaseException] = queue.SimpleQueue()

    def __enter__(self) -> Self:
        self._nursery = Nursery(self._job)
        self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(self._processes)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self,
        error_type: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._take_back()
        for _thread in self._threads:
            self._todo.put(None)
        # Its workers end with it, and the threads that wait for them go on to the None above.
        self._nursery.close()
        for thread in self._threads:
            thread.join()

    def read(self, portions: Iterable[Portion], stop: Callable[[], bool]) -> Iterator[Result]:
        """What became of each portion, as they are done: in no certain order.

        Once `stop` says so, only the portions that workers are reading are finished.
        """
        coming = iter(portions)
        under_way = 0
        # One portion more than workers: none of them waits while this side stores what was read.
        while True:
            while under_way <= self._processes and not stop():
                portion = next(coming, None)
                if portion is None:
                    break
                self._todo.put(portion)
                under_way += 1
            if stop():
                under_way -= self._take_back()
            if not under_way:
                return
            result = self._done.get()
            under_way -= 1
            if isinstance(result, BaseException):
                raise result
            yield result

    def _take_back(self) -> int:
        """Portions that no worker has begun, taken back; their number."""
        taken = 0
        try:
            while True:
                self._todo.get_nowait()
                taken += 1
        except queue.Empty:
            return taken

    def _serve(self) -> None:
        """One thread: hands portions to one worker after another until there are no more."""
        desk = _Desk(self._nursery, self._limits)
        try:
            while (portion := self._todo.get()) is not None:
                self._done.put(desk.read(portion))
        except BaseException as error:  # noqa: BLE001 - raised again where the results are awaited
            self._done.put(error)
        finally:
            desk.close()


class _Desk:
    """The place of one worker, who is replaced when lost."""

    def __init__(self, nursery: Nursery, limits: ReadLimits) -> None:
        self._nursery = nursery
        self._limits = limits
        self._worker: Worker | None = None

    def read(self, portion: Portion) -> Result:
        """Each article with what became of it; that which costs a worker is found by reading one by one."""
        try:
            return list(zip(portion, self._ask(portion), strict=True))
        except WorkerLostError as lost:
            if len(portion) == 1:
                return [(portion[0], lost.loss)]
            return [(article, self._read_alone(article)) for article in portion]

    def _read_alone(self, article: Article) -> Outcome:
        try:
            return self._ask([article])[0]
        except WorkerLostError as lost:
            return lost.loss

    def _ask(self, articles: Portion) -> tuple[Outcome, ...]:
        worker = self._worker or Worker(self._nursery, self._limits)
        self._worker = None
        answer = worker.read(articles)
        if answer.retires:
            worker.end()
        else:
            self._worker = worker
        if answer.failure is not None:
            raise put_together(answer.failure)
        return answer.outcomes

    def close(self) -> None:
        """End its worker."""
        if self._worker is not None:
            self._worker.end()
