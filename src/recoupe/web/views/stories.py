"""The stories: a list by voices, and each with its accounts side by side, the same things aligned."""

from __future__ import annotations

from recoupe.show.panels.disagreements import disagreements_panel
from recoupe.show.panels.stories import story_cards, story_lines
from recoupe.show.wording import Key
from recoupe.store.filters import StoryFilter
from recoupe.web.asked import PER_PAGE, Answer, Asked, NotThereError, Page, offset_of, pager_of
from recoupe.web.views.review import verdict_of
from recoupe.web.views.shortened import shorten_disagreement
from recoupe.web.views.story_table import ACCOUNTS, story_table
from recoupe.web.views.wanted import TYPES, days_wanted


def list_stories(asked: Asked) -> Answer:
    """A page of the stories that the filters leave, those with most voices first or in order of days."""
    told = asked.choice("told", ("shared", "single"))
    wanted = StoryFilter(
        actor=asked.text("actor") or None,
        type=asked.choice("type", TYPES),
        shared=None if told is None else told == "shared",
        disputed=asked.text("disputed") != "",
        days=days_wanted(asked),
    )
    found = asked.dossier.story_slice(
        wanted,
        by_days=asked.choice("order", ("days",)) == "days",
        limit=asked.rows(PER_PAGE),
        offset=offset_of(asked),
    )
    return Page(
        template="stories_page.html",
        panel="stories",
        title=Key("stories.title"),
        records=found.records,
        pager=pager_of(asked, found.total),
        context={
            "lines": story_lines(found.records, asked.index),
            "is_filtered": wanted != StoryFilter(),
            "types": TYPES,
        },
    )


def show_story(asked: Asked) -> Answer:
    """One story: its accounts side by side, what each says of the same things, who repeats whom."""
    found = asked.dossier.some_stories(asked.parts["story"])
    if not found:
        raise NotThereError("problem.no_record")
    story = found[0]
    first = offset_of(asked, ACCOUNTS)
    shown = story.accounts[first : first + asked.rows(ACCOUNTS)]
    table = story_table(shown, asked)
    disputes = asked.dossier.some_disagreements(*story.disagreements[:ACCOUNTS])
    return Page(
        template="story_page.html",
        panel="stories",
        title=story.title,
        records=story,
        pager=pager_of(asked, len(story.accounts), ACCOUNTS),
        context={
            "line": story_lines((story,), asked.index)[0],
            "table": table,
            "verdict": verdict_of(asked, "story", story.id),
            "cards": story_cards(found, asked.index) if len(story.accounts) <= ACCOUNTS else (),
            "disagreements": disagreements_panel(tuple(map(shorten_disagreement, disputes)), (), asked.index),
        },
    )
