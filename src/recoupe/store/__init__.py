"""The dossier file: one crisis in one SQLite file, made by `build`, asked by all that shows or exports."""

from recoupe.store.dossier import Dossier
from recoupe.store.readings import ReaderKey, StoredReading
from recoupe.store.search import SearchHit
from recoupe.store.skips import SkippedInput

__all__ = ["Dossier", "ReaderKey", "SearchHit", "SkippedInput", "StoredReading"]
