"""A whole dossier as one HTML file that needs no network, no server and no script to be read."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from recoupe.comparison import Evidence
from recoupe.show.addresses import PageAddresses
from recoupe.show.index import DossierIndex
from recoupe.show.interface import find_interface, load_interfaces
from recoupe.show.panels.actors import actors_panel
from recoupe.show.panels.articles import Articles, articles_panel
from recoupe.show.panels.camps import camps_panel
from recoupe.show.panels.disagreements import disagreements_panel
from recoupe.show.panels.map import map_panel
from recoupe.show.panels.namings import namings_panel
from recoupe.show.panels.overview import FactPanels, Overview, overview_panel
from recoupe.show.panels.statements import statements_panel
from recoupe.show.panels.stories import stories_panel
from recoupe.show.panels.timeline import camp_lanes, timeline_panel
from recoupe.show.render import embed_json, own_file, panel_context, policy_hash, templates
from recoupe.show.source import DossierSource, SkippedInput
from recoupe.show.wording import Key, Wording


class Panels(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the page of one dossier shows."""

    overview: Overview
    facts: FactPanels
    articles: Articles
    skipped: tuple[SkippedInput, ...]


def render_page(
    dossier: DossierSource,
    *,
    interface: str = "fr",
    title: str | None = None,
    note: str | Key | None = None,
) -> str:
    """One self-contained HTML page of the dossier, first shown in that interface language.

    `title` is the heading (None: a general one); `note` a sentence that the reader should see first,
    as text or as the key of a text of the interface.
    Raises UsageError where there is no such interface language.
    """
    shown = find_interface(interface)
    others = tuple(other for other in load_interfaces().values() if other.code != shown.code)
    panels = make_panels(dossier)
    wording = Wording(shown, others)
    context = panel_context(wording, page_addresses(panels)) | {"shown": shown, "title": title}
    body = templates().get_template("page_body.html")
    frame = templates().get_template("page.html")
    shown_body = body.render(
        **context,
        **msgspec.structs.asdict(panels.facts),
        note=note,
        interfaces=(shown, *others),
        overview=panels.overview,
        articles=panels.articles,
        skipped=panels.skipped,
    )
    style, script = own_file("style.css"), own_file("page.js")
    return frame.render(
        **context,
        policy=page_policy(style, script),
        style=Markup(style),  # noqa: S704  our own file
        script=Markup(script),  # noqa: S704  our own file
        body=Markup(shown_body),  # noqa: S704  rendered above, with autoescape
        phrases=embed_json(wording.table()),
    )


def page_policy(style: str, script: str) -> str:
    """The Content-Security-Policy of the page: nothing but this very style and this very script."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {policy_hash(style)}",
            f"script-src {policy_hash(script)}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def make_panels(dossier: DossierSource) -> Panels:
    """All panels of a dossier."""
    index = DossierIndex(dossier)
    articles, actors, events = dossier.articles(), dossier.actors(), dossier.timeline()
    statements, namings, stories = dossier.statements(), dossier.namings(), dossier.stories()
    skipped: tuple[SkippedInput, ...] = dossier.skipped()
    timeline = timeline_panel(events, index, camp_lanes(dossier.camps(), index))
    facts = FactPanels(
        timeline=timeline,
        actors=actors_panel(actors, events, statements, namings, index),
        statements=statements_panel(statements, index),
        stories=stories_panel(stories, index),
        disagreements=disagreements_panel(dossier.disagreements(), stories, index),
        namings=namings_panel(namings, index),
        camps=camps_panel(dossier.camps(), index),
        map=map_panel(timeline.rows, events, actors),
    )
    return Panels(
        overview=overview_panel(articles, facts, skipped=len(skipped)),
        facts=facts,
        articles=articles_panel(dossier, index, evidence_of(dossier)),
        skipped=skipped,
    )


def page_addresses(panels: Panels) -> PageAddresses:
    """The anchors of everything that the panels show."""
    facts = panels.facts
    return PageAddresses(
        panels.articles.sheets,
        {
            "actor": [card.id for card in facts.actors.cards],
            "event": [row.id for row in facts.timeline.rows],
            "statement": [row.id for row in facts.statements.rows],
            "story": [card.id for card in (*facts.stories.shared, *facts.stories.single)],
            "disagreement": [
                card.id for card in (*facts.disagreements.cards, *facts.disagreements.revisions)
            ],
        },
    )


def evidence_of(dossier: DossierSource) -> Iterator[Evidence]:
    """Every piece of evidence that a panel may link to."""
    for article in dossier.articles():
        yield from article.published.evidence
    for actor in dossier.actors():
        yield from actor.evidence
        for office in actor.offices:
            yield from office.evidence
    yield from (event.evidence for event in dossier.timeline())
    yield from (statement.evidence for statement in dossier.statements())
    yield from (naming.evidence for naming in dossier.namings())
    for story in dossier.stories():
        for account in story.accounts:
            yield account.evidence
    for disagreement in dossier.disagreements():
        for side in disagreement.sides:
            yield from side.accounts
    for period in dossier.camps():
        for doubtful in period.doubtful:
            yield from doubtful.evidence
        for relation in period.relations:
            yield from relation.evidence
