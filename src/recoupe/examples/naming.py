"""Examples of `labels.toml`: each must put the label that it stands under on an actor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from recoupe.examples.example import Check, Example, instead
from recoupe.languages.files import load_entries
from recoupe.languages.labels import Label, NamingGrammar, Office
from recoupe.languages.phrases import inflect, split_phrase
from recoupe.read.reader import Layers
from recoupe.read.syntax import Syntax
from recoupe.reading import Slant

_MARKS = "«»“”\"',"


def naming_examples(path: Path, name: str, grammar: NamingGrammar) -> Iterator[Example]:
    """The examples of one file; `name` is what messages call it."""
    for label, line in load_entries(path, "label", Label):
        check = _brings(label.words, label.slant, grammar)
        for text in label.examples:
            yield Example(f"{name}:{line}", text, f'"{label.words[0]}" ({label.slant}) on an actor', check)
    for office, line in load_entries(path, "office", Office):
        check = _brings(office.words, None, grammar)
        for text in office.examples:
            yield Example(f"{name}:{line}", text, f'"{office.words[0]}" on an actor', check)


def _brings(phrases: tuple[str, ...], slant: Slant | None, grammar: NamingGrammar) -> Check:
    """Whether one of the phrases, in any of its forms, is put on somebody; None: with any slant."""
    wanted = [[inflect(word, grammar.endings) for word in split_phrase(phrase.lower())] for phrase in phrases]

    def check(_syntax: Syntax, layers: Layers) -> str | None:
        for naming in layers.namings:
            words = {
                word for part in split_phrase(naming.text.lower()) for word in (part, part.strip(_MARKS))
            }
            held = any(all(forms & words for forms in phrase) for phrase in wanted)
            if held and (slant is None or naming.slant == slant):
                return None
        return instead(f'"{naming.text}" ({naming.slant})' for naming in layers.namings)

    return check
