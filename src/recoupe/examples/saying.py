"""Examples of `saying.toml`: each must bring a statement by the word that it stands under."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from recoupe.examples.example import Check, Example, instead
from recoupe.languages.files import load_entries
from recoupe.languages.phrases import inflect, split_phrase
from recoupe.languages.saying import Manner, Medium, SayingGrammar, SayingNoun, SayingVerb, SourcePhrase
from recoupe.read.reader import Layers
from recoupe.read.saying.found import FoundStatement
from recoupe.read.syntax import Syntax

Test = Callable[[FoundStatement], bool]

_MARKS = "«»“”\"'"


def saying_examples(path: Path, name: str, grammar: SayingGrammar) -> Iterator[Example]:
    """The examples of one file; `name` is what messages call it."""
    found: list[tuple[int, tuple[str, ...], str, Test]] = []
    for verb, line in load_entries(path, "verb", SayingVerb):
        forms = inflect(verb.lemma, grammar.endings).union(verb.forms)
        found.append((line, verb.examples, f'by "{verb.lemma}", {verb.manner}', _verb(forms, verb.manner)))
    for noun, line in load_entries(path, "noun", SayingNoun):
        found.append((line, noun.examples, f'by "{noun.lemma}"', _begins(noun.lemma)))
    for phrase, line in load_entries(path, "source", SourcePhrase):
        first = split_phrase(phrase.words)[0]
        found.append((line, phrase.examples, f'by "{phrase.words}"', _begins(first)))
    for medium, line in load_entries(path, "medium", Medium):
        found.append((line, medium.examples, f"over {medium.name}", _over(medium.name)))
    for line, texts, how, test in found:
        for text in texts:
            yield Example(f"{name}:{line}", text, f"a statement {how}", _brings(test))


def _verb(forms: frozenset[str], manner: Manner) -> Test:
    def test(found: FoundStatement) -> bool:
        parts = split_phrase(_cue(found))
        words = {word for part in parts for word in (part, part.strip(_MARKS))}
        return found.manner == manner and not forms.isdisjoint(words)

    return test


def _begins(words: str) -> Test:
    return lambda found: _cue(found).startswith(words)


def _over(medium: str) -> Test:
    return lambda found: found.statement.medium == medium


def _cue(found: FoundStatement) -> str:
    """The words of saying as data files write them."""
    return found.statement.cue.text.lower().replace("’", "'") if found.statement.cue else ""


def _brings(test: Test) -> Check:
    def check(_syntax: Syntax, layers: Layers) -> str | None:
        if any(test(found) for found in layers.statements):
            return None
        return instead(f'"{found.statement.content.text}" by "{_cue(found)}"' for found in layers.statements)

    return check
