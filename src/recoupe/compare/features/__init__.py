"""The comparisons of two event mentions, one small function each, by the names `weights.toml` gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from recoupe.compare.event_mentions import EventMention

from .acts import same_act, same_mode
from .company import same_company, same_names
from .days import same_days, written_together
from .figures import same_numbers
from .places import same_place
from .sides import both_sides_told, same_actors, same_recipients, speakers_unsaid
from .tolls import toll_of_deed
from .wording import same_trigger, same_words

Feature = Callable[[EventMention, EventMention], float]

FEATURES: Mapping[str, Feature] = MappingProxyType(
    {
        feature.__name__: feature
        for feature in (
            same_act,
            same_mode,
            same_actors,
            same_recipients,
            both_sides_told,
            speakers_unsaid,
            same_days,
            written_together,
            same_place,
            same_numbers,
            same_trigger,
            same_words,
            same_company,
            same_names,
            toll_of_deed,
        )
    }
)
"""All comparisons; each answers from -1 (speaks against) over 0 (says nothing) to 1 (speaks for)."""
