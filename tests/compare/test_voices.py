from __future__ import annotations

from datetime import date

import msgspec
import pytest
from compare_builders import Says, Told, article

from recoupe.compare import compare
from recoupe.compare.credits import NAMELESS, CreditWords, find_credit, load_media
from recoupe.comparison import Comparison, Story
from recoupe.languages.files import LANGUAGES_FOLDER, load_table

DAY = date(2019, 3, 24)
NEXT_DAY = date(2019, 3, 25)
STRIKE = Says(
    "Alvonie a bombardé dimanche le port de Borduland.",
    "bombardé", "ASSAULT", ["aaa"], ["bbb"], mode="aerial", on=DAY,
)  # fmt: skip
DISPATCH = (
    STRIKE,
    Says("Les quais ont brûlé toute la nuit sans que les pompiers de la ville puissent approcher."),
    Says("Les autorités du port comptent les dégâts et demandent du secours aux villes voisines."),
)
OWN_WORDS = (
    STRIKE._replace(sentence="Borduland a subi dimanche un raid : Alvonie a bombardé ses quais."),
    Says("Notre envoyé spécial a vu des entrepôts détruits et des familles sur les routes du nord."),
)


def compared(*told: Told) -> Comparison:
    return compare([one for one, _ in told], [reading for _, reading in told])


def story_of(*told: Told) -> Story:
    (story,) = compared(*told).stories
    return story


def test_two_articles_of_their_own_words_are_two_voices() -> None:
    told = [article(*DISPATCH, outlet="A", day=DAY), article(*OWN_WORDS, outlet="B", day=DAY)]
    assert story_of(*told).voices == 2


def test_a_copy_adds_no_voice() -> None:
    told = [article(*DISPATCH, outlet="A", day=DAY), article(*DISPATCH, outlet="B", day=NEXT_DAY)]
    story = story_of(*told)
    assert (len(story.accounts), story.voices) == (2, 1)


def test_the_earlier_article_is_the_original() -> None:
    early = article(*DISPATCH, outlet="B", day=DAY)
    late = article(*DISPATCH, outlet="A", day=NEXT_DAY)
    copies = {one.id: one.copy_of for one in compared(late, early).articles}
    assert copies == {early[0].id: None, late[0].id: early[0].id}


def test_an_undated_copy_is_of_the_dated_article() -> None:
    dated, undated = article(*DISPATCH, outlet="B", day=NEXT_DAY), article(*DISPATCH, outlet="A")
    copies = {one.id: one.copy_of for one in compared(undated, dated).articles}
    assert copies[undated[0].id] == dated[0].id


def test_a_few_changed_words_leave_it_a_copy() -> None:
    changed = (DISPATCH[0], DISPATCH[1], Says("Les autorités du port comptent les dégâts."))
    told = [article(*DISPATCH, outlet="A", day=DAY), article(*changed, outlet="B", day=NEXT_DAY)]
    assert story_of(*told).voices == 1


def test_what_two_outlets_have_from_one_medium_is_one_voice() -> None:
    relayed = STRIKE._replace(said_by="gazette")
    told = [
        article(relayed._replace(sentence="Selon La Gazette, Alvonie a bombardé Borduland."), outlet="A"),
        article(relayed._replace(sentence="Alvonie a bombardé un port, écrit La Gazette."), outlet="B"),
    ]
    assert story_of(*told).voices == 1


def test_what_an_article_also_says_itself_makes_it_a_voice() -> None:
    relayed = STRIKE._replace(said_by="gazette", sentence="Selon La Gazette, Alvonie a bombardé Borduland.")
    told = [article(relayed, outlet="A"), article(relayed, *OWN_WORDS, outlet="B")]
    assert story_of(*told).voices == 2


def test_what_people_say_to_two_outlets_are_two_voices() -> None:
    told = [
        article(STRIKE._replace(said_by="boris"), outlet="A"),
        article(STRIKE._replace(said_by="boris", sentence="On nous a bombardé, dit Boris Bord."), outlet="B"),
    ]
    assert story_of(*told).voices == 2


@pytest.mark.parametrize("credit", [" (AFP)", "\nAFP", "\nJ. D. avec AFP", " [AFP, Reuters]"])
def test_two_outlets_that_credit_one_agency_are_one_voice(credit: str) -> None:
    told = [
        article(*DISPATCH, outlet="A", day=DAY, tail=" (AFP)"),
        article(*OWN_WORDS, outlet="B", day=DAY, tail=credit),
    ]
    assert story_of(*told).voices == 1


