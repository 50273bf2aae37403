"""How real an event is: from tense, mood, modals and negation of its words, then from what it hangs on."""

from __future__ import annotations

import msgspec

from recoupe.read.events.scene import Match, Scene
from recoupe.read.events.voices import is_undergoer
from recoupe.read.syntax import Clause, ModalKind
from recoupe.read.words import Word
from recoupe.reading import EventType, Status

_MODAL_STATUS: dict[ModalKind, Status | None] = {
    "possible": "conditional",
    "planned": "future",
    "needed": "conditional",
    "future": "future",
    "past": None,
    "wished": "conditional",
    "attempted": None,
    "hedged": "alleged",
}
_MAX_CLIMB = 4
"""How many governing words may still change the status."""
_ADDRESSED = frozenset({"object", "indirect_object", "oblique", "passive_subject"})
_COMPLEMENTS = frozenset(
    {
        "open_complement",
        "complement_clause",
        "oblique",
        "object",
        "adverbial_clause",
        "noun_modifier",
        "agent",
    }
)


_STILL_TO_COME: frozenset[EventType] = frozenset({"AID", "CONSULT", "COOPERATE", "RETREAT"})


class Decided(msgspec.Struct, frozen=True, gc=False):
    """A status and the word that decides it; None where no word does (told as a fact, or by the pattern)."""

    status: Status
    word: int | None


def find_status(scene: Scene, match: Match) -> Decided:
    """The status of one match; the innermost word that says something decides."""
    entry = match.pattern.entry
    if entry.status is not None:
        return Decided(entry.status, None)
    head = scene.syntax.words[match.head]
    found = _own_status(scene, match, head) or _governed_status(scene, head) or _announced(scene, match, head)
    if found is not None:
        return found
    if _is_question(scene, head):
        return Decided("conditional", scene.syntax.sentences[head.sentence].last - 1)
    saying = scene.said_by_at(match.head)
    if saying is not None and saying.statement.hearsay:
        return Decided("alleged", saying.statement.cue)
    return Decided("actual", None)


def _own_status(scene: Scene, match: Match, head: Word) -> Decided | None:
    """From the trigger's own clause, or from the modifiers and the carrying verb of a noun."""
    if match.pattern.pos == "noun":
        return _noun_status(scene, head)
    clause = scene.syntax.clause(head.i)
    if clause.negated and not match.pattern.phrase.negated:
        return Decided("negated", head.i)
    return _modified_status(scene, head) or _clause_status(scene, clause)


def _clause_status(scene: Scene, clause: Clause) -> Decided | None:
    """From modals, mood and tense of a clause, negation aside."""
    for modal in clause.modals:
        status = _MODAL_STATUS[modal]
        if status is not None:
            return Decided(status, _modal_verb(scene, clause.verb))
    marker = _condition(scene, clause.verb)
    if marker is not None:
        return Decided("conditional", marker)
    if clause.mood == "Cnd":
        if clause.perfect:
            return Decided(scene.hedges.perfect_conditional, clause.verb)
        said = scene.said_by_at(clause.verb) is not None
        return Decided("future" if said else "conditional", clause.verb)
    if clause.tense == "future":
        return Decided("future", clause.verb)
    return None


def _modal_verb(scene: Scene, verb: int) -> int:
    """The modal that a verb hangs on, the verb itself where its own auxiliary is one."""
    words, modals = scene.syntax.words, scene.syntax.table.modals
    at = words[verb]
    for _ in range(_MAX_CLIMB):
        at = words[at.head]
        if at.lemma in modals:
            return at.i
    return verb


def _noun_status(scene: Scene, noun: Word) -> Decided | None:
    syntax, hedges = scene.syntax, scene.hedges
    modified = _modified_status(scene, noun)
    if modified is not None:
        return modified
    for child in syntax.children(noun.i, "determiner"):
        determiner = syntax.words[child]
        if determiner.lower in syntax.table.negative_determiners:
            return Decided("negated", child)
        if determiner.lemma in hedges.conditional_determiners and noun.morph.number != "Plur":
            return _governed_status(scene, noun) or Decided("conditional", child)
    preposition = syntax.preposition(noun.i)
    cases = (*syntax.children(noun.i, "case"), noun.i)
    if preposition in hedges.negating_prepositions:
        return Decided("negated", cases[0])
    if preposition in hedges.conditional_prepositions:
        return Decided("conditional", cases[0])
    return _carried_status(scene, noun)


