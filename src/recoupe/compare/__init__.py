"""Across articles: readings to actors, stories, voices, disagreements, labels and camps.

Pure functions over records: nothing here reads a text with a parser, opens an article or keeps a state,
and the order of the readings makes no difference.
"""

from __future__ import annotations

from .comparing import compare

__all__ = ["compare"]
