"""How a clause is read off the tree: voice, control, relatives and coordination."""

from __future__ import annotations

from typing import TYPE_CHECKING

from recoupe.read.lost_objects import find_lost_object
from recoupe.read.lost_subjects import find_lost_subject
from recoupe.read.syntax import Clause, Oblique
from recoupe.read.tenses import find_modals, find_tense, is_future, is_negated
from recoupe.read.words import Morph, Word

if TYPE_CHECKING:
    from recoupe.read.syntax import Syntax

_NEXT_VERB = 4
"""Two coordinated verbs this many words apart may share what follows the second."""
_MAX_CLIMB = 4
"""How many governing verbs are asked for a subject or a modal before giving up."""


def build_clause(syntax: Syntax, verb: int) -> Clause:
    """The clause of the predicate `verb`, with passives, relatives and control undone."""
    word = syntax.words[verb]
    passive = _is_passive(syntax, word)
    subjects, objects = _own_places(syntax, word)
    own_subject = bool(subjects)
    obliques = _obliques(syntax, verb)
    if passive:
        agents = _resolve(syntax, syntax.children(verb, "agent")) or tuple(
            o.word for o in obliques if o.preposition in syntax.table.agent_prepositions
        )
        subjects = subjects or _governed_subjects(syntax, word, passive=True)
        subjects, objects = agents, subjects + objects
        own_subject = bool(agents)
    elif not subjects:
        subjects = _governed_subjects(syntax, word, passive=False)
    tense, mood, form, perfect = find_tense(syntax, word)
    return Clause(
        verb=verb,
        subjects=subjects,
        objects=objects,
        indirect=_resolve(syntax, syntax.children(verb, "indirect_object")),
        obliques=obliques,
        negated=is_negated(syntax, word),
        passive=passive,
        tense=tense,
        mood=mood,
        form=form,
        perfect=perfect,
        modals=find_modals(syntax, word),
        own_subject=own_subject,
    )


def _own_places(syntax: Syntax, word: Word) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """(subjects, objects) that hang on a verb itself, or that it shares with a coordinated one."""
    heads = syntax.children(word.i, "subject", "passive_subject")
    objects = syntax.children(word.i, "object")
    is_infinitive = word.morph.form == "Inf" and not syntax.children(word.i, "auxiliary")
    if is_infinitive:
        # An infinitive has no subject: what the parser calls so stands in for its object.
        late = [head for head in heads if head > word.i] or _late_subjects(syntax, word)
        objects, heads = objects + late, []
    heads = _coordinated_subjects(syntax, word, heads)
    if not heads and not is_infinitive:
        heads = _stolen_subjects(syntax, word) or find_lost_subject(syntax, word)
    objects = find_lost_object(syntax, word, objects) or _shared_objects(syntax, word)
    if objects:
        # "a envoyé des soldats et du matériel": parsers hang the second on the verb.
        objects = objects + [
            child
            for child in syntax.children(word.i, "conjunct")
            if syntax.words[child].pos in ("NOUN", "PROPN") and child > objects[-1]
        ]
    return _resolve(syntax, heads, word.i), _resolve(syntax, objects)


def _coordinated_subjects(syntax: Syntax, word: Word, heads: list[int]) -> list[int]:
    """ "L'Inde et le Pakistan ont protesté": parsers hang "et le Pakistan ont protesté" on the first name."""
    first = syntax.words[word.head]
    if word.role != "conjunct" or first.pos not in ("NOUN", "PROPN") or first.i > word.i or not heads:
        return heads
    coordinators = syntax.children(word.i, "coordinator")
    joins = any(first.i < each < heads[0] for each in coordinators)
    return [first.i, *heads] if joins and heads[0] < word.i else heads


def _late_subjects(syntax: Syntax, word: Word) -> list[int]:
    """ "Le roi devait recevoir mardi la reine": a second subject of the modal, behind the infinitive."""
    if word.role != "open_complement":
        return []
    subjects = syntax.children(word.head, "subject")
    return [subject for subject in subjects[1:] if subject > word.i]


