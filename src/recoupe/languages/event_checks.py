"""Checks of event patterns when they are loaded: names exist, and no two patterns could both win."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from pathlib import Path

from recoupe.errors import DataFileError
from recoupe.languages.event_entries import FIXED_PLACES, KINDS, EventGrammar, Pattern, PatternEntry
from recoupe.plover import load_plover


def check_entry(
    entry: PatternEntry, grammar: EventGrammar, words: dict[str, frozenset[str]], path: Path, line: int
) -> None:
    """Whether names used by an entry exist; raises DataFileError, saying what is near or allowed."""

    def refuse(problem: str) -> None:
        raise DataFileError(str(path), line, problem)

    if not (entry.verbs or entry.nouns or entry.adjectives):
        refuse("has no trigger; give verbs, nouns or adjectives")
    if not entry.examples:
        refuse("has no example sentence; give at least one in examples")
    if entry.frame is not None and entry.frame not in grammar.frames:
        refuse(f'frame "{entry.frame}" is not in grammar.toml{_near(entry.frame, grammar.frames)}')
    allowed = (*FIXED_PLACES, *sorted(grammar.prepositions))
    for place in (*(entry.actor or ()), *(entry.recipient or ()), *entry.when, *entry.unless):
        if place not in allowed:
            refuse(f'place "{place}" is neither a syntactic place nor a preposition{_near(place, allowed)}')
    for test in (test for tests in (*entry.when.values(), *entry.unless.values()) for test in tests):
        if test.startswith("@") and test[1:] not in words:
            refuse(f'list "{test}" is not in words.toml{_near(test[1:], words)}')
        if test.startswith("kind:") and test[5:] not in KINDS:
            refuse(f'"{test}" names no kind of actor; allowed are {", ".join(KINDS)}')
    _check_ontology(entry, refuse)


def _check_ontology(entry: PatternEntry, refuse: Callable[[str], None]) -> None:
    plover = load_plover()
    kinds = [(entry.type, entry.mode)]
    if entry.also is not None:
        kinds.append((entry.also.type, entry.also.mode))
    for event_type, mode in kinds:
        if not plover.has_mode(event_type, mode):
            refuse(
                f'mode "{mode}" is no mode of {event_type}{_near(str(mode), plover.types[event_type].modes)}'
            )
    for context in entry.context:
        if context not in plover.contexts:
            refuse(f'context "{context}" is not a PLOVER context{_near(context, plover.contexts)}')


def _near(word: str, allowed: Iterable[str]) -> str:
    found = difflib.get_close_matches(word, list(allowed), n=1)
    return f"; did you mean {found[0]}?" if found else f"; allowed are {', '.join(allowed) or 'none'}"


def refuse_ties(patterns: tuple[Pattern, ...], words: dict[str, frozenset[str]], folder: Path) -> None:
    """Raise DataFileError where two patterns of one trigger could both win."""
    for number, left in enumerate(patterns):
        for right in patterns[number + 1 :]:
            if left.phrase.asked != right.phrase.asked:
                continue
            if left.specificity == right.specificity and not _exclude_each_other(left, right, words):
                file, _, line = left.source.rpartition("/")[2].partition(":")
                raise DataFileError(
                    str(folder / file),
                    int(line),
                    f'trigger "{left.phrase.text}" ties with {right.source}; '
                    "give one of them a condition that the other contradicts, or a rank",
                )


def _exclude_each_other(left: Pattern, right: Pattern, words: dict[str, frozenset[str]]) -> bool:
    """No word can meet both: one asks of a place what the other forbids there, or asks for other words."""
    for first, second in ((left.entry, right.entry), (right.entry, left.entry)):
        for place, tests in first.when.items():
            if place in second.unless and set(tests) <= set(second.unless[place]):
                return True
            if place in second.unless and "any" in second.unless[place]:
                return True
            wanted = second.when.get(place)
            if wanted is not None and not _may_meet(tests, wanted, words):
                return True
    return False


def _may_meet(left: tuple[str, ...], right: tuple[str, ...], words: dict[str, frozenset[str]]) -> bool:
    if "any" in left or "any" in right:
        return True
    if any(test.startswith("kind:") for test in (*left, *right)):
        return not all(test.startswith("kind:") for test in (*left, *right)) or bool(set(left) & set(right))
    return bool(_expanded(left, words) & _expanded(right, words))


def _expanded(tests: tuple[str, ...], words: dict[str, frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    for test in tests:
        found |= words[test[1:]] if test.startswith("@") else {test}
    return frozenset(found)
