"""From a word to the actors it stands for.

A word that names nobody is asked for its owner (possessive, demonym, modifier): what is done to a thing
of an actor is done to the actor. A pronoun is whoever spoke or was the subject before it, one sentence
back at most; a first person is whoever is quoted.
"""

from __future__ import annotations

from recoupe.languages.world import load_world
from recoupe.read.events.scene import Scene
from recoupe.read.syntax import Syntax
from recoupe.read.words import Word
from recoupe.reading import UNNAMED

_MAX_OWNERS = 3
"""How many modifiers deep an owner is looked for ("the embassy of the government of X")."""
_MAX_CLIMB = 5

Actors = tuple[str, ...]


def unique(actors: Actors) -> Actors:
    """The same ids, each once, in order."""
    return tuple(dict.fromkeys(actors))


def actors_of(scene: Scene, word: int, depth: int = 0) -> Actors:
    """The actors a word stands for: those it names, else whoever owns or makes up what it names."""
    named = scene.cast.actor_at(word)
    if named is not None:
        return (named,)
    at = scene.syntax.words[word]
    if at.pos == "PRON" or at.morph.possessive:
        owners = _genitive_owners(scene, at, depth) if depth < _MAX_OWNERS else []
        return unique(tuple(owners)) or _pronoun_actors(scene, at)
    if depth >= _MAX_OWNERS:
        return ()
    return _appositions(scene, at, depth) or _owners(scene, at, depth) or _place(scene, word)


def speaker_at(scene: Scene, word: int) -> Actors:
    """Whoever is said to say a word, where it is somebody named."""
    saying = scene.said_by_at(word)
    return (saying.speaker,) if saying is not None and saying.speaker != UNNAMED else ()


def _appositions(scene: Scene, word: Word, depth: int) -> Actors:
    children = scene.syntax.children(word.i, "apposition", "name_part")
    return unique(tuple(actor for child in children for actor in actors_of(scene, child, depth + 1)))


def _owners(scene: Scene, word: Word, depth: int) -> Actors:
    """Whoever a genitive, an adjective or a possessive gives as owner, the first of these."""
    found = _genitive_owners(scene, word, depth)
    if not found:
        words = scene.syntax.words
        possessives = [words[child] for child in word.children if words[child].morph.possessive]
        found = [actor for each in possessives for actor in _pronoun_actors(scene, each)]
    return unique(tuple(found))


def _genitive_owners(scene: Scene, word: Word, depth: int) -> list[str]:
    """Owners named by a genitive, noun or adjective beside the word ("X's embassy", "Iraqi village")."""
    syntax, grammar = scene.syntax, scene.patterns.grammar
    found: list[str] = []
    for child in syntax.children(word.i, "noun_modifier"):
        preposition = syntax.preposition(child)
        if not preposition or preposition in grammar.genitives or preposition in grammar.sharing_prepositions:
            for each in syntax.with_conjuncts(child):
                actors = actors_of(scene, each, depth + 1)
                found.extend(actors if actors or preposition else _qualifying(scene, each))
    for child in syntax.children(word.i, "adjective"):
        for each in syntax.with_conjuncts(child):
            found.extend(_qualifying(scene, each))
    if not found:
        # "la résolution présentée par Washington"
        for child in syntax.children(word.i, "participle_clause"):
            clause = syntax.clause(child)
            agents = clause.subjects if clause.passive else ()
            found.extend(actor for each in agents for actor in actors_of(scene, each, depth + 1))
    return found


def _qualifying(scene: Scene, adjective: int) -> Actors:
    """The actor that an adjective names, as a mention of its own or as a demonym that is none.

    A participle names whoever stands in it ("rebel-held town").
    """
    mention = scene.cast.by_head.get(adjective)
    state = mention.actor if mention is not None else state_of(scene.syntax, adjective)
    if state is not None:
        return (state,)
    within = scene.syntax.children(adjective, "oblique", "noun_modifier")
    if scene.syntax.words[adjective].morph.form != "Part" or not within or within[0] > adjective:
        return ()
    return _qualifying(scene, within[0])


def state_of(syntax: Syntax, adjective: int) -> str | None:
    """The state of a demonym that is no mention of its own."""
    senses = load_world().lexicon(syntax.language).find(syntax.words[adjective].text)
    return next((sense.id for sense in senses if sense.role == "demonym"), None)


