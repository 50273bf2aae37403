"""Quotations that no verb of saying holds: after a colon, under a name in a heading, or going on alone."""

from __future__ import annotations

from recoupe.read.saying.collect import Collector, Said
from recoupe.read.saying.contents import Content
from recoupe.read.saying.cues import NounCue, VerbCue
from recoupe.read.saying.material import Material
from recoupe.read.saying.quotes import Quote
from recoupe.read.saying.speaker import Speaker
from recoupe.read.saying.who import speakers_of_noun
from recoupe.reading import Span

_HEADING_WORDS = 12
"""A paragraph that is one short quotation without a full stop is a heading between paragraphs."""
_FINAL = frozenset(".!?…")


def read_loose_quotes(material: Material, collector: Collector) -> None:
    """Give each quotation that is speech and belongs to nobody yet to whom its surroundings name."""
    for quote in material.quotes.all:
        if collector.is_taken(quote):
            continue
        found = _after_colon(material, collector, quote) or _named_behind(material, quote)
        if found is None and quote.is_speech and quote.opens and quote.closes:
            found = _going_on(material, collector, quote)
        if found is not None:
            speakers, cue, span = found
            content = Content(quote.first, quote.last, quote.first)
            collector.add(Said(content=content, quote=quote, speakers=speakers, cue=cue, cue_span=span))


Found = tuple[tuple[Speaker, ...], int | None, Span | None]


def _after_colon(material: Material, collector: Collector, quote: Quote) -> Found | None:
    """What stands before the colon says whose words these are: a noun or verb of saying, else the subject."""
    words = material.words
    colon = quote.first - 1
    if colon < 0 or words[colon].text != ":" or quote.last - quote.first < 2:
        return None
    sentence = material.sentence_of(colon)
    for cue in reversed(material.cues_with(colon)):
        if isinstance(cue, NounCue) and cue.word < colon and cue.entry.frame.quotation:
            span = material.syntax.span(cue.word, cue.word + 1)
            speakers = speakers_of_noun(material, cue) or _subject_before(material, sentence.first, colon)
            return (speakers, cue.word, span) if speakers else None
        if isinstance(cue, VerbCue) and cue.word < colon and cue.frame.quotation:
            break
    said = collector.last_in_sentence(words[colon].sentence)
    if said is not None and said.cue is not None and said.cue < colon:
        first, last = said.speaker_words or (said.cue, said.cue + 1)
        return (Speaker(said.speaker, first, last),), said.cue, said.statement.cue
    if not quote.is_speech:
        return None
    speakers = _subject_before(material, sentence.first, colon)
    return (speakers, None, None) if speakers else None


def _subject_before(material: Material, first: int, last: int) -> tuple[Speaker, ...]:
    """The subject nearest before a place, or the one mention that is all that stands there (a heading)."""
    words = material.words
    for i in range(last - 1, first - 1, -1):
        if words[i].role in ("subject", "passive_subject") and words[i].pos != "PRON":
            mention = material.speakers.mention_at(i)
            if mention is not None:
                return (_speaker(mention.actor, mention.first, mention.last),)
    inside = [m for m in material.cast.mentions if first <= m.first and m.last <= last]
    if not inside:
        return ()
    verbs = any(words[i].morph.form == "Fin" for i in range(first, last))
    widest = max(inside, key=lambda m: (m.last - m.first, -m.first))
    if verbs:
        people = [m for m in inside if m.kind == "person"]
        return (_speaker(people[0].actor, people[0].first, people[0].last),) if people else ()
    is_all = widest.last >= last - 1
    return (_speaker(widest.actor, widest.first, widest.last),) if is_all else ()


def _speaker(actor: str, first: int, last: int) -> Speaker:
    return Speaker(actor, first, last)


def _named_behind(material: Material, quote: Quote) -> Found | None:
    """A heading: the quotation, a colon, and a name ("« Nous ne céderons pas » : le ministre")."""
    words = material.words
    limit = material.sentence_of(quote.last - 1).last
    if not quote.opens or quote.last + 1 >= limit or words[quote.last].text not in ":–—":
        return None
    last = limit - (words[limit - 1].pos == "PUNCT")
    if any(words[i].morph.form == "Fin" for i in range(quote.last, last)):
        return None
    for i in range(quote.last + 1, min(last, quote.last + 4)):
        mention = material.cast.by_word.get(i)
        if mention is not None:
            return (_speaker(mention.actor, mention.first, mention.last),), None, None
    return None


def _subject_of_sentence_before(material: Material, first: int) -> Speaker | None:
    """The person who is the subject of the sentence before a quotation, if nobody speaks in it."""
    sentence = material.words[first].sentence - 1
    if sentence < 0 or any(isinstance(c, VerbCue) for c in material.cues[sentence]):
        return None
    return material.speakers.before.subject_of(sentence)


def _going_on(material: Material, collector: Collector, quote: Quote) -> Found | None:
    """Whole sentences in marks, with no cue: whoever spoke just before goes on, in a paragraph by his cue."""
    words, sentences = material.words, material.syntax.sentences
    first, last = words[quote.first].sentence, words[quote.last - 1].sentence
    text = material.syntax.text
    alone = (first == 0 or sentences[first - 1].paragraph != sentences[first].paragraph) and (
        last + 1 == len(sentences) or sentences[last + 1].paragraph != sentences[last].paragraph
    )
    ends = text[quote.end - 1] in _FINAL or any(c in _FINAL for c in text[quote.end : quote.end + 4])
    if alone and not ends and quote.last - quote.first <= _HEADING_WORDS:
        return None
    speaker = _subject_of_sentence_before(material, quote.first)
    speaker = speaker or material.speakers.before.last_speaker(quote.first, sentences_back=2)
    if speaker is None:
        return None
    return (speaker,), None, collector.cue_before(quote.first, speaker.id)
