"""The test corpus of comparing, and how far what is found in it agrees with what stands in its files.

A case is one TOML file of `corpus/`: short accounts of one crisis, the stories they tell together, and the
disagreements among them. Stories are scored over pairs of accounts: two articles found to tell one story
are right where one expected story has mentions of both in it, and none of their mentions there belongs to
another one alone. Beside that, and stricter, stand pairs of event mentions of two articles (`mentions`). A
disagreement is right where its kind agrees and each expected side shares words (and, where the file names
any, a holder) with a side of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations, permutations
from pathlib import Path
from typing import NamedTuple

import msgspec

from recoupe.article import Article, article_id
from recoupe.compare import compare
from recoupe.comparison import Comparison, Disagreement, DisagreementKind, Evidence, Story
from recoupe.ingest.fingerprint import fingerprint_text
from recoupe.languages.files import load_table
from recoupe.read.reader import read_articles
from recoupe.reading import Published

CORPUS = Path(__file__).with_name("corpus")


class CorpusAccount(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One short article."""

    name: str
    outlet: str
    published: date
    title: str
    text: str
    language: str = "fr"


class Quote(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of one account in which an event of a story is told."""

    account: str
    words: str


class ExpectedStory(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One happening: all that tells it. An optional one is right where it is found, and no loss where not."""

    what: str
    mentions: tuple[Quote, ...]
    voices: int | None = None
    optional: bool = False


class ExpectedSide(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that one side rests on, and outlets or actors that hold it."""

    words: str
    by: tuple[str, ...] = ()


class ExpectedDisagreement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the accounts contradict each other in."""

    kind: DisagreementKind
    sides: tuple[ExpectedSide, ...]
    optional: bool = False


class Case(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of the corpus."""

    account: tuple[CorpusAccount, ...]
    story: tuple[ExpectedStory, ...] = ()
    disagreement: tuple[ExpectedDisagreement, ...] = ()


class Score(NamedTuple):
    """Counts that add up over cases."""

    right: int = 0
    found: int = 0
    covered: int = 0
    expected: int = 0

    def __add__(self, other: object) -> Score:
        """Both counted together."""
        assert isinstance(other, Score)
        return Score(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what is expected that was found; 1 where nothing is expected."""
        return self.covered / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


class CaseScores(NamedTuple):
    """What one case, or several added up, came to; `wrong` and `missed` say it in words."""

    stories: Score = Score()
    voices: Score = Score()
    disagreements: Score = Score()
    mentions: Score = Score()
    wrong: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()


def load_cases(folder: Path = CORPUS) -> dict[str, Case]:
    """All cases by the names of their files."""
    return {path.stem: load_table(path, Case) for path in sorted(folder.glob("*.toml"))}


def make_articles(case: Case) -> list[Article]:
    """The accounts as they would come through the door; `source` is the account's name."""
    return [
        Article(
            id=article_id(one.text, title=one.title, outlet=one.outlet, published=one.published),
            source=one.name,
            text=one.text,
            language=one.language,
            title=one.title,
            outlet=one.outlet,
            published=Published(earliest=one.published, latest=one.published, method="declared"),
            fingerprint=fingerprint_text(one.text),
        )
        for one in case.account
    ]


def score_case(case: Case, found: Comparison) -> CaseScores:
    """How far one comparison agrees with what its case expects."""
    quotes = {quote: _place(case, quote) for story in case.story for quote in story.mentions}
    mentions, story_wrong, story_missed = _score_mentions(case, quotes, found)
    disagreements, wrong, missed = _score_disagreements(case, found)
    return CaseScores(
        stories=_score_stories(case, quotes, found),
        voices=_score_voices(case, quotes, found),
        disagreements=disagreements,
        mentions=mentions,
        wrong=story_wrong + wrong,
        missed=story_missed + missed,
    )


def add_scores(scores: Iterable[CaseScores]) -> CaseScores:
    """All of them together."""
    total = CaseScores()
    for one in scores:
        total = CaseScores(
            total.stories + one.stories,
            total.voices + one.voices,
            total.disagreements + one.disagreements,
            total.mentions + one.mentions,
            total.wrong + one.wrong,
            total.missed + one.missed,
        )
    return total


Place = tuple[str, int, int]
"""An account's name and a range of its text."""


def _place(case: Case, quote: Quote) -> Place:
    text = next(one.text for one in case.account if one.name == quote.account)
    start = text.index(quote.words)
    return quote.account, start, start + len(quote.words)


def _overlaps(place: Place, evidence: Evidence) -> bool:
    source, start, end = place
    return evidence.source == source and evidence.start < end and start < evidence.end


def _score_stories(case: Case, quotes: dict[Quote, Place], found: Comparison) -> Score:
    """Pairs of accounts of one story, found and expected."""
    events = {event.id: event.evidence for event in found.timeline}
    told = [  # of each story: account -> expected stories of its events
        {a.source: [_told_by(case, quotes, events[e]) for e in a.events] for a in story.accounts}
        for story in found.stories
    ]
    pairs = [pair for accounts in told for pair in combinations(accounts.values(), 2)]
    right = [pair for pair in pairs if _one_story(*pair)]
    owed = [
        (number, left, right_)
        for number, story in enumerate(case.story)
        if not story.optional
        for left, right_ in combinations(sorted({quote.account for quote in story.mentions}), 2)
    ]
    covered = [
        one
        for one in owed
        if any(all(_tells(accounts.get(name, []), one[0]) for name in one[1:]) for accounts in told)
    ]
    return Score(len(right), len(pairs), len(covered), len(owed))


def _told_by(case: Case, quotes: dict[Quote, Place], evidence: Evidence) -> frozenset[int]:
    """The expected stories to which an event mention can belong."""
    return frozenset(
        number
        for number, story in enumerate(case.story)
        if any(_overlaps(quotes[quote], evidence) for quote in story.mentions)
    )


def _tells(events: Sequence[frozenset[int]], story: int) -> bool:
    return any(story in event for event in events)


def _one_story(left: Sequence[frozenset[int]], right: Sequence[frozenset[int]]) -> bool:
    """Some expected story has a mention of both sides, and no mention belongs only to others."""
    known = frozenset(story for event in (*left, *right) for story in event)
    return any(
        _tells(left, story)
        and _tells(right, story)
        and all(story in event for event in (*left, *right) if event)
        for story in known
    )


def _score_mentions(
    case: Case, quotes: dict[Quote, Place], found: Comparison
) -> tuple[Score, tuple[str, ...], tuple[str, ...]]:
    events = {event.id: event.evidence for event in found.timeline}
    told = [
        [events[event] for account in story.accounts for event in account.events] for story in found.stories
    ]
    pairs = [
        (left, right)
        for group in told
        for left, right in combinations(group, 2)
        if left.source != right.source
    ]
    expected = [
        (story, left, right)
        for story in case.story
        for left, right in combinations(story.mentions, 2)
        if left.account != right.account
    ]

    def meets(pair: tuple[Evidence, Evidence], left: Quote, right: Quote) -> bool:
        one, other = pair
        return (_overlaps(quotes[left], one) and _overlaps(quotes[right], other)) or (
            _overlaps(quotes[left], other) and _overlaps(quotes[right], one)
        )

    wrong = [pair for pair in pairs if not any(meets(pair, left, right) for _, left, right in expected)]
    owed = [one for one in expected if not one[0].optional]
    missed = [(left, right) for _, left, right in owed if not any(meets(pair, left, right) for pair in pairs)]
    score = Score(len(pairs) - len(wrong), len(pairs), len(owed) - len(missed), len(owed))
    return (
        score,
        tuple(f"story: {one.source} {one.text!r} = {other.source} {other.text!r}" for one, other in wrong),
        tuple(
            f"story: {one.account} {one.words!r} = {other.account} {other.words!r}" for one, other in missed
        ),
    )


def _score_voices(case: Case, quotes: dict[Quote, Place], found: Comparison) -> Score:
    """Of the expected stories that say how many voices they have, those found with just as many.

    Asked are those that were found with all of their accounts: a missing one is counted under stories.
    """
    events = {event.id: event.evidence for event in found.timeline}

    def share(story: Story, expected: ExpectedStory) -> int:
        evidence = [events[event] for account in story.accounts for event in account.events]
        return len({q.account for q in expected.mentions if any(_overlaps(quotes[q], e) for e in evidence)})

    right = asked = 0
    for expected in (story for story in case.story if story.voices is not None):
        best = max(found.stories, key=lambda story: (share(story, expected), story.id), default=None)
        if best and share(best, expected) == len({quote.account for quote in expected.mentions}):
            asked += 1
            right += best.voices == expected.voices
    return Score(right, asked, right, asked)


def _score_disagreements(case: Case, found: Comparison) -> tuple[Score, tuple[str, ...], tuple[str, ...]]:
    names = {actor.id: actor.name for actor in found.actors}
    fitting = {
        number: {
            place for place, one in enumerate(case.disagreement) if _agree(case, one, disagreement, names)
        }
        for number, disagreement in enumerate(found.disagreements)
    }
    right = [number for number, places in fitting.items() if places]
    covered = {place for places in fitting.values() for place in places}
    owed = [place for place, one in enumerate(case.disagreement) if not one.optional]
    score = Score(len(right), len(found.disagreements), sum(place in covered for place in owed), len(owed))
    wrong = tuple(
        describe(disagreement, names)
        for number, disagreement in enumerate(found.disagreements)
        if not fitting[number]
    )
    missed = tuple(
        f"{one.kind}: {' / '.join(side.words for side in one.sides)}"
        for place, one in enumerate(case.disagreement)
        if place in owed and place not in covered
    )
    return score, wrong, missed


def describe(found: Disagreement, names: dict[str, str]) -> str:
    """One disagreement in a line."""
    sides = (
        f"{side.value} ({', '.join(names.get(holder, holder) for holder in side.by)}): "
        + " | ".join(place.text for place in side.accounts)
        for side in found.sides
    )
    return f"{found.kind}: {' / '.join(sides)}"


def _agree(case: Case, expected: ExpectedDisagreement, found: Disagreement, names: dict[str, str]) -> bool:
    if expected.kind != found.kind or len(expected.sides) > len(found.sides):
        return False
    texts = {one.name: one.text for one in case.account}
    orders = permutations(found.sides, len(expected.sides))
    return any(
        all(
            _shares_words(side.words, [*given.accounts], texts)
            and {names.get(holder, holder) for holder in given.by}.issuperset(side.by)
            for side, given in zip(expected.sides, order, strict=True)
        )
        for order in orders
    )


def _shares_words(words: str, evidence: Sequence[Evidence], texts: dict[str, str]) -> bool:
    places = [
        (name, start, start + len(words)) for name, text in texts.items() if (start := text.find(words)) >= 0
    ]
    return any(_overlaps(place, one) for place in places for one in evidence)


def languages_of(case: Case) -> str:
    """The languages of a case's accounts, in alphabetical order."""
    return " ".join(sorted({one.language for one in case.account}))


def measure_corpus(cases: Mapping[str, Case]) -> dict[str, CaseScores]:
    """What reading and comparing each case comes to, added up by their languages and, as `all`, over all."""
    by_languages: dict[str, list[CaseScores]] = {}
    for case in cases.values():
        articles = make_articles(case)
        found = compare(articles, list(read_articles(articles)))
        by_languages.setdefault(languages_of(case), []).append(score_case(case, found))
    scores = {languages: add_scores(told) for languages, told in sorted(by_languages.items())}
    return scores | {"all": add_scores(scores.values())}
