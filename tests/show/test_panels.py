from __future__ import annotations

import msgspec
import pytest
from sample_articles import HERALD, JULY_3, JULY_4, PHARE, VIGIE, words_of
from sample_dossier import EVENTS, STORIES

from recoupe.comparison import Evidence
from recoupe.show.index import DossierIndex, Name, short_source, web_address
from recoupe.show.page import Panels, make_panels
from recoupe.show.panels.disagreements import disagreements_panel, side_value
from recoupe.show.panels.stories import stories_panel
from recoupe.show.panels.timeline import MOST_LANES, camp_lanes, timeline_panel
from recoupe.show.wording import Days, Key, Word
from recoupe.store import Dossier


@pytest.fixture
def panels(dossier: Dossier) -> Panels:
    return make_panels(dossier)


@pytest.fixture
def index(dossier: Dossier) -> DossierIndex:
    return DossierIndex(dossier)


def test_the_overview_counts_what_the_dossier_holds(panels: Panels) -> None:
    overview = panels.overview
    assert (overview.articles, overview.copies, overview.skipped) == (3, 1, 2)
    assert overview.languages == (("fr", 2), ("en", 1))
    assert (overview.outlets, overview.without_outlet) == ((("La Vigie", 1), ("Le Phare", 1)), 1)
    assert overview.written == Days(JULY_3, JULY_4)
    assert overview.disagreements == 1
    assert overview.speakers == ((Name("cruppi", "Jean Cruppi"), 1),)


def test_the_story_that_most_voices_tell_comes_first(panels: Panels) -> None:
    assert [card.id for card in panels.facts.stories.shared] == ["s-demand"]
    assert [card.id for card in panels.facts.stories.single] == ["s-protect"]
    assert [card.id for card in panels.overview.main_stories] == ["s-demand"]


def test_an_account_says_whom_it_repeats(panels: Panels) -> None:
    (card,) = panels.facts.stories.shared
    assert [account.rests_on for account in card.accounts] == [None, None, "Le Phare"]


def test_a_relayed_source_is_called_by_its_name(index: DossierIndex) -> None:
    story = STORIES[1]
    relayed = msgspec.structs.replace(story.accounts[0], voice="deu")
    (card,) = stories_panel((msgspec.structs.replace(story, accounts=(relayed,)),), index).single
    assert card.accounts[0].rests_on == "Allemagne"


def test_a_voice_without_a_name_is_still_no_voice_of_its_own(index: DossierIndex) -> None:
    story = STORIES[1]
    relayed = msgspec.structs.replace(story.accounts[0], voice="a089af5274edd3fb")
    (card,) = stories_panel((msgspec.structs.replace(story, accounts=(relayed,)),), index).single
    assert card.accounts[0].rests_on == ""


def test_revisions_stand_apart_from_disagreements(panels: Panels) -> None:
    assert [card.id for card in panels.facts.disagreements.cards] == ["d-status"]
    assert [card.id for card in panels.facts.disagreements.revisions] == ["d-sailors"]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("alleged", Key("status.alleged")),
        ("1911-07-03", Days(JULY_3, JULY_3)),
        ("1911-07-03/1911-07-04", Days(JULY_3, JULY_4)),
        ("deu", "Allemagne"),
        ("deu, hafid", "Allemagne, Moulay Hafid"),
        ("deu, nobody", "deu, nobody"),
        ("150 marins", "150 marins"),
    ],
)
def test_what_a_side_holds_is_said_in_names_and_days(index: DossierIndex, value: str, said: Word) -> None:
    assert side_value(value, index) == said


def test_an_actor_card_gathers_what_it_does_undergoes_says_and_is_called(panels: Panels) -> None:
    cards = {card.id: card for card in panels.facts.actors.cards}
    assert {row.id for row in cards["cruppi"].does} == {"e-demand", "e-denied"}
    assert [row.id for row in cards["deu"].undergoes] == ["e-demand"]
    assert [row.id for row in cards["cruppi"].says] == ["q-1"]
    assert [calling.by.name.text for calling in cards["hafid"].called] == ["Le Phare", "Allemagne"]
    assert cards["cruppi"].aliases == ("Cruppi",)


def test_the_naming_matrix_puts_outlets_before_speakers(panels: Panels) -> None:
    matrix = panels.facts.namings
    assert [(namer.name.text, namer.is_outlet) for namer in matrix.namers] == [
        ("Le Phare", True),
        ("Allemagne", False),
    ]
    (row,) = matrix.rows
    assert [[label.text for label in cell] for cell in row.cells] == [["usurpateur"], ["sultan légitime"]]


def test_undated_events_are_in_the_table_and_not_on_the_chart(panels: Panels) -> None:
    timeline = panels.facts.timeline
    assert (len(timeline.rows), timeline.undated) == (4, 1)
    assert timeline.by_outlet is not None
    assert sum(len(lane.shapes) for lane in timeline.by_outlet.lanes) == 3


def test_a_timeline_without_days_has_no_chart(index: DossierIndex) -> None:
    undated = tuple(event for event in EVENTS if event.first_day is None)
    assert timeline_panel(undated, index).by_actor is None