def _stolen_subjects(syntax: Syntax, word: Word) -> list[int]:
    """ "Deux avions, transportant du matériel, ont atterri": the subject that hangs on the participle."""
    for child in syntax.children(word.i, "adverbial_clause"):
        participle = syntax.words[child]
        if participle.morph.form == "Part" and participle.morph.tense == "Pres" and child < word.i:
            subjects = [s for s in syntax.children(child, "subject") if s < child]
            if subjects:
                return subjects
    return []


def _resolve(syntax: Syntax, heads: list[int], verb: int | None = None) -> tuple[int, ...]:
    """Coordinated words taken apart, relative pronouns replaced by their nouns; the verb is none of them."""
    words = (word for head in heads for word in syntax.with_conjuncts(head))
    return tuple(dict.fromkeys(syntax.antecedent(word) for word in words if word != verb))


def _obliques(syntax: Syntax, verb: int) -> tuple[Oblique, ...]:
    found: list[Oblique] = []
    for child in syntax.children(verb, "oblique", "noun_modifier"):
        preposition = syntax.preposition(child)
        found.extend(Oblique(preposition, syntax.antecedent(word)) for word in syntax.with_conjuncts(child))
    return tuple(found)


def _is_passive(syntax: Syntax, word: Word) -> bool:
    if word.lemma in syntax.table.never_passive or is_future(syntax, word):
        return False
    roles = {syntax.words[child].role for child in word.children}
    is_active = _has_active_auxiliary(syntax, word)
    if "passive_auxiliary" in roles or ("passive_subject" in roles and not is_active):
        return "reflexive" not in roles
    if word.morph.form != "Part" or word.morph.tense != "Past" or "auxiliary" in roles:
        return False
    if word.role == "conjunct":
        first = syntax.words[syntax.first_conjunct(word.i)]
        return first.i != word.i and _is_passive(syntax, first)
    return word.role in ("participle_clause", "adjective", "adverbial_clause") or "agent" in roles


def _has_active_auxiliary(syntax: Syntax, word: Word) -> bool:
    """ "aurait menacé" is active, whatever the parser calls its subject."""
    helpers = [syntax.words[child].lemma for child in syntax.children(word.i, "auxiliary")]
    return bool(helpers) and not syntax.table.passive_auxiliaries.intersection(helpers)


def _governed_subjects(syntax: Syntax, word: Word, *, passive: bool, depth: int = 0) -> tuple[int, ...]:
    """Whoever does what a verb without a subject of its own says (undergoes it, for a passive)."""
    governor = syntax.words[word.head]
    if depth > _MAX_CLIMB or governor.i == word.i:
        return ()
    if word.role == "conjunct":
        return _shared_subjects(syntax, governor, passive=passive, depth=depth)
    if word.role == "participle_clause" and word.morph.form == "Inf":
        return _noun_controller(syntax, governor)
    if syntax.table.drops_subjects and _is_finite_third(syntax, word):
        return _dropped_subjects(syntax, word, governor)
    if word.role in ("participle_clause", "adjective", "relative_clause"):
        return syntax.with_conjuncts(governor.i) if governor.pos in ("NOUN", "PROPN", "PRON") else ()
    hangs = word.role in ("open_complement", "adverbial_clause", "complement_clause", "oblique")
    is_controlled = hangs and word.morph.form in ("Inf", "Part", "Ger")
    return _controller(syntax, word, governor) if is_controlled else ()


def _is_finite_third(syntax: Syntax, word: Word) -> bool:
    return any(morph.form == "Fin" and morph.person in ("", "3") for morph in _verb_forms(syntax, word))


def _verb_forms(syntax: Syntax, word: Word) -> list[Morph]:
    """The inflection of a verb and of what helps it."""
    helpers = syntax.children(word.i, "auxiliary", "passive_auxiliary", "copula")
    return [syntax.words[helper].morph for helper in (*helpers, word.i)]


