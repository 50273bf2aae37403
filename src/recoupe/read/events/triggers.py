"""Where patterns match: phrases over the tree, conditions on their places, the most specific winning."""

from __future__ import annotations

from recoupe.languages.event_patterns import Pattern, TriggerPos
from recoupe.languages.event_phrases import Part, Phrase
from recoupe.read.events.actors import actors_of
from recoupe.read.events.places import Surroundings
from recoupe.read.events.scene import Match, Scene
from recoupe.read.words import Word

_NEVER = frozenset({"PUNCT", "DET", "ADP", "NUM", "CCONJ", "SCONJ", "PRON", "SPACE"})
_NEXT = 4
"""How many words on the next part of a phrase may stand, only articles and adverbs between."""
_NOMINAL = frozenset({"NOUN", "PROPN", "X"})


def find_matches(scene: Scene) -> tuple[Match, ...]:
    """All triggers of an article in text order. A word that a longer phrase took heads no other match."""
    found: list[Match] = []
    for word in scene.syntax.words:
        if word.pos in _NEVER:
            continue
        match = _match_at(scene, word)
        if match is not None:
            found.append(match)
    swallowed = {word for match in found for word in match.words if word != match.head}
    return tuple(match for match in found if match.head not in swallowed)


def _match_at(scene: Scene, word: Word) -> Match | None:
    for pattern in _candidates(scene, word):
        words = _phrase_words(scene, pattern.phrase, word)
        if words is not None and _holds(scene, pattern, word.i, words):
            return Match(pattern, word.i, words)
    return None


# which patterns a word may head


def _candidates(scene: Scene, word: Word) -> tuple[Pattern, ...]:
    """The patterns that the word's lemma or form heads, for what it is or what taggers take it for."""
    spellings = scene.patterns.grammar.spellings
    keys = {spellings.get(word.lemma.lower(), word.lemma.lower()), spellings.get(word.lower, word.lower)}
    found: tuple[Pattern, ...] = ()
    lists = 0
    for pos, by_lemma in scene.patterns.by_head.items():
        known = sorted(key for key in keys if key in by_lemma and not _only_looks_so(word, key, pos))
        if known and _may_be(scene, word, pos):
            found += tuple(pattern for key in known for pattern in by_lemma[key])
            lists += len(known)
        elif pos == "verb" and not known:
            repaired = _repaired(scene, word, by_lemma)
            found += repaired
            lists += bool(repaired)
    if lists > 1:
        return tuple(sorted(found, key=lambda pattern: pattern.specificity, reverse=True))
    return found


def _may_be(scene: Scene, word: Word, pos: TriggerPos) -> bool:
    if pos == "verb":
        is_verb = word.pos in ("VERB", "AUX", "ADJ", "X", "ADV") and not _only_helps(scene, word)
        return is_verb and not _has_determiner(scene, word) and not _only_describes(word)
    if pos == "noun":
        is_noun = word.pos in _NOMINAL or _has_determiner(scene, word)
        return is_noun and not _only_names_a_kind(scene, word) and not _is_name(scene, word)
    return word.pos in ("ADJ", "VERB", "NOUN")


def _only_looks_so(word: Word, key: str, pos: TriggerPos) -> bool:
    """An adjective or adverb that is spelled like the base form of a verb ("clear", "back", "fast")."""
    return pos == "verb" and word.pos in ("ADJ", "ADV") and word.lower == key


def _only_describes(word: Word) -> bool:
    """A participle before its noun tells what is known of it, not what happened ("visiting minister")."""
    return word.role == "adjective" and word.i < word.head


def _only_helps(scene: Scene, word: Word) -> bool:
    """An auxiliary tells of nothing, unless it is a modal ("must")."""
    return word.role == "auxiliary" and word.lower not in scene.syntax.table.auxiliary_modals


def _is_name(scene: Scene, word: Word) -> bool:
    """A word of somebody's name ("Slaughter")."""
    mention = scene.cast.by_word.get(word.i)
    return word.pos == "PROPN" and mention is not None and mention.form == "name" and mention.kind == "person"


def _only_names_a_kind(scene: Scene, word: Word) -> bool:
    """A noun before another says of what kind that is ("war veteran"), unless the other only counts."""
    if word.role != "noun_modifier" or word.i > word.head or scene.syntax.children(word.i, "case"):
        return False
    return scene.syntax.words[word.head].lemma not in scene.patterns.grammar.containers