def _modified_status(scene: Scene, word: Word) -> Decided | None:
    """From adjectives, participles and adverbs that hang on a trigger."""
    hedges, words = scene.hedges, scene.syntax.words
    predicate = words[word.head]
    if word.role == "subject" and predicate.pos == "ADJ":
        status = _described_as(scene, predicate)
        if status is not None:
            return Decided(status, predicate.i)
    for child in word.children:
        other = words[child]
        if other.role in ("adjective", "participle_clause"):
            status = _described_as(scene, other)
            if status is not None:
                return Decided(status, child)
        elif other.role == "adverb" and other.lower in hedges.alleged_adverbs:
            return Decided("alleged", child)
    return None


def _described_as(scene: Scene, word: Word) -> Status | None:
    """The status that an adjective or participle gives to what it describes ("alleged", "possible")."""
    hedges = scene.hedges
    if word.lemma in hedges.alleged_modifiers or word.lower in hedges.alleged_modifiers:
        return "alleged"
    if word.lemma in hedges.conditional_modifiers:
        return "conditional"
    return "future" if word.lemma in hedges.future_modifiers else None


def _carried_status(scene: Scene, noun: Word) -> Decided | None:
    """From the verb that carries an event noun, or that says whether it happens."""
    syntax, hedges, grammar = scene.syntax, scene.hedges, scene.patterns.grammar
    first = syntax.words[syntax.first_conjunct(noun.i)]
    governor = syntax.words[first.head]
    if governor.i == first.i or governor.pos not in ("VERB", "AUX"):
        return None
    marker = _condition(scene, governor.i)
    if marker is not None:
        return Decided("conditional", marker)
    carried = is_undergoer(scene, first.i) and governor.lemma in grammar.light_verbs
    occurs = first.role in ("subject", "passive_subject") and governor.lemma in hedges.occurring_verbs
    if not (carried or occurs):
        return None
    clause = syntax.clause(governor.i)
    if clause.negated:
        return Decided("negated", governor.i)
    return _clause_status(scene, clause)


def _announced(scene: Scene, match: Match, noun: Word) -> Decided | None:
    """A cooperative deed that is announced is still to come ("a annoncé le retrait de ses troupes")."""
    syntax = scene.syntax
    if match.pattern.pos != "noun" or match.pattern.entry.type not in _STILL_TO_COME:
        return None
    first = syntax.words[syntax.first_conjunct(noun.i)]
    governor = syntax.words[first.head]
    announces = governor.lemma in scene.patterns.grammar.announcing_verbs
    return (
        Decided("future", governor.i) if announces and first.role in ("object", "passive_subject") else None
    )


# what the trigger hangs on


def _governed_status(scene: Scene, head: Word) -> Decided | None:
    syntax = scene.syntax
    at = syntax.words[syntax.first_conjunct(head.i)]
    for _ in range(_MAX_CLIMB):
        if at.head == at.i:
            return None
        governor = syntax.words[at.head]
        marked = _marked_status(scene, at)
        if marked is not None:
            return Decided(marked, (*scene.syntax.children(at.i, "marker", "case"), at.i)[0])
        above = _verb_asking(scene, at, governor)
        status = _status_under(scene, at, above)
        if status is not None:
            return Decided(status, above.i)
        if _stands_alone(scene, at, governor):
            return None
        at = governor
    return None


def _marked_status(scene: Scene, at: Word) -> Status | None:
    """From the word that opens a clause: a purpose, or what did not happen ("sans tirer")."""
    if _is_purpose(scene, at):
        return "conditional"
    if any(marker in scene.hedges.negating_prepositions for marker in _markers(scene, at)):
        return "negated"
    return None


