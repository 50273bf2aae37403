"""What the addresses of the app take in their query and in their forms, as the OpenAPI file tells it."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from recoupe.comparison import DisagreementKind
from recoupe.reading import ActorKind, EventType, Sector, StatementKind, Status
from recoupe.review import ReviewLayer, Verdict
from recoupe.web.asked import LAST_PAGE, MOST_PER_PAGE


class Parameter(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a query or field of a form; `choices` are the only ones allowed where it has any."""

    name: str
    describes: str
    choices: tuple[str, ...] = ()
    form: Literal["text", "date", "number", "file"] = "text"
    most: int | None = None
    required: bool = False


PAGE = (
    Parameter(name="page", describes="page of the list, from 1", form="number", most=LAST_PAGE),
    Parameter(name="per_page", describes="records on a page", form="number", most=MOST_PER_PAGE),
)
DAYS = (
    Parameter(name="since", describes="only what is known to reach this day", form="date"),
    Parameter(name="until", describes="only what is not known to be after this day", form="date"),
)
ACTOR = Parameter(name="actor", describes="an actor's id or any of its names")
WORDS = Parameter(name="q", describes="words that must all be there, accents and capitals aside")
OUTLET = Parameter(name="outlet", describes="only what this outlet says")
EVENTS = (
    ACTOR,
    Parameter(
        name="role", describes="whether the actor acts or is acted upon", choices=("actor", "recipient")
    ),
    Parameter(name="type", describes="PLOVER type", choices=get_args(EventType)),
    Parameter(name="status", describes="how real it is told to be", choices=get_args(Status)),
    Parameter(name="place", describes="only what happened there"),
    OUTLET,
    *DAYS,
    *PAGE,
)
ACTORS = (
    Parameter(name="q", describes="part of a name"),
    Parameter(name="kind", describes="what kind of actor", choices=get_args(ActorKind)),
    Parameter(name="country", describes="ISO 3166 alpha-3 code, or a name"),
    Parameter(name="sector", describes="PLOVER sector", choices=get_args(Sector)),
    *PAGE,
)
STATEMENTS = (
    WORDS,
    Parameter(name="speaker", describes="an actor's id or any of its names"),
    OUTLET,
    Parameter(name="medium", describes="where it was said"),
    Parameter(name="kind", describes="how it is reported", choices=get_args(StatementKind)),
    *DAYS,
    *PAGE,
)
STORIES = (
    ACTOR,
    Parameter(name="type", describes="PLOVER type", choices=get_args(EventType)),
    Parameter(name="told", describes="by several articles or by one", choices=("shared", "single")),
    Parameter(name="disputed", describes="only those with disagreements, where it is not empty"),
    Parameter(name="order", describes="by days instead of by voices", choices=("days",)),
    *DAYS,
    *PAGE,
)
DISAGREEMENTS = (
    ACTOR,
    Parameter(name="kind", describes="about what", choices=get_args(DisagreementKind)),
    *PAGE,
)
ARTICLES = (
    WORDS,
    OUTLET,
    Parameter(name="language", describes="ISO 639-1 code"),
    *DAYS,
    *PAGE,
)
ARTICLE = (Parameter(name="words", describes="a span to mark, as 120-145, in code points"),)
NAMINGS = (ACTOR, *PAGE)
SEARCH = (WORDS,)

TOKEN = Parameter(name="token", describes="the token of a page of the app", required=True)
NAME = Parameter(name="name", describes="a name", required=True)
REVIEW = (
    TOKEN,
    Parameter(name="layer", describes="layer of the fact", choices=get_args(ReviewLayer), required=True),
    Parameter(name="fact", describes="id of the fact", required=True),
    Parameter(
        name="verdict", describes="none takes it back", choices=(*get_args(Verdict), "none"), required=True
    ),
    Parameter(name="correction", describes="what it should say, for corrected"),
    Parameter(name="note", describes="a remark"),
    Parameter(name="article", describes="id of the article of the words"),
    Parameter(name="start", describes="first code point of the words", form="number"),
    Parameter(name="end", describes="code point after the words", form="number"),
    Parameter(name="back", describes="path to go on to"),
)
PASTED = (
    TOKEN,
    Parameter(name="text", describes="the text as printed", required=True),
    Parameter(name="title", describes="its headline"),
    Parameter(name="outlet", describes="who published it"),
    Parameter(name="url", describes="its address"),
    Parameter(name="published", describes="its day", form="date"),
    Parameter(name="language", describes="ISO 639-1 code; else it is found"),
)
FILES = (TOKEN, Parameter(name="file", describes="the files", form="file", required=True))
OTHER = Parameter(name="other", describes="the other actor: its id or a name of it alone", required=True)