def _has_determiner(scene: Scene, word: Word) -> bool:
    return bool(scene.syntax.children(word.i, "determiner"))


def _repaired(scene: Scene, word: Word, verbs: dict[str, tuple[Pattern, ...]]) -> tuple[Pattern, ...]:
    """The patterns of a verb form that the lemmatizer or the tagger did not know, by its ending."""
    for ending, infinitive in scene.patterns.grammar.endings.items():
        if word.lower.endswith(ending):
            found = verbs.get(word.lower[: -len(ending)] + infinitive)
            if found:
                return found if _is_lost_verb(scene, word) else ()
    return ()


def _is_lost_verb(scene: Scene, word: Word) -> bool:
    if word.role == "name_part" or _has_determiner(scene, word):
        return False
    helpers = scene.syntax.children(word.i, "auxiliary", "passive_auxiliary", "subject")
    return word.pos == "VERB" or bool(helpers)


# phrases


def _phrase_words(scene: Scene, phrase: Phrase, head: Word) -> tuple[int, ...] | None:
    """The words that a phrase takes, sorted; None where a part is missing."""
    for part in phrase.parts:
        if part.lemma and not scene.forms.stands_in(head.sentence, part.lemma):
            return None
    if phrase.reflexive != _is_reflexive(scene, head) and (
        phrase.reflexive or (head.pos == "VERB" and not _is_reciprocal(scene, head))
    ):
        return None
    if phrase.negated and not scene.syntax.clause(head.i).negated:
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
        if not part.lemma and part.preposition in scene.patterns.grammar.particles:
            for child in syntax.children(holder, "fixed", "adverb"):
                if syntax.words[child].lower == part.preposition:
                    return child
        if not part.preposition and part.lemma in scene.patterns.grammar.particles:
            candidates += [case for child in candidates for case in syntax.children(child, "case")]
        if not part.preposition and syntax.words[holder].pos in ("VERB", "AUX"):
            clause = syntax.clause(holder)
            candidates = [each for each in candidates if each not in clause.subjects] + list(clause.objects)
        elif part.preposition and syntax.words[holder].pos in ("VERB", "AUX"):
            objects = syntax.clause(holder).objects
            candidates += [child for word in objects for child in syntax.words[word].children]
        for candidate in candidates:
            if candidate not in taken and _is_part(scene, part, candidate):
                return candidate
    return _next_part(scene, part, max(taken)) if part.lemma else None


def _next_part(scene: Scene, part: Part, after: int) -> int | None:
    """The part where it simply comes next in the text, whatever the parser made of it."""
    syntax = scene.syntax
    words = syntax.words
    last = min(after + _NEXT, syntax.sentences[words[after].sentence].last - 1)
    wanted = part.preposition
    for at in range(after + 1, last + 1):
        word = words[at]
        if not wanted and scene.forms.is_named(at, part.lemma):
            return at
        if wanted and word.pos == "ADP":
            if syntax.table.preposition_forms.get(word.lower, word.lemma) != wanted:
                return None
            wanted = ""
        elif word.pos not in ("DET", "ADV"):
            return None
    return None


def _is_part(scene: Scene, part: Part, word: int) -> bool:
    if part.lemma and not scene.forms.is_named(word, part.lemma):
        return False
    if part.preposition:
        return _introduced_by(scene, part.preposition, word)
    return scene.syntax.preposition(word) in ("", *scene.patterns.grammar.genitives)


def _introduced_by(scene: Scene, preposition: str, word: int) -> bool:
    syntax = scene.syntax
    found = syntax.preposition(word)
    particle, _, rest = found.partition(" ")
    if found == preposition or (rest == preposition and particle in scene.patterns.grammar.particles):
        return True
    forms = syntax.table.preposition_forms
    return any(
        forms.get(syntax.words[marker].lower, syntax.words[marker].lemma) == preposition
        for marker in syntax.children(word, "marker")
    )


def _is_reflexive(scene: Scene, head: Word) -> bool:
    """By its role; by its form only beside a subject ("nous nous retirons", not "nous les vaincrons")."""
    syntax, reflexives = scene.syntax, scene.patterns.grammar.reflexives
    if syntax.children(head.i, "reflexive"):
        return True
    if not syntax.children(head.i, "subject", "passive_subject"):
        return False
    objects = syntax.children(head.i, "object", "indirect_object", "expletive")
    return any(syntax.words[child].lower in reflexives for child in objects)


