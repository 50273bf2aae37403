"""The disagreements: sides beside each other, those that most words stand behind first."""

from __future__ import annotations

from typing import get_args

from recoupe.comparison import Disagreement, DisagreementKind
from recoupe.show.panels.disagreements import Disagreements, disagreements_panel
from recoupe.show.wording import Key
from recoupe.store.filters import DisagreementFilter
from recoupe.web.asked import Answer, Asked, NotThereError, Page, offset_of, pager_of

KINDS: tuple[str, ...] = get_args(DisagreementKind)
CARDS = 20


def list_disagreements(asked: Asked) -> Answer:
    """A page of disagreements of all kinds, or of one; revisions, which are none, only when asked for."""
    kind = asked.choice("kind", KINDS)
    wanted = DisagreementFilter(actor=asked.text("actor") or None, kind=kind, revisions=kind == "revision")
    found = asked.dossier.disagreement_slice(wanted, limit=CARDS, offset=offset_of(asked, CARDS))
    return Page(
        template="disagreements_page.html",
        panel="disagreements",
        title=Key("disagreements.title"),
        records=found.records,
        pager=pager_of(asked, found.total, CARDS),
        context={
            "disagreements": _in_one_list(found.records, asked),
            "is_filtered": wanted != DisagreementFilter(),
            "kinds": KINDS,
        },
    )


def show_disagreement(asked: Asked) -> Answer:
    """One disagreement with all its words."""
    found = asked.dossier.some_disagreements(asked.parts["disagreement"])
    if not found:
        raise NotThereError("problem.no_record")
    return Page(
        template="disagreements_page.html",
        panel="disagreements",
        title=Key(f"disagreement.{found[0].kind}"),
        records=found[0],
        context={
            "disagreements": _in_one_list(found, asked),
            "is_filtered": False,
            "kinds": (),
        },
    )


def _in_one_list(found: tuple[Disagreement, ...], asked: Asked) -> Disagreements:
    """The panel with revisions where the others stand: here they are asked for by name."""
    stories = asked.dossier.some_stories(*dict.fromkeys(each.story for each in found if each.story))
    panel = disagreements_panel(found, stories, asked.index)
    return Disagreements(cards=(*panel.cards, *panel.revisions), revisions=())
