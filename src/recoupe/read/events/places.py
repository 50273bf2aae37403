"""The syntactic places around a trigger: from a place's name in a pattern to the words that stand there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from recoupe.languages.event_entries import Pattern
from recoupe.read.events.scene import Scene
from recoupe.read.events.voices import clause_at, is_undergoer
from recoupe.read.syntax import Clause, Oblique
from recoupe.read.words import Role

_FURTHER = 14
"""How many words on a preposition may still belong to the trigger."""
_CARRIED_ROLES = frozenset({"object", "passive_subject", "oblique", "noun_modifier", "open_complement"})


class Surroundings:
    """The places around one trigger. `words` are those that its phrase took: they fill no place."""

    def __init__(self, scene: Scene, pattern: Pattern, head: int, words: tuple[int, ...]) -> None:
        self.scene = scene
        self.pos = pattern.pos
        self.reflexive = pattern.phrase.reflexive
        self.head = head
        self.words = words
        self._found: dict[str, tuple[int, ...]] = {}

    def at(self, place: str) -> tuple[int, ...]:
        """The words that stand at a place, coordination resolved; empty where it is not filled."""
        found = self._found.get(place)
        if found is None:
            if place == "itself":
                return (self.head,)
            found = self._verb_place(place) if self.pos == "verb" else self._noun_place(place)
            times = self.scene.time_words
            found = tuple(word for word in found if word not in self.words and word not in times)
            self._found[place] = found
        return found

    # verbs, and adjectives that are predicates

    def _clause(self) -> Clause:
        word = self.scene.syntax.words[self.head]
        verb = word.head if word.role == "auxiliary" else word.i
        return self.scene.syntax.clause(verb) if self.reflexive else clause_at(self.scene, verb)

    def _verb_place(self, place: str) -> tuple[int, ...]:
        fixed = _VERB_PLACES.get(place)
        return fixed(self) if fixed is not None else self._verb_prepositional(place, self._clause())

    def _objects(self) -> tuple[int, ...]:
        clause = self._clause()
        return clause.objects or self._lost_objects(clause)

    def _complements(self) -> tuple[int, ...]:
        """Clauses and infinitives that hang on the verb, those that the parser hung on its object too."""
        syntax = self.scene.syntax
        words = syntax.words
        found = syntax.children(self.head, "complement_clause", "open_complement")
        found += [c for c in syntax.children(self.head, "adverbial_clause") if words[c].morph.form == "Inf"]
        clause = self._clause()
        for word in (*clause.objects, *clause.indirect, *(o.word for o in clause.obliques)):
            found += [
                child
                for child in syntax.children(word, "participle_clause")
                if syntax.words[child].morph.form == "Inf"
            ]
        return tuple(found)

    def _verb_prepositional(self, preposition: str, clause: Clause) -> tuple[int, ...]:
        """Obliques with a preposition; where the parser hung them on an object instead, those."""
        found = tuple(o.word for o in clause.obliques if self._beyond_particles(o) == preposition)
        found += self._objects_behind(preposition, clause)
        for word in self.words:
            if word != self.head:
                found += _with(preposition, self.scene.syntax.arguments(word))
        if found or preposition in self.scene.patterns.grammar.genitives:
            return found
        found = self._below(preposition, clause.objects)
        for oblique in clause.obliques:
            if oblique.preposition not in self.scene.patterns.grammar.aside_prepositions:
                found = found or _with(preposition, self.scene.syntax.arguments(oblique.word))
        return found or self._further(preposition)

    def _objects_behind(self, preposition: str, clause: Clause) -> tuple[int, ...]:
        """Objects behind a personal preposition, which tells them from no oblique."""
        if preposition not in self.scene.patterns.grammar.personal_prepositions:
            return ()
        return tuple(word for word in clause.objects if self.scene.syntax.preposition(word) == preposition)

    def _beyond_particles(self, oblique: Oblique) -> str:
        """The preposition of an oblique without the particle that the phrase took ("pull OUT of")."""
        words = self.scene.syntax.words
        for word in self.words:
            if words[word].role == "case" and words[word].head == oblique.word:
                return oblique.preposition.removeprefix(words[word].lower).strip()
        return oblique.preposition

    def _further(self, preposition: str) -> tuple[int, ...]:
        """The next noun with a preposition that parsers often hang too high ("contre", "entre")."""
        syntax = self.scene.syntax
        if preposition not in self.scene.patterns.grammar.far_prepositions:
            return ()
        last = min(self.head + _FURTHER, syntax.sentences[syntax.words[self.head].sentence].last)
        for at in range(self.head + 1, last):
            word = syntax.words[at]
            if word.morph.form == "Fin" and word.i not in self.words:
                return ()
            if word.role == "case" and syntax.preposition(word.head) == preposition and word.head > self.head:
                return syntax.with_conjuncts(word.head)
        return ()

    def below_objects(self, preposition: str) -> tuple[int, ...]:
        """Modifiers of the objects with a preposition."""
        return self._below(preposition, self._clause().objects)

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
            deeper += tuple(syntax.children(word, "participle_clause"))
        return tuple(found for word in deeper for found in _with(preposition, syntax.arguments(word)))

    def _lost_objects(self, clause: Clause) -> tuple[int, ...]:
        """Objects that the parser took for obliques: partitives ("du gaz"), actors without preposition."""
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
        fixed = _NOUN_PLACES.get(place)
        return fixed(self) if fixed is not None else self._noun_prepositional(place)

    def _noun_complements(self) -> tuple[int, ...]:
        roles: tuple[Role, ...] = ("complement_clause", "participle_clause", "open_complement")
        return tuple(self.scene.syntax.children(self.head, *roles))

    def _noun_indirect(self) -> tuple[int, ...]:
        carrier = self._carrier()
        return clause_at(self.scene, carrier).indirect if carrier is not None else ()

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
            clause = clause_at(self.scene, carrier)
            found = _with(preposition, clause.obliques) + self._objects_behind(preposition, clause)
        if found or self.pos == "adjective":
            return found
        return self._below(preposition, self.words) or self._further(preposition)

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
            if word.head == word.i or not (word.role in _CARRIED_ROLES or is_undergoer(self.scene, word.i)):
                return None
            if syntax.preposition(word.i) not in self.scene.patterns.grammar.carrying_prepositions:
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
        if (
            carrier is not None
            and syntax.words[carrier].lemma in self.scene.patterns.grammar.impersonal_verbs
        ):
            return ()
        if carrier is not None:
            return clause_at(self.scene, carrier).subjects
        for taken in self.words:
            for child in syntax.children(taken, "participle_clause"):
                # "les crimes commis par l'armée"
                clause = syntax.clause(child)
                if clause.passive and syntax.words[child].lemma in self.scene.patterns.grammar.light_verbs:
                    return clause.subjects
        word = syntax.words[self.head]
        governor = syntax.words[word.head]
        if governor.i == word.i or governor.lemma not in self.scene.patterns.grammar.doers:
            return ()
        if governor.role in ("apposition", "noun_modifier", "adjective", "conjunct"):
            return (governor.i, governor.head)
        return (governor.i,)

    def _sentence(self) -> tuple[int, ...]:
        syntax = self.scene.syntax
        sentence = syntax.sentences[syntax.words[self.head].sentence]
        return tuple(range(sentence.first, sentence.last))

    def _governors(self) -> tuple[int, ...]:
        """What the trigger hangs on."""
        syntax = self.scene.syntax
        first = syntax.words[syntax.first_conjunct(self.head)]
        return (first.head,) if first.head != first.i else ()

    def _possessives(self, noun: int) -> tuple[int, ...]:
        words = self.scene.syntax.words
        return tuple(c for c in words[noun].children if words[c].morph.possessive)

    def _demonyms(self, noun: int) -> tuple[int, ...]:
        by_head = self.scene.cast.by_head
        adjectives = tuple(
            word
            for word in self._modifiers(noun)
            if (mention := by_head.get(word)) is not None and mention.form == "demonym"
        )
        return adjectives + tuple(word for word in self._compounds(noun) if self._acts(word))

    def _compounds(self, noun: int) -> tuple[int, ...]:
        """Nouns that stand before a noun without a preposition ("rebel attack", "Iraq war")."""
        syntax = self.scene.syntax
        return tuple(
            word
            for child in syntax.children(noun, "noun_modifier")
            if child < noun and not syntax.preposition(child)
            for word in syntax.with_conjuncts(child)
        )

    def _before(self) -> tuple[int, ...]:
        return tuple(w for word in self.words for w in self._compounds(word))

    def _themes(self) -> tuple[int, ...]:
        return tuple(word for word in self._before() if not self._acts(word))

    def _acts(self, word: int) -> bool:
        """Whether a noun before another is who does it: a state only where abbreviated ("US attack").

        Written out it is the theme or the scene ("Iraq war", "Russia sanctions").
        """
        mention = self.scene.cast.by_head.get(word)
        if mention is None:
            return False
        text = self.scene.syntax.words[word].text
        return mention.form in ("demonym", "description") or mention.kind != "state" or text.isupper()

    def _modifiers(self, *words: int) -> tuple[int, ...]:
        syntax = self.scene.syntax
        return tuple(
            found
            for word in words
            for child in syntax.children(word, "adjective", "participle_clause")
            for found in syntax.with_conjuncts(child)
        )


_VERB_PLACES: Mapping[str, Callable[[Surroundings], tuple[int, ...]]] = {
    "sentence": lambda at: at._sentence(),
    "governor": lambda at: at._governors(),
    "subject": lambda at: at._clause().subjects,
    "holder": lambda at: at._clause().subjects,
    "object": lambda at: at._objects(),
    "indirect": lambda at: at._clause().indirect,
    "complement": lambda at: at._complements(),
    "adjective": lambda at: at._modifiers(at.head, *at.words),
    "possessive": lambda at: tuple(w for word in at.words for w in at._possessives(word)),
    "demonym": lambda at: tuple(w for word in at.words for w in at._demonyms(word)),
    "compound": lambda at: at._before(),
    "theme": lambda at: at._themes(),
}
_NOUN_PLACES: Mapping[str, Callable[[Surroundings], tuple[int, ...]]] = {
    "sentence": lambda at: at._sentence(),
    "governor": lambda at: at._governors(),
    "subject": lambda at: at._noun_subjects(),
    "holder": lambda at: at._holders(),
    "object": lambda at: at._noun_complements(),
    "indirect": lambda at: at._noun_indirect(),
    "complement": lambda at: at._noun_complements(),
    "adjective": lambda at: at._modifiers(at.head),
    "possessive": lambda at: at._possessives(at.head),
    "demonym": lambda at: tuple(w for word in at._sharing() for w in at._demonyms(word)),
    "compound": lambda at: at._before(),
    "theme": lambda at: at._themes(),
}


def _with(preposition: str, obliques: tuple[Oblique, ...] | list[Oblique]) -> tuple[int, ...]:
    return tuple(o.word for o in obliques if o.preposition == preposition)
