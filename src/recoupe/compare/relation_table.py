"""The table `relations.toml`: what an event or a label says about how two actors stand to each other."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from recoupe.errors import DataFileError
from recoupe.languages.files import load_entries, load_table
from recoupe.plover import load_plover
from recoupe.reading import EventType, Slant, Status

RELATIONS_FILE = Path(__file__).with_name("relations.toml")


class Share(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What counts for less, and scores (-10 to 10) of what has none in PLOVER: joint acts and labels."""

    attributed: float
    together: float
    legitimising: float
    delegitimising: float


class Talks(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much talks and treaties between two actors count, by what else is told of them (0 to 1)."""

    rivals: float
    alone: float
    friends: float


class Search(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How long and how far the best partition is looked for."""

    exact_actors: int
    exact_steps: int
    starts: int
    most_camps: int
    further_camp: float
    doubtful_share: float
    oldest_days: int
    least_relations: int
    least_quarrel: float


class ScoreException(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A score (-10 to 10) in place of PLOVER's, for one mode of a type or, without one, for the type."""

    type: EventType
    score: float
    reason: str
    mode: str | None = None


class RelationTable(msgspec.Struct, frozen=True, kw_only=True):
    """The whole table."""

    status: dict[Status, float]
    share: Share
    talks: Talks
    search: Search
    mutual: frozenset[EventType]
    exceptions: dict[tuple[EventType, str | None], ScoreException]

    def weigh_event(self, event_type: EventType, mode: str | None, status: Status) -> float:
        """What an event of that kind says of actor and recipient, -1 (foes) to 1 (friends)."""
        exception = self.exceptions.get((event_type, mode)) or self.exceptions.get((event_type, None))
        score = exception.score if exception else load_plover().types[event_type].score
        return score / 10 * self.status[status]

    def weigh_label(self, slant: Slant) -> float:
        """What a label says of the one who gives and the one who bears it, -1 to 1."""
        scores = {
            "legitimising": self.share.legitimising,
            "delegitimising": self.share.delegitimising,
            "neutral": 0.0,
        }
        return scores[slant] / 10


@lru_cache(maxsize=4)
def load_relation_table(path: Path = RELATIONS_FILE) -> RelationTable:
    """The table in `relations.toml`.

    Raises DataFileError where an exception stands twice or names a mode that its type does not have.
    """
    plover = load_plover()
    exceptions: dict[tuple[EventType, str | None], ScoreException] = {}
    for entry, line in load_entries(path, "exception", ScoreException):
        if not plover.has_mode(entry.type, entry.mode):
            raise DataFileError(str(path), line, f'{entry.type} has no mode "{entry.mode}"')
        if (entry.type, entry.mode) in exceptions:
            raise DataFileError(str(path), line, f"{entry.type} {entry.mode or ''} stands here a second time")
        exceptions[entry.type, entry.mode] = entry
    return RelationTable(
        status=load_table(path, dict[Status, float], "status"),
        share=load_table(path, Share, "share"),
        talks=load_table(path, Talks, "talks"),
        search=load_table(path, Search, "search"),
        mutual=load_table(path, dict[str, frozenset[EventType]], "mutual")["types"],
        exceptions=exceptions,
    )
