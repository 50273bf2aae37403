"""The one view of syntax: who does what to whom, with passives, relatives, control and lists undone."""

from __future__ import annotations

import pytest
from parsed import parse_text

from recoupe.read.syntax import Clause, Syntax


def clause_of(text: str, verb: str) -> tuple[Syntax, Clause]:
    syntax = parse_text(text)
    at = next(word.i for word in syntax.words if word.text == verb)
    return syntax, syntax.clause(at)


def texts(syntax: Syntax, words: tuple[int, ...]) -> list[str]:
    return [syntax.words[word].text for word in words]


@pytest.mark.parametrize(
    ("text", "verb", "subjects", "objects"),
    [
        ("La Suède a reçu le ministre.", "reçu", ["Suède"], ["ministre"]),
        ("Le ministre a été reçu par la Suède.", "reçu", ["Suède"], ["ministre"]),
        ("La France et l'Italie ont envoyé des soldats.", "envoyé", ["France", "Italie"], ["soldats"]),
        ("Les soldats envoyés par Rome sont partis.", "envoyés", ["Rome"], ["soldats"]),
        ("Le général qui a pris la ville est mort.", "pris", ["général"], ["ville"]),
        ("La Pologne a reçu et expulsé l'ambassadeur.", "expulsé", ["Pologne"], ["ambassadeur"]),
        ("Le ministre veut rencontrer le roi.", "rencontrer", ["ministre"], ["roi"]),
        ("Le président a exhorté l'armée à défendre la ville.", "défendre", ["armée"], ["ville"]),
        ("L'Allemagne a mobilisé mercredi treize corps d'armée.", "mobilisé", ["Allemagne"], ["corps"]),
        ("La Russie a envoyé dimanche cent soldats à Caracas.", "envoyé", ["Russie"], ["soldats"]),
    ],
    ids=[
        "active",
        "passive",
        "list",
        "reduced relative",
        "relative",
        "shared",
        "control",
        "object control",
        "day before a counted object",
        "day before another",
    ],
)
def test_who_does_what_to_whom(text: str, verb: str, subjects: list[str], objects: list[str]) -> None:
    syntax, clause = clause_of(text, verb)
    assert texts(syntax, clause.subjects) == subjects
    assert texts(syntax, clause.objects) == objects


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("La Grèce n'a pas signé le traité.", "signé", True),
        ("La Grèce n'a jamais soutenu ce plan.", "soutenu", True),
        ("La Grèce a signé le traité.", "signé", False),
        ("Aucun soldat n'a franchi la frontière.", "franchi", True),
    ],
)
def test_negation(text: str, verb: str, negated: bool) -> None:
    assert clause_of(text, verb)[1].negated is negated


@pytest.mark.parametrize(
    ("text", "verb", "tense", "mood"),
    [
        ("La reine a reçu le roi.", "reçu", "past", "Ind"),
        ("La reine recevra le roi.", "recevra", "future", "Ind"),
        ("La reine aurait reçu le roi.", "reçu", "past", "Cnd"),
        ("La reine reçoit le roi.", "reçoit", "present", "Ind"),
        ("Nous attaquerons la ville.", "attaquerons", "future", "Ind"),
        ("Elle enverra des armes.", "enverra", "future", "Ind"),
        ("La reine dit que le roi appuierait la ville.", "appuierait", "past", "Cnd"),
    ],
)
def test_tense_and_mood_come_from_the_auxiliary(text: str, verb: str, tense: str, mood: str) -> None:
    clause = clause_of(text, verb)[1]
    assert (clause.tense, clause.mood) == (tense, mood)


def test_a_modal_tells_what_it_does_to_its_infinitive() -> None:
    assert clause_of("Le pape doit rencontrer le roi.", "rencontrer")[1].modals == ("planned",)
    assert clause_of("Le pape pourrait rencontrer le roi.", "rencontrer")[1].modals == ("possible",)


