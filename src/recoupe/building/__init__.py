"""From sources to a dossier: what comes in is stored, what is unread is read, what changed is compared."""

from __future__ import annotations

from .build import ACTORS_FILE, BATCH_SIZE, build
from .records import BuildReport, Engine, Ingest, Isolation, Progress, Source, Steps
from .workers import ReadLimits, can_isolate, usable_processes

__all__ = [
    "ACTORS_FILE",
    "BATCH_SIZE",
    "BuildReport",
    "Engine",
    "Ingest",
    "Isolation",
    "Progress",
    "ReadLimits",
    "Source",
    "Steps",
    "build",
    "can_isolate",
    "usable_processes",
]
