"""Clauses and infinitives that a verb of saying says: "that ...", "whether ...", "to have ..."."""

from __future__ import annotations

from recoupe.read.saying.contents import Content
from recoupe.read.saying.cues import VerbCue
from recoupe.read.saying.extent import to_punctuation
from recoupe.read.saying.material import Material
from recoupe.read.saying.nominal import right_objects
from recoupe.read.words import Role, Word

_HELPERS: tuple[Role, ...] = ("auxiliary", "passive_auxiliary", "copula")
_VERBAL_COMPLEMENTS = ("open_complement", "complement_clause", "participle_clause")
_MAX_CLIMB = 4
"""How many words up an infinitive may hang below the verb that says it."""


def find_clausal(material: Material, cue: VerbCue) -> Content | None:
    """The first clause, infinitive or gerund behind the verb, before any other finite verb."""
    frame = cue.frame
    if not (frame.clauses or frame.infinitives or frame.gerunds):
        return None
    return _first_clausal(material, cue) or _misread_clause(material, cue)


def _first_clausal(material: Material, cue: VerbCue) -> Content | None:
    words = material.words
    at, limit = cue.last, material.sentence_of(cue.word).last
    bare = _bare_clause(material, cue)
    while at < limit:
        word = words[at]
        if bare is not None and at >= bare.first:
            return bare
        if word.text == "," and at + 1 < limit and words[at + 1].morph.pronoun == "Rel":
            at = _behind_relative(material, at + 1, limit)
            continue
        if _opens_clause(material, cue, word):
            return _clause(material, cue, at)
        if word.text == ":" or (word.morph.form == "Fin" and word.pos in ("VERB", "AUX")):
            return None
        found = _infinitive(material, cue, word) or _gerund(material, cue, word)
        if found is not None:
            return found
        at += 1
    return None


def _misread_clause(material: Material, cue: VerbCue) -> Content | None:
    """A clause without a subject of its own hung on a circumstance instead ("dijo en Lima QUE ganó")."""
    if not material.syntax.table.drops_subjects or "" not in cue.frame.clauses:
        return None
    words, grammar = material.words, material.saying.grammar
    for at in range(cue.last, material.sentence_of(cue.word).last):
        if words[at].text in ",:;" or (words[at].morph.form == "Fin" and words[at].pos in ("VERB", "AUX")):
            return None
        if words[at].lower in grammar.complementizers:
            noun, own = material.syntax.antecedent(at), words[words[at].head]
            is_theirs = own.role == "complement_clause" and cue.first <= own.head < cue.last
            is_theirs = is_theirs or (cue.last <= noun < at and _is_circumstance(material, cue, noun))
            return _clause(material, cue, at) if is_theirs else None
    return None


def _is_circumstance(material: Material, cue: VerbCue, noun: int) -> bool:
    """Whether a noun, or what it modifies, hangs on the verb behind a preposition."""
    words = material.words
    for _ in range(_MAX_CLIMB):
        noun = material.syntax.first_conjunct(noun)
        if words[noun].role != "noun_modifier" or words[noun].head <= cue.word:
            break
        noun = words[noun].head
    return words[noun].role == "oblique" and cue.first <= words[noun].head < cue.last


def _behind_relative(material: Material, pronoun: int, limit: int) -> int:
    """Behind a relative clause between commas; the end where nothing closes it, or somebody speaks in it."""
    words = material.words
    closing = next((i for i in range(pronoun + 1, limit) if words[i].text == ","), limit)
    speaks = any(
        isinstance(c, VerbCue) and pronoun < c.word and c.last < closing for c in material.cues_with(pronoun)
    )  # fmt: skip
    return limit if speaks else closing + 1


# clauses


def _opens_clause(material: Material, cue: VerbCue, word: Word) -> bool:
    """A complementizer or question word; taggers take some for relative pronouns, parsers seldom do."""
    grammar = material.saying.grammar
    if word.lower in grammar.questions:
        own = word.i == cue.last or material.words[word.head].head == cue.word
        return own and "" in cue.frame.clauses
    if word.lower not in grammar.complementizers:
        return False
    is_marker = word.role == "marker" or (word.pos == "SCONJ" and word.morph.pronoun != "Rel")
    return word.i == cue.last or is_marker or _is_told(material, cue, word) or _is_idle(material, word)


def _is_told(material: Material, cue: VerbCue, word: Word) -> bool:
    """Right behind whoever is addressed, who hangs on the verb ("advirtió a Corea QUE ...")."""
    addressee, words = cue.entry.verb.addressee, material.words
    if not addressee or words[word.i - 1].pos not in ("NOUN", "PROPN", "ADJ"):
        return False
    if addressee == "object":
        return True
    if not material.syntax.table.drops_subjects:
        return False
    mention = material.cast.by_word.get(word.i - 1)
    head = mention.head if mention is not None and mention.last == word.i else word.i - 1
    is_whole = words[head].head == cue.word and material.syntax.preposition(head) == addressee
    return is_whole and head >= cue.last


def _is_idle(material: Material, word: Word) -> bool:
    """Taken for the object of its clause, where a verb that says clauses has said no noun before it.

    The clause must have a subject before its verb, or an object of its own: then it lacks nothing.
    """
    if word.role != "object" or word.head <= word.i:
        return False
    syntax = material.syntax
    others = syntax.children(word.head, "object", "open_complement", "complement_clause")
    subjects = syntax.children(word.head, "subject", "passive_subject")
    return any(o > word.head for o in others) or any(word.i < s < word.head for s in subjects)


