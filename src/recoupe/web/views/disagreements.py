"""The disagreements: sides beside each other, those that most words stand behind first."""

from __future__ import annotations

from typing import get_args

import msgspec

from recoupe.comparison import Disagreement, DisagreementKind
from recoupe.show.panels.disagreements import DisagreementCard, Disagreements, disagreements_panel
from recoupe.show.wording import Key
from recoupe.store.filters import DisagreementFilter
from recoupe.web.asked import Answer, Asked, NotThereError, Page, offset_of, pager_of
from recoupe.web.views.review import verdict_of
from recoupe.web.views.shortened import MOST_SIDES, WORDS_A_SIDE, shorten_disagreement

KINDS: tuple[str, ...] = get_args(DisagreementKind)
CARDS = 20
MOST_WORDS = 200
"""Words of one side on the page of one disagreement; the JSON has them all."""


def list_disagreements(asked: Asked) -> Answer:
    """A page of disagreements of all kinds, or of one; revisions, which are none, only when asked for."""
    kind = asked.choice("kind", KINDS)
    wanted = DisagreementFilter(actor=asked.text("actor") or None, kind=kind, revisions=kind == "revision")
    found = asked.dossier.disagreement_slice(wanted, limit=asked.rows(CARDS), offset=offset_of(asked, CARDS))
    return Page(
        template="disagreements_page.html",
        panel="disagreements",
        title=Key("disagreements.title"),
        records=found.records,
        pager=pager_of(asked, found.total, CARDS),
        context={
            "disagreements": _in_one_list(found.records, asked, WORDS_A_SIDE, MOST_SIDES),
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
            "disagreements": _in_one_list(found, asked, MOST_WORDS, MOST_WORDS),
            "is_filtered": False,
            "kinds": (),
            "verdict": verdict_of(asked, "disagreement", found[0].id),
        },
    )


def _in_one_list(found: tuple[Disagreement, ...], asked: Asked, most: int, most_sides: int) -> Disagreements:
    """The panel in the order of the records; revisions stand where the others do, asked for by name."""
    stories = asked.dossier.some_stories(*dict.fromkeys(each.story for each in found if each.story))
    shortened = tuple(shorten_disagreement(each, most, most_sides) for each in found)
    panel = disagreements_panel(shortened, stories, asked.index)
    cards = {card.id: card for card in (*panel.cards, *panel.revisions)}
    return Disagreements(cards=tuple(_count_more(cards[each.id], each) for each in found), revisions=())


def _count_more(card: DisagreementCard, whole: Disagreement) -> DisagreementCard:
    sides = tuple(
        msgspec.structs.replace(shown, more=len(side.accounts) - len(shown.words))
        for shown, side in zip(card.sides, whole.sides, strict=False)  # the last sides may be left out
    )
    return msgspec.structs.replace(card, sides=sides, more=len(whole.sides) - len(sides))
