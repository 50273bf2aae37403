"""All examples of a language, or of a project's own data files, read and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from recoupe.examples.events import event_examples
from recoupe.examples.example import Example
from recoupe.examples.mentions import mention_examples
from recoupe.examples.naming import naming_examples
from recoupe.examples.quantities import quantity_examples
from recoupe.examples.saying import saying_examples
from recoupe.examples.times import time_examples
from recoupe.languages.own import OwnFolder
from recoupe.languages.registry import find_language
from recoupe.read.parse import parse
from recoupe.read.prepare import load_furniture, prepare
from recoupe.read.reader import find_layers, load_words


class Failure(NamedTuple):
    """An example that does not show what its entry says, and what was found in it instead."""

    example: Example
    found: str

    def __str__(self) -> str:
        example = self.example
        return f"{example.source}: {example.text}\n    wanted  {example.wanted}\n    found   {self.found}"


def collect_examples(language: str, own: OwnFolder | None = None) -> tuple[Example, ...]:
    """The examples of the bundled data files of a language, or of a project's alone, file by file.

    Raises UsageError for a language that is not read, DataFileError where an entry is wrong.
    """
    words = load_words(language, own)
    if own is None:
        folder, name, events = find_language(language).folder, language, f"{language}/events/"
    else:
        folder = own.path / language
        name, events = str(folder), f"{own.name}/{language}/events/"
    example_day = date.fromisoformat(words.calendar.words.example_day)
    by_file: dict[str, Callable[[Path, str], Iterator[Example]]] = {
        "saying.toml": lambda path, shown: saying_examples(path, shown, words.saying.grammar),
        "actors.toml": mention_examples,
        "labels.toml": lambda path, shown: naming_examples(path, shown, words.labels.grammar),
        "calendar.toml": lambda path, shown: time_examples(path, shown, example_day),
        "quantities.toml": quantity_examples,
    }
    found = list(event_examples(words.patterns, events, f"{name}/events/"))
    for file, collect in by_file.items():
        if (folder / file).is_file():
            found += collect(folder / file, f"{name}/{file}")
    return tuple(found)


def find_failures(
    examples: Sequence[Example], language: str, own: OwnFolder | None = None
) -> Iterator[Failure]:
    """The examples, in order, that do not show what their entry says; all are parsed together."""
    words, furniture = load_words(language, own), load_furniture(language)
    prepared = ((example.text, prepare(example.text, furniture)) for example in examples)
    for example, syntax in zip(examples, parse(prepared, language), strict=True):
        found = example.check(syntax, find_layers(syntax, words, example.published))
        if found is not None:
            yield Failure(example, found)
