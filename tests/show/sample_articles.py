"""Three accounts of one ultimatum, and what a reader finds in the first."""

from __future__ import annotations

from datetime import date

import msgspec

from recoupe.article import Article, article_id
from recoupe.comparison import Evidence
from recoupe.reading import (
    Actor,
    Event,
    Mention,
    Naming,
    Published,
    Quantity,
    Reading,
    Span,
    Statement,
    Time,
)

JULY_3 = date(1911, 7, 3)
JULY_4 = date(1911, 7, 4)


def make_article(
    text: str,
    *,
    source: str,
    title: str | None = None,
    outlet: str | None = None,
    language: str = "fr",
) -> Article:
    """An article as it comes through the door."""
    return Article(
        id=article_id(text, title=title, outlet=outlet),
        source=source,
        text=text,
        language=language,
        title=title,
        outlet=outlet,
    )


def span_of(article: Article, words: str, nth: int = 0) -> Span:
    """Where those words stand in an article."""
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(words, start + 1)
    return Span(start, start + len(words), words)


def words_of(article: Article, words: str, nth: int = 0) -> Evidence:
    """Evidence for those words of an article."""
    span = span_of(article, words, nth)
    return Evidence(article.id, article.source, span.start, span.end, span.text)


PHARE = make_article(
    "Ultimatum à Agadir\n\nLe ministre Jean Cruppi a exigé mardi 4 juillet le départ du navire allemand. "
    "« Berlin doit partir », a-t-il lancé 🗣.\n\nQuelque 300 marins seraient à bord ; l'usurpateur Moulay "
    "Hafid se tait.",
    source="https://phare.example/agadir?a=1&b=2",
    title="Ultimatum à Agadir",
    outlet="Le Phare",
)
VIGIE = make_article(
    "Le gouvernement de Jean Cruppi nie avoir exigé quoi que ce soit.\nD'après Berlin, 150 marins protègent "
    "le sultan légitime Moulay Hafid depuis lundi.",
    source="vigie.txt",
    outlet="La Vigie",
)
HERALD = make_article(
    "France demanded that the German ship leave Agadir, Le Phare reports.",
    source="folder/herald.html",
    title="France demands",
    language="en",
)
ARTICLES = (PHARE, VIGIE, HERALD)

READINGS = (
    Reading(
        doc="phare",
        language="fr",
        published=Published(earliest=JULY_4, latest=JULY_4, method="declared"),
        actors=(
            Actor(
                id="cruppi",
                name="Jean Cruppi",
                kind="person",
                country="FRA",
                sector="GOV",
                mentions=(Mention(*msgspec.structs.astuple(span_of(PHARE, "ministre Jean Cruppi"))),),
            ),
            Actor(
                id="hafid",
                name="Moulay Hafid",
                kind="person",
                mentions=(Mention(*msgspec.structs.astuple(span_of(PHARE, "usurpateur Moulay Hafid"))),),
            ),
        ),
        times=(
            Time(
                **msgspec.structs.asdict(span_of(PHARE, "mardi 4 juillet")), first_day=JULY_4, last_day=JULY_4
            ),
        ),
        quantities=(
            Quantity(
                **msgspec.structs.asdict(span_of(PHARE, "Quelque 300 marins")), value=300, approximate=True
            ),
        ),
        statements=(
            Statement(
                speaker="cruppi",
                kind="direct",
                content=span_of(PHARE, "Berlin doit partir"),
                cue=span_of(PHARE, "a-t-il lancé"),
            ),
        ),
        events=(
            Event(type="REQUEST", mode="yield", trigger=span_of(PHARE, "a exigé"), actor=("cruppi",)),
            Event(type="MOBILIZE", trigger=span_of(PHARE, "à bord"), status="alleged"),
        ),
        namings=(
            Naming(
                actor="hafid",
                by="outlet",
                slant="delegitimising",
                **msgspec.structs.asdict(span_of(PHARE, "usurpateur")),
            ),
        ),
    ),
    Reading(doc="vigie", language="fr"),
    Reading(doc="herald", language="en"),
)
