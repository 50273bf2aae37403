"""Statements by verbs and source phrases: a parenthesis, a complement, or the quotation behind the verb."""

from __future__ import annotations

from recoupe.read.saying.collect import Collector, Said, cue_span, find_addressee, find_medium
from recoupe.read.saying.complements import find_complement
from recoupe.read.saying.contents import Content
from recoupe.read.saying.cues import SourceCue, VerbCue
from recoupe.read.saying.material import Material
from recoupe.read.saying.parentheses import find_parenthesis
from recoupe.read.saying.quotes import Quote
from recoupe.read.saying.sources import find_source, verb_behind
from recoupe.read.saying.speaker import Speaker
from recoupe.read.saying.who import speakers_of_verb
from recoupe.reading import UNNAMED

_UNREAL = frozenset({"possible", "planned", "needed", "future", "attempted"})
"""Modals under which nothing is said yet (he may announce, he is to announce)."""


def read_source(material: Material, collector: Collector, cue: SourceCue) -> None:
    """Add what a source phrase brings."""
    found = find_source(material, cue)
    if found is None or any(collector.holds(cue.first, speaker.id) for speaker in found.speakers):
        return
    manner = cue.entry.phrase.manner
    for content in found.contents:
        said = Said(
            content=content,
            quote=_whole_quote(material, content),
            speakers=found.speakers,
            cue=cue.first,
            cue_span=material.syntax.span(cue.first, cue.last),
            manner=manner,
            hearsay=manner == "distancing" or _is_hearsay(material, content.head),
            medium=find_medium(material, cue.first, content) if verb_behind(material, cue) else None,
        )
        collector.add(said)


def read_verb(material: Material, collector: Collector, cue: VerbCue) -> None:
    """Add what a verb of saying brings."""
    if not _says_something(material, cue) or _is_in_source(material, cue):
        return
    if cue.shape == "infinitive" and collector.is_demanded(cue.word):
        return
    if _read_parenthesis(material, collector, cue) or not cue.is_listed:
        return
    speakers = _admitted(material, cue, speakers_of_verb(material, cue))
    if not speakers:
        return
    content = find_complement(material, cue)
    quote = None
    if content is not None and not _is_reliable(material, cue, speakers, content):
        return
    if content is None:
        found = _quote_behind(material, cue)
        if found is None:
            return
        content, quote = found
    said = Said(
        content=content,
        quote=quote,
        speakers=speakers,
        cue=cue.word,
        cue_span=cue_span(material, cue.first, cue.last),
        manner=cue.manner,
        hearsay=cue.manner == "distancing" or _is_hearsay(material, cue.word),
        medium=cue.entry.verb.medium or find_medium(material, cue.word, content),
        addressee=find_addressee(material, cue, content),
    )
    collector.add(said)


def _says_something(material: Material, cue: VerbCue) -> bool:
    if cue.negated and not cue.entry.verb.denied:
        return False
    if cue.word in material.cast.by_head and cue.shape == "participle":
        return False
    clause = material.syntax.clause(cue.word)
    is_lent = material.words[cue.word].morph.form != "Fin"
    unreal = is_lent and _UNREAL.intersection(clause.modals)
    if clause.mood == "Imp" or unreal or clause.tense == "future":
        return False
    conditions = material.saying.grammar.conditions
    if cue.shape == "infinitive" and _is_purpose(material, cue):
        return False
    return not any(
        material.words[m].lower in conditions for m in material.syntax.children(cue.word, "marker")
    )


def _is_purpose(material: Material, cue: VerbCue) -> bool:
    """What somebody does something else for ("marcharon PARA denunciar ...") has not been said."""
    first = material.syntax.first_conjunct(cue.word)
    markers = material.syntax.children(first, "marker", "case")
    return any(material.words[m].lemma in material.saying.grammar.purposes for m in markers)


