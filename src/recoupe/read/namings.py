"""Namings: the labels that an article or somebody in it puts on an actor, their slant, and whose they are.

The data names the labels; the tree and the cast say who carries one; quotation marks and statements say
whether the outlet or a speaker uses it. A bare supreme office is a neutral naming where it is disputed.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from recoupe.languages.labels import LabelWords
from recoupe.read.cast import Cast
from recoupe.read.naming.bearers import Bearer, Bearers
from recoupe.read.naming.matches import Match, find_matches
from recoupe.read.naming.offices import find_disputed
from recoupe.read.saying.found import Attributions, FoundStatement
from recoupe.read.syntax import Syntax
from recoupe.reading import OUTLET, UNNAMED, Naming, Slant

_STRENGTH = {"neutral": 0, "legitimising": 1, "delegitimising": 2}


class _Found(msgspec.Struct, frozen=True):
    match: Match
    bearer: Bearer
    slant: Slant
    first: int
    last: int


def find_namings(
    syntax: Syntax, cast: Cast, statements: Sequence[FoundStatement], labels: LabelWords
) -> tuple[Naming, ...]:
    """The namings of one article in the order of the text; adjoining labels of one actor are one naming."""
    bearers = Bearers(syntax, cast, labels)
    carried = [
        (match, bearer)
        for match in find_matches(syntax, labels)
        if (bearer := bearers.find(match)) is not None
    ]
    disputed = _disputed(syntax, cast, labels, carried)
    found = []
    for match, bearer in carried:
        slant = _slant(syntax, labels, match, bearer)
        if slant is not None:
            first, last = _label_words(syntax, match, bearer)
            found.append(_Found(match, bearer, slant, first, last))
        elif bearer.actor in disputed:
            first, last = _office_words(syntax, cast, match)
            found.append(_Found(match, bearer, "neutral", first, last))
    attributions = Attributions(syntax, statements)
    return tuple(_naming(syntax, cast, labels, attributions, one) for one in _joined(found))


def _slant(syntax: Syntax, labels: LabelWords, match: Match, bearer: Bearer) -> Slant | None:
    """The label's slant; of a bare office None, but legitimising where somebody claims or recognises it."""
    if match.label is not None:
        return match.label.slant
    if bearer.verb is None:
        return None
    grammar, lemma = labels.grammar, syntax.words[bearer.verb].lemma
    return "legitimising" if lemma in grammar.recognising or lemma in grammar.claims else None


def _disputed(
    syntax: Syntax, cast: Cast, labels: LabelWords, carried: Sequence[tuple[Match, Bearer]]
) -> frozenset[str]:
    coloured = [
        (bearer.actor, slant, match.label is None or match.label.field == "legitimacy")
        for match, bearer in carried
        if (slant := _slant(syntax, labels, match, bearer)) is not None
    ]
    return find_disputed(cast, coloured, [bearer.actor for match, bearer in carried if match.label is None])


def _label_words(syntax: Syntax, match: Match, bearer: Bearer) -> tuple[int, int]:
    """The label; with the common noun that it stands on, and a plain adjective right before it."""
    words = syntax.words
    first, last = match.first, match.last
    if bearer.noun is not None and words[bearer.noun].pos == "NOUN":
        first, last = min(first, bearer.noun), max(last, bearer.noun + 1)
    before = words[first - 1] if first else None
    if before is not None and before.role == "adjective" and before.head == match.head:
        first -= 1
    return first, last


def _office_words(syntax: Syntax, cast: Cast, match: Match) -> tuple[int, int]:
    """The title with its country, up to the name (président vénézuélien)."""
    words = syntax.words
    mention = cast.by_word.get(match.head)
    last = match.last
    stop = mention.last if mention is not None else match.last
    while last < stop and words[last].text != "," and not _begins_name(syntax, last):
        last += 1
    return match.first, last


def _begins_name(syntax: Syntax, i: int) -> bool:
    """A name that no preposition introduces: the person's, not the country's."""
    return syntax.words[i].pos == "PROPN" and syntax.words[i - 1].pos not in ("ADP", "DET")


def _joined(found: Sequence[_Found]) -> list[_Found]:
    """Labels of one actor that touch or overlap, as one with the stronger slant."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda f: (f.first, f.last)):
        last = kept[-1] if kept else None
        if last is not None and last.bearer.actor == one.bearer.actor and one.first <= last.last:
            stronger = max(last, one, key=lambda f: _STRENGTH[f.slant])
            kept[-1] = msgspec.structs.replace(stronger, first=last.first, last=max(last.last, one.last))
        else:
            kept.append(one)
    return kept


def _naming(
    syntax: Syntax, cast: Cast, labels: LabelWords, attributions: Attributions, found: _Found
) -> Naming:
    span = syntax.span(found.first, found.last)
    by = _recogniser(syntax, cast, labels, found.bearer) or _voice(attributions, found)
    return Naming(
        actor=found.bearer.actor, start=span.start, end=span.end, text=span.text, by=by, slant=found.slant
    )


def _recogniser(syntax: Syntax, cast: Cast, labels: LabelWords, bearer: Bearer) -> str | None:
    """Who recognises somebody as such, where a verb of recognising puts the label on."""
    if bearer.verb is None:
        return None
    grammar = labels.grammar
    lemma = syntax.words[bearer.verb].lemma
    claims = lemma in grammar.claims and bool(syntax.children(bearer.verb, "reflexive"))
    if claims:
        return bearer.actor
    if lemma not in grammar.recognising:
        return None
    for subject in syntax.clause(bearer.verb).subjects:
        actor = cast.actor_at(subject)
        if actor is not None:
            return actor
    return None


def _voice(attributions: Attributions, found: _Found) -> str:
    """The outlet, or the speaker in whose words the label stands.

    Without marks, offices and whatever is only summed up (not a clause of the speaker's) are the outlet's.
    """
    attribution = attributions.at(found.match.head)
    if attribution is None:
        return OUTLET
    if attribution.quoted:
        return attribution.speaker
    label = found.match.label
    is_identification = label is None or (found.slant == "neutral" and label.field == "legitimacy")
    if is_identification or not attribution.statement.own_words:
        return OUTLET
    return attribution.speaker if attribution.speaker != UNNAMED else OUTLET
