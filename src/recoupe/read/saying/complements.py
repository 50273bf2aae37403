"""What a verb of saying takes: the clause, infinitive, noun or label that it says.

The first complement to the right that the verb's frame allows is taken; the tree says how far it
reaches, and the punctuation and the cues around it correct the tree where parsers go astray.
"""

from __future__ import annotations

import msgspec

from recoupe.read.saying.cues import SourceCue, VerbCue
from recoupe.read.saying.material import Material
from recoupe.read.words import Word

_RELATIVE_ROLES = frozenset({"relative_clause", "adverbial_clause"})
_LOOSE = frozenset({"PUNCT", "ADV"})


class Content(msgspec.Struct, frozen=True):
    """The words `[first, last)` of what is said, and the head of it."""

    first: int
    last: int
    head: int


def find_complement(material: Material, cue: VerbCue) -> Content | None:
    """What the verb says, as one stretch of words; None where it takes nothing that its frame allows."""
    verbal, noun = _verbal(material, cue), _with_preposition(material, cue)
    if verbal is not None and noun is not None and noun.first < verbal.first:
        verbal = None
    found = (
        verbal
        or _adjective(material, cue)
        or _label(material, cue)
        or noun
        or _object(material, cue)
    )
    return None if found is None else _fitted(material, cue, found)


# clauses and infinitives


def _verbal(material: Material, cue: VerbCue) -> Content | None:
    """The first clause or infinitive behind the verb, before any other finite verb."""
    words, frame, grammar = material.words, cue.frame, material.saying.grammar
    if not (frame.clauses or frame.infinitives):
        return None
    limit = material.sentence_of(cue.word).last
    behind_relative: int | None = cue.last
    for i in range(cue.last, limit):
        word = words[i]
        if behind_relative is not None and i < behind_relative:
            continue
        if word.text == ":":
            return None
        if word.text == "," and i + 1 < limit and words[i + 1].morph.pronoun == "Rel":
            behind_relative = _relative_end(material, i + 1)
            if behind_relative is None:
                return None
            continue
        if word.lower in grammar.complementizers and (i == cue.last or _opens_clause(word)):
            before = words[i - 1].lemma if words[i - 1].pos in ("ADP", "SCONJ") else ""
            if before not in frame.clauses or _is_fixed(material, word) or _hangs_on_noun(material, cue, i):
                return None
            return _clause(material, cue, i - 1 if before else i + 1, i)
        if word.lower in grammar.questions and "" in frame.clauses and _opens_question(words, word, cue):
            return _clause(material, cue, i, i)
        if word.morph.form == "Fin" and word.pos in ("VERB", "AUX"):
            return None
        if word.morph.form == "Inf":
            found = _infinitive(material, cue, word)
            if found is not None:
                return found
    return None


def _relative_end(material: Material, pronoun: int) -> int | None:
    """Behind a relative clause between commas; None where nothing closes it, or somebody speaks in it."""
    words, limit = material.words, material.sentence_of(pronoun).last
    closing = next((i for i in range(pronoun + 1, limit) if words[i].text == ","), limit)
    speaks = any(isinstance(c, VerbCue) and pronoun < c.word < closing for c in material.cues_with(pronoun))
    return None if speaks or closing == limit else closing + 1


def _hangs_on_noun(material: Material, cue: VerbCue, marker: int) -> bool:
    """The verb already has a noun that it says: what follows is that noun's relative clause."""
    if marker == cue.last or "" not in cue.frame.objects:
        return False
    objects = _right_objects(material, cue)
    return bool(objects) and objects[0] < marker


def _opens_clause(word: Word) -> bool:
    """By part of speech or by role: taggers take one for a relative pronoun, parsers seldom do."""
    return word.role == "marker" or (word.pos == "SCONJ" and word.morph.pronoun != "Rel")


def _opens_question(words: tuple[Word, ...], word: Word, cue: VerbCue) -> bool:
    return word.i == cue.last or words[word.head].head == cue.word


