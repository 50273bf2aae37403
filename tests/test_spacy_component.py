"""recoupe inside somebody's own spaCy pipeline."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import spacy
from spacy.language import Language

import recoupe
from recoupe.errors import UsageError
from recoupe.reading import Reading

TEXT = (
    "La Grèce a condamné mardi l'attaque de la Turquie. « Nous ne céderons pas », a déclaré le président "
    "grec Kyriakos Papadakis."
)


@pytest.fixture(scope="module")
def nlp() -> Iterator[Language]:
    loaded = spacy.load("fr_core_news_md")
    loaded.add_pipe("recoupe", config={"published": "2020-03-04"})
    yield loaded


def test_a_doc_carries_its_reading(nlp: Language) -> None:
    reading = nlp(TEXT)._.recoupe
    assert isinstance(reading, Reading)
    assert {"Grèce", "président grec Kyriakos Papadakis"} <= {
        mention.text for actor in reading.actors for mention in actor.mentions
    }
    assert [statement.content.text for statement in reading.statements if statement.kind == "direct"] == [
        "Nous ne céderons pas"
    ]
    assert [(time.text, str(time.first_day)) for time in reading.times] == [("mardi", "2020-03-03")]


def test_offsets_are_those_of_the_doc(nlp: Language) -> None:
    doc = nlp(TEXT)
    for actor in doc._.recoupe.actors:
        for mention in actor.mentions:
            assert doc.text[mention.start : mention.end] == mention.text


def test_the_same_actors_are_found_as_by_reading_the_text(nlp: Language) -> None:
    own = recoupe.read(TEXT, published="2020-03-04", language="fr")
    assert {a.id for a in nlp(TEXT)._.recoupe.actors} == {a.id for a in own.actors}


def test_a_pipeline_of_another_language_is_refused() -> None:
    with pytest.raises(UsageError, match="is not read"):
        spacy.blank("de").add_pipe("recoupe")
