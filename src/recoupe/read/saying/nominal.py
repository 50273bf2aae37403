"""Nouns that a verb of saying says: its object, a noun after its preposition, the subject of its passive."""

from __future__ import annotations

from recoupe.read.saying.contents import Content
from recoupe.read.saying.cues import VerbCue
from recoupe.read.saying.extent import phrase_limit
from recoupe.read.saying.material import Material
from recoupe.read.words import Word

_NAMING_PARTS = frozenset({"NOUN", "PROPN", "NUM", "X"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ"})
_BEFORE_NOUN = frozenset({"DET", "ADJ", "NUM", "ADV"})


def find_object(material: Material, cue: VerbCue) -> Content | None:
    """The object of the verb with its modifiers; in the passive its subject; in a relative its antecedent."""
    if "" not in cue.frame.objects:
        return None
    if cue.shape == "participle" or material.syntax.clause(cue.word).passive:
        return _patient(material, cue)
    found = [] if is_inverted_relative(material, cue) else right_objects(material, cue)
    if not found:
        return _antecedent(material, cue)
    last = max(material.syntax.subtree(found[-1])[1], material.syntax.subtree(found[0])[1], found[0] + 1)
    return Content(noun_first(material, cue, found[0]), with_modifiers(material, cue, last), found[0])


def find_with_preposition(material: Material, cue: VerbCue) -> Content | None:
    """A noun after one of the prepositions of the frame, the verb's own and not its object's."""
    words = material.words
    wanted = [preposition for preposition in sorted(cue.frame.objects) if preposition]
    limit = phrase_limit(material, cue) if wanted else cue.last
    behind = cue.last
    for i in range(cue.last, limit):
        word = words[i]
        behind = max(behind, _behind_aside(material, i, limit))
        if i < behind:
            continue
        if word.pos in ("PUNCT", "VERB", "SCONJ") and i > cue.last:
            return None
        if word.pos != "ADP" and not (word.pos == "DET" and i == cue.last):
            continue
        taken = next((p for p in wanted if _spells(words, i, limit, p)), None)
        if taken is None or not _is_own_preposition(material, cue, i):
            continue
        first = i + len(taken.split())
        head = _head_behind(words, first, limit)
        if head is None:
            return None
        last = max(material.syntax.subtree(head)[1], head + 1)
        return Content(first, with_modifiers(material, cue, last), head)
    return None


def _head_behind(words: tuple[Word, ...], first: int, limit: int) -> int | None:
    """The noun that a preposition introduces: by the tree, else the first that stands behind it."""
    before = words[first - 1]
    if before.role == "case" and first <= before.head < limit and words[before.head].pos in _NOMINAL:
        return before.head
    return next((k for k in range(first, limit) if words[k].pos in _NOMINAL), None)


def _behind_aside(material: Material, at: int, limit: int) -> int:
    """Behind a phrase that belongs to no verb (in turn), else where it was."""
    words = material.words
    for parts in material.saying.asides.get(words[at].lower, ()):
        if at + len(parts) <= limit and all(words[at + k].lower == part for k, part in enumerate(parts)):
            return at + len(parts)
    return at


def _spells(words: tuple[Word, ...], at: int, limit: int, preposition: str) -> bool:
    parts = preposition.split()
    return at + len(parts) < limit and all(words[at + k].lemma == part for k, part in enumerate(parts))


def _is_own_preposition(material: Material, cue: VerbCue, at: int) -> bool:
    words = material.words
    if all(words[k].pos in ("PUNCT", "ADV") for k in range(cue.last, at)):
        return True
    mention = material.cast.by_word.get(at - 1)
    if mention is not None and mention.last == at:
        return True
    governor = words[words[at].head].head
    takes_no_object = cue.entry.verb.addressee == "object" or "" not in cue.frame.objects
    told = takes_no_object and words[governor].role in ("object", "indirect_object")
    return cue.first <= (words[governor].head if told else governor) < cue.last


# objects


def is_inverted_relative(material: Material, cue: VerbCue) -> bool:
    """The verb's object is the relative pronoun right before it: what follows can only be its subject."""
    if cue.first == material.sentence_of(cue.word).first:
        return False
    before = material.words[cue.first - 1]
    return before.morph.pronoun == "Rel" and before.role == "object"


def right_objects(material: Material, cue: VerbCue) -> list[int]:
    """The heads of the verb's objects behind it, by the tree, or by their place where the tree has none."""
    words, syntax = material.words, material.syntax
    for child in syntax.children(cue.word, "object", "subject", "open_complement"):
        if child >= cue.last and words[child].pos in _NAMING_PARTS:
            if _is_time(material, child):
                continue
            if syntax.children(child, "case") and not _is_personal(material, cue, child):
                continue
            return [child, *(c for c in syntax.with_conjuncts(child) if c != child)]
    found = _object_by_place(material, cue)
    return [] if found is None else [found]


def _is_personal(material: Material, cue: VerbCue, child: int) -> bool:
    """An object behind the preposition that a language puts before people ("criticó A LA MINISTRA")."""
    repairs = material.syntax.table.repairs
    if repairs is None or cue.entry.verb.addressee or material.words[child].role != "object":
        return False
    return "" in cue.frame.objects and material.syntax.preposition(child) in repairs.object_prepositions


def _object_by_place(material: Material, cue: VerbCue) -> int | None:
    """The first noun phrase behind the verb without a preposition, over days and an aside between commas."""
    words, limit = material.words, phrase_limit(material, cue)
    at = cue.last
    if at < limit and words[at].text == ",":
        at = next((i + 1 for i in range(at + 1, limit) if words[i].text == ","), limit)
    while at < limit:
        at = _behind_medium(material, at, limit)
        start = at
        while at < limit and _may_precede_noun(material, at, cue.last):
            at += 1
        if at >= limit or words[at].pos not in ("NOUN", "PROPN"):
            return None
        if not _is_time(material, at):
            return at if at > start or words[at].pos == "PROPN" else None
        at += 1
        while at < limit and words[at].pos == "NUM":
            at += 1
    return None


def _behind_medium(material: Material, at: int, limit: int) -> int:
    """Behind a phrase that names a medium (in a statement), else where it was."""
    words, media = material.words, material.saying.media
    if at >= limit or words[at].pos != "ADP":
        return at
    head = words[at].head
    if not at < head < limit or not {words[head].lemma, words[head].lower} & media.keys():
        return at
    last = head + 1
    while last < limit and words[last].head == head and words[last].role == "adjective":
        last += 1
    return last


def _may_precede_noun(material: Material, at: int, first: int) -> bool:
    word = material.words[at]
    if at == first and word.lower in material.saying.grammar.partitives:
        return True
    return word.pos in _BEFORE_NOUN and not _is_time(material, at)


def _is_time(material: Material, i: int) -> bool:
    word = material.words[i]
    days = material.saying.grammar.days
    return word.lemma in days or word.lower in days


def noun_first(material: Material, cue: VerbCue, head: int) -> int:
    """The first word of a noun: its determiner, if it has one behind the verb, else its subtree's first."""
    determiners = [d for d in material.syntax.children(head, "determiner") if d >= cue.last]
    return min(determiners) if determiners else max(material.syntax.subtree(head)[0], cue.last)


def with_modifiers(material: Material, cue: VerbCue, last: int) -> int:
    """The end of a noun with the modifiers right behind it that the tree hung on the verb instead.

    Not with those that name a medium or the one addressed, which are the verb's own.
    """
    words, limit = material.words, phrase_limit(material, cue)
    saying = material.saying
    while last < limit:
        is_infinitive = words[last].lower in saying.grammar.infinitive_markers
        if not (is_infinitive or words[last].lemma in saying.grammar.noun_prepositions):
            break
        if words[last].lemma == cue.entry.verb.addressee and not is_infinitive:
            break
        head = words[last].head
        if is_infinitive and words[head].morph.form != "Inf":
            break
        if not last < head < limit:
            head = next((k for k in range(last + 1, limit) if words[k].pos in ("NOUN", "PROPN")), limit)
        if head >= limit or words[head].lemma in saying.media or words[head].lower in saying.media:
            break
        end = max(material.syntax.subtree(head)[1], head + 1)
        last = next((k for k in range(head + 1, end) if _begins_clause(words[k])), end)
    return last


def _begins_clause(word: Word) -> bool:
    return word.pos in ("SCONJ", "PUNCT") or word.role == "marker" or word.morph.form == "Fin"


# passives and relatives


def _patient(material: Material, cue: VerbCue) -> Content | None:
    """What is said in the passive: the noun before the verb (a truce was ANNOUNCED by ...)."""
    words, syntax = material.words, material.syntax
    for noun in syntax.clause(cue.word).objects:
        if noun >= cue.first or words[noun].pos not in ("NOUN", "PROPN") or noun in material.cast.by_head:
            continue
        first, last = syntax.subtree(noun)
        last = _before_clause(words, noun, min(last, cue.first))
        return Content(first, next((k for k in range(noun, last) if words[k].text == ","), last), noun)
    return None


def _antecedent(material: Material, cue: VerbCue) -> Content | None:
    """For an object relative (the attack THAT Paris denounces) the noun before the clause.

    For a relative on a whole clause (", which Paris denies") that clause.
    """
    words, syntax = material.words, material.syntax
    for child in syntax.children(cue.word, "object"):
        noun = syntax.antecedent(child)
        if noun >= child:
            continue
        if words[noun].pos == "PRON":
            first, last = material.sentence_of(noun).first, noun
            if words[noun - 1].text != "," or noun - 1 <= first:
                return None
            return Content(first, last - 1, last - 2)
        return Content(syntax.subtree(noun)[0], _before_clause(words, noun, child), noun)
    return None


def _before_clause(words: tuple[Word, ...], noun: int, last: int) -> int:
    while last > noun + 1 and (
        words[last - 1].pos in ("PUNCT", "ADP", "ADV") or words[last - 1].morph.pronoun == "Rel"
    ):
        last -= 1
    return last
