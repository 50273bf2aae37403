"""Event patterns of a language: entries of `<language>/events/*.toml`, checked, with triggers taken apart.

An entry says which words show an event (`verbs`, `nouns`, `adjectives`), in which syntactic places
actor and recipient stand, under what conditions, and what event it is. One entry may list many
triggers; each becomes one `Pattern`. A place is `subject`, `object`, `indirect`, `possessive`,
`demonym`, `compound`, `theme`, `holder`, `speaker`, `adjective`, or a preposition of the language.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

import msgspec

from recoupe.errors import DataFileError
from recoupe.languages.event_phrases import Phrase, PhraseGrammar, read_phrase
from recoupe.languages.files import LANGUAGES_FOLDER, load_entries, load_table
from recoupe.languages.own import OwnFolder
from recoupe.plover import load_plover
from recoupe.reading import ActorKind, EventType, Status

TriggerPos = Literal["verb", "noun", "adjective"]
FIXED_PLACES = (
    "subject", "object", "indirect", "complement", "content", "possessive", "demonym", "compound", "theme",
    "holder", "speaker", "adjective", "governor", "sentence",
)  # fmt: skip
_KINDS = (*get_args(ActorKind), "place")
"""What `kind:` may ask for: the kinds of actors, and names of places."""
_NOT_PATTERNS = frozenset({"grammar.toml", "words.toml"})
Places = tuple[str, ...]


class Frame(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Named places of actor and recipient, so that entries need not repeat them.

    `patient_first`: a place given to both is the recipient's where no earlier one is filled ("X's arrest").
    """

    actor: Places = ()
    recipient: Places = ()
    patient_first: bool = False


class EventGrammar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all patterns of a language share (`grammar.toml`); the file explains each key."""

    prepositions: frozenset[str]
    articles: frozenset[str]
    genitives: frozenset[str]
    nouns_end_phrases: bool = False
    splits_hyphens: bool = False
    particles: frozenset[str] = frozenset()
    contractions: dict[str, str]
    reflexives: frozenset[str]
    negations: frozenset[str]
    plurals: tuple[str, ...]
    partitives: frozenset[str]
    spellings: dict[str, str]
    endings: dict[str, str]
    light_verbs: frozenset[str]
    carrying_prepositions: frozenset[str]
    announcing_verbs: frozenset[str]
    place_prepositions: frozenset[str]
    first_persons: frozenset[str]
    doers: frozenset[str]
    containers: frozenset[str]
    frames: dict[str, Frame]
    plural_articles: frozenset[str] = frozenset()
    indefinites: frozenset[str] = frozenset()
    far_prepositions: frozenset[str] = frozenset()
    sharing_prepositions: frozenset[str] = frozenset()

    @property
    def phrases(self) -> PhraseGrammar:
        """The part of it that trigger phrases are read with."""
        return PhraseGrammar(
            prepositions=self.prepositions,
            articles=self.articles,
            contractions=self.contractions,
            reflexives=self.reflexives,
            negations=self.negations,
            particles=self.particles,
            splits_hyphens=self.splits_hyphens,
            plural_articles=self.plural_articles,
        )


class Second(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A second event that the same trigger shows, with the same participants."""

    type: EventType
    mode: str | None = None


class PatternEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One `[[pattern]]` as written.

    `when` and `unless` map a place to what must (not) stand there: lemmas, `@list` for a list of
    `words.toml`, `kind:state` for an actor of that kind, `form:Inf` for an infinitive, `any` for anything
    at all. All places must hold.
    `mutual`: both sides are actors. `inside`: whether events within what is asked, threatened or
    promised count on their own. `rank` settles ties, higher wins.
    """

    type: EventType
    examples: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    frame: str | None = None
    actor: Places | None = None
    recipient: Places | None = None
    when: dict[str, tuple[str, ...]] = {}
    unless: dict[str, tuple[str, ...]] = {}
    mode: str | None = None
    context: tuple[str, ...] = ()
    status: Status | None = None
    mutual: bool = False
    inside: Literal["keep", "drop"] | None = None
    also: Second | None = None
    rank: int = 0


class Pattern(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One trigger with all that its entry says. `source` is file and line ("fr/events/aid.toml:12")."""

    pos: TriggerPos
    phrase: Phrase
    entry: PatternEntry
    actor: Places
    recipient: Places
    source: str
    patient_first: bool = False
    own: bool = False

    @property
    def specificity(self) -> tuple[int, int, int, int, bool]:
        """More words, then more that must be there, then rank, then more that must not: the greater wins.

        Between equals a project's own pattern wins.
        """
        entry = self.entry
        return (self.phrase.size, len(entry.when), entry.rank, len(entry.unless), self.own)

    @property
    def asked(self) -> tuple[object, ...]:
        """What it asks of a text: a project's own pattern replaces the bundled one that asks the same."""
        conditions = (_condition(self.entry.when), _condition(self.entry.unless))
        return (self.pos, self.phrase.asked, *conditions)


def _condition(tests_by_place: dict[str, tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((place, tuple(sorted(tests))) for place, tests in sorted(tests_by_place.items()))


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
            _check(entry, grammar, words, path, line)
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
            _refuse_ties(patterns, words, folder)


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


def _check(
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
        if test.startswith("kind:") and test[5:] not in _KINDS:
            refuse(f'"{test}" names no kind of actor; allowed are {", ".join(_KINDS)}')
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


def _refuse_ties(patterns: tuple[Pattern, ...], words: dict[str, frozenset[str]], folder: Path) -> None:
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
