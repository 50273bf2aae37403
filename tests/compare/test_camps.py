from __future__ import annotations

from datetime import date

import pytest
from compare_builders import Says, Told, actor, article

from recoupe.compare import compare
from recoupe.comparison import Camps, Comparison

DAY = date(2019, 3, 24)


def compared(*told: Told) -> Comparison:
    return compare([one for one, _ in told], [reading for _, reading in told])


def sides(comparison: Comparison, period: int = 0) -> set[frozenset[str]]:
    names = {actor.id: actor.name for actor in comparison.actors}
    return {frozenset(names[actor] for actor in camp.actors) for camp in comparison.camps[period].camps}


def whole(comparison: Comparison) -> Camps:
    return comparison.camps[0]


BACKS = Says("Cendrie soutient Borduland.", "soutient", "SUPPORT", ["ccc"], ["bbb"], on=DAY)
ATTACKS = Says("Alvonie attaque Borduland.", "attaque", "ASSAULT", ["aaa"], ["bbb"], on=DAY)


def test_friends_stand_together_and_foes_apart() -> None:
    found = compared(article(BACKS, ATTACKS))
    assert sides(found) == {frozenset({"Cendrie", "Borduland"}), frozenset({"Alvonie"})}
    assert whole(found).frustration == 0


def test_relations_show_their_words() -> None:
    found = whole(compared(article(BACKS, ATTACKS)))
    assert sorted((relation.weight, relation.evidence[0].text) for relation in found.relations) == [
        (-0.93, "attaque"),
        (0.46, "soutient"),
    ]


def test_members_of_government_stand_with_their_state_and_rebels_do_not() -> None:
    says = Says("Anna Alvo accuse Remi Rebelle.", "accuse", "ACCUSE", ["anna"], ["rebel"], on=DAY)
    also = Says("Alvonie parle à Cendrie.", "parle", "SUPPORT", ["aaa"], ["ccc"], on=DAY)
    assert sides(compared(article(says, also))) == {
        frozenset({"Alvonie", "Anna Alvo", "Cendrie"}),
        frozenset({"Remi Rebelle"}),
    }


def test_a_story_counts_once_however_many_repeat_it() -> None:
    once = compared(article(ATTACKS, outlet="A", day=DAY))
    thrice = compared(*(article(ATTACKS, outlet=outlet, day=DAY) for outlet in "ABC"))
    assert [relation.weight for relation in whole(once).relations] == [-0.93]
    assert [relation.weight for relation in whole(thrice).relations] == [-0.93]


def test_what_a_third_party_says_counts_for_less_and_a_denial_for_nothing() -> None:
    said = compared(article(ATTACKS._replace(said_by="rebel")))
    assert [relation.weight for relation in whole(said).relations] == [-0.465]
    assert compared(article(ATTACKS._replace(status="negated"))).camps == ()


def test_labels_bind_those_who_give_them() -> None:
    says = Says("Un usurpateur, dit-il.", calls=("anna", "usurpateur", "rebel", "delegitimising"))
    found = compared(article(says))
    (relation,) = whole(found).relations
    assert relation.weight == -0.2
    assert not whole(found).camps, "one sharp word is no division of the world"


MEETS = Says("Alvonie rencontre Borduland.", "rencontre", "CONSULT", ["aaa"], ["bbb"], on=DAY)
SIGNS = Says("Alvonie et Borduland signent.", "signent", "SUPPORT", ["aaa", "bbb"], on=DAY)
THREATENS = Says("Borduland menace Alvonie.", "menace", "THREATEN", ["bbb"], ["aaa"], on=DAY)


def test_rivals_who_negotiate_stay_rivals() -> None:
    found = compared(article(MEETS, SIGNS, THREATENS, BACKS))
    assert sides(found) == {frozenset({"Borduland", "Cendrie"}), frozenset({"Alvonie"})}


def test_talks_alone_make_nobody_friends() -> None:
    assert not whole(compared(article(MEETS, SIGNS))).relations


