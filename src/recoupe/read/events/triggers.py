"""Where patterns match: phrases over the tree, the most specific winning."""

from __future__ import annotations

from recoupe.languages.event_entries import Pattern, TriggerPos
from recoupe.languages.event_phrases import Part, Phrase
from recoupe.read.events.conditions import holds
from recoupe.read.events.scene import Match, Scene
from recoupe.read.events.voices import is_reflexive_passive
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
        if words is not None and holds(scene, pattern, word.i, words):
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
    modals = scene.syntax.table.auxiliary_modals
    return word.role == "auxiliary" and word.lower not in modals and word.lemma not in modals


def _is_name(scene: Scene, word: Word) -> bool:
    """A word of somebody's name ("Slaughter", "Audiencia Nacional")."""
    mention = scene.cast.by_word.get(word.i)
    if word.pos != "PROPN" or mention is None or mention.form != "name":
        return False
    return mention.kind == "person" or (mention.kind == "body" and mention.last - mention.first > 1)


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
        phrase.reflexive or (head.pos == "VERB" and not _may_act(scene, head))
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


def _may_act(scene: Scene, head: Word) -> bool:
    """Whether a reflexive verb may tell what a plain one does: to one another, or in the passive."""
    return _is_reciprocal(scene, head) or is_reflexive_passive(scene, head.i)


def _is_reciprocal(scene: Scene, head: Word) -> bool:
    """What several do to themselves they mostly do to one another ("se sont accusés")."""
    syntax = scene.syntax
    clause = syntax.clause(head.i)
    subjects = clause.subjects or clause.objects
    return len(subjects) > 1 or any(syntax.words[word].morph.number == "Plur" for word in subjects)