def _is_reciprocal(scene: Scene, head: Word) -> bool:
    """What several do to themselves they mostly do to one another ("se sont accusés")."""
    syntax = scene.syntax
    clause = syntax.clause(head.i)
    subjects = clause.subjects or clause.objects
    return len(subjects) > 1 or any(syntax.words[word].morph.number == "Plur" for word in subjects)


# conditions


def _holds(scene: Scene, pattern: Pattern, head: int, words: tuple[int, ...]) -> bool:
    entry = pattern.entry
    if not (entry.when or entry.unless):
        return True
    places = Surroundings(scene, pattern.pos, head, words)
    if not all(
        _meets(places, place, tests) or _meets_below(places, place, tests)
        for place, tests in entry.when.items()
    ):
        return False
    return not any(_meets(places, place, tests) for place, tests in entry.unless.items())


def asked_words(scene: Scene, match: Match) -> tuple[int, ...]:
    """The words that meet what the pattern of a match asks of its places, kinds of actors aside."""
    places = Surroundings(scene, match.pattern.pos, match.head, match.words)
    return tuple(
        word
        for place, tests in match.pattern.entry.when.items()
        if place != "speaker"
        for word in _counted(scene, places.at(place))
        if any(_meets_test(scene, word, test) for test in tests if ":" not in test)
    )


def _meets(places: Surroundings, place: str, tests: tuple[str, ...]) -> bool:
    scene = places.scene
    if place == "speaker":
        return scene.said_by_at(places.head) is not None
    if place == "complement" and "any" in tests and places.head in scene.cue_speakers:
        return True
    words = places.at(place)
    if not words:
        return False
    if "any" in tests:
        return True
    return any(_meets_test(scene, word, test) for word in _counted(scene, words) for test in tests)


def _meets_below(places: Surroundings, place: str, tests: tuple[str, ...]) -> bool:
    """Whether a genitive that the parser hung on the object meets them ("traite X de menteur")."""
    if places.pos != "verb" or place not in places.scene.patterns.grammar.genitives or "any" in tests:
        return False
    words = places.below_objects(place)
    return any(_meets_test(places.scene, word, test) for word in words for test in tests)


def _meets_test(scene: Scene, word: int, test: str) -> bool:
    if test.startswith("kind:"):
        return test[5:] in _kinds(scene, word)
    if test.startswith("form:"):
        return _form(scene, word) == test[5:]
    if test.startswith("@"):
        return scene.forms.is_listed(word, scene.patterns.words[test[1:]])
    return scene.forms.is_named(word, test)


def _form(scene: Scene, word: int) -> str:
    """The form of a predicate with its helpers: "will go" is finite, "to be freed" an infinitive."""
    words = scene.syntax.words
    helpers = scene.syntax.children(word, "auxiliary", "passive_auxiliary", "copula")
    forms = {words[helper].morph.form for helper in helpers}
    return "Fin" if "Fin" in forms else "Inf" if "Inf" in forms else words[word].morph.form


def _kinds(scene: Scene, word: int) -> frozenset[str]:
    """The kinds of actor that a word names; a pronoun has those of whoever it stands for."""
    mention = scene.cast.by_head.get(word) or scene.cast.by_word.get(word)
    if mention is not None:
        return frozenset({mention.kind})
    if word in scene.cast.places:
        return frozenset({"state", "place"})
    if word in scene.place_words:
        return frozenset({"place"})
    beside = [scene.cast.by_word.get(child) for child in scene.syntax.children(word, "apposition")]
    if any(beside):
        return frozenset(found.kind for found in beside if found is not None)
    if scene.syntax.words[word].pos != "PRON":
        return frozenset()
    actors = actors_of(scene, word)
    return frozenset(m.kind for m in scene.cast.mentions if m.actor in actors)


def _counted(scene: Scene, words: tuple[int, ...]) -> list[int]:
    """The words, and what stands below those that only count ("une centaine de militaires")."""
    syntax = scene.syntax
    found = list(words)
    for word in words:
        if syntax.words[word].lemma in scene.patterns.grammar.containers:
            found.extend(argument.word for argument in syntax.arguments(word))
    return found
