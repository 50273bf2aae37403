"""Disagreements about what an act is: one holder gives it a name that excuses, another one that condemns.

The names stand in `languages/*/disputes.toml`. A name counts for the acts that are told, in one of the
types its entry lists, in its paragraph up to it or in the paragraph before. What stands alone in quotation
marks, and is nobody's statement, is quoted from somewhere and held by nobody here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from recoupe.compare.actors import Cast
from recoupe.compare.event_mentions import EventMention
from recoupe.compare.inputs import ReadArticle
from recoupe.compare.scenes import Scene
from recoupe.compare.texts import fold_word, quote_evidence
from recoupe.comparison import Disagreement, Evidence
from recoupe.languages.disputes import Framing, Tone, load_disputes
from recoupe.reading import UNNAMED, Span

from .sides import Claim, make_disagreement, make_side, name_outlet

_WORD = re.compile(r"[^\W\d_]+")
_OPENING, _CLOSING = "«“\"‘'", "»”\"’'"
_TONES: tuple[Tone, ...] = ("kindly", "harshly")


class Named(NamedTuple):
    """One name of an act in one article: who uses it, and the stories that it can be about."""

    framing: Framing
    tone: Tone
    holder: str
    evidence: Evidence
    stories: frozenset[str]


def find_framing_disagreements(
    scenes: Sequence[Scene],
    mentions: Sequence[EventMention],
    stories: Mapping[str, str],
) -> Iterator[Disagreement]:
    """One for each act that is named in both tones, about the story that most of the names are about."""
    by_article: dict[str, list[EventMention]] = defaultdict(list)
    for mention in mentions:
        if mention.id in stories:
            by_article[mention.source.article.id].append(mention)
    by_act: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for scene in scenes:
        for named in _find_names(scene.source, scene.cast, by_article[scene.source.article.id], stories):
            for story in sorted(named.stories):
                by_act[named.framing.act, story].append(named)
    contested = {key: opposed for key, told in by_act.items() if (opposed := _oppose(told))}
    seen: set[Evidence] = set()
    for (_, story), opposed in sorted(contested.items(), key=lambda item: (-len(item[1]), item[0])):
        if not any(named.evidence in seen for named in opposed):
            seen.update(named.evidence for named in opposed)
            yield _disagree(opposed, story)


def _find_names(
    source: ReadArticle, cast: Cast, mentions: Sequence[EventMention], stories: Mapping[str, str]
) -> Iterator[Named]:
    disputes = load_disputes(source.reading.language)
    if not mentions or not disputes.frames:
        return
    article = source.article
    places = [(found.start(), found.end()) for found in _WORD.finditer(article.text)]
    words = [fold_word(article.text[start:end]) for start, end in places]
    for frame in disputes.find_frames(words):
        start, end = places[frame.start][0], places[frame.end - 1][1]
        span = Span(start, end, article.text[start:end])
        holder = _find_holder(source, cast, span)
        told = _acts_before(mentions, span, article.text, frame.framing)
        if holder and told:
            about = frozenset(stories[mention.id] for mention in told)
            yield Named(frame.framing, frame.tone, holder, quote_evidence(article, span), about)


def _find_holder(source: ReadArticle, cast: Cast, span: Span) -> str | None:
    """The speaker of the innermost statement around a name, or the outlet; None for a bare quotation."""
    text = source.article.text
    around = [
        statement
        for statement in source.reading.statements
        if statement.content.start <= span.start and span.end <= statement.content.end
    ]
    if around:
        inner = min(
            around, key=lambda one: (one.content.end - one.content.start, one.content.start, one.speaker)
        )
        speaker = cast.find_speaker(source.article.id, inner.speaker)
        return name_outlet(source.article) if speaker in (None, UNNAMED) else speaker
    before, after = text[: span.start].rstrip()[-1:], text[span.end :].lstrip()[:1]
    quoted = bool(before and after) and before in _OPENING and after in _CLOSING
    return None if quoted else name_outlet(source.article)


def _acts_before(
    mentions: Sequence[EventMention], span: Span, text: str, framing: Framing
) -> list[EventMention]:
    """The acts of fitting types told in the paragraph up to a name, and in the paragraph before."""
    sentence_end = max(
        (m.sentence.end for m in mentions if m.sentence.start <= span.start < m.sentence.end),
        default=span.end,
    )
    paragraph = text.rfind("\n", 0, span.start) + 1
    before = text.rfind("\n", 0, len(text[:paragraph].rstrip())) + 1
    return [
        mention
        for mention in mentions
        if before <= mention.event.trigger.start < sentence_end and mention.event.type in framing.types
    ]


def _oppose(told: Sequence[Named]) -> list[Named]:
    """The names of both tones by holders that use one tone only; empty where one tone is left alone."""
    tones: dict[str, set[Tone]] = defaultdict(set)
    for named in told:
        tones[named.holder].add(named.tone)
    single = [named for named in told if len(tones[named.holder]) == 1]
    return single if len({named.tone for named in single}) > 1 else []


def _disagree(opposed: Sequence[Named], story: str) -> Disagreement:
    sides = []
    for tone in _TONES:
        claims = [
            Claim(named.evidence.text, named.holder, named.evidence)
            for named in opposed
            if named.tone == tone
        ]
        sides.append(make_side("; ".join(sorted({claim.value for claim in claims})), claims))
    return make_disagreement("naming", sides, story=story)
