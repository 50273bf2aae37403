"""Signs that two counts are of one thing: the sum of what stands around them, by a readable table.

There are a hundred pairs for every count, so that what one count says is put together once.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from recoupe.days import Days
from recoupe.languages.files import load_table
from recoupe.reading import EventType, Span

from .numbers import DISTINCTIVE
from .tallies import Tally

SAME_COUNT_FILE = Path(__file__).with_name("same_count.toml")

SAME_ORDER, OTHER_ORDER, CLOSE = 3.0, 10.0, 1.25
"""How many times as large one number may be to be of the same order, of another one, and close."""

WEEK_DAYS = 7


class CountWeights(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What speaks for two counts being of one thing; the file explains each."""

    same_story: float
    follows_story: float
    same_type: float
    same_words: float
    near_words: float
    same_noun: float
    same_phrase: float
    same_name: float
    near_name: float
    same_party: float
    same_parties: float
    same_day: float
    same_range: float
    same_order: float
    other_order: float
    close_measure: float
    shared_story: float
    same_week: float
    other_names: float


class SameCount(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The table of `same_count.toml`."""

    threshold: float
    reach_days: int
    longest_days: int
    weights: CountWeights


class Stories(NamedTuple):
    """Which story each event mention tells, and which stories each article tells."""

    of_mention: Mapping[str, str]
    of_article: Mapping[str, frozenset[str]]


@lru_cache(maxsize=4)
def load_same_count(path: Path = SAME_COUNT_FILE) -> SameCount:
    """The table; raises DataFileError where a weight is missing or unknown."""
    return load_table(path, SameCount)


Ordinals = tuple[int, int]
"""A closed range of days, as numbers of days."""


class Signs(NamedTuple):
    """What one tally says about what it counts: of its act (type and story, None without one), its words,
    names, parties and days, its size, and its article. `act_type` and `story` are of an act of its own;
    `follows` says that the number can belong to an act told before its sentence.
    """

    article: str
    holder: str
    sentence: Span
    act_type: EventType | None
    story: str | None
    is_own: bool
    follows: bool
    words: frozenset[str]
    near_words: frozenset[str]
    of: frozenset[str]
    names: frozenset[str]
    near_names: frozenset[str]
    has_places: bool
    company: frozenset[str]
    named_days: Ordinals | None
    days: Ordinals | None
    written: Ordinals | None
    size: float
    grows: bool
    is_measured: bool
    stories: frozenset[str]


def read_signs(tally: Tally, stories: Stories) -> Signs:
    """The signs of one tally."""
    act, number, published = tally.act, tally.number, tally.source.published
    article = tally.source.article.id
    return Signs(
        article=article,
        holder=tally.holder,
        sentence=tally.sentence,
        act_type=act.event.type if act is not None else None,
        story=stories.of_mention.get(act.id) if act is not None else None,
        is_own=tally.is_own,
        # "Five thousand people" of the next sentence are not those of the act before: its own verb says
        # what they did.
        follows=tally.is_own or not number.kinds or not all(kind.whole for kind in number.kinds),
        words=tally.words,
        near_words=tally.near_words,
        of=number.of,
        names=tally.names,
        near_names=tally.near_names,
        has_places=bool(tally.places),
        company=tally.company,
        named_days=_number_days(tally.named_days),
        days=_number_days(tally.days),
        written=_number_days(_range(published.earliest, published.latest)),
        size=abs(number.value),
        grows=number.grows,
        is_measured=bool(number.unit),
        stories=stories.of_article.get(article, frozenset()),
    )


def _range(first: date | None, last: date | None) -> Days | None:
    return (first, last) if first and last else None


def _number_days(days: Days | None) -> Ordinals | None:
    return (days[0].toordinal(), days[1].toordinal()) if days else None


def score_same(left: Signs, right: Signs, table: SameCount) -> float:
    """How much speaks for two counts, of one unit or of nouns that can mean the same, being of one thing.

    Below 0 where that cannot be, or nothing but size says so.
    """
    ratio = _find_ratio(left, right)
    if _is_vetoed(left, right, ratio, table):
        return -1.0
    weights = table.weights
    said = (
        _by_act(left, right, weights),
        _by_words(left, right, weights),
        _by_noun(left, right, weights),
        _by_names(left, right, weights),
        _by_parties(left, right, weights),
        _by_days(left, right, weights),
    )
    if max(said) <= 0:
        return -1.0
    return sum(said) + _by_size(left, right, ratio, weights) + _by_article(left, right, weights)


def _find_ratio(left: Signs, right: Signs) -> float:
    """How many times as large as the other one number is."""
    one, other = left.size, right.size
    if other < one:
        one, other = other, one
    return other / one if one else float("inf")


def _is_vetoed(left: Signs, right: Signs, ratio: float, table: SameCount) -> bool:
    if left.is_own and right.is_own and left.act_type != right.act_type:
        return True
    if _are_further_apart(left.named_days, right.named_days, table.reach_days):
        return True
    if ratio > OTHER_ORDER and left.grows != right.grows:
        return True  # those who were killed are not the crowd that was fired at
    if _are_further_apart(left.written, right.written, table.longest_days):
        return True
    return left.article == right.article and left.holder == right.holder and left.sentence == right.sentence


def _are_further_apart(left: Ordinals | None, right: Ordinals | None, days: int) -> bool:
    """Whether more than so many days lie between two ranges; unknown ones are not apart."""
    if left is None or right is None:
        return False
    return left[0] - right[1] > days or right[0] - left[1] > days


def _by_act(left: Signs, right: Signs, weights: CountWeights) -> float:
    if left.act_type is None or right.act_type is None:
        return 0.0
    score = weights.same_type if left.act_type == right.act_type else 0.0
    if left.story is not None and left.story == right.story:
        if left.is_own and right.is_own:
            score += weights.same_story
        elif left.follows and right.follows:
            score += weights.follows_story
    return score


def _by_words(left: Signs, right: Signs, weights: CountWeights) -> float:
    if not left.words.isdisjoint(right.words):
        return weights.same_words
    near = not left.words.isdisjoint(right.near_words) or not right.words.isdisjoint(left.near_words)
    return weights.near_words if near else 0.0


def _by_noun(left: Signs, right: Signs, weights: CountWeights) -> float:
    shared = len(left.of & right.of)
    return weights.same_phrase if shared > 1 else weights.same_noun if shared else 0.0


def _by_names(left: Signs, right: Signs, weights: CountWeights) -> float:
    if not left.names.isdisjoint(right.names):
        return weights.same_name
    if not left.names.isdisjoint(right.near_names) or not right.names.isdisjoint(left.near_names):
        return weights.near_name
    known = left.has_places and right.has_places and left.near_names.isdisjoint(right.near_names)
    return weights.other_names if known else 0.0


def _by_parties(left: Signs, right: Signs, weights: CountWeights) -> float:
    shared = len(left.company & right.company)
    return weights.same_parties if shared > 1 else weights.same_party if shared else 0.0


def _by_days(left: Signs, right: Signs, weights: CountWeights) -> float:
    one, other = left.days, right.days
    if one is None or other is None or _are_further_apart(one, other, 0):
        return 0.0
    return weights.same_day if one == other and one[0] == one[1] else weights.same_range


def _by_size(left: Signs, right: Signs, ratio: float, weights: CountWeights) -> float:
    if ratio > OTHER_ORDER:
        return 0.0 if left.grows and right.grows else weights.other_order
    score = weights.same_order if ratio <= SAME_ORDER else 0.0
    if left.is_measured and ratio <= CLOSE and min(left.size, right.size) >= DISTINCTIVE:
        score += weights.close_measure
    return score


def _by_article(left: Signs, right: Signs, weights: CountWeights) -> float:
    score = 0.0
    if left.article != right.article and not left.stories.isdisjoint(right.stories):
        score += weights.shared_story
    if left.written and right.written and not _are_further_apart(left.written, right.written, WEEK_DAYS):
        score += weights.same_week
    return score
