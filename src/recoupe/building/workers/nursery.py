"""The process from which workers are forked: it loads the models once, and ends its workers with itself.

It has one thread, so that forking is safe, and reads no article. Requests come one at a time over a
socket: `start`, with the descriptor over which the worker will speak, is answered with its process id;
`end PID` kills that worker and is answered with how it ended, `os.waitstatus_to_exitcode`.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import socket
import sys

from recoupe.errors import RecoupeError

from .messages import Job
from .worker import work

MESSAGE_BYTES = 64
"""No request and no answer is longer."""


def main(descriptor: int) -> None:
    """Serve until the other side is closed. The job is read from standard input."""
    # Whoever presses Ctrl-C ends the build, and the build its workers.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    job = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by the process that started this one
    for language in job.languages:
        # A wrong entry or a missing model is told by the worker that will need it.
        with contextlib.suppress(RecoupeError):
            job.warm(language)
    # Objects that no collection visits stay in the memory pages that all workers share.
    gc.collect()
    gc.freeze()
    with socket.socket(fileno=descriptor) as control:
        _serve(control, job)


def _serve(control: socket.socket, job: Job) -> None:
    workers: set[int] = set()
    try:
        while True:
            message, descriptors, _flags, _address = socket.recv_fds(control, MESSAGE_BYTES, 1)
            if not message:
                return
            request, _, argument = message.decode("ascii").partition(" ")
            if request == "start":
                worker = _start(control, descriptors[0], job)
                workers.add(worker)
                control.sendall(f"{worker}".encode("ascii"))
            else:
                worker = int(argument)
                workers.discard(worker)
                control.sendall(f"{_end(worker)}".encode("ascii"))
    except ConnectionError:
        return
    finally:
        for worker in workers:
            _end(worker)


def _start(control: socket.socket, descriptor: int, job: Job) -> int:
    worker = os.fork()
    if worker:
        os.close(descriptor)
        return worker
    status = 1
    try:
        control.close()
        work(descriptor, job)
        status = 0
    finally:
        # Not sys.exit: nothing of what the nursery holds is to be closed or flushed twice.
        os._exit(status)


def _end(worker: int) -> int:
    with contextlib.suppress(ProcessLookupError):
        os.kill(worker, signal.SIGKILL)
    try:
        _pid, status = os.waitpid(worker, 0)
    except ChildProcessError:  # of a nursery before this one
        return -signal.SIGKILL
    return os.waitstatus_to_exitcode(status)
