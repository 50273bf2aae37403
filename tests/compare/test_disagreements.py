from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from compare_builders import Says, Told, actor, article

from recoupe.compare import compare
from recoupe.comparison import Disagreement

DAY = date(2019, 3, 24)
LATER = date(2019, 3, 27)


def find(kind: str, *told: Told) -> list[Disagreement]:
    found = compare([one for one, _ in told], [reading for _, reading in told]).disagreements
    return [disagreement for disagreement in found if disagreement.kind == kind]


def attack(outlet: str, written: date = DAY, **changes: Any) -> Told:
    says = Says(
        "Alvonie a attaqué dimanche la ville de Port-Vieux.",
        "attaqué", "ASSAULT", ["aaa"], ["crowd"], on=DAY, place="Port-Vieux",
    )  # fmt: skip
    return article(says._replace(**changes), outlet=outlet, day=written, source=f"{outlet}.txt")


def with_dead(outlet: str, words: str, value: float, written: date = DAY, about: bool = False) -> Told:
    sentence = f"Alvonie a attaqué dimanche Port-Vieux : {words} morts."
    return attack(outlet, written, sentence=sentence, counts=(f"{words} morts", value, "morts"), about=about)


def test_two_numbers_that_cannot_both_be_right() -> None:
    (found,) = find("quantity", with_dead("A", "cent", 100), with_dead("B", "deux mille", 2000))
    assert [(side.value, side.by) for side in found.sides] == [
        ("cent morts", ("A",)),
        ("deux mille morts", ("B",)),
    ]
    assert found.story is not None
    assert [place.text for place in found.sides[0].accounts] == ["cent morts"]


@pytest.mark.parametrize(
    ("words", "value", "about"),
    [("99", 99, False), ("cent", 100, False), ("cent dix", 110, False), ("près de cent", 100, True)],
)
def test_about_a_hundred_contradicts_nothing_near_it(words: str, value: float, about: bool) -> None:
    told = [with_dead("A", "une centaine de", 100, about=True), with_dead("B", words, value, about=about)]
    assert not find("quantity", *told)


def test_a_toll_that_grows_is_a_revision() -> None:
    told = [with_dead("A", "trois", 3, DAY), with_dead("B", "neuf", 9, LATER)]
    assert not find("quantity", *told)
    assert [side.value for side in find("revision", *told)[0].sides] == ["trois morts", "neuf morts"]


def test_a_toll_that_shrinks_is_a_disagreement() -> None:
    assert find("quantity", with_dead("A", "neuf", 9, DAY), with_dead("B", "trois", 3, LATER))


def test_numbers_of_other_things_do_not_disagree() -> None:
    told = [
        with_dead("A", "trois", 3),
        attack(
            "B",
            sentence="Alvonie a attaqué Port-Vieux avec dix navires.",
            counts=("dix navires", 10, "navires"),
        ),
    ]
    assert not find("quantity", *told)


def test_who_did_it() -> None:
    told = [
        attack("A"),
        attack("B", sentence="Cendrie a attaqué dimanche la ville de Port-Vieux.", actor=["ccc"]),
    ]
    (found,) = find("actor", *told)
    assert {side.value for side in found.sides} == {"Alvonie", "Cendrie"}


def test_a_state_and_its_army_did_not_do_two_things() -> None:
    told = [attack("A"), attack("B", sentence="L'armée a attaqué Port-Vieux.", actor=["army"])]
    assert not find("actor", *told)


def test_one_asserts_and_another_denies() -> None:
    told = [
        attack("A"),
        attack(
            "B",
            sentence="Anna Alvo dément avoir attaqué dimanche Port-Vieux.",
            status="negated",
            said_by="anna",
        ),
    ]
    (found,) = find("status", *told)
    assert [side.value for side in found.sides] == ["actual", "negated"]
    assert found.sides[0].by == ("A",)


