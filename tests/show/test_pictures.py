"""The pictures: every fact stands where it should, inside the drawing, and leads somewhere."""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.plover import Quad
from recoupe.show.index import Name, Paper, Words
from recoupe.show.panels.camps import CampColumn, Period, Tie
from recoupe.show.panels.facts import EventRow
from recoupe.show.panels.stories import AccountCell, StoryCard
from recoupe.show.pictures.days_of_crisis import HALF_HEIGHT, WIDTH, draw_days
from recoupe.show.pictures.network import MOST_ACTORS, MOST_CAMPS, draw_network
from recoupe.show.pictures.projection import WORLD_HEIGHT, WORLD_WIDTH, project
from recoupe.show.pictures.voices import draw_voices
from recoupe.show.pictures.world import load_outlines
from recoupe.show.pictures.world_map import draw_map
from recoupe.show.wording import Days


def make_paper(name: str) -> Paper:
    return Paper(id=name, name=name, language="fr", published=Days(None, None))


def make_words(paper: str = "Le Phare") -> Words:
    return Words(paper=make_paper(paper), start=0, end=1, before="", text="x", after="")


def make_row(  # the fields that pictures look at
    number: int = 0,
    *,
    days: tuple[date, date] | None = None,
    quad: Quad = "verbal_conflict",
    place: str | None = None,
    at: tuple[float, float] | None = None,
) -> EventRow:
    return EventRow(
        id=f"e{number}",
        type="AID",
        mode=None,
        quad=quad,
        status="actual",
        actor=(),
        recipient=(),
        days=Days(*days) if days else Days(None, None),
        place=place,
        said_by=None,
        story=None,
        words=make_words(),
        latitude=at[0] if at else None,
        longitude=at[1] if at else None,
    )


def make_card(title: str, *, first: date | None = None, accounts: tuple[AccountCell, ...] = ()) -> StoryCard:
    return StoryCard(
        id=title,
        type="AID",
        quad="material_cooperation",
        title=title,
        actor=(),
        recipient=(),
        days=Days(first, first),
        place=None,
        voices=1,
        accounts=accounts,
        disagreements=(),
    )


def make_account(paper: str, rests_on: str | None) -> AccountCell:
    return AccountCell(
        paper=make_paper(paper),
        status="actual",
        said_by=None,
        rests_on=rests_on,
        words=make_words(paper),
        events=1,
    )


# The map


@pytest.mark.parametrize(
    ("latitude", "longitude", "corner"),
    [(0, 0, (WORLD_WIDTH / 2, WORLD_HEIGHT / 2)), (0, 180, (WORLD_WIDTH, WORLD_HEIGHT / 2))],
)
def test_the_middle_and_the_edge_of_the_world_stand_where_the_projection_puts_them(
    latitude: float, longitude: float, corner: tuple[float, float]
) -> None:
    assert project(latitude, longitude) == pytest.approx(corner, abs=0.6)


def test_north_is_up_and_the_poles_touch_the_edges() -> None:
    assert project(90, 0)[1] == pytest.approx(0, abs=0.6)
    assert project(-90, 0)[1] == pytest.approx(WORLD_HEIGHT, abs=0.6)


def test_the_outline_has_the_states_of_the_world_once_each() -> None:
    countries = [outline.country for outline in load_outlines() if outline.country]
    assert len(countries) == len(set(countries)) > 160
    assert {"FRA", "VEN", "RUS", "COD", "NIC"} <= set(countries)


def test_no_state_reaches_over_the_whole_world_where_it_lies_on_the_edge() -> None:
    for outline in load_outlines():
        for part in outline.path.split("z"):
            moves = re.findall(r"(-?\d+) -?\d+", part.partition("l")[2])
            assert all(abs(int(across)) < WORLD_WIDTH / 4 for across in moves), outline.country


def test_a_dossier_without_towns_has_no_map() -> None:
    assert draw_map([make_row(1, place="à la frontière")]) is None


def test_events_of_one_town_share_a_mark_with_a_square_for_conflict_and_a_disc_for_cooperation() -> None:
    caracas = (10.49, -66.88)
    rows = [
        make_row(1, place="Caracas", at=caracas),
        make_row(2, place="Caracas", at=caracas, quad="material_cooperation"),
        make_row(3, place="Caracas", at=caracas),
        make_row(4),
    ]
    drawn = draw_map(rows)
    assert drawn is not None and drawn.elsewhere == 1
    (town,) = drawn.towns
    assert town.name == "Caracas" and [row.id for row in town.rows] == ["e1", "e3", "e2"]
    assert town.side > town.radius > 0


PLACES = st.tuples(st.floats(-60, 75), st.floats(-180, 180))


@given(st.lists(PLACES, min_size=1, max_size=25))
def test_every_town_stands_inside_the_view(places: list[tuple[float, float]]) -> None:
    drawn = draw_map([make_row(number, place="X", at=at) for number, at in enumerate(places)])
    assert drawn is not None
    assert len(drawn.towns) == len(set(places))
    assert drawn.x >= 0 and drawn.x + drawn.width <= WORLD_WIDTH + 0.1
    for town in drawn.towns:
        assert drawn.x - 1 <= town.x <= drawn.x + drawn.width + 1
        assert drawn.y - 1 <= town.y <= drawn.y + drawn.height + 1