def test_talks_between_friends_count() -> None:
    talks = Says("Cendrie rencontre Borduland.", "rencontre", "CONSULT", ["ccc"], ["bbb"], on=DAY)
    (relation,) = whole(compared(article(BACKS, talks))).relations
    assert relation.weight == pytest.approx(0.56)


def test_a_person_of_no_told_office_who_sends_troops_stands_with_his_state() -> None:
    leader = actor("leader", "Lev Leader", "person", "BBB")
    sends = Says(
        "Lev Leader envoie des soldats contre Alvonie.", "envoie", "MOBILIZE", ["leader"], ["aaa"], on=DAY
    )
    found = compared(article(BACKS, ATTACKS, sends, cast=[leader]))
    assert frozenset({"Borduland", "Cendrie", "Lev Leader"}) in sides(found)


def test_a_minister_whom_soldiers_arrest_no_longer_stands_with_the_state() -> None:
    arrest = Says(
        "L'armée alvonienne arrête Anna Alvo.", "arrête", "COERCE", ["army"], ["anna"], mode="arrest", on=DAY
    )
    backs = Says("Cendrie soutient Anna Alvo.", "soutient", "SUPPORT", ["ccc"], ["anna"], on=DAY)
    hails = Says("Borduland soutient Alvonie.", "soutient", "SUPPORT", ["bbb"], ["aaa"], on=DAY)
    found = compared(article(arrest, backs, hails))
    assert frozenset({"Anna Alvo", "Cendrie"}) in sides(found)


def test_what_outlets_call_people_binds_nobody() -> None:
    says = Says("Un usurpateur.", calls=("anna", "usurpateur", "outlet", "delegitimising"))
    assert compared(article(says)).camps == ()


def test_who_acts_together_stands_together() -> None:
    says = Says("Alvonie et Cendrie somment.", "somment", "THREATEN", ["aaa", "ccc"], ["bbb"], on=DAY)
    assert sides(compared(article(says))) == {frozenset({"Alvonie", "Cendrie"}), frozenset({"Borduland"})}


def test_those_who_fight_one_another_do_not() -> None:
    says = Says("Alvonie et Cendrie s'affrontent.", "s'affrontent", "ASSAULT", ["aaa", "ccc"], on=DAY)
    assert len(sides(compared(article(says)))) == 2


def test_history_says_nothing_about_today() -> None:
    long_ago = ATTACKS._replace(on=date(1819, 7, 25))
    assert compared(article(long_ago, day=DAY)).camps == ()


def test_an_actor_between_the_camps_is_doubtful() -> None:
    found = compared(
        article(
            ATTACKS,
            Says("Dorgonie aide Alvonie.", "aide", "AID", ["ddd"], ["aaa"], on=DAY),
            Says("Dorgonie arme Borduland.", "arme", "COOPERATE", ["ddd"], ["bbb"], on=DAY),
        )
    )
    names = {actor.id: actor.name for actor in found.actors}
    doubtful = {names[one.actor]: one for one in whole(found).doubtful}
    assert doubtful["Dorgonie"].reason == "friend_apart"
    assert [names[other] for other in doubtful["Dorgonie"].toward] == ["Borduland"]
    assert [place.text for place in doubtful["Dorgonie"].evidence] == ["arme"]
    assert 0 < whole(found).frustration < 1


def test_months_with_enough_relations_have_camps_of_their_own() -> None:
    def month(number: int) -> Told:
        day = date(2019, number, 10)
        return article(
            ATTACKS._replace(on=day),
            BACKS._replace(on=day),
            Says("Dorgonie soutient Cendrie.", "soutient", "SUPPORT", ["ddd"], ["ccc"], on=day),
            Says("Dorgonie accuse Alvonie.", "accuse", "ACCUSE", ["ddd"], ["aaa"], on=day),
            day=day,
        )

    found = compared(month(1), month(3))
    days = [(camps.first_day, camps.last_day) for camps in found.camps]
    assert days == [
        (date(2019, 1, 10), date(2019, 3, 10)),
        (date(2019, 1, 10), date(2019, 1, 10)),
        (date(2019, 3, 10), date(2019, 3, 10)),
    ]