def _is_in_source(material: Material, cue: VerbCue) -> bool:
    """The verb belongs to a source phrase, which brings what it says."""
    sources = (c for c in material.cues_with(cue.word) if isinstance(c, SourceCue))
    return any(verb_behind(material, source) is cue for source in sources)


def _read_parenthesis(material: Material, collector: Collector, cue: VerbCue) -> bool:
    earliest = material.sentence_of(cue.word).first
    before = collector.last_in_sentence(material.words[cue.word].sentence)
    if before is not None and before.cue is not None and before.cue < cue.first:
        after = before.speaker_words[1] if before.speaker_words else before.cue + 1
        if before.last <= before.cue < cue.first:
            earliest = max(before.cue + 1, after)
    found = find_parenthesis(material, cue, earliest)
    if found is None:
        return False
    for content, quote in zip(found.contents, found.quotes, strict=True):
        said = Said(
            content=content,
            quote=quote,
            speakers=found.speakers,
            cue=cue.word,
            cue_span=cue_span(material, cue.first, found.last if cue.inverted else cue.last),
            manner=cue.manner,
            hearsay=cue.manner == "distancing",
            medium=cue.entry.verb.medium or find_medium(material, cue.word, content),
            addressee=find_addressee(material, cue, content),
        )
        collector.add(said)
    return True


def _admitted(material: Material, cue: VerbCue, speakers: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """Inside quotation marks only those named say something; the rest is the speaker's own voice."""
    if material.quotes.at(cue.word) is None:
        return speakers
    words = material.words
    return tuple(
        s for s in speakers if s.id != UNNAMED and s.first < s.last and words[s.first].pos != "PRON"
    )  # fmt: skip


def _is_reliable(material: Material, cue: VerbCue, speakers: tuple[Speaker, ...], content: Content) -> bool:
    """Things "announce" nouns too (clouds, a rise): a bare noun counts only from somebody who can speak."""
    if any(s.known for s in speakers):
        return True
    if cue.entry.verb.unattributed and speakers[0].first == speakers[0].last:
        return True
    words = material.words[content.first : content.head + 1]
    is_verbal = content.is_clause or any(word.morph.form in ("Inf", "Fin") for word in words)
    return cue.shape != "participle" and is_verbal


def _is_hearsay(material: Material, word: int) -> bool:
    return material.syntax.clause(word).mood == "Cnd"


def _whole_quote(material: Material, content: Content) -> Quote | None:
    quote = material.quotes.at(content.first)
    if quote is not None and (quote.first, quote.last) == (content.first, content.last):
        return quote
    return None


def _quote_behind(material: Material, cue: VerbCue) -> tuple[Content, Quote | None] | None:
    """The quotation behind the verb, after a colon or not; without marks, what follows a colon."""
    if not cue.frame.quotation or cue.shape == "participle":
        return None
    words, sentence = material.words, material.sentence_of(cue.word)
    for i in range(cue.last, sentence.last):
        quote = material.quotes.at(i)
        if quote is not None and quote.first == i:
            opens = words[i].text[0].isupper() or words[i - 1].text == ","
            is_said = words[i - 1].text == ":" or (quote.is_speech and opens)
            return (Content(quote.first, quote.last, quote.first), quote) if is_said else None
        if words[i].text == ":":
            return _after_colon(material, i, sentence.last)
        if words[i].morph.form == "Fin" and words[i].pos == "VERB":
            return None
    return None


def _after_colon(material: Material, colon: int, limit: int) -> tuple[Content, Quote | None] | None:
    words = material.words
    if colon + 1 >= limit:
        following = material.quotes.at(colon + 1) if colon + 1 < len(words) else None
        if following is not None and following.first == colon + 1:
            return Content(following.first, following.last, following.first), following
        return None
    quote = material.quotes.at(colon + 1)
    if quote is not None:
        return Content(quote.first, quote.last, quote.first), quote
    last = limit
    while last > colon + 1 and words[last - 1].pos == "PUNCT":
        last -= 1
    return (Content(colon + 1, last, colon + 1), None) if last > colon + 1 else None
