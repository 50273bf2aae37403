"""Event patterns of a language: entries of `<language>/events/*.toml`, checked and indexed by trigger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from recoupe.errors import DataFileError
from recoupe.languages.event_checks import check_entry, refuse_ties
from recoupe.languages.event_entries import EventGrammar, Frame, Pattern, PatternEntry, TriggerPos
from recoupe.languages.event_phrases import read_phrase
from recoupe.languages.files import LANGUAGES_FOLDER, load_entries, load_table
from recoupe.languages.own import OwnFolder

_NOT_PATTERNS = frozenset({"grammar.toml", "words.toml"})


class EventPatterns(msgspec.Struct, frozen=True, kw_only=True):
    """All patterns of a language. `by_head` gives the patterns of a head lemma, most specific first.

    `entries` are as written, each with its file and line; a project's own stand last.
    """

    grammar: EventGrammar
    words: dict[str, frozenset[str]]
    by_head: dict[TriggerPos, dict[str, tuple[Pattern, ...]]]
    entries: tuple[tuple[PatternEntry, str], ...]

    def count(self) -> int:
        """How many triggers there are, over all entries."""
        return sum(len(found) for by_lemma in self.by_head.values() for found in by_lemma.values())


@lru_cache(maxsize=8)
def load_event_patterns(language: str, own: OwnFolder | None = None) -> EventPatterns:
    """The patterns of a language: the bundled ones, with a project's own where it has any.

    Raises DataFileError where an entry is wrong or two tie.
    """
    folder = own.events(language) if own is not None else None
    if own is None or folder is None:
        return load_patterns_folder(LANGUAGES_FOLDER / language / "events", f"{language}/events")
    return add_own_patterns(load_event_patterns(language), folder, f"{own.name}/{language}/events")


def load_patterns_folder(folder: Path, name: str) -> EventPatterns:
    """The patterns of one folder; `name` is how their sources begin."""
    grammar = load_table(folder / "grammar.toml", EventGrammar)
    words = _load_lists(folder / "words.toml")
    found = _load_patterns(folder, name, grammar, words)
    by_head = _index(pattern for _entry, _source, patterns in found for pattern in patterns)
    _refuse_all_ties(by_head, words, folder)
    return EventPatterns(
        grammar=grammar, words=words, by_head=by_head, entries=tuple(item[:2] for item in found)
    )


def add_own_patterns(bundled: EventPatterns, folder: Path, name: str) -> EventPatterns:
    """The bundled patterns with a project's own, which replace those that ask the same of a text.

    The project's `words.toml` may add lists, and words to the bundled lists.
    """
    words = dict(bundled.words)
    if (folder / "words.toml").is_file():
        for key, found in _load_lists(folder / "words.toml").items():
            words[key] = words.get(key, frozenset()) | found
    loaded = _load_patterns(folder, name, bundled.grammar, words, own=True)
    mine = [pattern for _entry, _source, patterns in loaded for pattern in patterns]
    _refuse_all_ties(_index(mine), words, folder)
    replaced = {pattern.asked for pattern in mine}
    kept = (
        pattern
        for by_lemma in bundled.by_head.values()
        for patterns in by_lemma.values()
        for pattern in patterns
        if pattern.asked not in replaced
    )
    entries = (*bundled.entries, *(item[:2] for item in loaded))
    return EventPatterns(
        grammar=bundled.grammar, words=words, by_head=_index([*kept, *mine]), entries=entries
    )


def _load_lists(path: Path) -> dict[str, frozenset[str]]:
    lists = load_table(path, dict[str, tuple[str, ...]])
    return {key: frozenset(word.lower() for word in found) for key, found in lists.items()}


def _load_patterns(
    folder: Path, name: str, grammar: EventGrammar, words: dict[str, frozenset[str]], *, own: bool = False
) -> list[tuple[PatternEntry, str, list[Pattern]]]:
    """The entries of a folder, checked, each with its source and the patterns that it makes."""
    loaded = []
    for path in sorted(folder.glob("*.toml")):
        if path.name in _NOT_PATTERNS:
            continue
        for entry, line in load_entries(path, "pattern", PatternEntry):
            source = f"{name}/{path.name}:{line}"
            check_entry(entry, grammar, words, path, line)
            patterns = [
                msgspec.structs.replace(pattern, own=own)
                for pattern in _patterns(entry, grammar, source, path, line)
            ]
            loaded.append((entry, source, patterns))
    return loaded


def _index(patterns: Iterable[Pattern]) -> dict[TriggerPos, dict[str, tuple[Pattern, ...]]]:
    found: dict[tuple[TriggerPos, str], list[Pattern]] = defaultdict(list)
    for pattern in patterns:
        found[pattern.pos, pattern.phrase.head].append(pattern)
    by_head: dict[TriggerPos, dict[str, tuple[Pattern, ...]]] = {"verb": {}, "noun": {}, "adjective": {}}
    for (pos, head), same in found.items():
        by_head[pos][head] = tuple(sorted(same, key=lambda p: (p.specificity, p.source), reverse=True))
    return by_head


def _refuse_all_ties(
    by_head: dict[TriggerPos, dict[str, tuple[Pattern, ...]]], words: dict[str, frozenset[str]], folder: Path
) -> None:
    for by_lemma in by_head.values():
        for patterns in by_lemma.values():
            refuse_ties(patterns, words, folder)


def _patterns(
    entry: PatternEntry, grammar: EventGrammar, source: str, path: Path, line: int
) -> Iterator[Pattern]:
    frame = grammar.frames.get(entry.frame or "", Frame())
    phrases = grammar.phrases
    triggers: list[tuple[TriggerPos, tuple[str, ...]]] = [
        ("verb", entry.verbs),
        ("noun", entry.nouns),
        ("adjective", entry.adjectives),
    ]
    for pos, texts in triggers:
        for text in texts:
            ends = pos == "noun" and grammar.nouns_end_phrases
            phrase = read_phrase(text, phrases, last=ends, verb=pos == "verb")
            if phrase is None:
                raise DataFileError(str(path), line, f'trigger "{text}" has no word that can head it')
            yield Pattern(
                pos=pos,
                phrase=phrase,
                entry=entry,
                actor=frame.actor if entry.actor is None else entry.actor,
                recipient=frame.recipient if entry.recipient is None else entry.recipient,
                source=source,
                patient_first=frame.patient_first,
            )
