"""Builds that the app starts: one at a time, each in a process of its own, so that pages stay quick.

A build takes the processor for minutes and must be able to die without the app. Readers are never in its
way: it writes by transactions, and pages are read from snapshots.
"""

from __future__ import annotations

import os
import shutil
from collections import deque
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock, Thread
from typing import Literal

import msgspec

from recoupe.building import BuildReport, Progress, build
from recoupe.building.records import Isolation
from recoupe.errors import RecoupeError
from recoupe.ingest.companions import SIDECAR_SUFFIX
from recoupe.ingest.records import Skipped

_PATIENCE_S = 10
"""How long a build that is asked to stop may take before it is killed."""


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """How the app's last build stands. `waiting` builds come after it; `problem` says why it failed."""

    state: Literal["idle", "running", "done", "failed"] = "idle"
    step: Literal["ingest", "read", "compare"] | None = None
    done: int = 0
    total: int | None = None
    waiting: int = 0
    added: int = 0
    known: int = 0
    read: int = 0
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()
    problem: str | None = None


class Builder:
    """Runs builds on one dossier, in the order in which they were asked for. Safe for threads."""

    def __init__(self, dossier: Path) -> None:
        self._dossier = dossier.resolve()
        self._lock = Lock()
        self._folders: deque[Path] = deque()
        self._job = Job()
        self._thread: Thread | None = None
        self._is_closed = False

    def start(self, folder: Path) -> None:
        """Build from the files of a folder, which is the builder's from now on: it is deleted afterwards.

        An empty one only compares again.
        """
        with self._lock:
            self._folders.append(folder)
            if self._thread is None and not self._is_closed:
                self._job = Job(state="running")
                self._thread = Thread(target=self._run_all, name="recoupe-builds")
                self._thread.start()

    def job(self) -> Job:
        """How the last build stands."""
        with self._lock:
            return msgspec.structs.replace(self._job, waiting=len(self._folders))

    def close(self) -> None:
        """Stop what runs; its work up to now is kept, what waits is given up."""
        with self._lock:
            self._is_closed = True
            self._folders.clear()
            thread = self._thread
        if thread is not None:
            thread.join()

    def _run_all(self) -> None:
        while True:
            with self._lock:
                if not self._folders:
                    self._thread = None
                    return
                folder = self._folders.popleft()
                self._job = Job(state="running")
            try:
                self._run(folder)
            finally:
                shutil.rmtree(folder, ignore_errors=True)

    def _run(self, folder: Path) -> None:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=build_in_child, args=(theirs, str(folder), str(self._dossier)))
        process.start()
        theirs.close()
        try:
            while self._listen(ours):
                if self._is_closed:
                    process.terminate()
                    break
        finally:
            process.join(_PATIENCE_S)
            if process.exitcode is None:
                process.kill()
                process.join()
            ours.close()
        with self._lock:
            if self._job.state == "running":
                problem = f"the build ended with status {process.exitcode}"
                self._job = msgspec.structs.replace(self._job, state="failed", problem=problem)

    def _listen(self, ours: Connection) -> bool:
        """Take one message if there is one; False once the build has said its last."""
        try:
            if not ours.poll(0.2):
                return True
            message = ours.recv()
        except (EOFError, OSError):
            return False
        with self._lock:
            self._job = _job_after(self._job, message)
            return self._job.state == "running"


def _job_after(job: Job, message: Progress | BuildReport | str) -> Job:
    if isinstance(message, Progress):
        return msgspec.structs.replace(job, step=message.step, done=message.done, total=message.total)
    if isinstance(message, BuildReport):
        return Job(
            state="done",
            added=message.articles_added,
            known=message.articles_known,
            read=message.articles_read,
            skipped=message.skipped,
            notes=message.notes,
        )
    return msgspec.structs.replace(job, state="failed", problem=message)


def _names_of_sources(folder: Path) -> list[str]:
    """The files to be read: a sidecar is read with the file that it describes."""
    paths = sorted(folder.iterdir())
    stems = {path.stem for path in paths if path.suffix != SIDECAR_SUFFIX}
    return [path.name for path in paths if path.suffix != SIDECAR_SUFFIX or path.stem not in stems]


def build_in_child(parent: Connection, folder: str, dossier: str) -> None:
    """Build from a folder and send the progress, then the report, or the problem as a text."""
    os.chdir(folder)  # so that sources have the names their owners gave them
    names = _names_of_sources(Path())
    try:
        parent.send(build(names, dossier, on_progress=parent.send, isolation=Isolation(processes=1)))
    except RecoupeError as error:
        parent.send(str(error))
    finally:
        parent.close()
