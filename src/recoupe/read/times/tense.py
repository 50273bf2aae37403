"""Where an expression looks, past or future, by the verb that it belongs to."""

from __future__ import annotations

from recoupe.languages.calendar import CalendarWords
from recoupe.languages.saying import SayingWords
from recoupe.read.syntax import Clause, Syntax
from recoupe.read.words import Word
from recoupe.timex import Direction

_MAX_CLIMB = 8


def find_direction(
    syntax: Syntax, first: int, last: int, words: CalendarWords, saying: SayingWords
) -> Direction | None:
    """The direction of the expression in the words `[first, last)`; None where no verb governs it."""
    word = _head(syntax, first, last)
    if syntax.preposition(word.i) in words.postponed_to and _governor(syntax, word).lemma in words.postponing:
        return "future"
    if syntax.preposition(word.i) in words.ahead:
        return "planned"
    inside_noun = False
    for _ in range(_MAX_CLIMB):
        if word.head == word.i:
            break
        governor = syntax.words[word.head]
        if word.role in ("adjective", "participle_clause"):
            inside_noun = False
        word = governor
        if word.lemma in words.planned and word.role == "participle_clause":
            return "planned"
        if word.pos in ("VERB", "AUX") or syntax.children(word.i, "copula"):
            direction = _of_clause(syntax, word, words, saying)
            return "either" if inside_noun and direction == "future" else direction
        inside_noun = inside_noun or word.pos in ("NOUN", "PROPN")
    if word.pos in ("VERB", "AUX") or syntax.children(word.i, "copula"):
        return _of_clause(syntax, word, words, saying)
    return None


def _governor(syntax: Syntax, word: Word) -> Word:
    return syntax.words[word.head]


def _head(syntax: Syntax, first: int, last: int) -> Word:
    """The word of a range by which it hangs on the rest of the sentence."""
    for word in syntax.words[first:last]:
        if (not first <= word.head < last or word.head == word.i) and word.role != "case":
            return word
    return syntax.words[first]


def _of_clause(syntax: Syntax, verb: Word, words: CalendarWords, saying: SayingWords) -> Direction | None:
    clause = syntax.clause(verb.i)
    if verb.lemma in words.planned and clause.passive:
        return "planned" if clause.tense == "past" and _is_imperfect(syntax, verb) else "future"
    if _is_perfect(syntax, verb, words):
        return "past"
    if clause.form == "Inf":
        return _of_infinitive(syntax, verb, clause)
    if clause.mood == "Cnd" and not clause.perfect:
        return "future"
    if clause.tense == "past" and _looks_future(verb, words):
        return "future"
    present: Direction = "past" if verb.lemma in saying.verbs else "either"
    by_tense: dict[str, Direction] = {"past": "past", "future": "future", "present": present}
    return by_tense.get(clause.tense)


def _of_infinitive(syntax: Syntax, verb: Word, clause: Clause) -> Direction | None:
    if clause.perfect:
        return "past"
    governor = syntax.words[verb.head]
    told_in_past = governor.i != verb.i and syntax.clause(governor.i).tense == "past"
    kind = clause.modals[0] if clause.modals else ""
    if kind in ("past", "attempted"):
        return "past" if told_in_past or kind == "past" else "either"
    if kind in ("planned", "needed", "possible") and told_in_past:
        return "planned"
    return "either" if verb.role == "adverbial_clause" and told_in_past else "future"


def _is_imperfect(syntax: Syntax, verb: Word) -> bool:
    return any(
        syntax.words[child].morph.tense == "Imp"
        for child in syntax.children(verb.i, "auxiliary", "passive_auxiliary", "copula")
    )


def _is_perfect(syntax: Syntax, verb: Word, words: CalendarWords) -> bool:
    """By its auxiliary, whatever the tagger made of the participle; a passive has a tense of its own."""
    helpers = [syntax.words[child] for child in syntax.children(verb.i, "auxiliary")]
    return any(h.lemma in words.perfect_auxiliaries and h.morph.tense in ("Pres", "Imp") for h in helpers)


def _looks_future(verb: Word, words: CalendarWords) -> bool:
    return verb.lower.endswith(words.future_endings) and verb.lower.startswith(verb.lemma.rstrip("e"))