def _is_fixed(material: Material, word: Word) -> bool:
    """Part of a conjunction of several words (while, although), which opens no complement."""
    return word.role == "fixed" or bool(material.syntax.children(word.i, "fixed"))


def _clause(material: Material, cue: VerbCue, first: int, marker: int) -> Content:
    words = material.words
    head = words[marker].head
    limit = material.sentence_of(marker).last
    if not marker < head < limit:
        head = next((i for i in range(marker + 1, limit) if words[i].morph.form == "Fin"), limit - 1)
    last = max(material.syntax.subtree(head)[1], head + 1)
    return Content(first, _to_punctuation(material, cue, max(last, first + 1)), head)


def _infinitive(material: Material, cue: VerbCue, word: Word) -> Content | None:
    """The infinitive with its marker and clitics, if the frame allows the marker and it hangs on the verb."""
    words = material.words
    first = word.i
    while first - 1 >= cue.last and _belongs_to_infinitive(material, words[first - 1]):
        first -= 1
    marker = ""
    if first - 1 >= cue.last and words[first - 1].pos == "ADP" and words[first - 1].role != "fixed":
        marker, first = words[first - 1].lemma, first - 1
    if marker not in cue.frame.infinitives:
        return None
    if marker and not _hangs_on(material, cue, word):
        return None
    head = word.head if word.role == "auxiliary" else word.i
    last = max(material.syntax.subtree(head)[1], word.i + 1)
    return Content(first, _to_punctuation(material, cue, last), head)


def _belongs_to_infinitive(material: Material, word: Word) -> bool:
    if word.pos == "PRON":
        return word.role != "subject" and word.morph.pronoun != "Rel"
    table = material.syntax.table
    return word.lower in table.negations or word.lower in table.weak_negations


def _hangs_on(material: Material, cue: VerbCue, word: Word) -> bool:
    """An infinitive after a preposition is the verb's own, not a noun's in between (the plan TO leave)."""
    words = material.words
    head = words[word.head] if word.role in ("auxiliary", "passive_auxiliary", "copula") else word
    governor = words[head.head]
    for _ in range(4):
        if cue.first <= governor.i < cue.last:
            return True
        if cue.entry.verb.addressee and governor.pos in ("NOUN", "PROPN", "ADJ"):
            return material.cast.by_word.get(governor.i) is not None or "" not in cue.frame.objects
        if governor.pos in ("NOUN", "PROPN") and "" in cue.frame.objects:
            return governor.i in material.cast.by_word
        if governor.head == governor.i:
            break
        governor = words[governor.head]
    return "" not in cue.frame.objects


def _to_punctuation(material: Material, cue: VerbCue, last: int) -> int:
    """A clause runs on to a punctuation mark or to another cue: where the tree stops short, go on."""
    words, limit = material.words, material.sentence_of(cue.word).last
    while last < limit and words[last].pos not in ("PUNCT", "CCONJ") and words[last].text not in "–—":
        last += 1
    complementizers = material.saying.grammar.complementizers
    at = last
    while at < limit and words[at].pos in ("PUNCT", "CCONJ") and words[at].text != ":":
        at += 1
    if at > last and at < limit and words[at].lower in complementizers and words[at - 1].pos == "CCONJ":
        head = words[at].head
        end = material.syntax.subtree(head)[1] if at < head < limit else at + 1
        return _to_punctuation(material, cue, max(end, at + 1))
    return last


# nouns, labels, adjectives


def _adjective(material: Material, cue: VerbCue) -> Content | None:
    if not cue.frame.adjective:
        return None
    words, limit = material.words, material.sentence_of(cue.word).last
    first = cue.last
    while first < limit and words[first].pos == "ADV":
        first += 1
    if first >= limit or words[first].pos in ("PUNCT", "SCONJ", "DET", "PRON", "CCONJ"):
        return None
    last = max(material.syntax.subtree(first)[1], first + 1)
    return Content(first, _to_punctuation(material, cue, last), first)


