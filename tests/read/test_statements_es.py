"""Spanish statements: who says what over sentences of the press, and what its grammar does otherwise."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import pytest
from parsed import cast_of
from said import namings_of, said_by, statements_of

from recoupe.languages.registry import load_languages
from recoupe.languages.saying import load_saying

pytestmark = pytest.mark.skipif("es" not in load_languages(), reason="Spanish is not read yet")

CORPUS = Path(__file__).parent / "corpus" / "statements_es.toml"
SAME_CONTENT = 0.5
FLOORS = {"statements": 0.88, "kinds": 0.92, "media": 0.85}


class Said(NamedTuple):
    """One statement of a sentence: by whom, how, the range of its content, over what."""

    speaker: str
    kind: str
    start: int
    end: int
    medium: str | None


@lru_cache(maxsize=1)
def wanted() -> tuple[tuple[str, tuple[Said, ...]], ...]:
    entries = tomllib.loads(CORPUS.read_text(encoding="utf-8"))["sentences"]
    return tuple(
        (entry["text"], tuple(_said(entry["text"], each) for each in entry["said"])) for entry in entries
    )


def _said(text: str, written: str) -> Said:
    speaker, kind, content, *medium = written.split(" | ")
    start = text.index(content)
    return Said(speaker, kind, start, start + len(content), medium[0] if medium else None)


def found(text: str) -> list[Said]:
    names = {actor.id: actor.name for actor in cast_of(text, "es").actors}
    return [
        Said(
            names.get(f.speaker, f.speaker), f.statement.kind, content.start, content.end, f.statement.medium
        )
        for f in statements_of(text, "es")
        for content in (f.statement.content,)
    ]


def _same(left: Said, right: Said) -> bool:
    shared = min(left.end, right.end) - max(left.start, right.start)
    covered = max(left.end, right.end) - min(left.start, right.start)
    return left.speaker == right.speaker and shared >= SAME_CONTENT * covered


@lru_cache(maxsize=1)
def figures() -> dict[str, float]:
    pairs: list[tuple[Said, Said]] = []
    there = read = 0
    for text, said in wanted():
        mine = found(text)
        there, read = there + len(said), read + len(mine)
        pairs += [(s, m) for s in said for m in mine if _same(s, m)]
    named = [(s, m) for s, m in pairs if s.medium]
    return {
        "statements": 2 * len(pairs) / (there + read),
        "kinds": sum(s.kind == m.kind for s, m in pairs) / len(pairs),
        "media": sum(s.medium == m.medium for s, m in named) / len(named),
    }


def test_the_corpus_is_large_enough() -> None:
    assert len(wanted()) >= 60


@pytest.mark.parametrize("figure", FLOORS)
def test_a_careful_reader_finds_little_more(figure: str) -> None:
    assert figures()[figure] >= FLOORS[figure]


NO_SUBJECT = {
    "behind a quotation": ("Luis Arce llegó a Oruro. «No me iré», anunció.", "No me iré"),
    "before a clause": ("Luis Arce llegó a Oruro. Anunció que no se irá.", "no se irá"),
    "behind a clause": ("Luis Arce llegó a Oruro. El país está en calma, aseguró.", "El país está en calma"),
    "in a source": ("Luis Arce llegó a Oruro. El país está en calma, según dijo.", "El país está en calma"),
    "behind a circumstance": ("Luis Arce dijo en un acto en Oruro que ganó la elección.", "ganó la elección"),
}


@pytest.mark.parametrize(("text", "content"), NO_SUBJECT.values(), ids=NO_SUBJECT.keys())
def test_a_speaker_who_is_not_named_again_is_found(text: str, content: str) -> None:
    assert ("Luis Arce", content) in said_by(text, "es")


def test_a_first_person_reports_nobody() -> None:
    assert said_by("Luis Arce llegó a Oruro. Pedimos que cese la violencia.", "es") == []


def test_a_line_of_dialogue_is_parted_at_its_aside() -> None:
    text = "—Nadie se va —dijo Luis Arce—. Aquí seguimos."
    assert said_by(text, "es") == [("Luis Arce", "Nadie se va"), ("Luis Arce", "Aquí seguimos")]


def test_whoever_is_addressed_is_not_what_is_asked() -> None:
    assert said_by("Luis Arce exhortó a los mineros a volver a casa.", "es") == [
        ("Luis Arce", "a volver a casa")
    ]


def test_a_label_goes_with_whom_it_is_put_on() -> None:
    text = 'Luis Arce tildó de "payaso" a Evo Morales.'
    assert said_by(text, "es") == [("Luis Arce", '"payaso" a Evo Morales')]
    assert [naming.text for naming in namings_of("Luis Arce llamó dictador a Evo Morales.", "es")] == [
        "dictador"
    ]


def test_what_another_one_does_meanwhile_is_not_said() -> None:
    text = "Luis Arce dijo que no cederá, mientras que Evo Morales calla."
    assert said_by(text, "es") == [("Luis Arce", "no cederá")]


MENDED = {
    "a verb that the lemmatizer does not know": ("Luis Arce arremetió contra la prensa.", "la prensa"),
    "a pronoun that looks like an article": (
        "Luis Arce llegó a Oruro y los acusa de robar el agua.",
        "de robar el agua",
    ),
    "an adjective that is a noun": ("El llamado de Luis Arce a negociar llegó tarde.", "a negociar"),
    "a dateline": ("La Paz, 3 ene (EFE).- Luis Arce dijo que no se irá.", "no se irá"),
    "a possessive in the source": ("Luis Arce llegó a Oruro. A su juicio, el país crece.", "el país crece"),
}


@pytest.mark.parametrize(("text", "content"), MENDED.values(), ids=MENDED.keys())
def test_what_the_parser_takes_for_something_else_is_mended(text: str, content: str) -> None:
    assert ("Luis Arce", content) in said_by(text, "es")


def test_over_what_it_is_said_is_not_said() -> None:
    (found,) = statements_of("Luis Arce condenó el golpe a través de su cuenta de X.", "es")
    assert (found.statement.content.text, found.statement.medium) == ("el golpe", "X")


def test_what_somebody_marches_for_has_not_been_said() -> None:
    assert said_by("Los mineros marcharon para exigir la salida del alcalde.", "es") == []


def test_spanish_knows_at_least_120_verbs_of_saying() -> None:
    assert len({entry.verb for entries in load_saying("es").verbs.values() for entry in entries}) >= 120