def _place(scene: Scene, word: int) -> Actors:
    """The state that a place name stands in for; it need not be an actor elsewhere."""
    state = scene.cast.places.get(word)
    return (state,) if state is not None else ()


# pronouns and possessives


def _pronoun_actors(scene: Scene, pronoun: Word) -> Actors:
    if pronoun.lower in scene.patterns.grammar.first_persons or pronoun.morph.person in ("1", "2"):
        return speaker_at(scene, pronoun.i)
    if pronoun.morph.possessive:
        own = _clause_subject(scene, pronoun)
        if own:
            return own
    return subject_before(scene, pronoun)


def subject_before(scene: Scene, pronoun: Word) -> Actors:
    """The last subject before a pronoun that agrees with it, or whoever spoke in the sentence before."""
    sentence = scene.syntax.sentences[pronoun.sentence]
    here = _subject_in(scene, pronoun, range(pronoun.i - 1, sentence.first - 1, -1))
    if here and here == _acting_on(scene, pronoun):
        here = _acted_upon_before(scene, pronoun, sentence.first, here)
    if here or not pronoun.sentence:
        return here
    before = scene.syntax.sentences[pronoun.sentence - 1]
    return _speaker_in(scene, pronoun, range(before.first, before.last)) or _subject_in(
        scene, pronoun, range(before.last - 1, before.first - 1, -1)
    )


def _acting_on(scene: Scene, pronoun: Word) -> Actors:
    """Whoever does to a pronoun what its clause says: nobody else is meant by it than another."""
    syntax = scene.syntax
    if pronoun.morph.possessive or pronoun.role not in ("object", "indirect_object", "oblique"):
        return ()
    subjects = syntax.clause(pronoun.head).subjects
    return unique(tuple(actor for word in subjects for actor in actors_of(scene, word, 1)))


def _acted_upon_before(scene: Scene, pronoun: Word, first: int, others: Actors) -> Actors:
    """The last one before a pronoun in its sentence who is not one of some others."""
    for word in range(pronoun.i - 1, first - 1, -1):
        mention = scene.cast.by_head.get(word)
        if mention is None or mention.form == "demonym" or mention.actor in others:
            continue
        if _agrees(mention.number if mention.kind == "person" else "", mention.gender, pronoun):
            return (mention.actor,)
    return ()


def _subject_in(scene: Scene, pronoun: Word, words: range) -> Actors:
    syntax = scene.syntax
    for at in words:
        if syntax.words[at].pos not in ("VERB", "AUX") and not syntax.children(at, "subject"):
            continue
        clause = syntax.clause(at)
        for word in clause.objects if clause.passive else clause.subjects:
            mention = scene.cast.by_head.get(word) or scene.cast.by_word.get(word)
            if word not in words or mention is None or mention.form == "demonym":
                continue
            if _agrees(mention.number if mention.kind == "person" else "", mention.gender, pronoun):
                return (mention.actor,)
    return ()


def _speaker_in(scene: Scene, pronoun: Word, words: range) -> Actors:
    """Whoever is quoted in a sentence whose verb of saying stands in it."""
    if pronoun.morph.number == "Plur":
        return ()
    for word in words:
        saying = scene.said_by_at(word)
        if saying is not None and saying.speaker != UNNAMED and saying.statement.cue in words:
            return (saying.speaker,)
    return ()


def _clause_subject(scene: Scene, possessive: Word) -> Actors:
    """The subject of the clause that a possessive stands in, where it can own."""
    syntax = scene.syntax
    at = syntax.words[possessive.head]
    for _ in range(_MAX_CLIMB):
        if at.pos in ("VERB", "AUX"):
            subjects = syntax.clause(at.i).subjects
            if subjects and not any(possessive.i in range(*syntax.subtree(s)) for s in subjects):
                return unique(tuple(a for word in subjects for a in actors_of(scene, word, 1)))
        if at.head == at.i:
            return ()
        at = syntax.words[at.head]
    return ()


def _agrees(number: str, gender: str, pronoun: Word) -> bool:
    if pronoun.morph.possessive:
        return True
    same_number = not (number and pronoun.morph.number) or number == pronoun.morph.number
    same_gender = not (gender and pronoun.morph.gender) or gender == pronoun.morph.gender
    return same_number and same_gender