def _label(material: Material, cue: VerbCue) -> Content | None:
    """The label with whom it is put on; the label alone where that one stands before the verb."""
    words = material.words
    if not cue.frame.labels:
        return None
    limit = _phrase_limit(material, cue)
    labelled = _right_objects(material, cue)
    after = material.cast.by_word[labelled[0]].last if labelled and labelled[0] in material.cast.by_word else 0
    for i in range(max(cue.last, after), limit):
        if words[i].lemma in cue.frame.labels and words[i].pos in ("ADP", "SCONJ", "ADV") and i + 1 < limit:
            if _is_inside_mention(material, i):
                continue
            first = _noun_first(material, cue, labelled[0]) if labelled else i + 1
            head = next((k for k in range(i + 1, limit) if words[k].pos in ("NOUN", "PROPN", "ADJ")), i + 1)
            last = max(material.syntax.subtree(head)[1], head + 1)
            comma = next((k for k in range(head, last) if words[k].text == ","), last)
            return Content(min(first, i + 1), comma, head)
    if labelled and any(words[k].lemma in cue.frame.labels for k in range(cue.last, labelled[0])):
        last = max(material.syntax.subtree(labelled[0])[1], labelled[0] + 1)
        return Content(cue.last + 1, _with_modifiers(material, cue, last), labelled[0])
    if "" in cue.frame.labels and cue.last < limit and words[cue.last].pos in ("ADJ", "DET", "ADV", "VERB"):
        head = next((k for k in range(cue.last, limit) if words[k].pos == "ADJ"), None)
        if head is not None and words[head].role in ("open_complement", "object", "oblique"):
            return Content(cue.last, limit, head)
    return None


def _is_inside_mention(material: Material, i: int) -> bool:
    mention = material.cast.by_word.get(i)
    return mention is not None and mention.first < i < mention.last - 1


def _phrase_limit(material: Material, cue: VerbCue) -> int:
    """Where the simple sentence around the verb ends: at a colon, a clause of its own or another cue."""
    words = material.words
    sentence = material.sentence_of(cue.word)
    others = {c.word for c in material.cues_with(cue.word) if isinstance(c, VerbCue)}
    for i in range(cue.last, sentence.last):
        if words[i].text in ":;" or (i in others and i != cue.word):
            return i
    return sentence.last - (words[sentence.last - 1].pos == "PUNCT")


def _with_preposition(material: Material, cue: VerbCue) -> Content | None:
    """A noun after one of the prepositions of the frame, the verb's own and not its object's."""
    words = material.words
    wanted = [preposition for preposition in sorted(cue.frame.objects) if preposition]
    if not wanted:
        return None
    limit = _phrase_limit(material, cue)
    for i in range(cue.last, limit):
        word = words[i]
        if word.pos in ("PUNCT", "VERB", "SCONJ") and i > cue.last:
            return None
        if word.pos != "ADP" and not (word.pos == "DET" and i == cue.last):
            continue
        taken = next((p for p in wanted if _spells(words, i, limit, p)), None)
        if taken is None or not _is_own_preposition(material, cue, i):
            continue
        first = i + len(taken.split())
        head = next((k for k in range(first, limit) if words[k].pos in ("NOUN", "PROPN", "PRON")), None)
        if head is None:
            return None
        last = max(material.syntax.subtree(head)[1], head + 1)
        return Content(first, _with_modifiers(material, cue, last), head)
    return None


def _spells(words: tuple[Word, ...], at: int, limit: int, preposition: str) -> bool:
    parts = preposition.split()
    return at + len(parts) < limit and all(words[at + k].lemma == part for k, part in enumerate(parts))


