"""Who says it: the subject of a verb of saying, the agent of its passive, or whoever spoke before."""

from __future__ import annotations

import msgspec

from recoupe.read.saying.cues import NounCue, VerbCue
from recoupe.read.saying.dropped import dropped_speaker, speaks_of_himself
from recoupe.read.saying.material import Material
from recoupe.read.saying.nominal import is_inverted_relative, right_objects
from recoupe.read.saying.speaker import Speaker
from recoupe.reading import UNNAMED

Speakers = tuple[Speaker, ...]


def speakers_of_verb(material: Material, cue: VerbCue) -> Speakers:
    """The speakers of a verb of saying that is no parenthesis; empty where it has none, or only outsiders."""
    syntax = material.syntax
    clause = syntax.clause(cue.word)
    if cue.shape == "participle" or (clause.passive and not _is_active(material, cue)):
        return _agents(material, cue)
    if _is_impersonal(material, cue):
        return ()
    children = syntax.children(cue.word, "subject", "passive_subject")
    subjects = [c for c in children if c < cue.first] or [c for c in children if c > cue.last]
    if is_inverted_relative(material, cue):
        subjects = subjects or right_objects(material, cue)[:1]
    known = [s for s in subjects if material.speakers.mention_at(s) is not None]
    subject = next(iter(known or subjects), None)
    subject = _subject_beside(material, cue) if subject is None else subject
    if subject is None and speaks_of_himself(material, cue):
        return ()
    if subject is not None:
        listed = material.speakers.listed_before(cue.first) if subject < cue.first else []
        return material.speakers.all_named(listed) if listed else _named_subject(material, cue, subject)
    return _shared(material, cue) or _borrowed(material, cue)


def _borrowed(material: Material, cue: VerbCue) -> Speakers:
    """Without a subject of its own: the main clause's, whoever the tree makes do it, or who spoke before."""
    words = material.words
    main = _main_subject(material, cue)
    if main is not None and cue.shape == "gerund" and words[cue.first - 1].text == ",":
        return _named_subject(material, cue, main)
    subjects = material.syntax.clause(cue.word).subjects
    governed = [s for s in subjects if words[s].sentence == words[cue.word].sentence]
    if governed:
        return material.speakers.named(governed[0])
    if main is not None and cue.shape == "finite":
        return _named_subject(material, cue, main)
    dropped = dropped_speaker(material, cue)
    if dropped is not None:
        return (dropped,)
    last = material.speakers.before.last_speaker(cue.word, sentences_back=0)
    return () if last is None or cue.shape == "finite" else (last,)


def _main_subject(material: Material, cue: VerbCue) -> int | None:
    """The subject of the sentence before the verb: the main verb's, else the first that agrees in number."""
    words, sentence = material.words, material.sentence_of(cue.word)
    subjects = [
        i for i in range(sentence.first, cue.first)
        if words[i].role in ("subject", "passive_subject") and words[i].morph.pronoun != "Rel"
        and (material.quotes.at(i) is None or material.quotes.at(cue.word) is not None)
    ]  # fmt: skip
    main = [i for i in subjects if words[words[i].head].role == "root"]
    fitting = [i for i in main or subjects if _fits(material, cue, words[i].morph.number)]
    return fitting[0] if fitting else None


def _is_active(material: Material, cue: VerbCue) -> bool:
    """A participle with no auxiliary of the passive is active, whatever the tree calls its subject."""
    words = material.words
    return cue.shape == "finite" and not any(
        words[c].role == "passive_auxiliary" for c in words[cue.word].children
    )


def _is_impersonal(material: Material, cue: VerbCue) -> bool:
    """The empty subject of an impersonal verb, or of one that the verb hangs on (it must be said)."""
    words = material.words
    own, impersonal = words[cue.word], material.saying.grammar.impersonal
    head = words[own.head] if cue.shape == "infinitive" else own
    if not {head.lemma, head.lower} & impersonal:
        return False
    return any(words[c].role in ("expletive", "subject") and words[c].pos == "PRON" for c in head.children)


def _named_subject(material: Material, cue: VerbCue, subject: int) -> Speakers:
    word = material.words[subject]
    if word.lower in material.saying.grammar.outsiders:
        return ()
    if word.morph.pronoun == "Rel":
        return _relative(material, cue, subject)
    return material.speakers.named(subject)


