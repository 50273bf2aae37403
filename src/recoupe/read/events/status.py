"""How real an event is: from tense, mood, modals and negation of its words, then from what it hangs on."""

from __future__ import annotations

from recoupe.read.events.scene import Match, Scene
from recoupe.read.syntax import Clause, ModalKind
from recoupe.read.words import Word
from recoupe.reading import Status

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


def find_status(scene: Scene, match: Match) -> Status:
    """The status of one match; the innermost word that says something decides."""
    entry = match.pattern.entry
    if entry.status is not None:
        return entry.status
    head = scene.syntax.words[match.head]
    own = _own_status(scene, match, head)
    if own is not None:
        return own
    above = _governed_status(scene, head)
    if above is not None:
        return above
    if _is_question(scene, head):
        return "conditional"
    saying = scene.said_by_at(match.head)
    if saying is not None and saying.statement.hearsay:
        return "alleged"
    return "actual"


def _own_status(scene: Scene, match: Match, head: Word) -> Status | None:
    """From the trigger's own clause, or from the modifiers and the carrying verb of a noun."""
    if match.pattern.pos == "noun":
        return _noun_status(scene, head)
    clause = scene.syntax.clause(head.i)
    if clause.negated and not match.pattern.phrase.negated:
        return "negated"
    return _modified_status(scene, head) or _clause_status(scene, clause)


def _clause_status(scene: Scene, clause: Clause) -> Status | None:
    """From modals, mood and tense of a clause, negation aside."""
    for modal in clause.modals:
        status = _MODAL_STATUS[modal]
        if status is not None:
            return status
    if _in_condition(scene, clause.verb):
        return "conditional"
    if clause.mood == "Cnd":
        if clause.perfect:
            return scene.hedges.perfect_conditional
        return "future" if scene.said_by_at(clause.verb) is not None else "conditional"
    if clause.tense == "future":
        return "future"
    return None


def _noun_status(scene: Scene, noun: Word) -> Status | None:
    syntax, hedges = scene.syntax, scene.hedges
    modified = _modified_status(scene, noun)
    if modified is not None:
        return modified
    for child in syntax.children(noun.i, "determiner"):
        determiner = syntax.words[child]
        if determiner.lower in syntax.table.negative_determiners:
            return "negated"
        if determiner.lemma in hedges.conditional_determiners and noun.morph.number != "Plur":
            return "conditional"
    preposition = syntax.preposition(noun.i)
    if preposition in hedges.negating_prepositions:
        return "negated"
    if preposition in hedges.conditional_prepositions:
        return "conditional"
    return _carried_status(scene, noun)


def _modified_status(scene: Scene, word: Word) -> Status | None:
    """From adjectives, participles and adverbs that hang on a trigger."""
    hedges, words = scene.hedges, scene.syntax.words
    for child in word.children:
        other = words[child]
        if other.role in ("adjective", "participle_clause"):
            if other.lemma in hedges.alleged_modifiers or other.lower in hedges.alleged_modifiers:
                return "alleged"
            if other.lemma in hedges.conditional_modifiers:
                return "conditional"
            if other.lemma in hedges.future_modifiers:
                return "future"
        elif other.role == "adverb" and other.lower in hedges.alleged_adverbs:
            return "alleged"
    return None


def _carried_status(scene: Scene, noun: Word) -> Status | None:
    """From the verb that carries an event noun, or that says whether it happens."""
    syntax, hedges, grammar = scene.syntax, scene.hedges, scene.patterns.grammar
    first = syntax.words[syntax.first_conjunct(noun.i)]
    governor = syntax.words[first.head]
    if governor.i == first.i or governor.pos not in ("VERB", "AUX"):
        return None
    if _in_condition(scene, governor.i):
        return "conditional"
    carried = first.role in ("object", "passive_subject") and governor.lemma in grammar.light_verbs
    occurs = first.role in ("subject", "passive_subject") and governor.lemma in hedges.occurring_verbs
    if not (carried or occurs):
        return None
    clause = syntax.clause(governor.i)
    if clause.negated:
        return "negated"
    return _clause_status(scene, clause)


# what the trigger hangs on


def _governed_status(scene: Scene, head: Word) -> Status | None:
    syntax = scene.syntax
    at = syntax.words[syntax.first_conjunct(head.i)]
    for _ in range(_MAX_CLIMB):
        if at.head == at.i:
            return None
        governor = syntax.words[at.head]
        status = _marked_status(scene, at) or _status_under(scene, at, _verb_asking(scene, at, governor))
        if status is not None or _stands_alone(scene, at, governor):
            return status
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
    if at.role in ("subject", "passive_subject", "relative_clause"):
        return True
    return governor.morph.form == "Fin" and governor.role in ("root", "relative_clause", "parataxis")


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


def _in_condition(scene: Scene, verb: int) -> bool:
    """Whether a verb stands in a clause that a conditional conjunction opens."""
    word = scene.syntax.words[scene.syntax.first_conjunct(verb)]
    return any(marker in scene.hedges.conditional_conjunctions for marker in _markers(scene, word))


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
