"""How a feed begins."""

from __future__ import annotations

import re

ROOT = re.compile(rb"<(?:[a-z]+:)?(?:rss|feed|RDF)\b")
"""The first element of a feed."""