def _dropped_subjects(syntax: Syntax, word: Word, governor: Word) -> tuple[int, ...]:
    """Where verbs need no subject: the antecedent of a relative clause, or who acts in the clause above."""
    if word.role == "relative_clause":
        objects = _resolve(syntax, syntax.children(word.i, "object", "indirect_object"))
        obliques = tuple(oblique.word for oblique in _obliques(syntax, word.i))
        if governor.i not in objects + obliques and governor.pos in ("NOUN", "PROPN", "PRON"):
            return syntax.with_conjuncts(governor.i)
        return ()
    if word.role not in ("complement_clause", "adverbial_clause") or governor.pos not in ("VERB", "AUX"):
        return ()
    if "reflexive" in {syntax.words[child].role for child in word.children}:
        return ()
    above = syntax.clause(governor.i)
    acting = above.objects if above.passive else above.subjects
    if word.role == "complement_clause" and governor.lemma in syntax.table.object_control:
        acting = _controller(syntax, word, governor)
    return acting if _agree(syntax, acting, word) else ()


def _agree(syntax: Syntax, subjects: tuple[int, ...], verb: Word) -> bool:
    """Whether some words can be the subject of a verb by their number."""
    numbers = {m.number for m in _verb_forms(syntax, verb) if m.form == "Fin" and m.number}
    if len(subjects) > 1:
        return "Sing" not in numbers
    own = {syntax.words[subject].morph.number for subject in subjects} - {""}
    return not (own and numbers) or bool(own & numbers)


def _shared_objects(syntax: Syntax, word: Word) -> list[int]:
    """ "a reçu puis expulsé l'ambassadeur": parsers hang on one verb the object of both."""
    if word.role == "conjunct" and syntax.words[word.head].pos == "VERB":
        return [child for child in syntax.children(word.head, "object") if child > word.i]
    for child in syntax.children(word.i, "conjunct"):
        other = syntax.words[child]
        if other.pos == "VERB" and child <= word.i + _NEXT_VERB and other.morph.form == word.morph.form:
            own = [below for below in syntax.children(child, "object") if below > child]
            if own:
                return own
    return []


def _shared_subjects(syntax: Syntax, first: Word, *, passive: bool, depth: int) -> tuple[int, ...]:
    """The subject that a coordinated verb shares with the first one."""
    own = _resolve(syntax, syntax.children(first.i, "subject", "passive_subject"))
    if own and (passive or not _is_passive(syntax, first)):
        return own
    if own:
        return syntax.clause(first.i).subjects
    return _governed_subjects(syntax, first, passive=passive, depth=depth + 1)


def _controller(syntax: Syntax, word: Word, governor: Word) -> tuple[int, ...]:
    table = syntax.table
    above = syntax.clause(governor.i)
    by_object = governor.lemma in table.object_control and governor.lemma not in table.subject_control
    if word.role in ("open_complement", "complement_clause", "oblique") and by_object:
        addressed = above.objects or above.indirect
        if not addressed:
            addressed = tuple(o.word for o in above.obliques if o.preposition in table.addressee_prepositions)
        if addressed:
            return tuple(a for a in addressed if a != word.i)
    if above.passive:
        return above.objects
    return above.subjects


def _noun_controller(syntax: Syntax, noun: Word) -> tuple[int, ...]:
    """Whoever acts in an infinitive that hangs on a noun.

    The subject of a predicate ("le roi est en train de partir"), the noun itself where its verb asks it to
    ("appelle l'armée à partir"), whoever holds the noun ("la décision du roi de partir"), else the
    subject of its verb ("a pris la décision de partir").
    """
    own = _resolve(syntax, syntax.children(noun.i, "subject"))
    if own:
        return own
    owners = syntax.table.owner_prepositions
    if noun.role == "noun_modifier" and syntax.preposition(noun.i) in owners:
        return syntax.with_conjuncts(noun.i)
    verb = syntax.words[noun.head]
    if verb.i != noun.i and verb.pos == "VERB":
        addressed = noun.role in ("object", "indirect_object") or (
            noun.role == "oblique" and syntax.preposition(noun.i) in syntax.table.addressee_prepositions
        )
        if addressed and verb.lemma in syntax.table.object_control:
            return syntax.with_conjuncts(noun.i)
    holders = tuple(found.word for found in syntax.arguments(noun.i) if found.preposition in owners)
    if holders:
        return holders
    return syntax.clause(verb.i).subjects if verb.i != noun.i and verb.pos in ("VERB", "AUX") else ()
