"""Ids that are hashes of content: the same facts get the same id in any order, on any machine."""

from __future__ import annotations

import hashlib


def content_id(*parts: str) -> str:
    """16 hex digits from the parts, in their order; ("ab", "c") and ("a", "bc") differ."""
    digest = hashlib.sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big") + encoded)
    return digest.hexdigest()[:16]
