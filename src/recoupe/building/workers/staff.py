"""The build's side of a nursery and its workers: start, ask, replace, end."""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from multiprocessing.connection import Connection

from recoupe.article import Article

from .limits import ReadLimits
from .messages import Answer, Job
from .nursery import MESSAGE_BYTES
from .outcome import Loss

_PROGRAM = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); "
    "from recoupe.building.workers.nursery import main; main(int(sys.argv[2]))"
)
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
)
"""Each worker is one thread: libraries that start their own would only be in one another's way."""
_MOST_STARTS = 5
"""Starts of a nursery in one build. One that dies is killed from outside, for memory mostly."""
_MEMORY_HINT = "cut it into its articles, or raise --article-megabytes"
_TIME_HINT = "cut it into its articles, or raise --article-seconds"


class WorkerLostError(Exception):
    """A worker ended, or was ended, while it read; `loss` says why."""

    def __init__(self, loss: Loss) -> None:
        self.loss = loss
        super().__init__(loss.reason)


class Nursery:
    """A nursery process, replaced where it dies. Its methods may be called from several threads."""

    def __init__(self, job: Job) -> None:
        self._lock = threading.Lock()
        self._closed = False
        self._job = pickle.dumps(job)
        self._left_starts = _MOST_STARTS
        self._open()

    def _open(self) -> None:
        self._left_starts -= 1
        mine, its = socket.socketpair()
        with its:
            self._process = subprocess.Popen(  # noqa: S603 - this Python and our own program
                [sys.executable, "-c", _PROGRAM, json.dumps(sys.path), str(its.fileno())],
                pass_fds=[its.fileno()],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                env=os.environ | _ONE_THREAD,
                process_group=0,  # Ctrl-C is for the build alone, which ends it
            )
        self._control = mine
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe, as asked for above
        with contextlib.suppress(BrokenPipeError), self._process.stdin as pipe:
            pipe.write(self._job)

    def start(self) -> tuple[int, Connection]:
        """A new worker: its process id, and the connection over which it is asked."""
        mine, its = socket.socketpair()
        with its, self._lock:
            answer = self._ask("start", its.fileno())
            while not answer and not self._closed and self._left_starts:
                self._control.close()
                self._process.wait()
                self._open()
                answer = self._ask("start", its.fileno())
        if not answer:
            mine.close()
            raise RuntimeError(
                f"the process that starts workers ends again and again ({self._process.poll()})"
            )
        return int(answer), Connection(mine.detach())

    def end(self, worker: int) -> int | None:
        """Kill a worker; how it ended (negative: by that signal), None where nobody knows."""
        with self._lock:
            answer = self._ask(f"end {worker}")
        if answer:
            return int(answer)
        if not self._closed:  # it has died and left its workers alone
            with contextlib.suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
        return None

    def close(self) -> None:
        """End it with all its workers."""
        self._closed = True
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)  # whoever waits for its answer waits no longer
        with self._lock:
            self._control.close()
        try:
            self._process.wait(timeout=0.5)
        except subprocess.TimeoutExpired:  # it is loading a model and would see only later
            self._process.kill()
            self._process.wait()

    def _ask(self, request: str, descriptor: int | None = None) -> str:
        """Its answer; empty where it has ended."""
        try:
            descriptors = [] if descriptor is None else [descriptor]
            socket.send_fds(self._control, [request.encode("ascii")], descriptors)
            return self._control.recv(MESSAGE_BYTES).decode("ascii")
        except OSError:
            return ""


class Worker:
    """One worker process and its connection."""

    def __init__(self, nursery: Nursery, limits: ReadLimits) -> None:
        self._nursery = nursery
        self._limits = limits
        self._pid, self._connection = nursery.start()

    def read(self, articles: Sequence[Article]) -> Answer:
        """What became of the articles. Raises WorkerLostError where the worker did not survive them."""
        try:
            self._connection.send(articles)
            if not self._connection.poll(self._limits.waiting_seconds):
                self.end()
                reason = f"cannot be read: nothing came of it in {self._limits.waiting_seconds:.0f} s"
                raise WorkerLostError(Loss(reason, _TIME_HINT))
            answer = self._connection.recv()
        except (EOFError, OSError) as error:
            raise WorkerLostError(describe_end(self.end(), self._limits)) from error
        if answer.out_of_memory:
            self.end()
            raise WorkerLostError(_memory_loss(self._limits))
        return answer  # type: ignore[no-any-return]

    def end(self) -> int | None:
        """Kill it; how it ended."""
        self._connection.close()
        return self._nursery.end(self._pid)


def describe_end(status: int | None, limits: ReadLimits) -> Loss:
    """Why a worker that ended so could not read its article."""
    if status == -signal.SIGPROF:
        reason = f"cannot be read: it took more than {limits.article_seconds:g} s of the processor"
        return Loss(reason, _TIME_HINT)
    if status in (-signal.SIGABRT, -signal.SIGKILL):  # what C++ does without memory, and what the system does
        return _memory_loss(limits)
    ended = "" if status is None else f" ({_name_of(status)})"
    return Loss(f"cannot be read: the process that read it died{ended}")


def _memory_loss(limits: ReadLimits) -> Loss:
    reason = f"cannot be read: it took more than {limits.article_megabytes:,} MB of memory, or than there are"
    return Loss(reason, _MEMORY_HINT)


def _name_of(status: int) -> str:
    if status >= 0:
        return f"exit status {status}"
    try:
        return signal.Signals(-status).name
    except ValueError:
        return f"signal {-status}"
