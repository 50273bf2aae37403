"""Examples of `actors.toml`: each must hold a mention with the noun that it stands under."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from recoupe.examples.example import Check, Example, instead
from recoupe.languages.actors import ActorNoun
from recoupe.languages.files import load_entries
from recoupe.names import fold_name
from recoupe.read.reader import Layers
from recoupe.read.syntax import Syntax

_STEM = 4
"""So many letters of a lemma's first word stay in its plural and feminine."""


def mention_examples(path: Path, name: str) -> Iterator[Example]:
    """The examples of one file; `name` is what messages call it."""
    for noun, line in load_entries(path, "noun", ActorNoun):
        stems = frozenset(fold_name(lemma).split()[0][:_STEM] for lemma in noun.lemmas)
        for text in noun.examples:
            yield Example(f"{name}:{line}", text, f'a mention with "{noun.lemmas[0]}"', _brings(stems))


def _brings(stems: frozenset[str]) -> Check:
    def check(syntax: Syntax, layers: Layers) -> str | None:
        texts = [syntax.span(mention.first, mention.last).text for mention in layers.cast.mentions]
        if any(word.startswith(stem) for text in texts for word in fold_name(text).split() for stem in stems):
            return None
        return instead(f'"{text}"' for text in texts)

    return check
