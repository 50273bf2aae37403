from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from recoupe.errors import UsageError
from recoupe.languages.world import Lexicon, load_world
from recoupe.languages.world_files import StateWords

LANGUAGES = ("fr", "en", "es")

# The members of the United Nations (2024), its two observers, and two that most states deal with.
SOVEREIGN_CODES = """
AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN
BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP
EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ
ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO
MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK
PAN PER PHL PLW PNG POL PRK PRT PRY PSE QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR
SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR URY USA UZB VAT VCT VEN
VNM VUT WSM XKX YEM ZAF ZMB ZWE
"""


def living_words() -> Iterator[tuple[str, str, StateWords]]:
    for state in load_world().states.values():
        for language, words in state.language.items():
            yield state.iso3, language, words


def find(language: str, printed: str) -> list[tuple[str, str]]:
    """Role and id of each sense, the likeliest first."""
    return [(sense.role, sense.id) for sense in load_world().lexicon(language).find(printed)]


def test_every_sovereign_state_is_known() -> None:
    codes = SOVEREIGN_CODES.split()
    assert len(codes) == 197
    assert [code for code in codes if code not in load_world().states] == []


def test_every_state_has_all_languages() -> None:
    short = {
        s.iso3: tuple(s.language) for s in load_world().states.values() if set(s.language) != set(LANGUAGES)
    }
    assert short == {}


def test_every_state_has_a_name_a_capital_and_a_demonym_in_each_language() -> None:
    lacking = [
        (iso3, language)
        for iso3, language, words in living_words()
        if not (words.name and words.capital and words.demonym.by_agreement())
    ]
    assert lacking == []


@pytest.mark.parametrize("language", ["fr", "es"])
def test_demonyms_are_inflected_for_number(language: str) -> None:
    lacking = [
        iso3
        for iso3, code, words in living_words()
        if code == language and not (words.demonym.p or (words.demonym.mp and words.demonym.fp))
    ]
    assert lacking == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_the_files_is_found_as_it_is_printed(language: str) -> None:
    lexicon = load_world().lexicon(language)
    lost = [
        form
        for iso3, code, words in living_words()
        if code == language
        for form in words.forms()
        if iso3.lower() not in {sense.id for sense in lexicon.find(form)}
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("language", "printed", "first"),
    [
        ("fr", "Moscou", ("capital", "rus")),
        ("fr", "Kremlin", ("seat", "rus")),
        ("fr", "Elysée", ("seat", "fra")),
        ("fr", "Quai d’Orsay", ("seat", "fra")),
        ("fr", "Maison-Blanche", ("seat", "usa")),
        ("fr", "Miraflores", ("seat", "ven")),
        ("es", "Casa Blanca", ("seat", "usa")),
        ("es", "Moncloa", ("seat", "esp")),
        ("en", "Downing Street", ("seat", "gbr")),
        ("fr", "américaines", ("demonym", "usa")),
        ("fr", "états-unien", ("demonym", "usa")),
        ("fr", "RDC", ("state", "cod")),
        ("fr", "Etats Unis", ("state", "usa")),
        ("es", "EE.UU.", ("state", "usa")),
        ("es", "EE. UU.", ("state", "usa")),
        ("es", "EEUU", ("state", "usa")),
        ("en", "U.S.", ("state", "usa")),
        ("fr", "Pékin", ("capital", "chn")),
        ("es", "Pekín", ("capital", "chn")),
        ("fr", "Kyiv", ("capital", "ukr")),
        ("fr", "Royaume-Uni", ("state", "gbr")),
        ("fr", "nigérien", ("demonym", "ner")),
        ("fr", "nigérian", ("demonym", "nga")),
        ("fr", "nigérianes", ("demonym", "nga")),
        ("es", "nigerino", ("demonym", "ner")),
        ("es", "nigeriano", ("demonym", "nga")),
        ("fr", "dominicain", ("demonym", "dom")),
        ("fr", "dominiquais", ("demonym", "dma")),
        ("fr", "grecques", ("demonym", "grc")),
        ("fr", "turque", ("demonym", "tur")),
        ("fr", "malgaches", ("demonym", "mdg")),
        ("fr", "burkinabè", ("demonym", "bfa")),
        ("fr", "burkinabés", ("demonym", "bfa")),
        ("es", "españolas", ("demonym", "esp")),
        ("es", "iraníes", ("demonym", "irn")),
        ("en", "Britons", ("demonym", "gbr")),
        ("en", "Frenchwomen", ("demonym", "fra")),
        ("fr", "Pentagone", ("seat", "usa")),
        ("fr", "Knesset", ("body", "isr_knesset")),
        ("fr", "conseil de sécurité", ("body", "unsc")),
        ("fr", "Otan", ("bloc", "nato")),
        ("fr", "OTAN", ("bloc", "nato")),
        ("fr", "groupe de Lima", ("bloc", "lima_group")),
        ("fr", "Cédéao", ("bloc", "ecowas")),
        ("es", "OEA", ("bloc", "oas")),
        ("fr", "Agence France-Presse", ("media", "afp")),
        ("es", "Prensa Latina", ("media", "prensa_latina")),
        ("fr", "Al-Jazira", ("media", "al_jazeera")),
    ],
)
def test_a_form_means_first(language: str, printed: str, first: tuple[str, str]) -> None:
    assert find(language, printed)[0] == first


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("fr", "chine"),
        ("fr", "le monde"),
        ("fr", "Le monde"),
        ("fr", "mali"),
        ("fr", "us"),
        ("fr", "malaise"),
        ("en", "polish"),
        ("en", "turkey"),
        ("en", "us"),
        ("en", "who"),
        ("en", "the sun"),
        ("es", "La paz"),
        ("es", "catar"),
    ],
)
def test_ordinary_words_name_nobody(language: str, printed: str) -> None:
    assert find(language, printed) == []


