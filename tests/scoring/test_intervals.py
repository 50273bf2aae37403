"""Intervals hold the figure, narrow with more articles, and say nothing of a single one."""

from __future__ import annotations

import msgspec
import pytest
from scored_samples import GOLD

from recoupe.reading import Reading
from recoupe.scoring import LAYERS, find_intervals, measure_agreement, score_reading

PERFECT = score_reading(GOLD, GOLD)
EMPTY = score_reading(GOLD, Reading(doc=GOLD.doc, language="fr"))


def test_one_article_has_no_interval() -> None:
    assert set(find_intervals([PERFECT]).values()) == {None}


def test_articles_that_are_all_perfect_leave_no_doubt() -> None:
    assert find_intervals([PERFECT] * 3)["events"] == (1.0, 1.0)


def test_more_articles_of_the_same_kind_narrow_the_interval() -> None:
    def width(articles: int) -> float:
        interval = find_intervals([PERFECT, EMPTY] * articles, samples=300)["events"]
        assert interval is not None and interval[0] < 2 / 3 < interval[1]  # half found: F1 2/3
        return interval[1] - interval[0]

    assert width(20) < width(2)


def test_the_same_articles_give_the_same_intervals() -> None:
    articles = [PERFECT, EMPTY, PERFECT]
    assert find_intervals(articles) == find_intervals(articles)


def test_two_annotators_agree_with_themselves_and_not_with_who_marks_nothing() -> None:
    same = measure_agreement({"a": GOLD}, {"a": GOLD})
    assert {layer: one.agreement for layer, one in same.items()} == dict.fromkeys(LAYERS, 1.0)
    nothing = measure_agreement({"a": GOLD}, {"a": Reading(doc=GOLD.doc, language="fr")})
    assert nothing["events"].agreement == 0.0


def test_agreement_is_the_same_whoever_is_named_first() -> None:
    other = msgspec.structs.replace(GOLD, events=GOLD.events[:1], namings=())
    forth, back = (measure_agreement({"a": one}, {"a": two}) for one, two in ((GOLD, other), (other, GOLD)))
    for layer in ("events", "mentions", "times"):
        assert forth[layer].agreement == pytest.approx(back[layer].agreement)
    assert forth["events"].agreement == pytest.approx(2 / 3, abs=0.001)
