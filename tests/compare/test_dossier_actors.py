from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
from compare_builders import Says, Told, actor, article

from recoupe.compare import compare
from recoupe.comparison import DossierActor
from recoupe.reading import Mention, Office, Span


def actors_of(*told: Told) -> list[DossierActor]:
    return list(compare([one for one, _ in told], [reading for _, reading in told]).actors)


def named(*names: str, **fields: Any) -> list[Told]:
    return [article(Says(f"Texte {name}."), source=name, cast=[actor("x", name, **fields)]) for name in names]


def test_a_state_is_one_actor_whatever_it_is_called() -> None:
    first = article(Says("Un."), cast=[actor("ven", "Venezuela", "state", "VEN", "GOV")])
    second = article(Says("Deux."), cast=[actor("ven", "República Bolivariana", "state", "VEN", "GOV")])
    (state,) = actors_of(first, second)
    assert state.articles == 2
    assert {state.name, *state.aliases} == {"Venezuela", "República Bolivariana"}


def test_spellings_of_one_person_become_aliases() -> None:
    (person,) = actors_of(*named("Juan Guaidó", "Juan Guaido", "Guaido", country="VEN"))
    assert person.name in ("Juan Guaidó", "Juan Guaido")
    assert "Guaido" in person.aliases


def test_groups_of_one_name_are_kept_apart_by_country() -> None:
    told = [
        article(Says("Un."), cast=[actor("army", "armée", "armed_force", "VEN", "MIL")]),
        article(Says("Deux."), cast=[actor("army", "armée", "armed_force", "COL", "MIL")]),
    ]
    assert [one.country for one in actors_of(*told)] == ["COL", "VEN"]


def test_somebody_without_a_name_is_nobody_to_be_found_elsewhere() -> None:
    assert len(actors_of(*named("un officier", "un officier"))) == 1
    told = [
        article(Says("Un."), cast=[actor("officer", "un officier", "person", "SDN")]),
        article(Says("Deux."), cast=[actor("officer", "un officier", "person", "SDN")]),
    ]
    assert len(actors_of(*told)) == 2


def test_the_holder_of_a_countrys_office_is_one_across_articles() -> None:
    told = [
        article(Says(text), cast=[actor("amb", "ambassadeur d’Allemagne", "person", "DEU", "GOV")])
        for text in ("Un.", "Deux.")
    ]
    assert len(actors_of(*told)) == 1


def test_an_office_is_attested_from_the_first_to_the_last_article_that_gives_it() -> None:
    told = []
    for day in (date(2019, 1, 5), date(2019, 3, 5)):
        made, reading = article(Says(f"Le ministre Bord le {day}."), day=day, cast=[actor("b", "Boris Bord")])
        office = Office(title="ministre", country="BBB", sector="GOV", evidence=Span(3, 11, "ministre"))
        (person,) = reading.actors
        person = msgspec.structs.replace(person, offices=(office,))
        told.append((made, msgspec.structs.replace(reading, actors=(person,))))
    (person_of_dossier,) = actors_of(*told)
    (attested,) = person_of_dossier.offices
    assert (attested.first_day, attested.last_day) == (date(2019, 1, 5), date(2019, 3, 5))
    assert len(attested.evidence) == 2


def test_who_is_called_by_a_sole_office_is_its_holder() -> None:
    office = Office(title="sultan légitime", country=None, sector="GOV", evidence=Span(3, 9, "sultan"))
    holder = msgspec.structs.replace(actor("hafid", "Moulay Hafid"), offices=(office,))
    told = [
        article(Says("Un."), cast=[holder]),
        article(Says("Deux."), cast=[actor("sultan", "sultan")]),
        article(Says("Trois."), cast=[actor("sultan", "sultan légitime")]),
        article(Says("Quatre."), cast=[actor("other", "sultan des banquiers")]),
    ]
    assert [(one.name, one.articles) for one in actors_of(*told)] == [
        ("Moulay Hafid", 3),
        ("sultan des banquiers", 1),
    ]


def test_an_office_that_two_hold_is_nobodys() -> None:
    office = Office(title="président", country=None, sector="GOV", evidence=Span(0, 1, "président"))
    told = [
        article(Says(text), cast=[msgspec.structs.replace(actor("x", name), offices=(office,))])
        for text, name in (("Un.", "Anna Alvo"), ("Deux.", "Remi Rebelle"))
    ]
    told.append(article(Says("Trois."), cast=[actor("president", "président")]))
    assert len(actors_of(*told)) == 3


def test_soldiers_of_one_article_are_not_those_of_another() -> None:
    soldiers = actor("soldiers", "soldats", "armed_force")
    told = [article(Says(text), cast=[soldiers]) for text in ("Un.", "Deux.")]
    assert len(actors_of(*told)) == 2


def test_soldiers_of_a_copied_dispatch_are_the_same() -> None:
    text = (
        "Des soldats ont tiré sur la foule devant le palais, lundi matin, avant de se retirer dans la cour."
    )
    soldiers = actor("soldiers", "soldats", "armed_force")
    told = [article(Says(text), outlet=outlet, cast=[soldiers]) for outlet in "AB"]
    assert [one.articles for one in actors_of(*told)] == [2]


def test_a_body_with_a_name_is_one_with_and_without_its_country() -> None:
    name, mention = "Forces de soutien rapide", Mention(4, 7, "FSR")
    here = msgspec.structs.replace(
        actor("fsr", name, "armed_force", "SDN"), mentions=(Mention(4, 28, name), mention)
    )
    there = msgspec.structs.replace(actor("fsr", name.lower(), "armed_force"), mentions=(mention,))
    told = [article(Says(f"Les {name}."), cast=[here]), article(Says("Les FSR."), cast=[there])]
    (forces,) = actors_of(*told)
    assert (forces.name, forces.country, forces.articles) == ("Forces de soutien rapide", "SDN", 2)


def test_a_group_without_a_name_is_shown_by_the_mention_that_names_its_country() -> None:
    crowd = actor("crowd", "foule", "group", "DEU")
    mentions = (Mention(0, 5, "foule"), Mention(9, 27, "ouvriers allemands"))
    (found,) = actors_of(article(Says("Un."), cast=[msgspec.structs.replace(crowd, mentions=mentions)]))
    assert found.name == "ouvriers allemands"


def test_a_guessed_country_counts_only_where_it_fills_the_story() -> None:
    guessed = msgspec.structs.replace(
        actor("soldiers", "soldats", "armed_force", "DEU"), country_from="story"
    )
    germany, france = actor("deu", "Allemagne", "state", "DEU"), actor("fra", "France", "state", "FRA")
    (alone,) = [
        one for one in actors_of(article(Says("Un."), cast=[guessed, germany])) if one.name == "soldats"
    ]
    assert alone.country == "DEU"
    told = article(Says("Deux."), cast=[guessed, germany, france])
    (between,) = [one for one in actors_of(told) if one.name == "soldats"]
    assert between.country is None


def test_every_actor_shows_its_words() -> None:
    made, reading = article(Says("Anna Alvo parle."), cast=[actor("anna", "Anna Alvo")])
    person = msgspec.structs.replace(reading.actors[0], mentions=(Mention(0, 9, "Anna Alvo"),))
    (found,) = actors_of((made, msgspec.structs.replace(reading, actors=(person,))))
    (evidence,) = found.evidence
    assert made.text[evidence.start : evidence.end] == evidence.text == "Anna Alvo"
