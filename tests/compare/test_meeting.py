"""Who meets whom before anything is compared: everybody who could be one, and nobody twice."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import combinations, islice
from pathlib import Path
from types import ModuleType

import pytest
from compare_builders import Says, article

from recoupe.article import Article
from recoupe.compare import compare
from recoupe.compare.actors import Cast, link_actors
from recoupe.compare.candidates import LARGEST_BLOCK, find_candidates
from recoupe.compare.copies import find_sequences, find_twins, is_copy
from recoupe.compare.dating import LEAST_SHARED, SHARED_WEIGHT, _Index
from recoupe.compare.event_finding import find_event_mentions
from recoupe.compare.event_mentions import EventMention
from recoupe.compare.inputs import ReadArticle, pair_inputs
from recoupe.compare.scenes import find_scenes
from recoupe.reading import Mention, Naming, Quantity, Reading, Span, Time

Told = tuple[Article, Reading]


@pytest.fixture(scope="module")
def generated() -> ModuleType:
    """The generator of `benchmarks/`, which is no package."""
    path = Path(__file__).parents[2] / "benchmarks" / "generated_readings.py"
    spec = importlib.util.spec_from_file_location("generated_readings", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def told(generated: ModuleType) -> list[Told]:
    return list(generated.generate(150))


@pytest.fixture(scope="module")
def sources(told: list[Told]) -> list[ReadArticle]:
    return pair_inputs([one for one, _ in told], [reading for _, reading in told])


@pytest.fixture(scope="module")
def cast(sources: list[ReadArticle]) -> Cast:
    return link_actors(sources)


@pytest.fixture(scope="module")
def mentions(sources: list[ReadArticle], cast: Cast) -> Sequence[EventMention]:
    return find_event_mentions(find_scenes(sources, cast))


def test_generated_spans_hold(told: list[Told]) -> None:
    for made, reading in told:
        spans: list[Mention | Span | Time | Quantity | Naming]
        spans = [mention for actor in reading.actors for mention in actor.mentions]
        spans += [event.trigger for event in reading.events]
        spans += [*reading.times, *reading.quantities, *reading.namings]
        assert spans
        assert all(made.text[span.start : span.end] == span.text for span in spans)


def test_one_seed_gives_the_same_articles(generated: ModuleType, told: list[Told]) -> None:
    assert generated.digest(list(islice(generated.generate(1000), 40))) == generated.digest(told[:40])


def test_no_two_mentions_meet_twice(mentions: Sequence[EventMention]) -> None:
    pairs = Counter(frozenset(pair) for pair in find_candidates(mentions))
    assert pairs
    assert max(pairs.values()) == 1


def test_accounts_of_one_act_meet_in_a_block_too_large_for_all_pairs() -> None:
    says = Says("L'Alvonie attaque Borduland.", "attaque", "ASSAULT", ["aaa"], ["bbb"], on=date(2019, 3, 5))
    made = [
        article(says, source=f"{number}.txt", outlet=f"Outlet {number}", day=date(2019, 3, 5))
        for number in range(LARGEST_BLOCK + 10)
    ]
    found = compare([one for one, _ in made], [reading for _, reading in made])
    assert [len(story.accounts) for story in found.stories] == [len(made)]


def test_twins_are_those_that_comparing_all_pairs_finds(sources: list[ReadArticle]) -> None:
    sequences = {source.article.id: find_sequences(source.article.text) for source in sources}
    wanted = {pair for pair in combinations(sequences, 2) if is_copy(sequences[pair[0]], sequences[pair[1]])}
    assert wanted
    assert {tuple(sorted(pair)) for pair in find_twins(sources)} == {tuple(sorted(pair)) for pair in wanted}


def test_articles_that_share_enough_are_found_without_asking_all(
    sources: list[ReadArticle], cast: Cast
) -> None:
    kinds = {actor.id: actor.kind for actor in cast.actors}
    casts = [
        frozenset(cast.ids[source.article.id, actor.id] for actor in source.reading.actors)
        for source in sources
    ]
    index = _Index.of(casts, kinds)
    for one in casts[:30]:
        wanted = [
            place
            for place, other in enumerate(casts)
            if sum(SHARED_WEIGHT[kinds[actor]] for actor in one & other) >= LEAST_SHARED
        ]
        assert index.find(one) == wanted