def test_one_asserts_what_another_only_reports() -> None:
    told = [attack("A"), attack("B", sentence="Alvonie aurait attaqué Port-Vieux.", status="alleged")]
    (found,) = find("status", *told)
    assert [side.value for side in found.sides] == ["actual", "alleged"]


def test_a_plan_and_its_deed_do_not_disagree() -> None:
    told = [attack("A"), attack("B", sentence="Alvonie va attaqué Port-Vieux.", status="future")]
    assert not find("status", *told)


def test_two_days_for_one_deed() -> None:
    told = [attack("A"), attack("B", on=date(2019, 3, 25))]
    (found,) = find("date", *told)
    assert [side.value for side in found.sides] == ["2019-03-24", "2019-03-25"]


def test_a_vague_date_contradicts_no_exact_one() -> None:
    assert not find("date", attack("A"), attack("B", on=date(2019, 3, 1), to=date(2019, 3, 31)))


def test_two_towns_for_one_deed() -> None:
    told = [
        attack("A", sentence="Alvonie a attaqué Bogota.", place="Bogota"),
        attack("B", sentence="Alvonie a attaqué Quito.", place="Quito"),
    ]
    (found,) = find("place", *told)
    assert [side.value for side in found.sides] == ["Bogota", "Quito"]


@pytest.mark.parametrize("place", ["Venezuela", "aéroport", "quartier de Bogota", None])
def test_a_place_that_may_hold_the_other_contradicts_nothing(place: str | None) -> None:
    told = [attack("A", sentence="Alvonie a attaqué Bogota.", place="Bogota"), attack("B", place=place)]
    assert not find("place", *told)


def test_two_governments_accuse_each_other() -> None:
    told = [
        attack("A", sentence="Alvonie accuse Borduland.", trigger="accuse", type="ACCUSE", recipient=["bbb"]),
        attack(
            "B",
            sentence="Boris Bord accuse Alvonie.",
            trigger="accuse",
            type="ACCUSE",
            actor=["boris"],
            recipient=["aaa"],
            on=LATER,
        ),
    ]
    (found,) = find("accusation", *told)
    assert [side.value for side in found.sides] == ["Alvonie", "Boris Bord"]


def test_accusations_a_month_apart_are_no_exchange() -> None:
    told = [
        attack("A", sentence="Alvonie accuse Borduland.", trigger="accuse", type="ACCUSE", recipient=["bbb"]),
        attack(
            "B",
            sentence="Borduland accuse Alvonie.",
            trigger="accuse",
            type="ACCUSE",
            actor=["bbb"],
            recipient=["aaa"],
            on=date(2019, 5, 1),
        ),
    ]
    assert not find("accusation", *told)


def called(name: str, words: str, by: str, slant: Any, outlet: str = "A") -> Told:
    return article(Says(f"On parle de {words}.", calls=(name, words, by, slant)), outlet=outlet)


def test_one_is_honoured_and_condemned() -> None:
    told = [
        called("rebel", "président légitime", "boris", "legitimising"),
        called("rebel", "putschiste", "outlet", "delegitimising", outlet="B"),
    ]
    (found,) = find("naming", *told)
    assert [side.value for side in found.sides] == ["président légitime", "putschiste"]
    assert found.sides[1].by == ("B",)
    assert found.actor is not None


def test_two_bear_one_title() -> None:
    told = [
        called("rebel", "président par intérim", "boris", "legitimising"),
        called("anna", "président d'Alvonie", "outlet", "neutral", outlet="B"),
    ]
    (found,) = find("naming", *told)
    assert [side.value for side in found.sides] == [
        "Anna Alvo: président d'Alvonie",
        "Remi Rebelle: président par intérim",
    ]


def test_neutral_titles_of_two_do_not_disagree() -> None:
    told = [
        called("rebel", "président du parti", "outlet", "neutral"),
        called("anna", "président d'Alvonie", "outlet", "neutral", outlet="B"),
    ]
    assert not find("naming", *told)