def _is_own_preposition(material: Material, cue: VerbCue, at: int) -> bool:
    words = material.words
    if all(words[k].pos in _LOOSE for k in range(cue.last, at)):
        return True
    mention = material.cast.by_word.get(at - 1)
    if mention is not None and mention.last == at:
        return True
    noun = words[at].head
    return cue.first <= words[noun].head < cue.last


def _object(material: Material, cue: VerbCue) -> Content | None:
    if "" not in cue.frame.objects:
        return None
    if cue.shape == "participle" or material.syntax.clause(cue.word).passive:
        return _patient(material, cue)
    found = _right_objects(material, cue)
    if not found:
        return _antecedent(material, cue)
    head = found[0]
    first = _noun_first(material, cue, head)
    last = max(material.syntax.subtree(found[-1])[1], material.syntax.subtree(head)[1], head + 1)
    return Content(first, _with_modifiers(material, cue, last), head)


def _patient(material: Material, cue: VerbCue) -> Content | None:
    """What is said in the passive: the noun before the verb (a truce was ANNOUNCED by ...)."""
    words, syntax = material.words, material.syntax
    for noun in syntax.clause(cue.word).objects:
        if noun < cue.first and words[noun].pos in ("NOUN", "PROPN") and noun not in material.cast.by_head:
            first, last = syntax.subtree(noun)
            last = min(last, cue.first)
            while last > noun + 1 and (words[last - 1].pos == "PUNCT" or words[last - 1].morph.pronoun == "Rel"):
                last -= 1
            comma = next((k for k in range(noun, last) if words[k].text == ","), last)
            return Content(first, comma, noun)
    return None


def _with_modifiers(material: Material, cue: VerbCue, last: int) -> int:
    """The end of a noun with the modifiers right behind it that the tree hung on the verb instead.

    Not with those that name a medium or the one addressed, which are the verb's own.
    """
    words, limit = material.words, _phrase_limit(material, cue)
    saying = material.saying
    while last < limit and words[last].lemma in saying.grammar.noun_prepositions:
        if words[last].lemma == cue.entry.verb.addressee:
            break
        head = words[last].head
        if not last < head < limit:
            head = next((k for k in range(last + 1, limit) if words[k].pos in ("NOUN", "PROPN")), limit)
        if head >= limit or words[head].lemma in saying.media or words[head].lower in saying.media:
            break
        last = max(material.syntax.subtree(head)[1], head + 1)
    return min(last, max(limit, last))


def _right_objects(material: Material, cue: VerbCue) -> list[int]:
    """The heads of the verb's objects behind it, by the tree, or by their place where the tree has none."""
    words, syntax = material.words, material.syntax
    own = [
        child
        for child in syntax.children(cue.word, "object", "subject", "open_complement")
        if child >= cue.last and words[child].pos in ("NOUN", "PROPN", "NUM", "X")
        and not syntax.children(child, "case") and words[child].lemma not in material.saying.grammar.days
    ]  # fmt: skip
    if own:
        return own[:1] + [c for c in syntax.with_conjuncts(own[0]) if c != own[0]]
    limit = _phrase_limit(material, cue)
    at = cue.last
    if at < limit and words[at].text == ",":
        at = next((i + 1 for i in range(at + 1, limit) if words[i].text == ","), at)
    start = at
    while at < limit and (words[at].pos in ("DET", "ADJ", "NUM", "ADV")):
        at += 1
    if at < limit and at > start and words[at].pos in ("NOUN", "PROPN") and words[at - 1].pos != "ADP":
        return [at]
    return []


def _noun_first(material: Material, cue: VerbCue, head: int) -> int:
    """The first word of a noun: its determiner if it has one behind the verb, else where its subtree begins."""
    determiners = [d for d in material.syntax.children(head, "determiner") if d >= cue.last]
    return min(determiners) if determiners else max(material.syntax.subtree(head)[0], cue.last)


