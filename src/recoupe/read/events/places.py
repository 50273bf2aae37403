"""The syntactic places around a trigger: from a place's name in a pattern to the words that stand there."""

from __future__ import annotations

from recoupe.languages.event_patterns import TriggerPos
from recoupe.read.events.scene import Scene
from recoupe.read.syntax import Clause, Oblique

_CARRIED_ROLES = frozenset({"object", "passive_subject", "oblique", "noun_modifier", "open_complement"})


class Surroundings:
    """The places around one trigger. `words` are those that its phrase took: they fill no place."""

    def __init__(self, scene: Scene, pos: TriggerPos, head: int, words: tuple[int, ...]) -> None:
        self.scene = scene
        self.pos = pos
        self.head = head
        self.words = words
        self._found: dict[str, tuple[int, ...]] = {}

    def at(self, place: str) -> tuple[int, ...]:
        """The words that stand at a place, coordination resolved; empty where it is not filled."""
        found = self._found.get(place)
        if found is None:
            found = self._verb_place(place) if self.pos == "verb" else self._noun_place(place)
            found = self._found[place] = tuple(word for word in found if word not in self.words)
        return found

    # verbs, and adjectives that are predicates

    def _clause(self) -> Clause:
        return self.scene.syntax.clause(self.head)

    def _verb_place(self, place: str) -> tuple[int, ...]:
        syntax = self.scene.syntax
        clause = self._clause()
        if place == "subject" or place == "holder":
            return clause.subjects
        if place == "object":
            return clause.objects or self._lost_objects(clause)
        if place == "indirect":
            return clause.indirect
        if place == "complement":
            return tuple(
                syntax.children(self.head, "complement_clause", "open_complement", "adverbial_clause")
            )
        if place == "adjective":
            return self._modifiers(self.head, *self.words)
        if place == "possessive":
            return tuple(w for word in self.words for w in self._possessives(word))
        if place == "demonym":
            return tuple(w for word in self.words for w in self._demonyms(word))
        return self._verb_prepositional(place, clause)

    def _verb_prepositional(self, preposition: str, clause: Clause) -> tuple[int, ...]:
        """Obliques with a preposition; where the parser hung them on an object instead, those."""
        found = _with(preposition, clause.obliques)
        for word in self.words:
            if word != self.head:
                found += _with(preposition, self.scene.syntax.arguments(word))
        if found or preposition in self.scene.patterns.grammar.genitives:
            return found
        return self._below(preposition, clause.objects)

    def _below(self, preposition: str, words: tuple[int, ...]) -> tuple[int, ...]:
        """Modifiers with a preposition one or two nouns deep: parsers hang them on the nearest noun."""
        syntax = self.scene.syntax
        deeper: tuple[int, ...] = ()
        for word in words:
            arguments = syntax.arguments(word)
            found = _with(preposition, arguments)
            if found:
                return found
            deeper += tuple(argument.word for argument in arguments)
        return tuple(found for word in deeper for found in _with(preposition, syntax.arguments(word)))

    def _lost_objects(self, clause: Clause) -> tuple[int, ...]:
        """Objects that the parser took for obliques: partitives ("vend du gaz") and actors without preposition."""
        if clause.passive:
            return ()
        syntax = self.scene.syntax
        partitives = self.scene.patterns.grammar.partitives
        return tuple(
            o.word
            for o in clause.obliques
            if (not o.preposition and self.scene.cast.actor_at(o.word) is not None)
            or any(syntax.words[case].lower in partitives for case in syntax.children(o.word, "case"))
        )

    # nouns, and adjectives that modify one

    def _noun_place(self, place: str) -> tuple[int, ...]:
        syntax = self.scene.syntax
        if place == "possessive":
            return self._possessives(self.head)
        if place == "demonym":
            return tuple(w for word in self._sharing() for w in self._demonyms(word))
        if place == "adjective":
            return self._modifiers(self.head)
        if place == "holder":
            return self._holders()
        if place == "subject":
            return self._noun_subjects()
        if place in ("object", "complement"):
            return tuple(syntax.children(self.head, "complement_clause", "participle_clause"))
        if place == "indirect":
            carrier = self._carrier()
            return syntax.clause(carrier).indirect if carrier is not None else ()
        return self._noun_prepositional(place)

    def _noun_prepositional(self, preposition: str) -> tuple[int, ...]:
        syntax = self.scene.syntax
        found: tuple[int, ...] = ()
        for word in self.words:
            found += _with(preposition, syntax.arguments(word))
        if not found:
            for word in self._sharing():
                found += _with(preposition, syntax.arguments(word))
        if found or preposition in self.scene.patterns.grammar.genitives:
            return found
        carrier = self._carrier()
        if carrier is not None:
            found = _with(preposition, syntax.clause(carrier).obliques)
        return found or self._below(preposition, self.words)

    def _noun_subjects(self) -> tuple[int, ...]:
        """Whoever an adjective is said of: the noun it modifies, or the subject of its copula."""
        syntax = self.scene.syntax
        word = syntax.words[self.head]
        if word.role in ("adjective", "participle_clause") and word.head != word.i:
            return (word.head,)
        return self._clause().subjects or self._clause().objects

    def _sharing(self) -> tuple[int, ...]:
        """The trigger and the nouns coordinated with it, which may hold a modifier meant for all."""
        syntax = self.scene.syntax
        return syntax.with_conjuncts(syntax.first_conjunct(self.head))

    def _carrier(self) -> int | None:
        """The light verb that carries the noun ("launch an attack"), or None."""
        syntax = self.scene.syntax
        word = syntax.words[syntax.first_conjunct(self.head)]
        for _ in range(2):
            if word.head == word.i or word.role not in _CARRIED_ROLES:
                return None
            governor = syntax.words[word.head]
            if governor.pos in ("VERB", "AUX"):
                return governor.i if governor.lemma in self.scene.patterns.grammar.light_verbs else None
            if governor.lemma not in self.scene.patterns.grammar.containers:
                return None
            word = governor
        return None

    def _holders(self) -> tuple[int, ...]:
        syntax = self.scene.syntax
        carrier = self._carrier()
        if carrier is not None:
            return syntax.clause(carrier).subjects
        word = syntax.words[self.head]
        governor = syntax.words[word.head]
        if governor.i != word.i and governor.lemma in self.scene.patterns.grammar.doers:
            return (governor.i,)
        return ()

    def _possessives(self, noun: int) -> tuple[int, ...]:
        words = self.scene.syntax.words
        return tuple(c for c in words[noun].children if words[c].morph.possessive)

    def _demonyms(self, noun: int) -> tuple[int, ...]:
        by_head = self.scene.cast.by_head
        return tuple(
            word
            for word in self._modifiers(noun)
            if (mention := by_head.get(word)) is not None and mention.form == "demonym"
        )

    def _modifiers(self, *words: int) -> tuple[int, ...]:
        syntax = self.scene.syntax
        return tuple(
            found
            for word in words
            for child in syntax.children(word, "adjective", "participle_clause")
            for found in syntax.with_conjuncts(child)
        )


def _with(preposition: str, obliques: tuple[Oblique, ...] | list[Oblique]) -> tuple[int, ...]:
    return tuple(o.word for o in obliques if o.preposition == preposition)
