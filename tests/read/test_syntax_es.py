"""The view of syntax in Spanish: what its treebank leaves unsaid and its parser gets wrong is mended."""

from __future__ import annotations

import pytest
from parsed import parse_text

from recoupe.read.syntax import Clause, Syntax


def clause_of(text: str, verb: str) -> tuple[Syntax, Clause]:
    syntax = parse_text(text, "es")
    at = next(word.i for word in syntax.words if word.text == verb)
    return syntax, syntax.clause(at)


def texts(syntax: Syntax, words: tuple[int, ...]) -> list[str]:
    return [syntax.words[word].text for word in words]


@pytest.mark.parametrize(
    ("text", "verb", "subjects", "objects"),
    [
        ("La policía detuvo a los manifestantes.", "detuvo", ["policía"], ["manifestantes"]),
        ("El acuerdo fue firmado por Polonia.", "firmado", ["Polonia"], ["acuerdo"]),
        ("Los soldados atacados por la guerrilla huyeron.", "atacados", ["guerrilla"], ["soldados"]),
        ("El general que tomó la ciudad ha muerto.", "tomó", ["general"], ["ciudad"]),
        ("Las medidas que anunció el ministro son duras.", "anunció", ["ministro"], ["medidas"]),
        ("Suecia recibió y expulsó al embajador.", "expulsó", ["Suecia"], ["embajador"]),
        ("El rey llamó a Noruega a respetar la tregua.", "respetar", ["Noruega"], ["tregua"]),
        ("El rey pidió a los militares que desobedezcan.", "desobedezcan", ["militares"], []),
        ("El papa dijo que no aceptará el regalo.", "aceptará", ["papa"], ["regalo"]),
    ],
    ids=[
        "personal a", "passive", "participle", "relative", "relative object", "shared", "object control",
        "asked", "dropped subject",
    ],
)  # fmt: skip
def test_who_does_what_to_whom_in_spanish(
    text: str, verb: str, subjects: list[str], objects: list[str]
) -> None:
    syntax, clause = clause_of(text, verb)
    assert texts(syntax, clause.subjects) == subjects
    assert texts(syntax, clause.objects) == objects


def test_a_pronoun_on_a_verb_is_a_word_of_its_own() -> None:
    syntax, clause = clause_of("El Gobierno se negó a acusarlo de traición.", "acusar")
    assert texts(syntax, clause.objects) == ["lo"]
    syntax, _clause = clause_of("El presidente quiere reunirse con su homólogo.", "reunir")
    assert [word.role for word in syntax.words if word.text == "se"] == ["reflexive"]


def test_words_cut_from_a_verb_stay_where_they_stand() -> None:
    text = "El Gobierno quiere acusarlo hoy."
    assert all(text[word.start : word.end] == word.text for word in parse_text(text, "es").words)


def test_a_subject_that_another_verb_may_have_is_not_taken_from_a_plural() -> None:
    _syntax, clause = clause_of("Los mineros marcharon porque exige un aumento.", "exige")
    assert clause.subjects == ()


@pytest.mark.parametrize(
    ("text", "verb", "tense", "mood", "modals"),
    [
        ("La reina podría recibir al rey.", "recibir", "present", "Cnd", ("possible",)),
        ("El presidente va a visitar Quito.", "visitar", "present", "Ind", ("future",)),
        ("Los soldados habrían sido asesinados.", "asesinados", "past", "Cnd", ()),
        ("Rusia deberá retirar sus tropas.", "retirar", "future", "Ind", ("needed",)),
    ],
)
def test_auxiliaries_give_tense_and_mood_in_spanish(
    text: str, verb: str, tense: str, mood: str, modals: tuple[str, ...]
) -> None:
    _syntax, clause = clause_of(text, verb)
    assert (clause.tense or "present", clause.mood, clause.modals) == (tense, mood, modals)


def test_what_the_tagger_marks_without_a_proper_noun_is_no_name() -> None:
    syntax = parse_text("Acusó a la oposición de querer derrocarlo.", "es")
    assert syntax.names == ()
