"""Who appears in Spanish articles: names are mended by what shows them, whatever the tagger says."""

from __future__ import annotations

import pytest
from parsed import actor_named, cast_of, mentions_of, parse_text

from recoupe.languages.actors import NameHead, load_actor_nouns
from recoupe.languages.files import load_entries
from recoupe.languages.registry import find_language

NOUNS = [(example, noun, line) for noun, line in load_actor_nouns("es") for example in noun.examples]
HEADS = load_entries(find_language("es").folder / "actors.toml", "name_head", NameHead)


@pytest.mark.parametrize(
    ("example", "lemmas"),
    [(example, noun.lemmas) for example, noun, _line in NOUNS],
    ids=[f"actors.toml:{line}" for _example, _noun, line in NOUNS],
)
def test_each_example_of_a_spanish_noun_has_a_mention_with_it(example: str, lemmas: tuple[str, ...]) -> None:
    stems = {lemma.split()[0].lower()[:4] for lemma in lemmas}
    found = [mention.lower() for mention in mentions_of(example, "es")]
    assert any(stem in mention for mention in found for stem in stems), found


@pytest.mark.parametrize(
    ("example", "lemmas"),
    [(example, head.lemmas) for head, _line in HEADS for example in head.examples],
    ids=[f"actors.toml:{line}" for _head, line in HEADS],
)
def test_each_example_of_a_head_has_the_name_that_it_begins(example: str, lemmas: tuple[str, ...]) -> None:
    assert any(mention.startswith(lemmas) for mention in mentions_of(example, "es"))


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("El presidente venezolano Nicolás Maduro viajó.", "presidente venezolano Nicolás Maduro", "VEN"),
        ("Miguel Díaz-Canel Bermúdez rechazó la oferta de Chile.", "Miguel Díaz-Canel Bermúdez", "CUB"),
        ("Ana Paz, vicepresidenta de Nicaragua, calló.", "Ana Paz, vicepresidenta de Nicaragua", "NIC"),
        ("El canciller peruano, Elmer Schialer, dimitió.", "canciller peruano, Elmer Schialer", "PER"),
        ("La cónsul de Francia en Lima, Ana Ruiz, partió.", "cónsul de Francia en Lima, Ana Ruiz", "FRA"),
    ],
    ids=["office", "double surname", "office behind", "comma", "post"],
)  # fmt: skip
def test_a_person_is_found_with_the_office_beside(text: str, name: str, country: str) -> None:
    actor = actor_named(text, name, "es")
    assert (actor.kind, actor.country) == ("person", country)


@pytest.mark.parametrize(
    ("text", "mention", "country"),
    [
        ("Managua rechazó las sanciones.", "Managua", "NIC"),
        ("La Moneda guardó silencio.", "La Moneda", "CHL"),
        ("Miraflores acusó a la Casa Blanca.", "Miraflores", "VEN"),
        ("El Palacio de Carondelet lo desmintió.", "Palacio de Carondelet", "ECU"),
        ("Bogotá acusó a Caracas.", "Caracas", "VEN"),
        ("Francia impuso sanciones a Nicaragua.", "Nicaragua", "NIC"),
        ("EE.UU. expulsó al cónsul.", "EE.UU.", "USA"),
    ],
)
def test_who_acts_or_is_acted_on_by_a_name_of_a_place(text: str, mention: str, country: str) -> None:
    assert actor_named(text, mention, "es").country == country


@pytest.mark.parametrize(
    "text",
    [
        "El papa viajó a Cuba.",
        "La visita a Cuba fue breve.",
        "La marcha llegó a la Plaza Venezuela.",
        "Murió en San José, Costa Rica.",
        "QUITO, 14 mar (EFE) - Llueve.",
    ],
)
def test_a_mere_place_is_no_actor(text: str) -> None:
    assert not [actor for actor in cast_of(text, "es").actors if actor.kind == "state"]


def test_a_body_is_found_by_its_head_and_again_by_the_head_alone() -> None:
    text = "La Comisión de la Verdad de Liberia sesionó. Ayer la Comisión oyó a dos testigos."
    body = actor_named(text, "Comisión de la Verdad de Liberia", "es")
    assert [mention.text for mention in body.mentions][1:] == ["Comisión"]


def test_an_acronym_read_as_a_word_is_the_body_before_it() -> None:
    text = "La Confederación de Pueblos del Norte (Conpueno) marchó. La Conpueno exige agua."
    body = actor_named(text, "Conpueno", "es")
    assert [mention.text for mention in body.mentions][1:] == ["Conpueno", "Conpueno"]


def test_peoples_have_no_capital() -> None:
    text = "Los venezolanos esperan. Miles de nicaragüenses marcharon y dos chilenos murieron."
    assert mentions_of(text, "es") == ["venezolanos", "Miles de nicaragüenses", "dos chilenos"]


@pytest.mark.parametrize("text", ["Persecución religiosa y censura.", "Anoche Acusó de nuevo."])
def test_a_capital_alone_makes_no_person(text: str) -> None:
    assert parse_text(text, "es").words
    assert not [actor for actor in cast_of(text, "es").actors if actor.kind == "person"]


def test_a_capital_article_inside_a_sentence_begins_the_name_of_a_group() -> None:
    assert "Los Choneros" in mentions_of("La banda fue atacada por Los Choneros en Manta.", "es")


def test_the_president_of_a_leaders_country_is_that_leader() -> None:
    text = "Daniel Noboa declaró la emergencia. El presidente ecuatoriano viajó."
    leader = actor_named(text, "presidente ecuatoriano", "es")
    assert [mention.text for mention in leader.mentions] == ["Daniel Noboa", "presidente ecuatoriano"]


def test_an_office_that_somebody_claims_names_nobody_else() -> None:
    text = "Nicolás Maduro calló. Juan Guaidó se autoproclamó presidente encargado."
    assert "presidente encargado" not in mentions_of(text, "es")


def test_the_state_needs_its_capital_and_nothing_behind_it() -> None:
    text = "Chile espera. La víctima demandó al Estado y defendió el Estado de derecho."
    assert [mention for mention in mentions_of(text, "es") if "Estado" in mention] == ["Estado"]
