"""From sources to a dossier: what comes in is stored, what is unread is read, what changed is compared."""

from __future__ import annotations

from .build import ACTORS_FILE, BATCH_SIZE, build
from .records import BuildReport, Ingest, Progress, Source, Steps

__all__ = ["ACTORS_FILE", "BATCH_SIZE", "BuildReport", "Ingest", "Progress", "Source", "Steps", "build"]