def test_one_title_in_two_countries_does_not_disagree() -> None:
    told = [
        called("boris", "président légitime", "outlet", "legitimising"),
        called("anna", "président élu", "outlet", "legitimising", outlet="B"),
    ]
    assert not find("naming", *told)


def test_who_denies_what_a_charge_says() -> None:
    charge = Says(
        "Alvonie accuse Borduland d'avoir ouvert le feu la première.",
        "accuse",
        "ACCUSE",
        ["aaa"],
        ["bbb"],
        on=DAY,
    )
    denial = Says("Boris Bord dément avoir ouvert le feu.", "dément", "REJECT", ["boris"], on=LATER)
    (found,) = find("status", article(charge, outlet="A", day=DAY), article(denial, outlet="B", day=LATER))
    assert [side.value for side in found.sides] == ["alleged", "negated"]


def test_who_denies_something_else_answers_no_charge() -> None:
    charge = Says(
        "Alvonie accuse Borduland d'avoir ouvert le feu la première.",
        "accuse",
        "ACCUSE",
        ["aaa"],
        ["bbb"],
        on=DAY,
    )
    denial = Says("Boris Bord dément toute augmentation des impôts.", "dément", "REJECT", ["boris"], on=LATER)
    assert not find("status", article(charge, outlet="A", day=DAY), article(denial, outlet="B", day=LATER))


def counted(outlet: str, words: str, value: float, noun: str, trigger: str, language: str = "fr") -> Told:
    sentence = f"Dimanche à Port-Vieux, {words} {trigger} : Alvonie a attaqué."
    says = Says(
        sentence, trigger, "ASSAULT", [], ["crowd"], on=DAY, place="Port-Vieux", counts=(words, value, noun)
    )
    return article(says, outlet=outlet, day=DAY, language=language)


def test_the_dead_of_two_languages_are_counted_alike() -> None:
    told = [
        counted("A", "quarante civils", 40, "civils", "été tués"),
        counted("B", "four civilians", 4, "civilians", "killed", "en"),
    ]
    assert find("quantity", *told)


def test_the_wounded_are_not_the_dead() -> None:
    told = [
        counted("A", "quarante civils", 40, "civils", "blessés"),
        counted("B", "quatre civils", 4, "civils", "tués"),
    ]
    assert not find("quantity", *told)


def test_soldiers_of_one_army_in_two_languages_are_no_two_doers() -> None:
    forces = [
        actor("soldats", "soldats", "armed_force", "DDD", "MIL"),
        actor("troops", "troops", "armed_force", "DDD", "MIL"),
    ]
    says = Says(
        "Les soldats ont arrêté Dora Dorg.", "arrêté", "COERCE", ["soldats"], ["dora"], mode="arrest", on=DAY
    )
    dora = actor("dora", "Dora Dorg", "person", "DDD", "OPP")
    other = says._replace(sentence="The troops arrested Dora Dorg.", trigger="arrested", actor=["troops"])
    told = [
        article(says, outlet="A", day=DAY, cast=[forces[0], dora]),
        article(other, outlet="B", day=DAY, cast=[forces[1], dora], language="en"),
    ]
    assert not find("actor", *told)


def test_an_offer_refused_is_none_denied() -> None:
    offer = Says("Cendrie a proposé une trêve.", "proposé", "AGREE", ["ccc"], [], on=DAY)
    refusal = Says(
        "Borduland a rejeté la trêve proposée par Cendrie.", "rejeté", "REJECT", ["bbb"], ["ccc"], on=DAY
    )
    refused = refusal._replace(
        trigger="proposée", type="AGREE", actor=["ccc"], recipient=[], status="negated", said_by="bbb"
    )
    both = article(refusal, outlet="B", day=DAY)
    made, reading = both
    _, second = article(refused, outlet="B", day=DAY)
    merged = msgspec.structs.replace(reading, events=reading.events + second.events)
    assert not find("status", article(offer, outlet="A", day=DAY), (made, merged))
