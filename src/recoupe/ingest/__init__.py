"""The door: files and folders to articles, and everything that is not read named with its reason."""

from recoupe.ingest.door import Progress, read_sources, read_sources_again
from recoupe.ingest.fingerprint import fingerprint_text
from recoupe.ingest.language import DetectedLanguage, detect_language
from recoupe.ingest.limits import DEFAULT_LIMITS, Limits
from recoupe.ingest.records import Ingested, Skipped

__all__ = [
    "DEFAULT_LIMITS",
    "DetectedLanguage",
    "Ingested",
    "Limits",
    "Progress",
    "Skipped",
    "detect_language",
    "fingerprint_text",
    "read_sources",
    "read_sources_again",
]