def _stands_alone(scene: Scene, at: Word, governor: Word) -> bool:
    """Whether what stands above a word says nothing of how real it is."""
    if at.role == "adverbial_clause" and at.morph.form == "Fin" and not _markers(scene, at):
        return True
    if governor.pos not in ("VERB", "AUX"):
        return False
    if _is_taken_as_known(scene, at, governor):
        return True
    if at.role in ("subject", "passive_subject", "relative_clause"):
        return True
    return governor.morph.form == "Fin" and governor.role in ("root", "relative_clause", "parataxis")


def _is_taken_as_known(scene: Scene, at: Word, governor: Word) -> bool:
    """Whether a deed is told as known, whatever is said of the one it belongs to ("to avenge THE attack")."""
    grammar = scene.patterns.grammar
    if at.pos != "NOUN" or at.role != "object" or governor.lemma in grammar.light_verbs:
        return False
    determiners = scene.syntax.children(at.i, "determiner")
    return bool(determiners) and not any(
        scene.syntax.words[determiner].lower in grammar.indefinites for determiner in determiners
    )


def _verb_asking(scene: Scene, at: Word, governor: Word) -> Word:
    """What governs a word: the verb, for an infinitive hung on its object ("accuse X d'avoir menti")."""
    syntax = scene.syntax
    if at.role != "participle_clause" or not syntax.children(at.i, "marker"):
        return governor
    verb = syntax.words[governor.head]
    return verb if verb.pos in ("VERB", "AUX") and governor.role in _ADDRESSED else governor


def _status_under(scene: Scene, at: Word, governor: Word) -> Status | None:
    hedges = scene.hedges
    lemma = governor.lemma
    if at.role not in _COMPLEMENTS and governor.i == at.head:
        return None
    if governor.pos in ("NOUN", "PROPN"):
        return _listed(
            lemma,
            alleged=hedges.alleged_nouns,
            conditional=hedges.conditional_nouns,
            future=hedges.future_nouns,
            negated=hedges.negating_nouns,
        )
    if governor.pos not in ("VERB", "AUX", "ADJ") or (at.role == "object" and lemma in hedges.alleging_verbs):
        return None
    status = _listed(
        lemma,
        alleged=hedges.alleging_verbs,
        conditional=hedges.conditional_verbs,
        future=hedges.future_verbs if _is_open(at) else frozenset(),
        negated=hedges.negating_verbs,
    )
    if status == "negated" and scene.syntax.clause(governor.i).negated:
        return None
    return status


def _is_open(at: Word) -> bool:
    """An infinitive, a subjunctive or a noun: what a verb of planning makes future."""
    return at.morph.form == "Inf" or at.morph.mood == "Sub" or at.pos == "NOUN"


def _listed(
    lemma: str,
    *,
    alleged: frozenset[str],
    conditional: frozenset[str],
    future: frozenset[str],
    negated: frozenset[str],
) -> Status | None:
    if lemma in alleged:
        return "alleged"
    if lemma in negated:
        return "negated"
    if lemma in conditional:
        return "conditional"
    return "future" if lemma in future else None


def _markers(scene: Scene, word: Word) -> list[str]:
    return [scene.syntax.words[m].lower for m in scene.syntax.children(word.i, "marker")]


def _condition(scene: Scene, verb: int) -> int | None:
    """The conditional conjunction that opens the clause of a verb; None where none does."""
    syntax = scene.syntax
    markers = syntax.children(syntax.first_conjunct(verb), "marker")
    conjunctions = scene.hedges.conditional_conjunctions
    return next((marker for marker in markers if syntax.words[marker].lower in conjunctions), None)


def _is_purpose(scene: Scene, at: Word) -> bool:
    if at.pos not in ("VERB", "AUX"):
        return False
    markers = _markers(scene, at)
    if at.role == "adverbial_clause" and at.morph.form == "Inf":
        markers += [scene.syntax.words[m].lower for m in scene.syntax.children(at.i, "auxiliary")]
    return any(marker in scene.hedges.purpose_markers for marker in markers) or (
        scene.syntax.preposition(at.i) in scene.hedges.purpose_markers
    )


def _is_question(scene: Scene, head: Word) -> bool:
    sentence = scene.syntax.sentences[head.sentence]
    return scene.syntax.words[sentence.last - 1].lower in scene.hedges.question_marks
