"""schema.org JSON-LD: what was said as Quotation, what is disputed as Claim, and drafts of ClaimReview.

A draft has no rating: recoupe says who holds what, not who is right. Whoever publishes a review adds the
rating, the author and the day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from recoupe.comparison import Disagreement, DossierActor, DossierArticle, DossierStatement, Side
from recoupe.show.index import web_address
from recoupe.store import Dossier

Node = dict[str, object]


def write_schema_org(dossier: Dossier, path: Path) -> None:
    """One graph."""
    graph = [_without_unknown(node) for node in _nodes(dossier)]
    document = {"@context": "https://schema.org", "@graph": graph}
    path.write_bytes(msgspec.json.format(msgspec.json.encode(document), indent=1))


def _nodes(dossier: Dossier) -> Iterator[Node]:
    articles = {article.id: article for article in dossier.articles()}
    actors = {actor.id: actor for actor in dossier.actors()}
    for article in articles.values():
        yield _article(article, dossier.article(article.id).url)
    for statement in dossier.statements():
        if statement.kind != "indirect":
            yield _quotation(statement, actors)
    titles = {story.id: story.title for story in dossier.stories()}
    for found in dossier.disagreements():
        if found.kind != "revision":
            yield from _claims(found, actors, articles, titles)


def _article(article: DossierArticle, url: str | None) -> Node:
    days = article.published
    return {
        "@type": "NewsArticle",
        "@id": _id("article", article.id),
        "headline": article.title,
        "url": url or web_address(article.source),
        "inLanguage": article.language,
        "datePublished": days.earliest if days.earliest == days.latest else None,
        "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
    }


def _quotation(statement: DossierStatement, actors: Mapping[str, DossierActor]) -> Node:
    speaker = actors.get(statement.speaker)
    first = statement.first_day
    return {
        "@type": "Quotation",
        "@id": _id("statement", statement.id),
        "text": statement.content,
        "spokenByCharacter": _person(speaker) if speaker else None,
        "dateCreated": first if first == statement.last_day else None,
        "isPartOf": {"@id": _id("article", statement.evidence.article)},
    }


def _claims(
    found: Disagreement,
    actors: Mapping[str, DossierActor],
    articles: Mapping[str, DossierArticle],
    titles: Mapping[str, str],
) -> Iterator[Node]:
    """The claim of each side, then a draft review of them all."""
    about = titles.get(found.story or "") or (
        actors[found.actor].name if found.actor and found.actor in actors else None
    )
    claims = [_claim(f"{found.id}-{number}", side, about, actors) for number, side in enumerate(found.sides)]
    yield from claims
    yield {
        "@type": "ClaimReview",
        "@id": _id("review", found.id),
        "creativeWorkStatus": "Draft",
        "name": about,
        "claimReviewed": " / ".join(side.value for side in found.sides),
        "itemReviewed": [{"@id": claim["@id"]} for claim in claims],
        "citation": _articles_of(found.sides, articles),
    }


def _claim(key: str, side: Side, about: str | None, actors: Mapping[str, DossierActor]) -> Node:
    return {
        "@type": "Claim",
        "@id": _id("claim", key),
        "name": side.value,
        "text": side.accounts[0].text if side.accounts else side.value,
        "about": about,
        "claimInterpreter": [
            _person(actors[by]) if by in actors else {"@type": "Organization", "name": by} for by in side.by
        ],
        "appearance": [
            {"@id": _id("article", one)} for one in dict.fromkeys(e.article for e in side.accounts)
        ],
    }


def _articles_of(sides: Sequence[Side], articles: Mapping[str, DossierArticle]) -> list[Node]:
    ids = dict.fromkeys(evidence.article for side in sides for evidence in side.accounts)
    return [{"@id": _id("article", one)} for one in ids if one in articles]


def _person(actor: DossierActor) -> Node:
    return {"@type": "Person" if actor.kind == "person" else "Organization", "name": actor.name}


def _id(kind: str, key: str) -> str:
    return f"urn:recoupe:{kind}:{key}"


def _without_unknown(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, [], "")}
