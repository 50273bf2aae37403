"""The data of event patterns: each example is read by its pattern; a wrong entry says where it is."""

from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path
from typing import get_args

import pytest

from recoupe.errors import DataFileError
from recoupe.languages.event_patterns import load_event_patterns, load_patterns_folder
from recoupe.languages.event_phrases import Part, read_phrase
from recoupe.languages.files import LANGUAGES_FOLDER
from recoupe.languages.hedges import load_hedges
from recoupe.languages.registry import load_languages
from recoupe.languages.saying import load_saying
from recoupe.plover import load_plover
from recoupe.read.events import find_events
from recoupe.read.mentions import find_cast
from recoupe.read.parse import parse
from recoupe.read.prepare import load_furniture, prepare
from recoupe.read.statements import Attributions, find_statements
from recoupe.reading import Event, EventType

LANGUAGES = [code for code in load_languages() if (LANGUAGES_FOLDER / code / "events").is_dir()]
EXAMPLES = [
    (language, source, example)
    for language in LANGUAGES
    for entry, source in load_event_patterns(language).entries
    for example in entry.examples
]


@lru_cache(maxsize=4)
def events_by_example(language: str) -> dict[str, tuple[Event, ...]]:
    """What is read in each example of a language, parsed in one batch."""
    furniture, patterns, hedges = (
        load_furniture(language),
        load_event_patterns(language),
        load_hedges(language),
    )
    examples = [example for code, _source, example in EXAMPLES if code == language]
    found = {}
    prepared = ((example, prepare(example, furniture)) for example in examples)
    for example, syntax in zip(examples, parse(prepared, language), strict=True):
        cast = find_cast(syntax)
        said = Attributions(syntax, find_statements(syntax, cast, load_saying(language)))
        found[example] = find_events(syntax, cast, (), said.at, patterns, hedges)
    return found


