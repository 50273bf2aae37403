"""Verdicts on facts: one form for each fact, and the quality that they add up to."""

from __future__ import annotations

from typing import Literal, get_args
from urllib.parse import urlsplit

import msgspec

from recoupe.comparison import Evidence
from recoupe.review import LayerPrecision, Review, ReviewLayer, Verdict, measure_precision
from recoupe.show.index import Words
from recoupe.show.wording import Key
from recoupe.web.asked import (
    PER_PAGE,
    Answer,
    Asked,
    NotThereError,
    Page,
    SeeOther,
    WrongAskError,
    offset_of,
    pager_of,
)

LAYERS: tuple[ReviewLayer, ...] = get_args(ReviewLayer)
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
WITHDRAWN = "none"
LONGEST_CORRECTION = 2_000


class Reviewed(msgspec.Struct, frozen=True, kw_only=True):
    """What a fact's verdict is after a change; None: it was taken back."""

    layer: ReviewLayer
    fact: str
    verdict: Literal["right", "wrong", "corrected"] | None
    correction: str | None = None


class Quality(msgspec.Struct, frozen=True, kw_only=True):
    """The precision of each layer, as its reviewers saw it, and their verdicts."""

    layers: tuple[LayerPrecision, ...]
    reviews: tuple[Review, ...]


def save_review(asked: Asked) -> Answer:
    """Store the verdict that the form holds, or take it back."""
    layer = next((one for one in LAYERS if one == asked.form.get("layer")), None)
    fact = asked.form.get("fact", "")
    if layer is None or not fact:
        raise NotThereError("problem.no_record")
    verdict = asked.form.get("verdict", "")
    back = _back(asked.form.get("back", ""))
    if verdict == WITHDRAWN:
        asked.dossier.withdraw_review(layer, fact, asked.reviewer)
        return SeeOther(to=back, records=Reviewed(layer=layer, fact=fact, verdict=None))
    known = next((one for one in VERDICTS if one == verdict), None)
    if known is None:
        raise WrongAskError("problem.choice", name="verdict", value=verdict)
    correction = asked.form.get("correction", "").strip()[:LONGEST_CORRECTION]
    if known == "corrected" and not correction:
        raise WrongAskError("problem.correction")
    saved = Review(
        layer=layer,
        fact=fact,
        reviewer=asked.reviewer,
        verdict=known,
        correction=correction if known == "corrected" else None,
        note=asked.form.get("note", "").strip()[:LONGEST_CORRECTION],
        evidence=_evidence(asked),
    )
    asked.dossier.add_review(saved)
    done = Reviewed(layer=layer, fact=fact, verdict=known, correction=saved.correction)
    return SeeOther(to=back, records=done)


def show_quality(asked: Asked) -> Answer:
    """The verdicts counted by layer, and a page of them."""
    reviews = asked.dossier.reviews()
    first = offset_of(asked)
    shown = reviews[first : first + PER_PAGE]
    quality = Quality(layers=measure_precision(reviews), reviews=shown)
    return Page(
        template="quality_page.html",
        panel="quality",
        title=Key("quality.title"),
        records=quality,
        pager=pager_of(asked, len(reviews)),
        context={"quality": quality, "words": {_key(one): _words(one, asked) for one in shown}},
    )


def verdicts_of(asked: Asked, article: str) -> dict[tuple[str, int, int], Review]:
    """The verdicts of who is asking on the facts of an article, by layer and place."""
    return {
        (review.layer, review.evidence.start, review.evidence.end): review
        for review in asked.dossier.reviews(article=article)
        if review.evidence is not None and review.reviewer == asked.reviewer
    }


def verdict_of(asked: Asked, layer: ReviewLayer, fact: str) -> Review | None:
    """The verdict of who is asking on one fact."""
    found = asked.dossier.verdicts(layer, fact)
    return next((review for review in found if review.reviewer == asked.reviewer), None)


def _evidence(asked: Asked) -> Evidence | None:
    """The words that the form names, cut from the article itself, whatever the browser says they are."""
    article = asked.index.article(asked.form.get("article", ""))
    start, end = asked.form.get("start", ""), asked.form.get("end", "")
    if article is None or not (start.isdecimal() and end.isdecimal()):
        return None
    text = asked.index.text(article.id)
    if not 0 <= int(start) < int(end) <= len(text):
        return None
    return Evidence(article.id, article.source, int(start), int(end), text[int(start) : int(end)])


def _back(address: str) -> str:
    """Where the form was; only a path of the app itself."""
    parts = urlsplit(address)
    is_ours = (
        not parts.scheme and not parts.netloc and address.startswith("/") and not address.startswith("//")
    )
    return address if is_ours and "\\" not in address else "/quality"


def _key(review: Review) -> tuple[str, str, str]:
    return review.layer, review.fact, review.reviewer


def _words(review: Review, asked: Asked) -> Words | None:
    return asked.index.words(review.evidence) if review.evidence is not None else None