def test_sentences_end_at_full_stops_and_paragraphs_only() -> None:
    syntax = parse_text(
        "Un titre sans point\nM. Dupont a parlé. Il est parti, dit-on, vers le nord ; on l'attend."
    )
    assert [syntax.text[s.start : s.end] for s in syntax.sentences] == [
        "Un titre sans point",
        "M. Dupont a parlé.",
        "Il est parti, dit-on, vers le nord ; on l'attend.",
    ]


def test_words_stand_where_the_article_has_them() -> None:
    text = "« L’accord », dit  la\u00a0ministre,\r\n« est mort ».\n1\u202f200 blessés."
    syntax = parse_text(text)
    assert syntax.text[syntax.words[-2].start : syntax.words[-2].end] == "blessés"
    for word in syntax.words:
        printed = text[word.start : word.end].replace("’", "'").replace("\u202f", "")
        assert printed == word.text


@pytest.mark.parametrize(
    ("text", "verb", "subjects", "objects"),
    [
        ("Le pape devait recevoir mardi le roi.", "recevoir", ["pape"], ["roi"]),
        ("Le roi a pris la décision de quitter la ville.", "quitter", ["roi"], ["ville"]),
        ("La décision du roi de quitter la ville surprend.", "quitter", ["roi"], ["ville"]),
        ("La reine a appelé son armée à rejoindre le roi.", "rejoindre", ["armée"], ["roi"]),
        ("Le roi est en train de vaincre et de chasser les rebelles.", "vaincre", ["roi"], ["rebelles"]),
        ("Le roi est en train de bombarder la ville.", "bombarder", ["roi"], ["ville"]),
        ("La reine a salué la décision du roi de quitter la ville.", "quitter", ["roi"], ["ville"]),
    ],
    ids=[
        "day between",
        "holder above",
        "holder of the noun",
        "addressee",
        "shared object",
        "predicate",
        "holder beside",
    ],
)
def test_infinitives_find_their_places(text: str, verb: str, subjects: list[str], objects: list[str]) -> None:
    syntax, clause = clause_of(text, verb)
    assert texts(syntax, clause.subjects) == subjects
    assert [found for found in texts(syntax, clause.objects) if found != "mardi"] == objects


@pytest.mark.parametrize(
    ("text", "verb", "subjects"),
    [
        (
            "D'après la note qu'il a remise au quai d'Orsay, le gouvernement impérial a envoyé ce navire.",
            "envoyé",
            ["gouvernement"],
        ),
        ("Hier, à Berlin, ont été arrêtés trois hommes.", "arrêtés", []),
    ],
    ids=["hung on another noun", "none"],
)
def test_a_subject_that_the_parser_lost_is_found_again(text: str, verb: str, subjects: list[str]) -> None:
    syntax, clause = clause_of(text, verb)
    assert texts(syntax, clause.subjects) == subjects


def test_a_clause_with_an_active_auxiliary_is_active() -> None:
    syntax, clause = clause_of("Le secrétaire d'État aurait alors menacé d'aller jusqu'au bout.", "menacé")
    assert not clause.passive
    assert texts(syntax, clause.subjects) == ["secrétaire"]


@pytest.mark.parametrize(
    ("text", "form", "lemma"),
    [
        ("Le roi veut défendre la ville.", "défendre", "défendre"),
        ("La reine accuse le roi.", "accuse", "accuser"),
        ("Les troupes sont entrées dans la ville.", "entrées", "entrer"),
    ],
)
def test_lemmas_of_verbs(text: str, form: str, lemma: str) -> None:
    assert [word.lemma for word in parse_text(text).words if word.text == form] == [lemma]


def test_names_joined_before_a_verb_are_all_its_subjects() -> None:
    syntax, clause = clause_of("L'Inde et le Pakistan ont échangé des tirs.", "échangé")
    assert texts(syntax, clause.subjects) == ["Inde", "Pakistan"]