# The days of the crisis

DAYS = st.tuples(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 12)).map(
    lambda pair: (pair[0], pair[0] + timedelta(days=pair[1]))
)
QUADS: tuple[Quad, ...] = (
    "verbal_conflict",
    "material_conflict",
    "verbal_cooperation",
    "material_cooperation",
)


@given(st.lists(st.tuples(DAYS, st.sampled_from(QUADS)), min_size=1, max_size=30))
def test_conflict_stands_above_the_line_and_cooperation_below(
    told: list[tuple[tuple[date, date], Quad]],
) -> None:
    rows = [make_row(number, days=days, quad=quad) for number, (days, quad) in enumerate(told)]
    drawn = draw_days(rows, ())
    assert drawn is not None
    assert {bar.quad for bar in drawn.bars} == {quad for _, quad in told}
    for bar in drawn.bars:
        assert 0 <= bar.x <= WIDTH and bar.events
        if "conflict" in bar.quad:
            assert drawn.line - HALF_HEIGHT - 0.2 <= bar.y and bar.y + bar.height <= drawn.line + 0.2
        else:
            assert drawn.line - 0.2 <= bar.y and bar.y + bar.height <= drawn.line + HALF_HEIGHT + 0.2


def test_an_event_dated_to_a_year_stands_in_no_bar_and_is_counted() -> None:
    vague = make_row(1, days=(date(2019, 1, 1), date(2019, 12, 31)))
    exact = make_row(2, days=(date(2019, 3, 27), date(2019, 3, 27)))
    drawn = draw_days([vague, exact, make_row(3)], ())
    assert drawn is not None and drawn.vague == 2
    assert [bar.event.id for bar in drawn.bars] == ["e2"]


def test_titles_of_stories_never_overlap() -> None:
    day = date(2019, 3, 27)
    rows = [make_row(number, days=(day, day + timedelta(days=number))) for number in range(5)]
    cards = [make_card(f"Un titre assez long pour couvrir le suivant {n}", first=day) for n in range(4)]
    drawn = draw_days(rows, cards)
    assert drawn is not None
    assert len({flag.y for flag in drawn.flags}) == 4


# The network of camps


def make_period(*camps: tuple[str, ...], ties: tuple[tuple[str, str, bool], ...] = ()) -> Period:
    return Period(
        days=Days(None, None),
        camps=tuple(CampColumn(name=c[0], actors=tuple(Name(a, a) for a in c)) for c in camps),
        doubts=(),
        ties=tuple(
            Tie(left=Name(left, left), right=Name(right, right), is_friendly=friendly, words=(make_words(),))
            for left, right, friendly in ties
        ),
        unexplained_percent=0,
    )


def test_every_actor_of_a_camp_stands_in_its_box_and_every_tie_is_a_line() -> None:
    period = make_period(
        ("USA", "Guaido"), ("Maduro", "Russie"), ties=(("USA", "Maduro", False), ("Maduro", "Russie", True))
    )
    drawn = draw_network(period)
    assert drawn is not None
    assert [sorted(node.actor.text for node in box.nodes) for box in drawn.boxes] == [
        ["Guaido", "USA"],
        ["Maduro", "Russie"],
    ]
    assert [line.tie.is_friendly for line in drawn.lines] == [False, True]
    for box in drawn.boxes:
        assert all(box.x == node.x and box.y < node.y < box.y + box.height for node in box.nodes)
        assert box.x + box.width <= drawn.width and box.y + box.height <= drawn.height


def test_what_is_too_much_to_draw_is_counted() -> None:
    camps = [tuple(f"{camp}-{actor}" for actor in range(12)) for camp in range(8)]
    drawn = draw_network(make_period(*camps))
    assert drawn is not None
    assert len(drawn.boxes) == MOST_CAMPS and drawn.camps_left_out == 2
    assert all(len(box.nodes) == MOST_ACTORS and box.left_out == 3 for box in drawn.boxes)


def test_a_period_without_camps_has_no_picture() -> None:
    assert draw_network(make_period()) is None


# The voices of a story


def test_accounts_hang_under_the_voice_they_rest_on() -> None:
    card = make_card(
        "x",
        accounts=(
            make_account("AFP", None),
            make_account("Le Phare", "AFP"),
            make_account("Le Cap", "Sputnik"),
            make_account("L'Ancre", None),
        ),
    )
    tree = draw_voices(card)
    assert tree is not None
    told = [(twig.name, twig.depth) for twig in tree.twigs]
    assert told == [("AFP", 0), ("Le Phare", 1), ("Sputnik", 0), ("Le Cap", 1), ("L'Ancre", 0)]
    sputnik = tree.twigs[2]
    assert sputnik.words is None  # only quoted: no article of the dossier is Sputnik's
    assert tree.height > max(twig.y for twig in tree.twigs)


def test_a_story_whose_accounts_are_all_their_own_voices_needs_no_tree() -> None:
    card = make_card("x", accounts=(make_account("A", None), make_account("B", None)))
    assert draw_voices(card) is None
    alone = msgspec.structs.replace(card, accounts=())
    assert draw_voices(alone) is None
