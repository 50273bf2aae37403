"""FollowTheMoney entities, one a line: articles, actors, the offices they hold, events, statements.

Names that begin with `ftm_` are FollowTheMoney's; its Event and Mention are not ours. Every entity made from
words points with `proof` at the Article entity in which they stand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

import msgspec

from recoupe.comparison import DossierActor, DossierStatement, Evidence
from recoupe.export.country_codes import load_country_codes
from recoupe.export.told_events import ToldEvent, told_events
from recoupe.languages.registry import load_languages
from recoupe.reading import ActorKind
from recoupe.show.index import web_address
from recoupe.store import Dossier

_FTM_SCHEMA: Mapping[ActorKind, str] = {
    "person": "Person",
    "state": "PublicBody",
    "body": "Organization",
    "armed_force": "Organization",
    "group": "Organization",
    "bloc": "Organization",
    "media": "Organization",
}
_FTM_NOT_WITHDRAWN = ("actual", "alleged")

FtmEntity = dict[str, object]
Properties = Mapping[str, Iterable[str | None]]


def write_follow_the_money(dossier: Dossier, path: Path) -> None:
    """The entities, each before those that point at it."""
    encoder = msgspec.json.Encoder()
    with path.open("wb") as file:
        for ftm_entity in _ftm_entities(dossier):
            file.write(encoder.encode(ftm_entity) + b"\n")


def _ftm_entities(dossier: Dossier) -> Iterator[FtmEntity]:
    yield from _articles(dossier)
    actors = {actor.id: actor for actor in dossier.actors()}
    for actor in actors.values():
        yield _actor(actor)
        yield from _offices(actor)
    for told in told_events(dossier):
        yield _event(told)
    for statement in dossier.statements():
        yield _statement(statement, actors)


def _articles(dossier: Dossier) -> Iterator[FtmEntity]:
    for dated in dossier.articles():
        article = dossier.article(dated.id)
        days = (dated.published.earliest, dated.published.latest)
        yield _entity(
            "Article",
            _ftm_id("article", dated.id),
            {
                "title": [dated.title or dated.source],
                "publisher": [dated.outlet],
                "sourceUrl": [article.url or web_address(dated.source)],
                "fileName": [None if web_address(dated.source) else dated.source],
                "language": [_language(dated.language)],
                "publishedAt": _days(*days) if days[0] == days[1] else [],
                "author": [article.author],
                "bodyText": [article.text],
            },
        )


def _actor(actor: DossierActor) -> FtmEntity:
    return _entity(
        _FTM_SCHEMA[actor.kind],
        _ftm_id("actor", actor.id),
        {
            "name": [" ".join(actor.name.split())],
            "alias": (" ".join(alias.split()) for alias in actor.aliases if alias != actor.name),
            "country": [_country(actor.country)],
            "position": (office.title for office in actor.offices) if actor.kind == "person" else (),
            "proof": _proofs(actor.evidence),
        },
    )


def _offices(actor: DossierActor) -> Iterator[FtmEntity]:
    if actor.kind != "person":
        return
    for office in actor.offices:
        post = _ftm_id("position", f"{office.title}/{actor.country or ''}")
        yield _entity("Position", post, {"name": [office.title], "country": [_country(actor.country)]})
        yield _entity(
            "Occupancy",
            _ftm_id("occupancy", f"{actor.id}/{office.title}"),
            {
                "holder": [_ftm_id("actor", actor.id)],
                "post": [post],
                # The days for which the press attests the office: a term can be longer.
                "date": _days(office.first_day, office.last_day),
                "proof": _proofs(office.evidence),
            },
        )


def _event(told: ToldEvent) -> FtmEntity:
    event = told.event
    parties = (*event.actor, *event.recipient)
    countries = [actor.country for actor in (*told.actors, *told.recipients)]
    kind = f"{event.type} ({event.mode})" if event.mode else event.type
    withheld = "" if event.status in _FTM_NOT_WITHDRAWN else f" [{event.status}]"
    return _entity(
        "Event",
        _ftm_id("event", event.id),
        {
            "name": [f"{kind}{withheld}: {event.evidence.text}"],
            "summary": [told.sentence],
            "keywords": [event.type, event.mode, f"status:{event.status}", *told.contexts],
            "organizer": [_ftm_id("actor", one) for one in event.actor],
            "involved": [_ftm_id("actor", one) for one in parties],
            "startDate": _days(event.first_day),
            "endDate": _days(event.last_day),
            "location": [event.place],
            "country": [_country(country) for country in countries],
            "sourceUrl": [told.article.url],
            "publisher": [told.article.outlet],
            "proof": _proofs([event.evidence]),
        },
    )


def _statement(statement: DossierStatement, actors: Mapping[str, DossierActor]) -> FtmEntity:
    speaker = actors.get(statement.speaker)
    return _entity(
        "Note",
        _ftm_id("statement", statement.id),
        {
            "name": [f"{speaker.name if speaker else statement.speaker}: {statement.cue or statement.kind}"],
            "description": [statement.content],
            "entity": [_ftm_id("actor", speaker.id) if speaker else None],
            "keywords": [statement.kind, statement.medium],
            "proof": _proofs([statement.evidence]),
        },
    )


def _entity(schema: str, ftm_id: str, properties: Properties) -> FtmEntity:
    values = {
        name: list(dict.fromkeys(value for value in found if value)) for name, found in properties.items()
    }
    return {
        "id": ftm_id,
        "schema": schema,
        "properties": {name: found for name, found in values.items() if found},
    }


def _ftm_id(kind: str, key: str) -> str:
    """An id that no other dossier's fact shares, unless it is the same fact."""
    return f"recoupe-{hashlib.sha256(f'{kind}/{key}'.encode()).hexdigest()[:20]}"


def _proofs(evidence: Iterable[Evidence]) -> list[str]:
    return [_ftm_id("article", found.article) for found in evidence]


def _country(alpha_3: str | None) -> str | None:
    codes = load_country_codes().get(alpha_3) if alpha_3 else None
    return codes.alpha_2.lower() if codes and codes.alpha_2 else None


def _language(code: str) -> str | None:
    known = load_languages().get(code)
    return known.iso_639_3 if known else None


def _days(*days: date | None) -> list[str]:
    return [day.isoformat() for day in days if day]