def _antecedent(material: Material, cue: VerbCue) -> Content | None:
    """For an object relative (the attack THAT Paris denounces) the noun with what stands before the clause."""
    words, syntax = material.words, material.syntax
    for child in syntax.children(cue.word, "object"):
        noun = syntax.antecedent(child)
        if noun != child and noun < child:
            first = syntax.subtree(noun)[0]
            last = child
            while last > noun + 1 and words[last - 1].pos in ("PUNCT", "ADP"):
                last -= 1
            return Content(first, last, noun)
    return None


# how far


def _fitted(material: Material, cue: VerbCue, content: Content) -> Content | None:
    """The content cut before what is no longer said, and led to the end of a quotation that it opens."""
    words = material.words
    first, last = content.first, content.last
    for i in range(first, last):
        quote = material.quotes.at(i)
        if quote is not None and quote.last > last and quote.first >= cue.last:
            last = quote.last
    limit = min(last, material.sentence_of(cue.word).last)
    stop = _stop(material, cue, content.first, limit)
    last = _without_aside(material, first, stop if stop is not None else limit)
    while last > first and words[last - 1].pos == "PUNCT":
        last -= 1
    while first < last and words[first].pos == "PUNCT":
        first += 1
    return Content(first, last, content.head) if first < last else None


def _without_aside(material: Material, first: int, last: int) -> int:
    """The end of the content without a closing relative clause or a lone dash: the reporter's own addition."""
    words = material.words
    speaking = {c.first for c in material.cues_with(first) if isinstance(c, VerbCue)}
    for i in range(first + 1, last):
        if material.quotes.at(i) is not None and material.quotes.at(first) is None:
            continue
        if words[i].text in "–—" and not any(words[k].text in "–—" for k in range(i + 1, last)):
            return i
        if words[i].morph.pronoun == "Rel" and material.quotes.at(i) is None:
            head = next((h for h in _above(material, i) if words[h].role in _RELATIVE_ROLES), None)
            closes = head is not None and material.syntax.subtree(head)[1] >= last
            if closes and (words[i - 1].text == "," or i + 1 in speaking):
                return i
    return last


def _above(material: Material, word: int) -> list[int]:
    """The words that a word hangs on, nearest first."""
    found = []
    for _ in range(6):
        head = material.words[word].head
        if head == word:
            break
        found.append(head)
        word = head
    return found


def _stop(material: Material, cue: VerbCue, first: int, last: int) -> int | None:
    """Where another cue, a colon before a quotation or a final source ends what this verb says."""
    words = material.words
    stops = [
        i for i in range(first, last)
        if words[i].text == ":" and i + 1 < len(words) and material.quotes.at(i + 1) is not None
    ]  # fmt: skip
    for other in material.cues_with(cue.word):
        if isinstance(other, VerbCue) and first < other.first < last:
            at = _cue_stop(material, cue, other)
            if at is not None and at > first:
                stops.append(at)
        elif isinstance(other, SourceCue) and first < other.first < last and words[other.first - 1].text == ",":
            stops.append(other.first - 1)
    return min(stops, default=None)


def _cue_stop(material: Material, cue: VerbCue, other: VerbCue) -> int | None:
    """Where a second verb of saying that is the same speaker's, not the content's, begins."""
    words = material.words
    if material.quotes.at(other.word) is not None and material.quotes.at(cue.word) is None:
        return None
    before = other.first - 1
    if other.inverted and words[before].pos == "PUNCT":
        return before
    if other.shape == "gerund":
        return before if words[before].text == "," else None
    if other.shape != "finite" or words[before].pos not in ("CCONJ", "PUNCT"):
        return None
    if words[before].pos == "PUNCT" and words[before - 1].pos == "CCONJ":
        before -= 1
    same = _number(material, cue) == _number(material, other)
    return before if same else None


def _number(material: Material, cue: VerbCue) -> str:
    for i in range(cue.first, cue.last):
        morph = material.words[i].morph
        if morph.form == "Fin" and morph.number:
            return morph.number
    return ""