def _relative(material: Material, cue: VerbCue, pronoun: int) -> Speakers:
    """The antecedent: the mention that ends where the clause begins, if its number fits, or the noun."""
    words = material.words
    last = pronoun
    while last > 0 and words[last - 1].pos == "PUNCT":
        last -= 1
    covering = material.cast.by_word.get(last - 1)
    noun = material.syntax.antecedent(pronoun)
    if covering is not None and covering.last == last:
        widest = covering
        for mention in material.cast.mentions:
            if mention.last == last and mention.first < widest.first:
                widest = mention
        if _fits(material, cue, widest.number):
            return (Speaker(widest.actor, widest.first, pronoun + 1, widest.gender, widest.number),)
    if noun == pronoun:
        return ()
    found = (s for s in material.speakers.named(noun) if s.known)
    return tuple(msgspec.structs.replace(s, last=pronoun + 1) if s.last == last else s for s in found)


def _fits(material: Material, cue: VerbCue, number: str) -> bool:
    numbers = {w.morph.number for w in material.words[cue.first : cue.last] if w.morph.form == "Fin"}
    return not number or not numbers or number in numbers or "" in numbers


def _subject_beside(material: Material, cue: VerbCue) -> int | None:
    """A mention or pronoun right before a verb that the tree left without a subject."""
    words = material.words
    if cue.shape == "infinitive" or cue.first == material.sentence_of(cue.word).first:
        return None
    before = words[cue.first - 1]
    is_relative = before.morph.pronoun == "Rel" and not material.syntax.preposition(before.i)
    if before.pos == "PRON" and (before.role in ("subject", "expletive") or is_relative):
        return before.i
    mention = material.cast.by_word.get(before.i)
    if mention is None or mention.last != cue.first:
        return None
    preposition = material.syntax.preposition(mention.head)
    return None if preposition else mention.head


def _shared(material: Material, cue: VerbCue) -> Speakers:
    """A verb coordinated with, or a gerund beside, an earlier verb of saying has its speaker."""
    words, sentence = material.words, material.sentence_of(cue.word)
    if cue.first == sentence.first:
        return ()
    before = words[cue.first - 1]
    loose = cue.shape == "gerund" or before.pos in ("CCONJ", "PUNCT", "ADV")
    if not loose:
        return ()
    last = material.speakers.before.last_speaker(cue.word, sentences_back=0)
    if last is not None and _fits(material, cue, last.number) and before.pos in ("CCONJ", "PUNCT"):
        return (last,)
    head = words[words[cue.word].head]
    if words[cue.word].role == "conjunct" and head.pos in ("VERB", "AUX"):
        own = material.syntax.clause(head.i).subjects
        if own and own[0] < cue.first:
            return _named_subject(material, cue, own[0])
    return ()


def _agents(material: Material, cue: VerbCue) -> Speakers:
    """By whom it is said; an accusation without an agent is somebody unnamed's, other passives nobody's."""
    for agent in material.syntax.clause(cue.word).subjects:
        found = material.speakers.named(agent)
        if found:
            return found
    for place in material.syntax.clause(cue.word).obliques:
        mention = material.cast.by_head.get(place.word)
        is_seat = bool(cue.frame.clauses) and place.preposition in material.saying.grammar.seat_prepositions
        is_state = mention is not None and mention.kind == "state"
        if is_seat and (is_state or place.word in material.cast.places):
            return material.speakers.named(place.word)
    if cue.entry.verb.unattributed and cue.word not in material.cast.by_head:
        return (Speaker(UNNAMED, cue.word, cue.word, known=False),)
    return ()


def speakers_of_noun(material: Material, cue: NounCue) -> Speakers:
    """Whose word it is: its possessor, the actor in its complement, or nobody named (a rumour)."""
    syntax, words = material.syntax, material.words
    if cue.entry.noun.unnamed:
        return (Speaker(UNNAMED, cue.word, cue.word + 1),)
    for child in syntax.children(cue.word, "determiner", "noun_modifier"):
        if words[child].morph.possessive:
            speaker = material.speakers.pronoun(words[child])
            if speaker is not None and speaker.id != UNNAMED:
                return (speaker,)
    for argument in syntax.arguments(cue.word):
        if argument.preposition in material.saying.grammar.possessive_markers:
            owners = tuple(s for s in material.speakers.named(argument.word) if s.known)
            if owners:
                return owners
        if argument.word in material.cast.by_head:
            return material.speakers.named(argument.word)
    return _lent(material, cue)


def _lent(material: Material, cue: NounCue) -> Speakers:
    """The subject of a light verb that carries the noun (Paris MADE the claim that)."""
    word = material.words[cue.word]
    if word.role != "object" or material.words[word.head].lemma not in material.saying.grammar.light_verbs:
        return ()
    clause = material.syntax.clause(word.head)
    subjects = [] if clause.passive or clause.negated else clause.subjects
    return material.speakers.all_named(subjects, subjects[0]) if subjects else ()