def test_the_chart_by_camp_has_a_lane_for_each_camp(dossier: Dossier, index: DossierIndex) -> None:
    camps = camp_lanes(dossier.camps(), index)
    chart = timeline_panel(dossier.timeline(), index, camps).by_camp
    assert chart is not None
    named = [lane.name for lane in chart.lanes if lane.name]
    acting = {one for event in EVENTS if event.first_day for one in event.actor or event.recipient}
    assert sorted(named) == sorted({camps[one] for one in acting if one in camps})


def test_without_camps_there_is_no_chart_by_camp(dossier: Dossier, index: DossierIndex) -> None:
    assert timeline_panel(dossier.timeline(), index).by_camp is None


def test_too_many_actors_share_the_last_lane(index: DossierIndex) -> None:
    event = EVENTS[0]
    events = tuple(
        msgspec.structs.replace(event, id=f"e{number}", actor=(f"actor {number}",)) for number in range(20)
    )
    chart = timeline_panel(events, index).by_actor
    assert chart is not None
    assert len(chart.lanes) == MOST_LANES
    assert chart.lanes[-1].name is None


def test_the_camps_say_who_is_torn_and_toward_whom(panels: Panels) -> None:
    (period,) = panels.facts.camps.periods
    assert [camp.name for camp in period.camps] == ["Allemagne", "Jean Cruppi"]
    assert period.unexplained_percent == 25
    assert [name.text for name in period.doubts[0].toward] == ["Jean Cruppi"]


def test_an_article_sheet_says_how_its_date_is_known(panels: Panels) -> None:
    sheets = {sheet.id: sheet for sheet in panels.articles.sheets}
    assert (sheets[VIGIE.id].method, [words.text for words in sheets[VIGIE.id].dated_by]) == (
        "inferred",
        ["lundi", "mardi 4 juillet"],
    )
    assert sheets[HERALD.id].method == "unknown"
    copied = sheets[HERALD.id].copy_of
    assert copied is not None and copied.id == PHARE.id


def test_every_piece_of_evidence_has_its_place_in_the_text(panels: Panels) -> None:
    sheets = {sheet.id: sheet for sheet in panels.articles.sheets}
    places = {
        segment.start
        for paragraph in sheets[VIGIE.id].paragraphs
        for segment in paragraph
        if segment.is_place
    }
    assert {words_of(VIGIE, text).start for text in ("protègent", "lundi", "nie avoir exigé")} <= places


def test_short_words_come_with_the_text_around_them(index: DossierIndex) -> None:
    words = index.words(words_of(PHARE, "exigé"))
    assert words.before == "Le ministre Jean Cruppi a "
    assert words.after.startswith(" mardi 4 juillet") and words.after.endswith("…")
    assert "\n" not in words.before + words.after


def test_long_words_are_cut_at_a_word(index: DossierIndex) -> None:
    text = "mot " * 200
    words = index.words(Evidence(PHARE.id, PHARE.source, 0, len(text), text))
    assert len(words.text) <= 321 and words.text.endswith("mot…")
    assert (words.before, words.after) == ("", "")


def test_evidence_from_an_article_that_is_not_there_is_still_shown(index: DossierIndex) -> None:
    words = index.words(Evidence("gone", "folder/gone.txt", 3, 6, "mot"))
    assert (words.paper.name, words.before, words.text) == ("gone.txt", "", "mot")


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("https://x.example/a?b=1", "https://x.example/a?b=1"),
        ("http://x.example", "http://x.example"),
        ("HTTPS://x.example/", "HTTPS://x.example/"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt://x.example/%0aalert(1)", None),
        ("data:text/html,<script>1</script>", None),
        ("https:alert(1)", None),
        ("//x.example/a", None),
        ("http://[broken", None),
        ("articles/a.txt", None),
    ],
)
def test_only_addresses_of_the_web_are_linked(source: str, address: str | None) -> None:
    assert web_address(source) == address


def test_a_file_is_known_by_its_last_part() -> None:
    assert short_source("a/b/c.txt") == "c.txt"
    assert short_source("https://x.example/a/") == "a"
    assert short_source("/") == "/"


def test_a_side_held_by_a_file_is_told_by_the_name_of_the_file(dossier: Dossier) -> None:
    index = DossierIndex(dossier)
    found = next(each for each in dossier.disagreements() if each.kind != "naming")
    source = found.sides[0].accounts[0].source
    side = msgspec.structs.replace(found.sides[0], by=(f"/home/desk/{source}", "AFP/Reuters"))
    moved = tuple(msgspec.structs.replace(each, source=f"/home/desk/{source}") for each in side.accounts)
    side = msgspec.structs.replace(side, accounts=moved)
    panel = disagreements_panel((msgspec.structs.replace(found, sides=(side,)),), (), index)
    card = (*panel.cards, *panel.revisions)[0]
    assert [name.text for name in card.sides[0].by] == [source.rpartition("/")[2], "AFP/Reuters"]
