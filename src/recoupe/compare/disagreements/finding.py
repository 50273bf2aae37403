"""All disagreements of a dossier, by the kinds that the files beside this one find."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from recoupe.compare.actors import Cast
from recoupe.compare.count_signs import Stories
from recoupe.compare.event_mentions import EventMention
from recoupe.compare.links import load_weights
from recoupe.compare.parties import VOICES_OF_STATE, find_parties
from recoupe.compare.scenes import Scene
from recoupe.compare.sharing import share_out
from recoupe.compare.stories import StoryGroup
from recoupe.compare.tallies import find_tallies
from recoupe.comparison import Disagreement, DossierNaming

from .accusations import find_mutual_accusations
from .deeds import find_deed_disagreements
from .denials import find_denials
from .figures import find_number_disagreements
from .framings import find_framing_disagreements
from .labels import find_label_disagreements


class Compared(NamedTuple):
    """What is known of a dossier before its disagreements are looked for."""

    scenes: Sequence[Scene]
    cast: Cast
    mentions: Sequence[EventMention]
    groups: Sequence[StoryGroup]
    namings: Sequence[DossierNaming]

    @property
    def stories(self) -> Stories:
        """The story of each mention, and the stories of each article."""
        of_mention: dict[str, str] = {}
        of_article: dict[str, set[str]] = defaultdict(set)
        for group in self.groups:
            for mention in group.mentions:
                of_mention[mention.id] = group.id
                of_article[mention.source.article.id].add(group.id)
        return Stories(of_mention, {article: frozenset(told) for article, told in of_article.items()})


def find_disagreements(known: Compared, processes: int = 1) -> tuple[Disagreement, ...]:
    """All disagreements, each once, by kind, story and actor; with two processes one looks at the numbers."""
    stories = known.stories

    def find(numbers: bool) -> list[Disagreement]:
        return _find_numbers(known, stories) if numbers else _find_others(known, stories)

    found = share_out(find, (False, True)) if processes > 1 else [find(False), find(True)]
    by_id = {disagreement.id: disagreement for part in found for disagreement in part}
    return tuple(sorted(by_id.values(), key=lambda d: (d.kind, d.story or "", d.actor or "", d.id)))


def _find_numbers(known: Compared, stories: Stories) -> list[Disagreement]:
    return list(find_number_disagreements(find_tallies(known.scenes, known.mentions), stories))


def _find_others(known: Compared, stories: Stories) -> list[Disagreement]:
    """All but those about numbers."""
    scenes, cast, mentions, groups, namings = known
    actors = {actor.id: actor for actor in cast.actors}
    names = {actor.id: actor.name for actor in cast.actors}
    parties = find_parties(cast.actors, VOICES_OF_STATE)
    return [
        *(one for group in groups for one in find_deed_disagreements(group, actors)),
        *find_denials(scenes, groups, mentions, stories.of_mention, load_weights()),
        *find_mutual_accusations(mentions, stories.of_mention, parties, names),
        *find_framing_disagreements(scenes, mentions, stories.of_mention),
        *find_label_disagreements(namings, actors),
    ]
