"""The overview: what the dossier is, and what matters most in it."""

from __future__ import annotations

from recoupe.plover import load_plover
from recoupe.show.index import Paper, Words
from recoupe.show.panels.camps import camps_panel
from recoupe.show.panels.disagreements import disagreements_panel
from recoupe.show.panels.facts import EventRow
from recoupe.show.panels.overview import MOST_LINES, Overview
from recoupe.show.panels.stories import story_lines
from recoupe.show.pictures.days_of_crisis import draw_days
from recoupe.show.wording import Days, Key
from recoupe.store.filters import DisagreementFilter, StoryFilter
from recoupe.store.totals import DayGroup
from recoupe.web.asked import Answer, Asked, Page
from recoupe.web.records import OverviewRecord
from recoupe.web.views.shortened import shorten_camps, shorten_disagreement
from recoupe.web.views.wanted import totals_of

_COUNTED = ("articles", "actors", "events", "statements", "stories", "namings")


def show_overview(asked: Asked) -> Answer:
    """The dossier at a glance; dear to count, so kept until it changes."""
    overview = asked.cache.get(asked.dossier.version(), "overview", lambda: _overview(asked))
    totals = totals_of(asked)
    return Page(
        template="overview_page.html",
        panel="overview",
        title=Key("overview.title"),
        records=OverviewRecord(
            **{name: totals.counts[name] for name in _COUNTED},
            copies=totals.copies,
            disagreements=totals.disagreements,
            outlets=dict(totals.outlets),
            languages=dict(totals.languages),
            first_day=overview.written.first,
            last_day=overview.written.last,
        ),
        context={"overview": overview},
    )


def _overview(asked: Asked) -> Overview:
    totals, ask, index = totals_of(asked), asked.dossier, asked.index
    disputed = ask.disagreement_slice(DisagreementFilter(), limit=MOST_LINES).records
    titles = ask.some_stories(*dict.fromkeys(each.story for each in disputed if each.story))
    camps = camps_panel(tuple(map(shorten_camps, ask.camps_slice(limit=1).records)), index).periods
    groups = ask.events_by_days()
    counts = {group.id: group.events for group in groups}
    stories = story_lines(ask.story_slice(StoryFilter(), limit=MOST_LINES).records, index)
    speakers = ((index.name(speaker), count) for speaker, count in totals.speakers[:MOST_LINES])
    return Overview(
        articles=totals.counts["articles"],
        copies=totals.copies,
        outlets=totals.outlets[:12],
        without_outlet=totals.counts["articles"] - sum(count for _, count in totals.outlets),
        languages=totals.languages,
        written=Days(*ask.days_covered()),
        actors=totals.counts["actors"],
        events=totals.counts["events"],
        statements=totals.counts["statements"],
        stories=totals.counts["stories"],
        disagreements=totals.disagreements,
        skipped=totals.skipped,
        main_stories=stories,
        main_disagreements=disagreements_panel(
            tuple(map(shorten_disagreement, disputed)), titles, index
        ).cards,
        speakers=tuple((name, count) for name, count in speakers if name is not None),
        camps=camps[0] if camps else None,
        days=draw_days(tuple(map(_row, groups)), stories, counts),
    )


def _row(group: DayGroup) -> EventRow:
    """What the picture asks of an event: its days and its kind. A bar leads to all events of its days."""
    paper = Paper(id="", name="", language="", published=Days(None, None))
    return EventRow(
        id=group.id,
        type=group.type,
        mode=None,
        quad=load_plover().types[group.type].quad,
        status=group.status,
        actor=(),
        recipient=(),
        days=Days(group.first_day, group.last_day),
        place=None,
        said_by=None,
        story=None,
        words=Words(paper=paper, start=0, end=0, before="", text="", after=""),
    )
