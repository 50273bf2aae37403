"""What accounts call people: who carries a label, how far it reaches, and whose word it is."""

from __future__ import annotations

import pytest
from parsed import cast_of
from said import namings_of

from recoupe.reading import OUTLET


def named(text: str) -> list[tuple[str, str]]:
    """(name of the actor, label) of each naming of a text."""
    names = {actor.id: actor.name for actor in cast_of(text).actors}
    return [(names[n.actor], n.text) for n in namings_of(text)]


CARRIED = {
    "beside the name": ("L'opposant Kizza Besigye est libre.", "opposant"),
    "behind the name": ("Kizza Besigye, auteur du putsch, est libre.", "auteur du putsch"),
    "predicate": ("Kizza Besigye est un dictateur.", "dictateur"),
    "called": ("La presse a qualifié Kizza Besigye de traître.", "traître"),
    "recognised": (
        "La France a reconnu Kizza Besigye comme président par intérim.",
        "président par intérim",
    ),
    "rule of somebody": ("La dictature de Kizza Besigye est tombée.", "dictature"),
    "deed by somebody": ("L'usurpation du pouvoir par Kizza Besigye choque.", "usurpation"),
    "claimed": ("Kizza Besigye s'est autoproclamé président par intérim.", "président par intérim"),
}


@pytest.mark.parametrize(("text", "label"), CARRIED.values(), ids=CARRIED.keys())
def test_a_label_is_put_on_its_bearer(text: str, label: str) -> None:
    assert ("Kizza Besigye", label) in named(text)


def test_an_adjective_takes_its_noun_with_it() -> None:
    assert [n.text for n in namings_of("Les groupes djihadistes ont fui.")] == ["groupes djihadistes"]


def test_a_label_on_a_thing_is_no_naming() -> None:
    assert namings_of("Une attaque terroriste a eu lieu près d'un marché illégal.") == ()


def test_to_overthrow_is_no_label() -> None:
    assert namings_of("L'armée a renversé le président péruvien.") == ()


def test_a_bare_office_is_no_naming_where_nobody_disputes_it() -> None:
    assert namings_of("Le président Kizza Besigye a reçu le ministre.") == ()


def test_a_bare_office_is_neutral_where_a_rival_claims_it() -> None:
    text = "Le président ougandais Yoweri Museveni reste. L'Ouganda a un président élu, Kizza Besigye."
    found = {n.text: n for n in namings_of(text)}
    assert found["président ougandais"].slant == "neutral"


def test_an_office_of_less_than_a_country_is_no_supreme_office() -> None:
    text = "Le président de l'Assemblée nationale, Kizza Besigye, est un dictateur."
    assert [label for _, label in named(text)] == ["dictateur"]


def test_the_outlet_labels_in_its_own_voice() -> None:
    assert [n.by for n in namings_of("Le dictateur Kizza Besigye a fui.")] == [OUTLET]


def test_a_label_in_marks_is_the_speakers() -> None:
    (found,) = namings_of("« Le dictateur Kizza Besigye doit partir », a dit Angela Merkel.")
    assert found.by == "angela-merkel"


def test_a_label_in_a_reported_clause_is_the_speakers() -> None:
    (found,) = namings_of("Angela Merkel affirme que le dictateur Kizza Besigye a fui.")
    assert found.by == "angela-merkel"


def test_a_label_outside_the_marks_is_the_outlets() -> None:
    (found,) = namings_of("Angela Merkel a « vu » le dictateur Kizza Besigye.")
    assert found.by == OUTLET


def test_who_recognises_somebody_calls_him_so() -> None:
    (found,) = namings_of("La France a reconnu Kizza Besigye comme président par intérim.")
    assert (found.by, found.slant) == ("fra", "legitimising")


def test_adjoining_labels_of_one_actor_are_one_naming() -> None:
    (found,) = namings_of("Les militants islamistes ont fui.")
    assert found.text == "militants islamistes"