def test_an_agency_in_the_name_of_the_outlet_is_a_credit() -> None:
    told = [
        article(*DISPATCH, outlet="A (avec AFP)", day=DAY),
        article(*OWN_WORDS, outlet="AFP", day=DAY),
    ]
    assert story_of(*told).voices == 1


def test_an_agency_that_is_only_quoted_is_no_credit() -> None:
    quoted = Says("Un témoin a parlé à l'AFP avant que la police ne ferme la route de la côte au matin.")
    told = [
        article(quoted, *DISPATCH, outlet="A", day=DAY),
        article(*OWN_WORDS, quoted, outlet="B", day=DAY),
    ]
    assert story_of(*told).voices == 2


def test_two_articles_of_one_outlet_are_one_voice() -> None:
    told = [article(*DISPATCH, outlet="A", day=DAY), article(*OWN_WORDS, outlet="A", day=NEXT_DAY)]
    assert story_of(*told).voices == 1


PARAGRAPH = Says(
    "Alvonie a bombardé dimanche le port de Borduland pendant trois heures, et les quais ont brûlé la nuit.",
    "bombardé", "ASSAULT", ["aaa"], ["bbb"], mode="aerial", on=DAY,
)  # fmt: skip
AROUND = (
    "\n\nNotre correspondant décrit des rues vides, des écoles fermées et des files aux boulangeries.\n"
    "Les familles des marins attendent des nouvelles depuis le matin devant les grilles de la préfecture.\n"
    "Personne ne sait encore combien de temps les habitants des quartiers du sud resteront sans eau courante."
)


def test_an_account_in_a_copied_paragraph_is_no_voice_of_its_own() -> None:
    elsewhere = (
        "\n\nÀ la bourse, les cours du blé ont monté d'un dixième en deux heures, et les banques ont fermé.\n"
        "Les assureurs refusent de couvrir les cargos qui passent le détroit sans escorte militaire.\n"
        "Le prix du pain doit être fixé demain par décret, après une réunion avec les syndicats de meuniers."
    )
    first = article(PARAGRAPH, outlet="A", day=DAY, tail=elsewhere)
    later = article(PARAGRAPH, outlet="B", day=NEXT_DAY, tail=AROUND)
    assert all(one.copy_of is None for one in compared(first, later).articles)
    assert story_of(first, later).voices == 1


def test_a_paragraph_in_other_words_is_a_voice() -> None:
    other = PARAGRAPH._replace(
        sentence="Trois heures durant, des avions d'Alvonie ont bombardé dimanche les entrepôts et les quais."
    )
    told = [article(PARAGRAPH, outlet="A", day=DAY), article(other, outlet="B", day=NEXT_DAY, tail=AROUND)]
    assert story_of(*told).voices == 2


@pytest.mark.parametrize(
    "credit",
    ["\n\nR. B. avec agences", "\n\n(Agences)", "\n\nWith agencies", "\n\nCon información de agencias"],
)
def test_agencies_without_a_name_are_one_voice(credit: str) -> None:
    told = [
        article(*DISPATCH, outlet="A", day=DAY, tail=credit),
        article(*OWN_WORDS, outlet="B", day=DAY, tail=credit),
    ]
    assert story_of(*told).voices == 1


@pytest.mark.parametrize("field", ["author", "agency"])
def test_an_agency_in_the_byline_is_a_credit(field: str) -> None:
    told = []
    for says, outlet in ((DISPATCH, "A"), (OWN_WORDS, "B")):
        made, reading = article(*says, outlet=outlet, day=DAY)
        told.append((msgspec.structs.replace(made, **{field: "AFP"}), reading))
    assert story_of(*told).voices == 1


@pytest.mark.parametrize("code", ["fr", "en", "es"])
def test_the_examples_of_unnamed_credits_are_found(code: str) -> None:
    table = load_table(LANGUAGES_FOLDER / code / "credits.toml", CreditWords)
    media, agencies = load_media()
    for example in table.examples:
        made, _ = article(*OWN_WORDS, outlet="A", tail=f"\n\n{example}")
        assert find_credit(made, media, agencies) == NAMELESS
