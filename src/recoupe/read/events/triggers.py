"""Where patterns match: trigger phrases over the tree, conditions on their places, the most specific winning."""

from __future__ import annotations

from recoupe.languages.event_patterns import Pattern, TriggerPos
from recoupe.languages.event_phrases import Part, Phrase
from recoupe.read.events.places import Surroundings
from recoupe.read.events.scene import Match, Scene
from recoupe.read.words import Word

_POS: dict[TriggerPos, frozenset[str]] = {
    "verb": frozenset({"VERB", "AUX", "ADJ", "X"}),
    "noun": frozenset({"NOUN", "PROPN", "X"}),
    "adjective": frozenset({"ADJ", "VERB", "NOUN"}),
}


def find_matches(scene: Scene) -> tuple[Match, ...]:
    """All triggers of an article in text order. A word that a longer phrase took heads no other match."""
    found: list[Match] = []
    for word in scene.syntax.words:
        if word.pos in ("PUNCT", "DET", "ADP", "NUM"):
            continue
        match = _match_at(scene, word)
        if match is not None:
            found.append(match)
    return _without_swallowed(found)


def _match_at(scene: Scene, word: Word) -> Match | None:
    for pattern in _candidates(scene, word):
        if word.pos not in _POS[pattern.pos]:
            continue
        words = _phrase_words(scene, pattern.phrase, word)
        if words is not None and _holds(scene, pattern, word.i, words):
            return Match(pattern, word.i, words)
    return None


def _candidates(scene: Scene, word: Word) -> tuple[Pattern, ...]:
    patterns = scene.patterns
    lemma = word.lemma.lower()
    lemma = patterns.grammar.spellings.get(lemma, lemma)
    found = patterns.by_head.get(lemma)
    if found is None and word.pos in ("VERB", "ADJ", "X", "NOUN") and word.role not in ("name_part",):
        found = patterns.by_head.get(_repaired(scene, word.lower))
        if found is not None:
            found = tuple(pattern for pattern in found if pattern.pos == "verb")
    return found or ()


def _repaired(scene: Scene, form: str) -> str:
    """The infinitive of a form that the lemmatizer did not know, by its ending."""
    for ending, infinitive in scene.patterns.grammar.endings.items():
        if form.endswith(ending):
            return form[: -len(ending)] + infinitive
    return form


# phrases


def _phrase_words(scene: Scene, phrase: Phrase, head: Word) -> tuple[int, ...] | None:
    """The words that a phrase takes, sorted; None where a part is missing."""
    syntax = scene.syntax
    if phrase.reflexive and not _is_reflexive(scene, head):
        return None
    if phrase.negated and not syntax.clause(head.i).negated:
        return None
    taken = [head.i]
    for part in phrase.parts:
        word = _part_word(scene, part, taken)
        if word is None:
            return None
        if part.lemma:
            taken.append(word)
    return tuple(sorted(taken))


def _part_word(scene: Scene, part: Part, taken: list[int]) -> int | None:
    syntax = scene.syntax
    for holder in reversed(taken):
        candidates = list(syntax.words[holder].children)
        if not part.preposition and syntax.words[holder].pos in ("VERB", "AUX"):
            clause = syntax.clause(holder)
            candidates += [*clause.objects, *clause.subjects]
        for candidate in candidates:
            if _is_part(scene, part, candidate):
                return candidate
    return None


def _is_part(scene: Scene, part: Part, word: int) -> bool:
    syntax = scene.syntax
    if part.lemma:
        lemma = syntax.words[word].lemma.lower()
        if scene.patterns.grammar.spellings.get(lemma, lemma) != part.lemma:
            return False
    if part.preposition:
        return _introduced_by(scene, part.preposition, word)
    return True


def _introduced_by(scene: Scene, preposition: str, word: int) -> bool:
    syntax = scene.syntax
    if syntax.preposition(word) == preposition:
        return True
    forms = syntax.table.preposition_forms
    return any(
        forms.get(syntax.words[marker].lower, syntax.words[marker].lemma) == preposition
        for marker in syntax.children(word, "marker")
    )


def _is_reflexive(scene: Scene, head: Word) -> bool:
    words = scene.syntax.words
    reflexives = scene.patterns.grammar.reflexives
    return any(
        words[child].role == "reflexive"
        or (
            words[child].lower in reflexives
            and words[child].role in ("object", "indirect_object", "expletive")
        )
        for child in head.children
    )


# conditions


def _holds(scene: Scene, pattern: Pattern, head: int, words: tuple[int, ...]) -> bool:
    entry = pattern.entry
    if not (entry.when or entry.unless):
        return True
    places = Surroundings(scene, pattern.pos, head, words)
    if not all(_meets(places, place, tests) for place, tests in entry.when.items()):
        return False
    return not any(_meets(places, place, tests) for place, tests in entry.unless.items())


def _meets(places: Surroundings, place: str, tests: tuple[str, ...]) -> bool:
    scene = places.scene
    if place == "speaker":
        return scene.said_by_at(places.head) is not None
    words = places.at(place)
    if not words:
        return False
    if "any" in tests:
        return True
    return any(_meets_test(scene, word, test) for word in _counted(scene, words) for test in tests)


def _meets_test(scene: Scene, word: int, test: str) -> bool:
    if test.startswith("kind:"):
        mention = scene.cast.by_head.get(word) or scene.cast.by_word.get(word)
        return mention is not None and mention.kind == test[5:]
    lemma = scene.syntax.words[word].lemma.lower()
    lemma = scene.patterns.grammar.spellings.get(lemma, lemma)
    return lemma in scene.patterns.words[test[1:]] if test.startswith("@") else lemma == test


def _counted(scene: Scene, words: tuple[int, ...]) -> list[int]:
    """The words, and what stands below those that only count ("une centaine de militaires")."""
    syntax = scene.syntax
    found = list(words)
    for word in words:
        if syntax.words[word].lemma in scene.patterns.grammar.containers:
            found.extend(argument.word for argument in syntax.arguments(word))
    return found


def _without_swallowed(matches: list[Match]) -> tuple[Match, ...]:
    """Matches whose head is not part of a longer phrase that matched."""
    swallowed = {word for match in matches for word in match.words if word != match.head}
    return tuple(match for match in matches if match.head not in swallowed)
