"""Lists asked page by page give what the whole list gives, in its order, and say how long it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from store_samples import ARTICLES, COMPARISON

from recoupe.errors import UsageError
from recoupe.store import Dossier, SkippedInput
from recoupe.store.filters import (
    ActorFilter,
    ArticleFilter,
    Days,
    DisagreementFilter,
    EventFilter,
    NamingFilter,
    StatementFilter,
    StoryFilter,
)
from recoupe.store.paged import PagedDossier


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PagedDossier]:
    path = tmp_path_factory.mktemp("paged") / "crisis.db"
    with Dossier.create_or_open(path) as made:
        made.add_articles(ARTICLES)
        made.replace_findings(COMPARISON, made_from="samples")
    with PagedDossier.open(path, read_only=True) as opened:
        yield opened


def test_pages_of_one_record_make_the_list(dossier: PagedDossier) -> None:
    pages = [dossier.event_slice(EventFilter(), limit=1, offset=at) for at in range(9)]
    assert tuple(record for page in pages for record in page.records) == COMPARISON.timeline
    assert {page.total for page in pages} == {len(COMPARISON.timeline)}


@pytest.mark.parametrize("limit", [1, 2, 50])
def test_filtered_pages_are_of_the_filtered_list(dossier: PagedDossier, limit: int) -> None:
    event = COMPARISON.timeline[0]
    wanted = EventFilter(type=event.type, status=event.status)
    expected = [
        each for each in COMPARISON.timeline if (each.type, each.status) == (event.type, event.status)
    ]
    found = dossier.event_slice(wanted, limit=limit)
    assert (list(found.records), found.total) == (expected[:limit], len(expected))


def test_an_actor_in_one_role(dossier: PagedDossier) -> None:
    event = next(event for event in COMPARISON.timeline if event.actor)
    wanted = EventFilter(actor=event.actor[0], role="actor")
    found = dossier.event_slice(wanted, limit=50).records
    assert found == tuple(each for each in COMPARISON.timeline if event.actor[0] in each.actor)


def test_an_unknown_actor_is_told(dossier: PagedDossier) -> None:
    with pytest.raises(UsageError, match='no actor of the dossier is called "Nobody"'):
        dossier.event_slice(EventFilter(actor="Nobody"), limit=1)


def test_days_that_do_not_touch_are_left_out(dossier: PagedDossier) -> None:
    for day in {event.last_day for event in COMPARISON.timeline if event.last_day}:
        found = dossier.event_slice(EventFilter(days=Days(since=day, until=day)), limit=50).records
        assert found == tuple(
            event
            for event in COMPARISON.timeline
            if event.first_day and event.last_day and event.first_day <= day <= event.last_day
        )


def test_statements_are_found_by_their_words_without_accents(dossier: PagedDossier) -> None:
    statement = COMPARISON.statements[0]
    word = max(statement.content.split(), key=len).strip(".,;:!?»«")
    assert statement in dossier.statement_slice(StatementFilter(words=word.upper()), limit=50).records


@pytest.mark.parametrize("words", ["*", "-", '"', "()"])
def test_words_without_letters_find_nothing(dossier: PagedDossier, words: str) -> None:
    assert dossier.statement_slice(StatementFilter(words=words), limit=50).total == 0
    assert dossier.article_slice(ArticleFilter(words=words), limit=50).total == 0


def test_stories_with_most_voices_come_first(dossier: PagedDossier) -> None:
    voices = [story.voices for story in dossier.story_slice(StoryFilter(), limit=50).records]
    assert voices == sorted(voices, reverse=True)
    assert len(voices) == len(COMPARISON.stories)


def test_revisions_are_no_disagreements(dossier: PagedDossier) -> None:
    found = dossier.disagreement_slice(DisagreementFilter(), limit=50).records
    assert {each.id for each in found} == {
        each.id for each in COMPARISON.disagreements if each.kind != "revision"
    }


def test_actors_are_found_by_part_of_any_name(dossier: PagedDossier) -> None:
    actor = COMPARISON.actors[0]
    part = (actor.aliases or (actor.name,))[-1][:4].upper()
    assert actor in dossier.actor_slice(ActorFilter(name=part), limit=50).records


def test_numbers_are_those_of_the_lists(dossier: PagedDossier) -> None:
    totals = dossier.totals()
    assert totals.counts == {
        "articles": len(COMPARISON.articles),
        "actors": len(COMPARISON.actors),
        "events": len(COMPARISON.timeline),
        "statements": len(COMPARISON.statements),
        "stories": len(COMPARISON.stories),
        "namings": len(COMPARISON.namings),
    }
    named, total = dossier.named_actors(limit=50)
    assert sum(count for _, count in named) == len(COMPARISON.namings)
    assert total == len({naming.actor for naming in COMPARISON.namings})
    assert dossier.naming_slice(NamingFilter(), limit=50).records == COMPARISON.namings


def test_the_version_changes_with_the_findings_and_with_what_is_left_out(tmp_path: Path) -> None:
    with PagedDossier.create_or_open(tmp_path / "crisis.db") as made:
        versions = [made.version()]
        made.add_articles(ARTICLES)
        made.replace_findings(COMPARISON, made_from="samples")
        versions.append(made.version())
        skip = SkippedInput(source="a.txt", place="", reason="is empty", way_out="")
        made.replace_skipped("ingest", "a.txt", [skip])
        versions.append(made.version())
        assert len(set(versions)) == 3
        assert made.version() == versions[-1]


def test_day_groups_count_every_dated_event_once(dossier: PagedDossier) -> None:
    dated = [event for event in COMPARISON.timeline if event.first_day and event.last_day]
    groups = dossier.events_by_days()
    assert sum(group.events for group in groups) == len(dated)
    assert all(isinstance(group.first_day, date) for group in groups)


def test_facts_of_an_article_are_known_by_their_place(dossier: PagedDossier) -> None:
    for event in COMPARISON.timeline:
        place = event.evidence
        ids = dossier.fact_ids(place.article)
        assert ids["event", place.start, place.end, event.type] == event.id


def test_records_come_in_the_order_of_the_ids_asked_for(dossier: PagedDossier) -> None:
    ids = tuple(actor.id for actor in reversed(COMPARISON.actors))
    assert tuple(actor.id for actor in dossier.some_actors(*ids, "unknown")) == ids
    assert msgspec.json.encode(dossier.some_actors(ids[0])[0]) in msgspec.json.encode(COMPARISON.actors)
