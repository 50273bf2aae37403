"""Offsets for tools that count in UTF-16 code units, as Java and JavaScript do: an emoji is two."""

from __future__ import annotations

from bisect import bisect_left

_BEYOND_BMP = 0xFFFF


class Utf16Offsets:
    """Turns offsets of one text from code points to UTF-16 code units."""

    def __init__(self, text: str) -> None:
        self._wide = [at for at, character in enumerate(text) if ord(character) > _BEYOND_BMP]

    def find(self, offset: int) -> int:
        """The same place in UTF-16 code units."""
        return offset + bisect_left(self._wide, offset)

    def find_code_point(self, offset: int) -> int:
        """The code point at a place in UTF-16 code units; half an emoji is the emoji."""
        low, high = 0, offset
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.find(middle) <= offset else (low, middle - 1)
        return low
