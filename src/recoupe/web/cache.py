"""What is dear to count or draw, kept in memory until the dossier changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

Made = TypeVar("Made")
MOST_KEPT = 256


class Cache:
    """Values by key, of one version of the dossier at a time; the least used go first. Safe for threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._version = ""
        self._kept: OrderedDict[Hashable, object] = OrderedDict()

    def clear(self) -> None:
        """Forget everything: after a change that the version does not tell."""
        with self._lock:
            self._kept.clear()

    def get(self, version: str, key: Hashable, make: Callable[[], Made]) -> Made:
        """The value with that key, made now where this version of the dossier has none yet."""
        with self._lock:
            if version != self._version:
                self._kept.clear()
                self._version = version
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast(Made, self._kept[key])
        made = make()
        with self._lock:
            if version == self._version:
                self._kept[key] = made
                while len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)
        return made
