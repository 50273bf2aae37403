"""What shows that capitalised words are a person's name, where the tagger of names is not to be trusted."""

from __future__ import annotations

from functools import lru_cache

from recoupe.languages.actors import ActorWords
from recoupe.languages.leaders import load_leaders
from recoupe.names import fold_name
from recoupe.read.syntax import Syntax
from recoupe.read.words import Word

Span = tuple[int, int]
_SPEAKING = frozenset({"subject", "passive_subject"})


def drop_unlikely(
    syntax: Syntax, folded: tuple[str, ...], spans: list[Span], words: ActorWords
) -> list[Span]:
    """Of the words that may be names of persons those for which more speaks than a capital.

    A full name begins with a first name, stands beside an office or is seen by the tagger as a person's;
    a word alone is part of one, of a leader's, or stands with its capital inside a sentence.
    """
    first_names = _first_names(words.names.first_names)
    full = [
        span for span in spans if span[1] - span[0] > 1 and _is_full(syntax, folded, span, words, first_names)
    ]
    parts = {folded[i] for first, last in full for i in range(first, last)}
    inside = {word.text for word in syntax.words if _stands_inside(syntax, word.i)}
    alone = [
        (first, last) for first, last in spans
        if last - first == 1
        and (folded[first] in parts or _is_alone(syntax, folded[first], first, words, inside))
    ]  # fmt: skip
    return sorted(full + alone)


def is_leader(word: Word) -> bool:
    """A proper noun that is the surname of one of the leaders that are known."""
    is_name = word.pos == "PROPN" and word.text[:1].isupper()
    return is_name and load_leaders().country_of((fold_name(word.text),)) is not None


@lru_cache(maxsize=8)
def _first_names(listed: frozenset[str]) -> frozenset[str]:
    """Folded first names: those of the language's file and of the leaders that are known."""
    return frozenset(fold_name(name) for name in listed) | load_leaders().first_names()


def _is_full(
    syntax: Syntax, folded: tuple[str, ...], span: Span, words: ActorWords, first_names: frozenset[str]
) -> bool:
    first, last = span
    if folded[first].split(" ")[0] in first_names:
        return True
    if syntax.words[first].lower.endswith(words.names.not_endings):
        return False
    if load_leaders().country_of(tuple(part for i in range(first, last) for part in folded[i].split())):
        return True
    if _follows_office(syntax, first, words):
        return True
    return any(
        name.label == "PER" and name.first < last and first < name.last and not _has_article(syntax, first)
        for name in syntax.names
    )


def _is_alone(syntax: Syntax, folded: str, at: int, words: ActorWords, inside: set[str]) -> bool:
    word = syntax.words[at]
    if word.lower.endswith(words.names.not_endings) or _has_article(syntax, at):
        return False
    if at and syntax.words[at - 1].lower in words.aliases:
        return True
    if load_leaders().country_of((folded,)) is not None or _follows_office(syntax, at, words):
        return True
    return word.text in inside and word.role in _SPEAKING


def _follows_office(syntax: Syntax, at: int, words: ActorWords) -> bool:
    """A noun of an office, with adjectives at most, stands right before ("el canciller chileno Pérez")."""
    start = at - 2 if at > 1 and syntax.words[at - 1].text == "," else at - 1
    for before in range(start, max(start - 3, -1), -1):
        word = syntax.words[before]
        entries = words.nouns.get(fold_name(word.lemma).split(" ")[0], ()) if word.lemma else ()
        if any(noun.kind == "person" for _parts, noun in entries):
            return True
        if word.pos not in ("ADJ", "NOUN") or word.text[:1].isupper():
            return False
    return False


def _has_article(syntax: Syntax, at: int) -> bool:
    """Names of persons have no article in the languages whose taggers are weak."""
    return at > 0 and syntax.words[at - 1].pos == "DET"


def _stands_inside(syntax: Syntax, at: int) -> bool:
    word = syntax.words[at]
    return word.text[:1].isupper() and syntax.sentences[word.sentence].first != at
