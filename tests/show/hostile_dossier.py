"""A dossier in which every text from outside tries to run code in the page."""

from __future__ import annotations

from pathlib import Path

from sample_articles import JULY_4, make_article, words_of
from sample_dossier import make_dossier

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
    DossierPublished,
    DossierStatement,
    Side,
    Story,
)
from recoupe.reading import Actor, Event, Mention, Naming, Reading, Span
from recoupe.store import Dossier, SkippedInput

ATTACKS = (
    "<script>window.ran = 1</script>",
    "</script><script>window.ran = 2</script>",
    "<img src=x onerror='window.ran = 3'>",
    "\"></style><svg onload='window.ran = 4'>",
    "'\" onmouseover=window.ran=5 autofocus onfocus=window.ran=6 x='",
    "<!--<script>window.ran = 7",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:window.ran=8",
    "]]></title><script>window.ran = 9</script>",
)
ALL = " ".join(ATTACKS)


def make_hostile_dossier(path: Path) -> Dossier:
    """Titles, outlets, sources, texts, names, labels and reasons, all hostile."""
    article = make_article(
        f"{ALL}\n\n{ALL}",
        source="javascript:window.ran=10//https://x.example",
        title=ALL,
        outlet=ALL,
        language="fr",
    )
    found = words_of(article, ATTACKS[1])
    span = Span(found.start, found.end, found.text)
    reading = Reading(
        doc=ALL,
        language="fr",
        actors=(
            Actor(id="a", name=ALL, kind="person", mentions=(Mention(span.start, span.end, span.text),)),
        ),
        events=(Event(type="AID", trigger=span, actor=("a",), place=ALL),),
        namings=(
            Naming(actor="a", start=span.start, end=span.end, text=span.text, by="outlet", slant="neutral"),
        ),
        notes=(ALL,),
    )
    comparison = Comparison(
        articles=(
            DossierArticle(
                id=article.id,
                source=article.source,
                title=ALL,
                outlet=ALL,
                language="fr",
                published=DossierPublished(
                    earliest=JULY_4, latest=JULY_4, method="inferred", evidence=(found,)
                ),
            ),
        ),
        actors=(DossierActor(id="a", name=ALL, aliases=(ALL, "x"), kind="person", country=ALL),),
        timeline=(
            DossierEvent(
                id="e",
                type="AID",
                mode=ALL,
                actor=("a",),
                recipient=("a",),
                first_day=JULY_4,
                last_day=JULY_4,
                place=ALL,
                said_by="a",
                story="s",
                evidence=found,
            ),
        ),
        statements=(
            DossierStatement(
                id="q",
                speaker="a",
                kind="direct",
                cue=ALL,
                content=ALL,
                medium=ALL,
                addressee="a",
                evidence=found,
            ),
        ),
        namings=(
            DossierNaming(actor="a", text=ALL, slant="neutral", by="outlet", outlet=ALL, evidence=found),
        ),
        stories=(
            Story(
                id="s",
                type="AID",
                title=ALL,
                actor=("a",),
                recipient=("a",),
                first_day=JULY_4,
                last_day=JULY_4,
                place=ALL,
                voices=1,
                disagreements=("d",),
                accounts=(
                    Account(
                        article=article.id,
                        source=article.source,
                        outlet=ALL,
                        events=("e",),
                        status="actual",
                        said_by="a",
                        voice=ALL,
                        evidence=found,
                    ),
                ),
            ),
        ),
        disagreements=(
            Disagreement(
                id="d",
                kind="quantity",
                story="s",
                actor=None,
                sides=(Side(value=ALL, by=(ALL,), accounts=(found,)),),
            ),
        ),
        camps=(Camps(camps=(Camp(name=ALL, actors=("a",)),)),),
    )
    return make_dossier(
        path,
        articles=(article,),
        readings=(reading,),
        comparison=comparison,
        skipped=(SkippedInput(source=ALL, place=ALL, reason=ALL, way_out=ALL),),
    )
