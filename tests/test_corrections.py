"""A user's actors.toml: it merges, splits, renames and describes, and its mistakes are named by line."""

from __future__ import annotations

from pathlib import Path

import pytest

import recoupe
from recoupe.corrections import correct_readings, load_corrections
from recoupe.errors import DataFileError
from recoupe.reading import Actor, Event, Mention, Reading, Span, Statement


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "actors.toml"
    path.write_text(text, encoding="utf-8")
    return path


def actor(identity: str, *mentions: str, country: str | None = None) -> Actor:
    return Actor(
        id=identity,
        name=mentions[0],
        kind="person",
        country=country,
        mentions=tuple(Mention(10 * n, 10 * n + len(text), text) for n, text in enumerate(mentions)),
    )


def reading(*actors: Actor) -> Reading:
    span = Span(0, 4, "mots")
    return Reading(
        doc="a.txt",
        language="fr",
        actors=actors,
        statements=(Statement(speaker=actors[-1].id, kind="direct", content=span),),
        events=(Event(type="SUPPORT", trigger=span, actor=(actors[0].id,), recipient=(actors[-1].id,)),),
    )


def test_names_of_one_actor_are_merged_and_everything_follows(tmp_path: Path) -> None:
    path = write(tmp_path, '[[actor]]\nname = "Hemetti"\nalso = ["Daglo"]\ncountry = "SDN"\nsector = "MIL"\n')
    (corrected,) = correct_readings(
        [reading(actor("daglo", "Daglo"), actor("hemetti", "Hemetti"))], load_corrections(path)
    )
    (merged,) = corrected.actors
    assert (merged.name, merged.country, merged.sector) == ("Hemetti", "SDN", "MIL")
    assert [m.text for m in merged.mentions] == ["Daglo", "Hemetti"]
    assert corrected.statements[0].speaker == merged.id
    assert corrected.events[0].actor == corrected.events[0].recipient == (merged.id,)


def test_an_actor_that_is_two_is_split_by_its_mentions(tmp_path: Path) -> None:
    path = write(tmp_path, '[[actor]]\nname = "Jorge Rodríguez"\n[[actor]]\nname = "Delcy Rodríguez"\n')
    (corrected,) = correct_readings(
        [reading(actor("rodriguez", "Jorge Rodriguez", "Delcy Rodriguez"))], load_corrections(path)
    )
    assert {a.name: [m.text for m in a.mentions] for a in corrected.actors} == {
        "Jorge Rodríguez": ["Jorge Rodriguez"],
        "Delcy Rodríguez": ["Delcy Rodriguez"],
    }


def test_an_actor_is_renamed(tmp_path: Path) -> None:
    path = write(tmp_path, '[[actor]]\nname = "Myanmar"\nalso = ["Birmanie"]\n')
    (corrected,) = correct_readings([reading(actor("mmr", "Birmanie"))], load_corrections(path))
    assert [a.name for a in corrected.actors] == ["Myanmar"]


def test_who_is_not_named_stays_as_read(tmp_path: Path) -> None:
    path = write(tmp_path, '[[actor]]\nname = "Somebody Else"\n')
    before = reading(actor("a", "Anne Martin"), actor("b", "Paul Lambert"))
    assert correct_readings([before], load_corrections(path)) == [before]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[[actor]]\nname = "A"\ncountry = "France"\n', r'actors.toml:1: country "France" is no ISO 3166'),
        (
            '[[actor]]\nname = "A"\n[[actor]]\nname = "B"\nalso = ["a"]\n',
            r'actors.toml:3: "a" stands under .* line 1',
        ),
        ('[[actor]]\nname = "A"\nsectr = "GOV"\n', r'actors.toml:1: key "sectr" .* did you mean sector'),
    ],
    ids=["country", "twice", "unknown key"],
)
def test_a_wrong_entry_is_named_with_its_line(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(DataFileError, match=problem):
        load_corrections(write(tmp_path, text))


def test_a_build_takes_the_corrections_beside_its_dossier_and_drops_them_when_they_go(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(
        "Le président turc Kemal Aksoy a condamné la grève. Aksoy est à Ankara.", encoding="utf-8"
    )
    corrections = write(tmp_path, '[[actor]]\nname = "Kemal Aksoy le Jeune"\nalso = ["Kemal Aksoy"]\n')
    store = tmp_path / "crisis.db"
    report = recoupe.build([article], store, language="fr")
    assert any("actors.toml" in note for note in report.notes)
    with recoupe.open(store) as dossier:
        assert "Kemal Aksoy le Jeune" in {found.name for found in dossier.actors()}
    corrections.unlink()
    assert recoupe.build([article], store, language="fr").compared
    with recoupe.open(store) as dossier:
        assert "Kemal Aksoy le Jeune" not in {found.name for found in dossier.actors()}