@pytest.mark.parametrize(
    ("language", "source", "example"), EXAMPLES, ids=[f"{s}-{e}" for _, s, e in EXAMPLES]
)
def test_a_pattern_reads_its_example(language: str, source: str, example: str) -> None:
    found = events_by_example(language)[example]
    assert source in [event.pattern for event in found], [(e.type, e.trigger.text, e.pattern) for e in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_types_and_modes_have_patterns(language: str) -> None:
    patterns = load_event_patterns(language)
    kinds = {(entry.type, entry.mode) for entry, _source in patterns.entries}
    missing = [
        (name, mode)
        for name in get_args(EventType)
        for mode in (None, *load_plover().types[name].modes)
        if mode is not None and (name, mode) not in kinds
    ]
    assert missing == []
    assert {entry.type for entry, _source in patterns.entries} == set(get_args(EventType))
    assert patterns.count() >= 700


GRAMMAR = load_event_patterns("fr").grammar.phrases
PHRASES = {
    "articles are left out": ("lancer un ultimatum", "lancer", (Part("", "ultimatum"),)),
    "contractions": ("venir au secours", "venir", (Part("à", "secours"),)),
    "chain": ("coup d'état", "coup", (Part("de", "état"),)),
    "preposition last": ("se retourner contre", "retourner", (Part("contre", ""),)),
    "pronoun after the reflexive": ("s'en prendre à", "prendre", (Part("à", ""),)),
}


@pytest.mark.parametrize(("text", "head", "parts"), PHRASES.values(), ids=PHRASES.keys())
def test_a_phrase_is_taken_apart(text: str, head: str, parts: tuple[Part, ...]) -> None:
    phrase = read_phrase(text, GRAMMAR)
    assert phrase is not None
    assert (phrase.head, phrase.parts) == (head, parts)


def test_an_article_right_after_a_verb_is_no_preposition() -> None:
    after_verb, after_noun = (
        read_phrase("lancer des attaques", GRAMMAR, verb=True),
        read_phrase("arrêt des attaques", GRAMMAR),
    )
    assert after_verb is not None and after_verb.parts == (Part("", "attaques"),)
    assert after_noun is not None and after_noun.parts == (Part("de", "attaques"),)


ENGLISH = load_event_patterns("en").grammar.phrases
NOUN_PHRASES = {
    "head last": ("hunger strike", "strike", (Part("", "hunger"),)),
    "nearest first": ("human rights violation", "violation", (Part("", "rights"), Part("", "human"))),
    "head before its preposition": ("withdrawal of troops", "withdrawal", (Part("of", "troops"),)),
    "hyphens part words": ("cease-fire", "fire", (Part("", "cease"),)),
    "particle behind the head": ("crack down", "crack", (Part("", "down"),)),
    "particle before the head": ("all-out war", "war", (Part("", "out"), Part("", "all"))),
}


@pytest.mark.parametrize(("text", "head", "parts"), NOUN_PHRASES.values(), ids=NOUN_PHRASES.keys())
def test_a_noun_phrase_may_end_in_its_head(text: str, head: str, parts: tuple[Part, ...]) -> None:
    phrase = read_phrase(text, ENGLISH, last=True)
    assert phrase is not None
    assert (phrase.head, phrase.parts) == (head, parts)


def test_a_particle_before_a_preposition_is_a_part_of_its_own() -> None:
    phrase = read_phrase("pull out of", ENGLISH)
    assert phrase is not None
    assert (phrase.head, phrase.parts) == ("pull", (Part("", "out"), Part("of", "")))


def test_a_phrase_may_ask_for_a_reflexive_or_a_negation() -> None:
    reflexive, negated = read_phrase("se retirer", GRAMMAR), read_phrase("ne pas céder", GRAMMAR)
    assert reflexive is not None and reflexive.reflexive and not reflexive.negated
    assert negated is not None and negated.negated and not negated.reflexive


GOOD = 'type = "SUPPORT"\nexamples = ["La France soutient l\'Italie."]\n'
MISTAKES = {
    "type": (
        '[[pattern]]\nverbs = ["soutenir"]\ntype = "SUPORT"\nexamples = ["x"]\n',
        "did you mean SUPPORT?",
    ),
    "key": (f'[[pattern]]\nverb = ["soutenir"]\n{GOOD}', "did you mean verbs?"),
    "no trigger": (f"[[pattern]]\n{GOOD}", "has no trigger"),
    "no example": ('[[pattern]]\nverbs = ["soutenir"]\ntype = "SUPPORT"\nexamples = []\n', "no example"),
    "place": (f'[[pattern]]\nverbs = ["soutenir"]\nactor = ["subjet"]\n{GOOD}', "did you mean subject?"),
    "list": (f'[[pattern]]\nverbs = ["soutenir"]\nwhen = {{ object = ["@armes"] }}\n{GOOD}', "@armes"),
    "kind": (
        f'[[pattern]]\nverbs = ["soutenir"]\nwhen = {{ object = ["kind:army"] }}\n{GOOD}',
        "armed_force",
    ),
    "frame": (f'[[pattern]]\nverbs = ["soutenir"]\nframe = "acts"\n{GOOD}', "did you mean act?"),
    "mode": (f'[[pattern]]\nverbs = ["soutenir"]\nmode = "visit"\n{GOOD}', "no mode of SUPPORT"),
    "context": (
        f'[[pattern]]\nverbs = ["soutenir"]\ncontext = ["militery"]\n{GOOD}',
        "mean military?",
    ),
    "head": (f'[[pattern]]\nverbs = ["à la"]\n{GOOD}', "no word that can head it"),
    "tie": (
        f'[[pattern]]\nverbs = ["soutenir"]\n{GOOD}\n[[pattern]]\nverbs = ["aider", "soutenir"]\n{GOOD}',
        "ties with",
    ),
}


@pytest.mark.parametrize(("entry", "message"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_wrong_entry_is_refused_with_file_and_line(tmp_path: Path, entry: str, message: str) -> None:
    for name in ("grammar.toml", "words.toml"):
        shutil.copy(LANGUAGES_FOLDER / "fr" / "events" / name, tmp_path)
    (tmp_path / "mine.toml").write_text(f"# mine\n\n{entry}", encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        load_patterns_folder(tmp_path, "mine")
    assert message in str(caught.value)
    assert caught.value.line in (3, 8, 9)
    assert caught.value.path.endswith("mine.toml")


def test_two_patterns_that_exclude_each_other_do_not_tie(tmp_path: Path) -> None:
    for name in ("grammar.toml", "words.toml"):
        shutil.copy(LANGUAGES_FOLDER / "fr" / "events" / name, tmp_path)
    (tmp_path / "mine.toml").write_text(
        f'[[pattern]]\nverbs = ["fournir"]\nwhen = {{ object = ["arme"] }}\n{GOOD}'
        f'[[pattern]]\nverbs = ["fournir"]\nwhen = {{ object = ["preuve"] }}\n{GOOD}',
        encoding="utf-8",
    )
    assert load_patterns_folder(tmp_path, "mine").count() == 2