@pytest.mark.parametrize(
    ("language", "printed", "state"),
    [
        ("fr", "Luxembourg", "lux"),
        ("fr", "Djibouti", "dji"),
        ("fr", "Monaco", "mco"),
        ("fr", "Panama", "pan"),
        ("es", "Guatemala", "gtm"),
        ("en", "Kuwait", "kwt"),
    ],
)
def test_a_town_that_shares_the_name_of_its_state_has_both_senses(
    language: str, printed: str, state: str
) -> None:
    assert find(language, printed) == [("state", state), ("capital", state)]


def test_brussels_is_the_capital_of_belgium_and_of_the_union() -> None:
    assert find("fr", "Bruxelles") == [("capital", "bel"), ("capital", "eu")]


def test_a_name_of_two_states_gives_the_preferred_one_first() -> None:
    assert find("fr", "Congo") == [("state", "cod"), ("state", "cog")]
    assert find("en", "Dominican") == [("demonym", "dom"), ("demonym", "dma")]


@pytest.mark.parametrize(
    ("printed", "state"),
    [
        ("URSS", "sun"),
        ("Zaïre", "cod"),
        ("Empire ottoman", "tur"),
        ("Autriche-Hongrie", "auh"),
        ("RDA", "ddr"),
    ],
)
def test_states_of_the_past_are_marked(printed: str, state: str) -> None:
    [sense] = load_world().lexicon("fr").find(printed)
    assert (sense.id, sense.historical) == (state, True)


def test_a_state_of_today_comes_before_one_of_the_past() -> None:
    assert find("fr", "Vienne") == [("capital", "aut"), ("capital", "auh")]


def test_a_region_hides_the_state_in_its_name() -> None:
    assert find("fr", "Irlande du Nord") == [("region", "northern_ireland")]
    assert find("es", "latinoamericanos") == [("region", "latin_america")]


def test_agreement_is_told_where_the_form_shows_it() -> None:
    lexicon = load_world().lexicon("fr")
    agreements = {
        form: (s.gender, s.number)
        for form in ("américaines", "français", "russes")
        for s in lexicon.find(form)
    }
    assert agreements == {"américaines": ("f", "p"), "français": ("m", None), "russes": (None, "p")}


def test_the_usual_name_has_gender_and_number() -> None:
    lexicon = load_world().lexicon("fr")
    agreements = [(s.gender, s.number) for form in ("Russie", "États-Unis") for s in lexicon.find(form)]
    assert agreements == [("f", "s"), ("m", "p")]


def test_what_is_also_a_word_or_a_name_is_marked() -> None:
    world = load_world()
    marked = [world.lexicon("fr").find("Le Monde"), world.lexicon("en").find("Jordan")]
    assert all(sense.homograph for senses in marked for sense in senses)
    assert not any(sense.homograph for sense in world.lexicon("fr").find("Russie"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_search_needs_no_more_than_starts_and_longest(language: str) -> None:
    lexicon: Lexicon = load_world().lexicon(language)
    for form in lexicon.senses_by_form:
        words = form.split(" ")
        assert words[0] in lexicon.starts
        assert len(words) <= lexicon.longest


def test_there_are_enough_media_and_blocs() -> None:
    world = load_world()
    assert len(world.outlets) > 150
    assert sum(outlet.agency for outlet in world.outlets.values()) > 60
    assert len(world.blocs) > 100


def test_the_name_of_a_state_is_told_in_each_language() -> None:
    names = [load_world().state_name(code, language) for code in ("RUS", "SUN") for language in LANGUAGES]
    assert names == ["Russie", "Russia", "Rusia", "URSS", "USSR", "URSS"]
    assert load_world().state_name("ZZZ", "fr") is None


def test_a_state_is_found_by_its_name_in_any_language() -> None:
    found = [
        load_world().find_state(name) for name in ("pérou", "Peru", "ALLEMAGNE", "estados unidos", "PER")
    ]
    assert found == ["PER", "PER", "DEU", "USA", None]


def test_a_language_without_names_is_told() -> None:
    with pytest.raises(UsageError, match='no names of the world in language "de"; there are fr, en, es'):
        load_world().lexicon("de")


def test_the_same_files_give_the_same_lexicon_under_any_hash_seed() -> None:
    code = (
        "from recoupe.languages.world import load_world;"
        "print([(form, [(sense.role, sense.id) for sense in senses])"
        " for form, senses in load_world().lexicon('fr').senses_by_form.items()])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
