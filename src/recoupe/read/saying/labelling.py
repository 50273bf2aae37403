"""What somebody is called (calls X a Y, judges X illegal, says to be ready): the label with its bearer."""

from __future__ import annotations

from recoupe.read.saying.contents import Content
from recoupe.read.saying.cues import VerbCue
from recoupe.read.saying.extent import phrase_limit, to_punctuation
from recoupe.read.saying.material import Material
from recoupe.read.saying.nominal import noun_first, right_objects, with_modifiers

_PREDICATE_ROLES = frozenset({"open_complement", "object", "oblique"})
_NO_ADJECTIVE = frozenset({"PUNCT", "SCONJ", "DET", "PRON", "CCONJ"})


def find_adjective(material: Material, cue: VerbCue) -> Content | None:
    """What somebody says to be (says that he is READY)."""
    if not cue.frame.adjective:
        return None
    words, limit = material.words, material.sentence_of(cue.word).last
    first = cue.last
    while first < limit and words[first].pos == "ADV":
        first += 1
    if first >= limit or words[first].pos in _NO_ADJECTIVE:
        return None
    last = max(material.syntax.subtree(first)[1], first + 1)
    return Content(first, to_punctuation(material, cue, last), first)


def find_label(material: Material, cue: VerbCue) -> Content | None:
    """The label with whom it is put on; the label alone where that one stands before the verb."""
    if not cue.frame.labels:
        return None
    labelled = right_objects(material, cue) or _marked_objects(material, cue)
    return _behind_preposition(material, cue, labelled) or _bare(material, cue, labelled)


def _marked_objects(material: Material, cue: VerbCue) -> list[int]:
    """Objects behind a preposition, in languages that put one before people ("tildó A MARCO de payaso")."""
    repairs = material.syntax.table.repairs
    if repairs is None:
        return []
    objects = material.syntax.children(cue.word, "object", "indirect_object")
    marked = repairs.object_prepositions
    return [o for o in objects if o >= cue.last and material.syntax.preposition(o) in marked]


def _behind_preposition(material: Material, cue: VerbCue, labelled: list[int]) -> Content | None:
    words, limit = material.words, phrase_limit(material, cue)
    mention = material.cast.by_word.get(labelled[0]) if labelled else None
    first = max(cue.last, mention.last) if mention is not None else cue.last
    at = _label_preposition(material, cue, labelled, first, limit)
    if at is None and mention is not None:
        at = _label_preposition(material, cue, labelled, cue.last, min(mention.first, limit))
    if at is None:
        return None
    head = next((k for k in range(at + 1, limit) if words[k].pos in ("NOUN", "PROPN", "ADJ")), at + 1)
    if labelled and labelled[0] > head:
        last = max(material.syntax.subtree(labelled[0])[1], labelled[0] + 1)
        return Content(at + 1, with_modifiers(material, cue, last), head, True)
    last = max(material.syntax.subtree(head)[1], head + 1)
    comma = next((k for k in range(head, last) if words[k].text == ","), last)
    first = noun_first(material, cue, labelled[0]) if labelled else at + 1
    return Content(min(first, at + 1), comma, head, True)


def _label_preposition(
    material: Material, cue: VerbCue, labelled: list[int], first: int, limit: int
) -> int | None:
    """Before the label: before a quotation, else before what hangs on the verb, else the first place."""
    words = material.words
    places = [
        i for i in range(cue.last, limit - 1)
        if (i >= first or i == cue.last) and words[i].lemma in cue.frame.labels
        and words[i].pos in ("ADP", "SCONJ", "ADV")
    ]  # fmt: skip
    places = [i for i in places if not _is_inside_mention(material, i)] or places
    quoted = [i for i in places if material.quotes.at(i + 1) is not None and material.quotes.at(i) is None]
    own = {cue.word, *labelled[:1]}
    hanging = [i for i in places if words[words[i].head].head in own]
    return next(iter(quoted or hanging or places), None)


def _is_inside_mention(material: Material, i: int) -> bool:
    mention = material.cast.by_word.get(i)
    return mention is not None and mention.first < i < mention.last - 1


def _bare(material: Material, cue: VerbCue, labelled: list[int]) -> Content | None:
    """A label without a preposition, before or behind whom it is put on (judges UNACCEPTABLE the answer)."""
    words, limit = material.words, phrase_limit(material, cue)
    if "" not in cue.frame.labels or cue.last >= limit:
        return None
    first = cue.last + (words[cue.last].pos == "ADV")
    behind = labelled[0] + 1 if labelled else first
    for head in (first, behind):
        if head < limit and words[head].pos in ("ADJ", "VERB") and words[head].role in _PREDICATE_ROLES:
            return Content(cue.last, limit, head, True)
    return _predicate(material, cue)


def _predicate(material: Material, cue: VerbCue) -> Content | None:
    """A noun that the tree makes the predicate of the object (called the vote A FARCE), with the object."""
    words, limit = material.words, phrase_limit(material, cue)
    predicates = material.syntax.children(cue.word, "open_complement", "complement_clause")
    for head in predicates + material.syntax.children(cue.word, "object")[1:]:
        if material.syntax.children(head, "copula", "marker"):
            continue
        if cue.last <= head < limit and words[head].pos in ("NOUN", "PROPN", "ADJ"):
            last = max(material.syntax.subtree(head)[1], head + 1)
            return Content(cue.last, min(last, limit), head, True)
    return _marked_label(material, cue, limit)


def _marked_label(material: Material, cue: VerbCue, limit: int) -> Content | None:
    """A label in quotation marks, wherever the tree hung it (called the state "rotten to the core")."""
    for i in range(cue.last, limit):
        quote = material.quotes.at(i)
        if quote is not None:
            is_label = quote.first == i and quote.last <= limit
            return Content(cue.last, quote.last, quote.first, True) if is_label else None
        if material.words[i].morph.form == "Fin":
            return None
    return None
