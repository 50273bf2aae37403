"""Ctrl-C and its like, asked once: what is under way is finished; asked again: at once."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Self

from recoupe.building import Progress

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class Stopping:
    """While inside, the first signal to end is noted, the second raises KeyboardInterrupt.

    A comparison has nothing to finish, so that `on_progress` of one makes the first signal raise too.
    Outside the main thread, where Python knows no signals, it changes nothing.
    """

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell
        self._at_once = False
        self._before: dict[int, object] = {}
        self.signal: int | None = None

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = {number: signal.signal(number, self._note) for number in _SIGNALS}
        return self

    def __exit__(
        self,
        error_type: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]

    def is_asked(self) -> bool:
        """Whether the user, or the system, wants an end."""
        return self.signal is not None

    @property
    def status(self) -> int:
        """The exit status by which programs say that a signal has ended them."""
        return 128 + (self.signal or signal.SIGINT)

    def on_progress(self, progress: Progress) -> None:
        """Note what the build is doing."""
        self._at_once = progress.step == "compare" and progress.done != progress.total

    def _note(self, number: int, _frame: FrameType | None) -> None:
        again = self.signal is not None
        self.signal = number
        if again or self._at_once:
            raise KeyboardInterrupt
        self._tell()
