from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.errors import DataFileError
from recoupe.languages.world import read_world

COUNTRIES = """\
languages = ["fr", "en"]

[[shared]]
language = "fr"
forms = ["Corée"]
states = ["KOR", "PRK"]
why = "one nation"

[[state]]
iso3 = "KOR"
[state.language.fr]
name = ["Corée du Sud", "Corée"]
gender = "f"
demonym = {ms = ["sud-coréen"], fs = ["sud-coréenne"]}
capital = ["Séoul"]
[state.language.en]
name = ["South Korea"]
demonym = {any = ["South Korean"]}
capital = ["Seoul"]

[[state]]
iso3 = "PRK"
[state.language.fr]
name = ["Corée du Nord", "Corée"]
demonym = {ms = ["nord-coréen"]}
capital = ["Pyongyang"]
homographs = ["Corée"]
[state.language.en]
name = ["North Korea"]
demonym = {any = ["North Korean"]}
capital = ["Pyongyang"]

[[former]]
iso3 = "KOR"
last_year = 1910
[former.language.fr]
name = ["Empire de Corée"]
[former.language.en]
name = ["Korean Empire"]
"""
SEATS = """\
[[seat]]
country = "KOR"
names = {fr = ["Maison bleue"]}

[[body]]
id = "kor_army"
country = "KOR"
sector = "MIL"
names = {all = ["ROKA"]}
"""
BLOCS = '[[bloc]]\nid = "un"\nnames = {fr = ["ONU"], en = ["UN"]}\n'
MEDIA = '[[outlet]]\nid = "yonhap"\ncountry = "KOR"\nagency = true\nnames = {all = ["Yonhap"]}\n'
REGIONS = '[[region]]\nid = "asia"\nnames = {fr = ["Asie"], en = ["Asia"]}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {"countries": COUNTRIES, "seats": SEATS, "blocs": BLOCS, "media": MEDIA, "regions": REGIONS}
    for name, text in texts.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return tmp_path


def test_whole_files_are_read(folder: Path) -> None:
    senses = read_world(folder).lexicon("fr").find("Corée")
    assert [sense.id for sense in senses] == ["kor", "prk"]


@pytest.mark.parametrize(
    ("name", "right", "wrong", "message"),
    [
        (
            "countries",
            'iso3 = "PRK"',
            'iso3 = "prk"',
            'countries.toml:21: state "prk": iso3 is three capitals (ISO 3166 alpha-3)',
        ),
        ("countries", 'iso3 = "PRK"', 'iso3 = "KOR"', ':9: state "KOR" stands here more than once'),
        (
            "countries",
            '[state.language.en]\nname = ["North Korea"]\n',
            '[state.language.de]\nname = ["Nordkorea"]\n',
            'countries.toml:21: state "PRK": language "de" is not known here; allowed are fr, en',
        ),
        (
            "countries",
            '[state.language.en]\nname = ["North Korea"]\ndemonym = {any = ["North Korean"]}\n'
            'capital = ["Pyongyang"]\n',
            "",
            'countries.toml:21: state "PRK" has no [state.language.en]',
        ),
        (
            "countries",
            'capital = ["Séoul"]',
            "capital = []",
            'countries.toml:9: state "KOR", fr has no capital; add at least one',
        ),
        (
            "countries",
            'demonym = {any = ["South Korean"]}',
            "demonym = {}",
            'countries.toml:9: state "KOR", en has no demonym; add at least one',
        ),
        (
            "countries",
            '"Corée du Nord", "Corée"',
            '"Corée du Nord", "Corée du Nord"',
            'countries.toml:21: state "PRK", fr: "Corée du Nord" stands twice in one list',
        ),
        (
            "countries",
            '["Pyongyang"]\nhomographs',
            '["Pyong’yang"]\nhomographs',
            'countries.toml:21: state "PRK", fr: "Pyong’yang" must have letters, single spaces '
            "and straight apostrophes",
        ),
        (
            "countries",
            'homographs = ["Corée"]',
            'homographs = ["Corees"]',
            ':21: state "PRK", fr: homograph "Corees" is no form of the entry; did you mean Corée?',
        ),
        (
            "countries",
            'name = ["North Korea"]',
            'name = ["North Korea", "South Korea"]',
            'countries.toml:21: "south korea" (en) belongs to KOR and PRK; '
            "list it in a [[shared]] entry or drop it",
        ),
        (
            "countries",
            'forms = ["Corée"]',
            'forms = ["Corée", "Séoul"]',
            'countries.toml:3: shared form "Séoul" belongs to KOR',
        ),
        (
            "countries",
            "last_year = 1910",
            'last_year = 1910\nsuccessor = "KOP"',
            'countries.toml:33: country "KOP" is not in countries.toml; did you mean KOR?',
        ),
        (
            "countries",
            'demonym = {ms = ["nord-coréen"]}',
            'demonyms = {ms = ["nord-coréen"]}',
            "countries.toml:21:",
        ),
        ("seats", 'id = "kor_army"', 'id = "KOR army"', 'toml:5: id "KOR army" is small letters and digits'),
        (
            "seats",
            'country = "KOR"\nnames',
            'country = "COR"\nnames',
            'seats.toml:1: country "COR" is not in countries.toml; did you mean KOR?',
        ),
        (
            "blocs",
            'names = {fr = ["ONU"], en = ["UN"]}',
            "names = {}",
            "blocs.toml:1: un has no names; add at least one",
        ),
        (
            "blocs",
            "en = [",
            "de = [",
            'blocs.toml:1: un: language "de" is not known here; allowed are fr, en, all',
        ),
        (
            "media",
            'names = {all = ["Yonhap"]}',
            'names = {all = ["Yonhap"]}\nhomographs = ["Time"]',
            'media.toml:1: yonhap: homograph "Time" is no form of the entry; add it there first',
        ),
        ("media", "agency = true", 'agency = "yes"', "media.toml:1: Expected `bool`"),
    ],
)
def test_a_wrong_entry_is_told_with_file_and_line(
    folder: Path, name: str, right: str, wrong: str, message: str
) -> None:
    path = folder / f"{name}.toml"
    text = path.read_text(encoding="utf-8")
    assert text.count(right) >= 1
    path.write_text(text.replace(right, wrong), encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        read_world(folder)
    assert message in str(caught.value)


def test_an_id_stands_once(folder: Path) -> None:
    (folder / "media.toml").write_text(MEDIA + "\n" + MEDIA, encoding="utf-8")
    with pytest.raises(DataFileError, match=r'media\.toml:7: id "yonhap" stands here more than once'):
        read_world(folder)


def test_a_missing_file_is_told(folder: Path) -> None:
    (folder / "seats.toml").unlink()
    with pytest.raises(DataFileError, match=r"seats\.toml: there is no such file"):
        read_world(folder)
