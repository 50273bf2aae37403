"""Lengths of time as people write them: 15m, 2h, 1h30m."""

from __future__ import annotations

import re
from datetime import timedelta

from recoupe.errors import UsageError

SHORTEST = timedelta(minutes=1)
LONGEST = timedelta(days=30)
_UNITS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}
_DURATION = re.compile(r"(?:(\d{1,4})d)?(?:(\d{1,4})h)?(?:(\d{1,6})m)?(?:(\d{1,7})s)?")


def parse_duration(text: str) -> timedelta:
    """The length of time. Raises UsageError for one that is none, shorter than a minute or over 30 days."""
    match = _DURATION.fullmatch(text.strip().lower())
    if match is None or not any(match.groups()):
        raise UsageError(f'"{text}" is no length of time; write 15m, 2h or 1h30m')
    parts = {unit: int(part) for unit, part in zip(_UNITS.values(), match.groups(), strict=True) if part}
    found = timedelta(**parts)
    if not SHORTEST <= found <= LONGEST:
        raise UsageError(f'"{text}": feeds are asked every minute at most, and every 30 days at least')
    return found