def _clause(material: Material, cue: VerbCue, marker: int) -> Content | None:
    words, grammar = material.words, material.saying.grammar
    first, before = marker + 1, words[marker - 1]
    if words[marker].lower in grammar.questions:
        first = marker
    else:
        preposition = before.lemma if before.pos in ("ADP", "SCONJ") and before.i >= cue.last else ""
        if preposition not in cue.frame.clauses or _is_fixed(material, marker):
            return None
        if _hangs_on_noun(material, cue, marker):
            return None
        first = marker - 1 if preposition else marker + 1
    head, limit = words[marker].head, material.sentence_of(marker).last
    if not marker < head < limit:
        head = next((i for i in range(marker + 1, limit) if words[i].morph.form == "Fin"), limit - 1)
    last = max(material.syntax.subtree(head)[1], head + 1, first + 1)
    return Content(first, to_punctuation(material, cue, last), head, True)


def _is_fixed(material: Material, marker: int) -> bool:
    """Part of a conjunction of several words (while, although), which opens no complement."""
    return material.words[marker].role == "fixed" or bool(material.syntax.children(marker, "fixed"))


def _hangs_on_noun(material: Material, cue: VerbCue, marker: int) -> bool:
    """The verb already has a noun that it says: what follows is that noun's relative clause."""
    if marker == cue.last or "" not in cue.frame.objects:
        return False
    objects = right_objects(material, cue)
    return bool(objects) and objects[0] < marker


def _bare_clause(material: Material, cue: VerbCue) -> Content | None:
    """A finite clause behind the verb that nothing introduces (says IT IS OVER), by the tree."""
    if not material.saying.grammar.bare_clauses or "" not in cue.frame.clauses:
        return None
    words, syntax = material.words, material.syntax
    for head in syntax.children(cue.word, "complement_clause"):
        if head < cue.last or not (_is_finite(material, head) or _is_small_clause(material, head)):
            continue
        first, last = syntax.subtree(head)
        first = max(first, cue.last)
        if words[first].lower in material.saying.grammar.complementizers:
            return None
        return Content(first, to_punctuation(material, cue, max(last, head + 1)), head, True)
    return None


def _is_small_clause(material: Material, head: int) -> bool:
    """A participle with a subject of its own (the poll shows HIM LEADING)."""
    return material.words[head].morph.form == "Part" and bool(material.syntax.children(head, "subject"))


def _is_finite(material: Material, head: int) -> bool:
    words = material.words
    if words[head].morph.form == "Fin":
        return True
    helpers = material.syntax.children(head, *_HELPERS)
    return any(words[helper].morph.form == "Fin" for helper in helpers)


# infinitives and gerunds


def _infinitive(material: Material, cue: VerbCue, word: Word) -> Content | None:
    """The infinitive with its marker and clitics, if the frame allows the marker and it hangs on the verb."""
    if word.morph.form != "Inf":
        return None
    words, markers = material.words, material.saying.grammar.infinitive_markers
    first = word.i
    while first - 1 >= cue.last and _belongs_to_infinitive(material, words[first - 1]):
        first -= 1
    marker = ""
    before = words[first - 1]
    is_marker = before.pos == "ADP" or before.lower in markers
    if before.i >= cue.last and is_marker and before.role != "fixed":
        marker, first = before.lemma, first - 1
    if marker not in cue.frame.infinitives or (marker and not _hangs_on(material, cue, word)):
        return None
    head = word.head if word.role in _HELPERS else word.i
    last = max(material.syntax.subtree(head)[1], word.i + 1)
    return Content(first, to_punctuation(material, cue, last), head)


def _gerund(material: Material, cue: VerbCue, word: Word) -> Content | None:
    """A form in -ing that the verb takes, bare or behind a preposition (denies HAVING LIED)."""
    if not cue.frame.gerunds or word.morph.form != "Part" or word.morph.tense != "Pres":
        return None
    words = material.words
    head = words[word.head] if word.role in _HELPERS else word
    before = words[word.i - 1]
    marker = before.lemma if before.pos in ("ADP", "SCONJ") and before.i >= cue.last else ""
    if marker not in cue.frame.gerunds or head.role not in _VERBAL_COMPLEMENTS:
        return None
    if not _hangs_on(material, cue, word):
        return None
    last = max(material.syntax.subtree(head.i)[1], word.i + 1)
    return Content(word.i - bool(marker), to_punctuation(material, cue, last), head.i)


def _belongs_to_infinitive(material: Material, word: Word) -> bool:
    if word.pos == "PRON":
        return word.role != "subject" and word.morph.pronoun != "Rel"
    table = material.syntax.table
    return word.lower in table.negations or word.lower in table.weak_negations


def _hangs_on(material: Material, cue: VerbCue, word: Word) -> bool:
    """An infinitive after a preposition is the verb's own, not a noun's in between (the plan TO leave)."""
    words = material.words
    head = words[word.head] if word.role in _HELPERS else word
    governor = words[head.head]
    takes_objects = "" in cue.frame.objects
    for _ in range(_MAX_CLIMB):
        if cue.first <= governor.i < cue.last:
            return True
        is_medium = governor.lemma in material.saying.media
        if governor.pos in ("NOUN", "PROPN") and is_medium:
            governor = words[governor.head]
            continue
        if governor.pos in ("NOUN", "PROPN") or (governor.pos == "ADJ" and cue.entry.verb.addressee):
            return governor.i in material.cast.by_word or not takes_objects
        if governor.head == governor.i:
            break
        governor = words[governor.head]
    return not takes_objects
