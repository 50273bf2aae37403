"""The actors: a list by weight, and for each all that the dossier says of it."""

from __future__ import annotations

from typing import get_args

from recoupe.languages.world import load_world
from recoupe.reading import ActorKind, Sector
from recoupe.show.panels.actors import actors_panel
from recoupe.show.wording import Key
from recoupe.store.filters import ActorFilter, EventFilter, NamingFilter, StatementFilter
from recoupe.web.asked import PER_PAGE, Answer, Asked, NotThereError, Page, offset_of, pager_of
from recoupe.web.records import ActorRecord, ActorTotals
from recoupe.web.views.review import verdict_of

KINDS: tuple[str, ...] = get_args(ActorKind)
SECTORS: tuple[str, ...] = get_args(Sector)
MOST_LINES = 20
"""Acts and statements shown on an actor's page; the lists that hold them all are one step away."""
MOST_LABELS = 200


def list_actors(asked: Asked) -> Answer:
    """A page of the actors that the filters leave, the most often mentioned first."""
    wanted = ActorFilter(
        name=asked.text("q"),
        kind=asked.choice("kind", KINDS),
        country=_country(asked.text("country")),
        sector=asked.choice("sector", SECTORS),
    )
    found = asked.dossier.actor_slice(wanted, limit=asked.rows(PER_PAGE), offset=offset_of(asked))
    return Page(
        template="actors_page.html",
        panel="actors",
        title=Key("actors.title"),
        records=found.records,
        pager=pager_of(asked, found.total),
        context={
            "actors": found.records,
            "is_filtered": wanted != ActorFilter(),
            "kinds": KINDS,
            "sectors": SECTORS,
        },
    )


def _country(asked: str) -> str | None:
    """The code of a country that is asked for by its code or by its name in any language."""
    return load_world().find_state(asked) or asked.upper() or None


def show_actor(asked: Asked) -> Answer:
    """One actor: who it is, what it does and undergoes, what it says, what it is called and by whom."""
    actor = asked.parts["actor"]
    found = asked.dossier.some_actors(actor)
    if not found:
        raise NotThereError("problem.no_record")
    ask = asked.dossier
    does = ask.event_slice(EventFilter(actor=actor, role="actor"), limit=MOST_LINES)
    undergoes = ask.event_slice(EventFilter(actor=actor, role="recipient"), limit=MOST_LINES)
    says = ask.statement_slice(StatementFilter(speaker=actor), limit=MOST_LINES)
    called = ask.naming_slice(NamingFilter(actor=actor), limit=MOST_LABELS)
    events = tuple({event.id: event for event in (*does.records, *undergoes.records)}.values())
    panel = actors_panel(found, events, says.records, called.records, asked.index)
    return Page(
        template="actor_page.html",
        panel="actors",
        title=found[0].name,
        records=ActorRecord(
            actor=found[0],
            does=does.records,
            undergoes=undergoes.records,
            says=says.records,
            called=called.records,
            totals=ActorTotals(
                does=does.total, undergoes=undergoes.total, says=says.total, called=called.total
            ),
        ),
        context={
            "card": panel.cards[0],
            "aliases": found[0].aliases,
            "verdict": verdict_of(asked, "actor", found[0].id),
            "totals": {"does": does.total, "undergoes": undergoes.total, "says": says.total},
        },
    )
