"""A small crisis in a real dossier file: what comparing the sample articles found, written by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
from sample_articles import (
    ARTICLES,
    HERALD,
    JULY_3,
    JULY_4,
    PHARE,
    READINGS,
    VIGIE,
    words_of,
)

from recoupe.article import Article
from recoupe.comparison import (
    Account,
    Camp,
    Camps,
    Comparison,
    Disagreement,
    DossierActor,
    DossierArticle,
    DossierEvent,
    DossierNaming,
    DossierOffice,
    DossierPublished,
    DossierStatement,
    DoubtfulActor,
    Relation,
    Side,
    Story,
)
from recoupe.reading import Reading
from recoupe.store import Dossier, SkippedInput, StoredReading


class ReadBy(msgspec.Struct, frozen=True):
    """What made the readings."""

    reader_version: str = "1"
    language_data_version: str = "1"
    model_version: str = "none"


ACTORS = (
    DossierActor(
        id="cruppi",
        name="Jean Cruppi",
        aliases=("Jean Cruppi", "Cruppi"),
        kind="person",
        country="FRA",
        sector="GOV",
        offices=(
            DossierOffice(
                title="ministre",
                first_day=JULY_4,
                last_day=JULY_4,
                evidence=(words_of(PHARE, "ministre Jean Cruppi"),),
            ),
        ),
        mentions=2,
        articles=2,
        evidence=(words_of(PHARE, "ministre Jean Cruppi"), words_of(VIGIE, "Jean Cruppi")),
    ),
    DossierActor(
        id="deu",
        name="Allemagne",
        aliases=("Berlin",),
        kind="state",
        country="DEU",
        sector="GOV",
        mentions=2,
        articles=2,
        evidence=(words_of(VIGIE, "Berlin"),),
    ),
    DossierActor(
        id="hafid",
        name="Moulay Hafid",
        kind="person",
        mentions=2,
        articles=2,
        evidence=(words_of(PHARE, "Moulay Hafid"),),
    ),
)
EVENTS = (
    DossierEvent(
        id="e-demand",
        type="REQUEST",
        mode="yield",
        actor=("cruppi",),
        recipient=("deu",),
        first_day=JULY_4,
        last_day=JULY_4,
        place="Agadir",
        story="s-demand",
        evidence=words_of(PHARE, "a exigé"),
    ),
    DossierEvent(
        id="e-denied",
        type="REQUEST",
        mode=None,
        actor=("cruppi",),
        recipient=(),
        first_day=JULY_3,
        last_day=JULY_4,
        status="negated",
        story="s-demand",
        evidence=words_of(VIGIE, "avoir exigé"),
    ),
    DossierEvent(
        id="e-ship",
        type="MOBILIZE",
        mode="troops",
        actor=("deu",),
        recipient=(),
        status="alleged",
        said_by="unnamed",
        evidence=words_of(PHARE, "à bord"),
    ),
    DossierEvent(
        id="e-protect",
        type="AID",
        mode=None,
        actor=("deu",),
        recipient=("hafid",),
        first_day=JULY_3,
        last_day=JULY_3,
        story="s-protect",
        evidence=words_of(VIGIE, "protègent"),
    ),
)
STORIES = (
    Story(
        id="s-demand",
        type="REQUEST",
        title="Cruppi exige le départ",
        actor=("cruppi",),
        recipient=("deu",),
        first_day=JULY_3,
        last_day=JULY_4,
        place="Agadir",
        accounts=(
            Account(
                article=PHARE.id,
                source=PHARE.source,
                outlet="Le Phare",
                events=("e-demand",),
                status="actual",
                said_by=None,
                voice=PHARE.id,
                evidence=words_of(PHARE, "a exigé"),
            ),
            Account(
                article=VIGIE.id,
                source=VIGIE.source,
                outlet="La Vigie",
                events=("e-denied",),
                status="negated",
                said_by="cruppi",
                voice=VIGIE.id,
                evidence=words_of(VIGIE, "avoir exigé"),
            ),
            Account(
                article=HERALD.id,
                source=HERALD.source,
                outlet=None,
                events=(),
                status="actual",
                said_by=None,
                voice=PHARE.id,
                evidence=words_of(HERALD, "demanded"),
            ),
        ),
        voices=2,
        disagreements=("d-status",),
    ),
    Story(
        id="s-protect",
        type="AID",
        title="Berlin protège le sultan",
        actor=("deu",),
        recipient=("hafid",),
        first_day=JULY_3,
        last_day=JULY_3,
        accounts=(
            Account(
                article=VIGIE.id,
                source=VIGIE.source,
                outlet="La Vigie",
                events=("e-protect",),
                status="actual",
                said_by=None,
                voice=VIGIE.id,
                evidence=words_of(VIGIE, "protègent"),
            ),
        ),
        voices=1,
    ),
)
DISAGREEMENTS = (
    Disagreement(
        id="d-status",
        kind="status",
        story="s-demand",
        actor=None,
        sides=(
            Side(value="actual", by=("Le Phare",), accounts=(words_of(PHARE, "a exigé"),)),
            Side(value="negated", by=("cruppi",), accounts=(words_of(VIGIE, "nie avoir exigé"),)),
        ),
    ),
    Disagreement(
        id="d-sailors",
        kind="revision",
        story=None,
        actor="deu",
        sides=(
            Side(value="300", by=("Le Phare",), accounts=(words_of(PHARE, "300 marins"),)),
            Side(value="150", by=("deu",), accounts=(words_of(VIGIE, "150 marins"),)),
        ),
    ),
)
NAMINGS = (
    DossierNaming(
        actor="hafid",
        text="usurpateur",
        slant="delegitimising",
        by="outlet",
        outlet="Le Phare",
        evidence=words_of(PHARE, "usurpateur"),
    ),
    DossierNaming(
        actor="hafid",
        text="sultan légitime",
        slant="legitimising",
        by="deu",
        evidence=words_of(VIGIE, "sultan légitime"),
    ),
)
CAMPS = (
    Camps(
        first_day=JULY_3,
        last_day=JULY_4,
        camps=(Camp(name="deu", actors=("deu", "hafid")), Camp(name="cruppi", actors=("cruppi",))),
        doubtful=(
            DoubtfulActor(
                actor="hafid",
                reason="undecided",
                evidence=(words_of(PHARE, "se tait"),),
                toward=("cruppi",),
            ),
        ),
        frustration=0.25,
        relations=(
            Relation(left="cruppi", right="deu", weight=-1.0, evidence=(words_of(PHARE, "a exigé"),)),
        ),
    ),
)
COMPARISON = Comparison(
    articles=(
        DossierArticle(
            id=PHARE.id,
            source=PHARE.source,
            title=PHARE.title,
            outlet=PHARE.outlet,
            language="fr",
            published=DossierPublished(earliest=JULY_4, latest=JULY_4, method="declared"),
            words=33,
        ),
        DossierArticle(
            id=VIGIE.id,
            source=VIGIE.source,
            title=None,
            outlet=VIGIE.outlet,
            language="fr",
            published=DossierPublished(
                earliest=JULY_3,
                latest=JULY_4,
                method="inferred",
                evidence=(words_of(VIGIE, "lundi"), words_of(PHARE, "mardi 4 juillet")),
            ),
            words=21,
        ),
        DossierArticle(
            id=HERALD.id,
            source=HERALD.source,
            title=HERALD.title,
            outlet=None,
            language="en",
            published=DossierPublished(),
            copy_of=PHARE.id,
            words=11,
        ),
    ),
    actors=ACTORS,
    timeline=EVENTS,
    statements=(
        DossierStatement(
            id="q-1",
            speaker="cruppi",
            kind="direct",
            cue="a-t-il lancé",
            content="Berlin doit partir",
            addressee="deu",
            first_day=JULY_4,
            last_day=JULY_4,
            evidence=words_of(PHARE, "Berlin doit partir"),
        ),
        DossierStatement(
            id="q-2",
            speaker="unnamed",
            kind="indirect",
            cue=None,
            content="avoir exigé quoi que ce soit",
            medium="Twitter",
            evidence=words_of(VIGIE, "avoir exigé quoi que ce soit"),
        ),
    ),
    namings=NAMINGS,
    stories=STORIES,
    disagreements=DISAGREEMENTS,
    camps=CAMPS,
)
SKIPPED = (
    SkippedInput(source="vide.txt", place="", reason="the file is empty", way_out="leave it out"),
    SkippedInput(source="liste.jsonl", place="line 3", reason="there is no text", way_out=""),
)


def make_dossier(
    path: Path,
    *,
    articles: Sequence[Article] = ARTICLES,
    readings: Sequence[Reading] = READINGS,
    comparison: Comparison = COMPARISON,
    skipped: Sequence[SkippedInput] = SKIPPED,
) -> Dossier:
    """A dossier file with these articles, what was read in each and what comparing them found."""
    dossier = Dossier.create_or_open(path)
    dossier.add_articles(articles)
    dossier.add_readings(
        StoredReading(article=article.id, reading=reading, key=ReadBy())
        for article, reading in zip(articles, readings, strict=True)
    )
    dossier.replace_findings(comparison)
    dossier.replace_skipped("ingest", "folder", skipped)
    return dossier
