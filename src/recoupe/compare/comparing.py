"""All comparisons of a dossier in their order: actors, dates, stories, voices, disagreements, camps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

import msgspec

from recoupe.article import Article
from recoupe.comparison import (
    Comparison,
    DossierArticle,
    DossierEvent,
)
from recoupe.reading import Reading

from .actors import Cast, link_actors
from .camps import find_camps
from .coordinates import locate_events
from .copies import find_copies, find_twins
from .dating import date_articles
from .disagreements import Compared, find_disagreements
from .event_finding import find_event_mentions
from .event_mentions import EventMention, describe_event
from .inputs import ReadArticle, pair_inputs
from .links import load_weights
from .relation_table import load_relation_table
from .relations import find_contributions, find_stands
from .scenes import find_scenes
from .statements import collect_namings, collect_statements
from .stories import describe_story, link_stories
from .voices import Lineage, find_lineage


def compare(articles: Sequence[Article], readings: Sequence[Reading], *, processes: int = 1) -> Comparison:
    """What the articles of a dossier say together; `readings[i]` is of `articles[i]`.

    Pure, and independent of the order of its inputs. An article given twice counts once. Where forks of
    this process can help, `processes` work at once; they find the same. Raises UsageError where there are not
    as many readings as articles.
    """
    paired = pair_inputs(articles, readings)
    del articles, readings  # who called may have let go of them, too
    twins = find_twins(paired)
    paired = [_forget_fingerprint(source) for source in paired]
    sources, cast = _date(paired, twins)
    del paired
    lineage = find_lineage(sources, cast, twins)
    scenes = find_scenes(sources, cast)
    mentions = find_event_mentions(scenes)
    weights = load_weights()
    groups = link_stories(mentions, weights, processes)
    story_of = {mention.id: group.id for group in groups for mention in group.mentions}
    namings = collect_namings(sources, cast)
    disagreements = find_disagreements(Compared(scenes, cast, mentions, groups, namings), processes)
    by_story: dict[str, list[str]] = defaultdict(list)
    for disagreement in disagreements:
        if disagreement.story:
            by_story[disagreement.story].append(disagreement.id)
    names = {actor.id: actor.name for actor in cast.actors}
    stories = [describe_story(group, lineage, names, by_story[group.id], weights) for group in groups]
    table = load_relation_table()
    stands = find_stands(cast.actors, groups)
    written = {source.article.id: source.published.latest for source in sources}
    return Comparison(
        articles=_describe_articles(sources, lineage),
        actors=cast.actors,
        timeline=_timeline(mentions, story_of, cast),
        statements=collect_statements(sources, cast),
        namings=namings,
        stories=tuple(sorted(stories, key=lambda s: (s.last_day or date.max, s.first_day or date.max, s.id))),
        disagreements=disagreements,
        camps=find_camps(
            find_contributions(groups, namings, stands, written, table), cast.actors, stands, table
        ),
    )


def _forget_fingerprint(source: ReadArticle) -> ReadArticle:
    """The article without its fingerprint, a quarter of what it takes in memory."""
    return source._replace(article=msgspec.structs.replace(source.article, fingerprint=()))


def _date(sources: list[ReadArticle], twins: Sequence[tuple[str, str]]) -> tuple[list[ReadArticle], Cast]:
    """The sources with the undated ones dated as far as others settle it, and the cast of them all."""
    originals = find_copies(sources, twins)
    cast = link_actors(sources, originals)
    dated = date_articles(sources, cast.ids, {actor.id: actor.kind for actor in cast.actors})
    if dated == sources:
        return sources, cast
    return dated, link_actors(dated, originals)


def _timeline(
    mentions: Sequence[EventMention], story_of: dict[str, str], cast: Cast
) -> tuple[DossierEvent, ...]:
    """All events by their days; undated ones stand at the end, in the order of articles and places."""
    towns = locate_events(mentions, cast)
    events = [
        describe_event(mention, cast, story_of.get(mention.id), towns.get(mention.id)) for mention in mentions
    ]
    return tuple(
        sorted(
            events,
            key=lambda e: (
                e.first_day or date.max,
                e.last_day or date.max,
                e.evidence.article,
                e.evidence.start,
                e.id,
            ),
        )
    )


def _describe_articles(sources: Sequence[ReadArticle], lineage: Lineage) -> tuple[DossierArticle, ...]:
    """The articles by the latest day on which they can have been written; undated ones last."""
    described = [
        DossierArticle(
            id=source.article.id,
            source=source.article.source,
            title=source.article.title,
            outlet=source.article.outlet,
            language=source.article.language,
            published=source.published,
            copy_of=lineage.copy_of.get(source.article.id),
            words=len(source.article.text.split()),
            url=source.article.url,
            author=source.article.author,
            agency=source.article.agency,
        )
        for source in sorted(sources, key=lambda source: (source.day, source.article.id))
    ]
    return tuple(described)
