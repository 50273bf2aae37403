from __future__ import annotations

from datetime import date
from typing import Any

from compare_builders import CAST, Says, Told, article, articles_of, stories_with

from recoupe.compare import compare
from recoupe.comparison import Comparison, Story

DAY = date(2019, 3, 24)


def compared(*told: Told) -> Comparison:
    return compare([one for one, _ in told], [reading for _, reading in told])


def shared(comparison: Comparison) -> list[Story]:
    return [story for story in comparison.stories if len(story.accounts) > 1]


def landing(outlet: str, **changes: Any) -> Told:
    says = Says(
        "Cent soldats d'Alvonie ont débarqué dimanche à Port-Vieux.",
        "débarqué",
        "MOBILIZE",
        ["aaa"],
        ["bbb"],
        on=DAY,
        place="Port-Vieux",
    )
    return article(says._replace(**changes), outlet=outlet, day=date(2019, 3, 25), source=f"{outlet}.txt")


def test_one_act_on_one_day_is_one_story() -> None:
    (story,) = shared(compared(landing("A"), landing("B")))
    assert articles_of(story) == {"A.txt", "B.txt"}
    assert (story.first_day, story.last_day, story.place) == (DAY, DAY, "Port-Vieux")


def test_help_to_one_account_is_a_deployment_to_another() -> None:
    told = [
        landing("A"),
        landing("B", sentence="Alvonie a envoyé cent soldats à Borduland.", trigger="envoyé", type="AID"),
    ]
    assert len(shared(compared(*told))) == 1


def test_acts_that_nothing_makes_alike_stay_apart() -> None:
    told = [
        landing("A"),
        landing("B", sentence="Alvonie a remercié Borduland.", trigger="remercié", type="SUPPORT"),
    ]
    assert not shared(compared(*told))


def test_a_week_between_makes_two_stories() -> None:
    later = date(2019, 4, 1)
    assert not shared(compared(landing("A"), landing("B", on=later)))


def test_a_day_lent_from_the_lead_contradicts_nothing() -> None:
    recognised = Says(
        "Dorgonie et Cendrie ont reconnu le gouvernement de Remi Rebelle.",
        "reconnu", "SUPPORT", ["ccc", "ddd"], ["rebel"], on=DAY, lent=True,
    )  # fmt: skip
    told = [
        article(recognised, source="A", day=DAY),
        article(recognised._replace(on=date(2019, 4, 9)), source="B", day=date(2019, 4, 10)),
    ]
    (story,) = shared(compared(*told))
    assert story.first_day is None


def test_a_day_lent_from_the_lead_stands_where_nothing_else_does() -> None:
    (story,) = compared(landing("A", lent=True)).stories
    assert (story.first_day, story.last_day) == (DAY, DAY)


def test_a_member_of_government_acts_for_the_state() -> None:
    told = [
        landing("A", sentence="Alvonie accuse Borduland.", trigger="accuse", type="ACCUSE", place=None),
        landing(
            "B",
            sentence="Anna Alvo accuse Boris Bord.",
            trigger="accuse",
            type="ACCUSE",
            actor=["anna"],
            recipient=["boris"],
            place=None,
        ),
    ]
    assert len(shared(compared(*told))) == 1


def test_who_accuses_whom_matters() -> None:
    told = [
        landing("A", sentence="Alvonie accuse Borduland.", trigger="accuse", type="ACCUSE", place=None),
        landing(
            "B",
            sentence="Borduland accuse Alvonie.",
            trigger="accuse",
            type="ACCUSE",
            actor=["bbb"],
            recipient=["aaa"],
            place=None,
        ),
    ]
    assert not shared(compared(*told))


def test_two_acts_that_one_article_dates_apart_stay_two_even_if_another_is_vague() -> None:
    first = Says("Lundi, Alvonie a accusé Borduland.", "accusé", actor=["aaa"], recipient=["bbb"], on=DAY)
    second = first._replace(sentence="Jeudi, Alvonie a accusé Borduland.", on=date(2019, 3, 28))
    vague = first._replace(on=date(2019, 3, 24), to=date(2019, 3, 30))
    told = [article(first, second, source="two.txt"), article(vague, source="vague.txt")]
    comparison = compared(*told)
    assert len(stories_with(comparison, "ACCUSE")) == 2


def test_several_mentions_in_one_article_are_one_account() -> None:
    says = Says("Alvonie a accusé Borduland.", "accusé", actor=["aaa"], recipient=["bbb"], on=DAY)
    again = says._replace(sentence="Oui, Alvonie a accusé Borduland.")
    (story,) = stories_with(compared(article(says, again)), "ACCUSE")
    assert [len(account.events) for account in story.accounts] == [2]


def test_what_was_recognised_before_and_what_was_backed_today_are_two() -> None:
    recognised = Says(
        "Dorgonie et Cendrie ont reconnu le gouvernement de Remi Rebelle.",
        "reconnu", "SUPPORT", ["ccc", "ddd"], ["rebel"],
    )  # fmt: skip
    backed = Says(
        "Cendrie a réaffirmé mardi son appui sans faille à Remi Rebelle.",
        "appui", "SUPPORT", ["ccc"], ["rebel"], on=DAY,
    )  # fmt: skip
    told = [
        article(recognised, backed, source="A", day=DAY),
        article(
            recognised._replace(sentence="Remi Rebelle est reconnu par Dorgonie, dont le gouvernement aide."),
            source="B",
            day=date(2019, 4, 10),
        ),
    ]
    comparison = compared(*told)
    (story,) = shared(comparison)
    assert story.first_day is None
    assert [len(account.events) for account in story.accounts] == [1, 1]


def test_hypothetical_acts_are_no_stories() -> None:
    comparison = compared(landing("A", status="conditional"))
    assert comparison.stories == ()
    assert [event.story for event in comparison.timeline] == [None]


def test_every_event_of_a_story_is_on_the_timeline() -> None:
    comparison = compared(landing("A"), landing("B"))
    (story,) = comparison.stories
    told = {event for account in story.accounts for event in account.events}
    assert {event.id for event in comparison.timeline if event.story == story.id} == told


def test_a_title_is_made_of_the_words_of_an_account() -> None:
    (story,) = compared(landing("A")).stories
    assert story.title == "Cent soldats d'Alvonie ont débarqué dimanche à Port-Vieux."


def test_a_long_title_is_cut_around_its_verb() -> None:
    padding = "et puis encore " * 15
    sentence = f"Alvonie, {padding} a débarqué à Port-Vieux, {padding} enfin."
    (story,) = compared(landing("A", sentence=sentence)).stories
    assert "débarqué" in story.title
    assert len(story.title) <= 150


def test_actors_that_the_reading_does_not_list_are_left_out() -> None:
    made, reading = landing("A", actor=["nobody"], said_by="nobody")
    comparison = compare([made], [reading])
    assert [(event.actor, event.said_by) for event in comparison.timeline] == [((), "unnamed")]
    assert "nobody" not in CAST


def test_two_demands_to_one_government_without_speaker_and_day_are_two() -> None:
    def demand(outlet: str, actors: list[str], day: date) -> Told:
        says = Says(
            "Nous demandons au gouvernement de Borduland d'agir sans attendre.",
            "demandons",
            "REQUEST",
            actors,
            ["bbb"],
        )
        return article(says, outlet=outlet, day=day, source=f"{outlet}.txt")

    told = [demand("A", [], date(2019, 3, 24)), demand("B", ["aaa"], date(2019, 3, 27))]
    assert not shared(compared(*told))
