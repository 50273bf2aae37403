"""Work shared out among forks: the same is found, in the same order, and errors come up."""

from __future__ import annotations

import os
import sys
from datetime import date, timedelta

import pytest
from compare_builders import Says, article

from recoupe.compare import compare
from recoupe.compare.sharing import share_out


def test_what_is_found_comes_in_the_order_of_the_parts() -> None:
    assert share_out(lambda part: part * part, range(4)) == [0, 1, 4, 9]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux processes are forked")
def test_each_other_part_is_done_in_a_process_of_its_own() -> None:
    here, *others = share_out(lambda _: os.getpid(), range(3))
    assert here == os.getpid()
    assert len({here, *others}) == 3


def test_a_fork_that_dies_costs_nothing() -> None:
    ours = os.getpid()

    def work(part: int) -> int:
        if os.getpid() != ours:
            os._exit(1)
        return part

    assert share_out(work, range(3)) == [0, 1, 2]


def test_two_processes_find_what_one_finds() -> None:
    """Over three months, so that both have weeks of their own, and numbers that disagree."""
    first = date(2019, 1, 1)
    told = [
        article(
            Says(
                f"Le {day}, Alvonie attaque Borduland avec {12 + week % 3} navires.",
                "attaque",
                "ASSAULT",
                ["aaa"],
                ["bbb"],
                on=day,
                counts=(f"{12 + week % 3} navires", 12 + week % 3, "navires"),
            ),
            outlet=outlet,
            day=day,
            source=f"{outlet}-{week}",
        )
        for week in range(12)
        for outlet in ("A", "B")
        for day in [first + timedelta(days=7 * week + (outlet == "B"))]
    ]
    articles, readings = [one for one, _ in told], [reading for _, reading in told]
    alone = compare(articles, readings)
    assert len(alone.stories) == 12
    assert {"date", "quantity"} & {one.kind for one in alone.disagreements}
    assert compare(articles, readings, processes=2) == alone
    assert compare(articles, readings, processes=3) == alone
