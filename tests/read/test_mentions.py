"""Who appears in an article: whole phrases, metonyms, and the mentions of one actor put together."""

from __future__ import annotations

import pytest
from parsed import actor_named, cast_of, mentions_of, parse_text

from recoupe.languages.actors import load_actor_nouns
from recoupe.read.mentions.clusters import is_same_name

CASES = {
    "office before": ("Le président kényan William Ruto a parlé.", "président kényan William Ruto"),
    "office after": ("William Ruto, président du Kenya, a parlé.", "William Ruto, président du Kenya"),
    "office after a comma": (
        "Le ministre de la Défense, Paul Lambert, a démissionné.",
        "ministre de la Défense, Paul Lambert",
    ),
    "two offices": (
        "Le porte-parole de l'armée, le général Karim Saadi, a démenti.",
        "porte-parole de l'armée, le général Karim Saadi",
    ),
    "counted group": ("Rome a envoyé une centaine de militaires.", "centaine de militaires"),
    "digits": ("Plus de 2 000 soldats sont arrivés.", "2 000 soldats"),
    "people": ("Le peuple hongrois a voté.", "peuple hongrois"),
    "government": ("Le gouvernement péruvien a cédé.", "gouvernement péruvien"),
    "bloc": ("L'Union africaine a protesté.", "Union africaine"),
    "media": ("Selon le quotidien français Le Figaro, il part.", "quotidien français Le Figaro"),
    "act": ("Une intervention turque est possible.", "turque"),
}


@pytest.mark.parametrize(("text", "mention"), CASES.values(), ids=CASES.keys())
def test_a_mention_is_the_whole_phrase(text: str, mention: str) -> None:
    assert mention in mentions_of(text)


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("Moscou a rejeté ce plan.", "Moscou", "rus"),
        ("Le Kremlin a rejeté ce plan.", "Kremlin", "rus"),
        ("La Maison Blanche a accepté.", "Maison Blanche", "usa"),
        ("La tension monte entre Paris et Alger.", "Alger", "dza"),
        ("Téhéran et Bagdad négocient.", "Bagdad", "irq"),
    ],
)
def test_a_capital_that_acts_is_its_government(text: str, name: str, state: str) -> None:
    assert actor_named(text, name).id == state


@pytest.mark.parametrize(
    "text",
    [
        "Il est arrivé à Moscou lundi.",
        "Des tirs ont éclaté dans les rues de Bagdad.",
        "Il vit au Mali depuis dix ans.",
        "Les soldats ont quitté le Niger.",
    ],
)
def test_where_something_happens_is_no_actor(text: str) -> None:
    names = {"Moscou", "Bagdad", "Mali", "Niger"}
    assert not names & set(mentions_of(text))
    assert cast_of(text).places


def test_a_surname_joins_its_full_name_and_its_office() -> None:
    text = (
        "Le président chilien Gabriel Boric est à Lima. Boric y restera deux jours. "
        "Le chef de l'Etat chilien rencontrera Dina Boluarte. Le président chilien rentre lundi."
    )
    actor = actor_named(text, "Boric")
    assert [m.text for m in actor.mentions] == [
        "président chilien Gabriel Boric",
        "Boric",
        "chef de l'Etat chilien",
        "président chilien",
    ]
    assert (actor.country, actor.sector, actor.kind) == ("CHL", "GOV", "person")
    assert actor.offices[0].title == "président chilien"


def test_two_people_with_one_surname_stay_two() -> None:
    text = "Jorge Rodríguez a parlé. Delcy Rodríguez a répondu."
    assert actor_named(text, "Jorge Rodríguez").id != actor_named(text, "Delcy Rodríguez").id


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("serguei lavrov", "sergei lavrov", True),
        ("guaido", "juan guaido", True),
        ("jorge rodriguez", "delcy rodriguez", False),
        ("emmanuel macron", "brigitte macron", False),
        ("abdel fattah al bourhane", "abdel fattah abdelrahman al bourhane", True),
    ],
)
def test_names_that_can_be_one_person(left: str, right: str, same: bool) -> None:
    assert is_same_name(tuple(left.split()), tuple(right.split())) is same
    assert is_same_name(tuple(right.split()), tuple(left.split())) is same


def test_an_acronym_in_parentheses_names_the_same_actor() -> None:
    text = "Les Forces de soutien rapide (FSR) ont attaqué. L'armée a repoussé les FSR au Soudan."
    assert {m.text for m in actor_named(text, "FSR").mentions} == {"Forces de soutien rapide", "FSR"}


def test_his_army_is_the_army_of_whoever_calls_it() -> None:
    text = "Le Venezuela attend. Le Venezuela s'inquiète. La Colombie appelle son armée à la prudence."
    assert actor_named(text, "armée").country == "COL"


def test_troops_without_a_country_are_the_senders() -> None:
    text = "Le Mali attend. Le Mali espère. La Russie a envoyé des soldats au Mali."
    assert actor_named(text, "soldats").country == "RUS"


def test_an_office_said_of_a_person_is_that_persons_and_no_mention() -> None:
    text = "L'Union européenne a reconnu Juan Guaido comme président du Venezuela."
    actor = actor_named(text, "Juan Guaido")
    assert actor.country == "VEN"
    assert "président du Venezuela" not in mentions_of(text)


def test_the_country_that_a_text_does_not_give_stays_unknown() -> None:
    assert actor_named("Jean Martin a démissionné.", "Jean Martin").country is None


def test_mentions_are_the_words_that_stand_there() -> None:
    text = "Selon l’agence « Reuters », le président\u00a0turc Recep\u00a0Tayyip Erdogan a refusé."
    for actor in cast_of(text).actors:
        for mention in actor.mentions:
            assert text[mention.start : mention.end] == mention.text


NOUN_EXAMPLES = [
    (example, noun.lemmas[0], line) for noun, line in load_actor_nouns("fr") for example in noun.examples
]


@pytest.mark.parametrize(
    ("example", "line"),
    [(e, n) for e, _lemma, n in NOUN_EXAMPLES],
    ids=[f"actors.toml:{n}" for _e, _l, n in NOUN_EXAMPLES],
)
def test_each_example_of_a_noun_has_a_mention_with_it(example: str, line: int) -> None:
    noun = next(noun for noun, at in load_actor_nouns("fr") if at == line)
    syntax = parse_text(example)
    found = [syntax.span(m.first, m.last).text.lower() for m in cast_of(example).mentions]
    stems = {lemma.split()[0].lower()[:4] for lemma in noun.lemmas}
    assert any(stem in text for text in found for stem in stems), found


def test_where_a_country_comes_from_is_said() -> None:
    text = "Donald Trump a menacé l'Iran. Le président kényan William Ruto s'inquiète."
    assert (actor_named(text, "Donald Trump").country, actor_named(text, "Donald Trump").country_from) == (
        "USA",
        "leaders",
    )
    assert actor_named(text, "président kényan William Ruto").country_from == "words"


def test_a_state_bears_its_name_whatever_names_it() -> None:
    assert actor_named("Une attaque turque est possible.", "turque").name == "Turquie"
    assert actor_named("Moscou a refusé. La Russie attend.", "Moscou").name == "Russie"
