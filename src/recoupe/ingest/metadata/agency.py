"""The news agency that a byline or the name of an outlet credits: "J. D. avec AFP"."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.languages.world import load_world

_SHORT_NAME = 5  # abbreviations count only in capitals: "ap" is no agency


def find_agency(*stretches: str | None) -> str | None:
    """The first agency that one of the stretches names, by its first name in media.toml; None: none."""
    for stretch in stretches:
        if stretch:
            for pattern, agency in _patterns():
                if pattern.search(stretch):
                    return agency
    return None


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    patterns: list[tuple[re.Pattern[str], str]] = []
    for outlet in load_world().outlets.values():
        names = [name for names in outlet.names.values() for name in names]
        if outlet.agency and names:
            for name in names:
                flags = re.IGNORECASE if len(name) > _SHORT_NAME else 0
                patterns.append((re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", flags), names[0]))
    return tuple(patterns)
