"""Trigger phrases of event patterns, as a person writes them, taken apart into a head and its parts.

"lancer un ultimatum" is a head and a dependent; "se ranger du côté" is a head that must be reflexive
and a dependent with its preposition; "ne pas rester les bras croisés" asks for a negation;
"se retourner contre" ends in a preposition, which anything may follow.
"""

from __future__ import annotations

import re

import msgspec


class PhraseGrammar(msgspec.Struct, frozen=True, kw_only=True):
    """The little words that phrases are read with."""

    prepositions: frozenset[str]
    articles: frozenset[str]
    contractions: dict[str, str]
    reflexives: frozenset[str]
    negations: frozenset[str]
    particles: frozenset[str] = frozenset()
    splits_hyphens: bool = False
    plural_articles: frozenset[str] = frozenset()


class Part(msgspec.Struct, frozen=True, gc=False):
    """A dependent of the head or of an earlier part: its preposition ("" for none) and lemma ("" for any)."""

    preposition: str
    lemma: str


class Phrase(msgspec.Struct, frozen=True, gc=False):
    """A trigger: head lemma, parts, and whether the head must be reflexive or denied. `text` as written."""

    head: str
    parts: tuple[Part, ...]
    reflexive: bool
    negated: bool
    text: str

    @property
    def asked(self) -> tuple[str, tuple[Part, ...], bool, bool]:
        """What it asks of the text, however it was written."""
        return self.head, self.parts, self.reflexive, self.negated

    @property
    def size(self) -> int:
        """How much of the text it asks for: a word named counts more than a preposition alone."""
        return 1 + sum(2 if part.lemma else 1 for part in self.parts) + self.reflexive + self.negated


def _is_closed(parts: list[Part]) -> bool:
    """Whether a phrase has had a preposition, so that its head stands."""
    return any(part.preposition for part in parts)


def _end_in(token: str, head: str, parts: list[Part], grammar: PhraseGrammar) -> tuple[str, list[Part]]:
    """Head and parts of a noun phrase one word longer: the new word is the head, a particle a part of it.

    Parts come nearest first, so that each is looked for below one already found.
    """
    if token in grammar.particles:
        return head, [Part("", token), *parts]
    mine = [part for part in parts if part.lemma in grammar.particles]
    return token, [*mine, Part("", head), *(part for part in parts if part not in mine)]


_TOKEN = re.compile(r"[^\s']+'?")


def read_phrase(
    text: str, grammar: PhraseGrammar, *, last: bool = False, verb: bool = False
) -> Phrase | None:
    """The phrase of a trigger as written; None where it does not begin with a word that can head it.

    A preposition between reflexive and head is a pronoun ("s'en prendre") and not looked for. With `last`
    the head is the last word before a preposition ("hunger strike"), not the first. `verb` says that the
    head is one: right after it what may be article or preposition is an article ("lancer des attaques").
    """
    head = ""
    parts: list[Part] = []
    reflexive = negated = False
    preposition = ""
    plain = text.replace("’", "'").lower()
    for written in _TOKEN.findall(plain.replace("-", " ") if grammar.splits_hyphens else plain):
        token = grammar.contractions.get(written, written)
        if not head and token in grammar.reflexives:
            reflexive = True
        elif not head and token in grammar.negations:
            negated = True
        elif token in grammar.articles or (
            verb and head and not parts and not preposition and written in grammar.plural_articles
        ):
            continue
        elif not head and token in grammar.prepositions:
            if not reflexive:
                return None
        elif not head:
            head = token
        elif token in grammar.prepositions:
            if preposition in grammar.particles:
                parts.append(Part("", preposition))
                preposition = ""
            preposition = f"{preposition} {token}".strip()
        elif last and not preposition and not _is_closed(parts):
            head, parts = _end_in(token, head, parts, grammar)
        else:
            parts.append(Part(preposition, token))
            preposition = ""
    if preposition:
        parts.append(Part(preposition, ""))
    return Phrase(head, tuple(parts), reflexive, negated, text) if head else None
