"""Records to fill a dossier with: small ones written by hand, and any at all, made by hypothesis."""

from __future__ import annotations

from datetime import date
from typing import get_args

from hypothesis import strategies as st

from recoupe.article import Article, article_id
from recoupe.comparison import (
    Account,
    Camp,
    Camps,
    Comparison,
    Disagreement,
    DisagreementKind,
    DossierActor,
    DossierArticle,
    DossierEvent,
    DossierNaming,
    DossierOffice,
    DossierPublished,
    DossierStatement,
    DoubtfulActor,
    Evidence,
    Relation,
    Side,
    Story,
)
from recoupe.plover import Quad
from recoupe.reading import (
    Actor,
    ActorKind,
    Event,
    EventType,
    Mention,
    Published,
    Reading,
    Sector,
    Slant,
    Span,
    StatementKind,
    Status,
)


class Key:
    """What made a reading, for tests."""

    def __init__(self, reader: str = "1", data: str = "1", model: str = "m-1") -> None:
        self.reader_version = reader
        self.language_data_version = data
        self.model_version = model


def make_article(text: str, *, source: str = "a.txt", language: str = "fr", **known: object) -> Article:
    """An article as ingest makes it; `known` are further fields."""
    fields = {"title": None, "outlet": None, "url": None, **known}
    published = fields.pop("published", Published())
    assert isinstance(published, Published)
    identity = article_id(text, published=published.earliest, **fields)  # type: ignore[arg-type]
    return Article(
        id=identity,
        source=source,
        text=text,
        language=language,
        published=published,
        fingerprint=(1, 2**32 - 1),
        **fields,  # type: ignore[arg-type]
    )


PARIS = make_article(
    "Paris proteste : « Berlin doit partir », dit Cruppi.",
    source="paris.txt",
    title="Paris proteste",
    outlet="Le Phare",
    published=Published(earliest=date(1911, 7, 3), latest=date(1911, 7, 3), method="declared"),
)
BERLIN = make_article("Berlin dément : l'usurpateur Moulay Hafid a menti.", source="berlin.txt")
ARTICLES = (PARIS, BERLIN)

READING = Reading(
    doc="paris.txt",
    language="fr",
    published=Published(earliest=date(1911, 7, 3), latest=date(1911, 7, 3), method="declared"),
    actors=(Actor(id="fra", name="France", kind="state", country="FRA", mentions=(Mention(0, 5, "Paris"),)),),
    events=(Event(type="REJECT", trigger=Span(6, 14, "proteste"), actor=("fra",)),),
)


def words_of(article: Article, text: str) -> Evidence:
    """Evidence for those words of an article."""
    start = article.text.index(text)
    return Evidence(article.id, article.source, start, start + len(text), text)


FRANCE = DossierActor(
    id="fra", name="France", aliases=("Paris", "République française"), kind="state", country="FRA",
    mentions=1, articles=1, evidence=(words_of(PARIS, "Paris"),),
)  # fmt: skip
GERMANY = DossierActor(id="deu", name="Allemagne", aliases=("Berlin",), kind="state", country="DEU")
CRUPPI = DossierActor(
    id="cruppi", name="Jean Cruppi", aliases=("Cruppi",), kind="person", country="FRA", sector="GOV",
    offices=(
        DossierOffice(
            title="ministre", first_day=date(1911, 3, 2), last_day=date(1911, 6, 27),
            evidence=(words_of(PARIS, "Cruppi"),),
        ),
    ),
)  # fmt: skip
SULTAN = DossierActor(id="hafid", name="Moulay Hafid", kind="person", country="MAR", sector="GOV")

PROTEST = DossierEvent(
    id="e-protest", type="REJECT", mode=None, actor=("fra",), recipient=("deu",),
    first_day=date(1911, 7, 2), last_day=date(1911, 7, 3), place="Agadir", story="s-protest",
    plover_score=-2.6, evidence=words_of(PARIS, "proteste"), quad_class="verbal_conflict", cameo="120",
    latitude=30.42, longitude=-9.6,
)  # fmt: skip
DENIAL = DossierEvent(
    id="e-denial", type="REJECT", mode=None, actor=("deu",), recipient=(), status="negated",
    said_by="unnamed", story="s-protest", evidence=words_of(BERLIN, "dément"),
)  # fmt: skip

COMPARISON = Comparison(
    articles=(
        DossierArticle(
            id=PARIS.id, source=PARIS.source, title=PARIS.title, outlet=PARIS.outlet, language="fr", words=8,
            published=DossierPublished(
                earliest=date(1911, 7, 3), latest=date(1911, 7, 3), method="declared",
                evidence=(words_of(PARIS, "Paris"),),
            ),
        ),
        DossierArticle(
            id=BERLIN.id, source=BERLIN.source, title=None, outlet=None, language="fr",
            published=DossierPublished(), copy_of=PARIS.id,
        ),
    ),
    actors=(FRANCE, GERMANY, CRUPPI, SULTAN),
    timeline=(PROTEST, DENIAL),
    statements=(
        DossierStatement(
            id="st-1", speaker="cruppi", kind="direct", cue="dit", content="Berlin doit partir",
            addressee="deu", first_day=date(1911, 7, 3), last_day=date(1911, 7, 3),
            evidence=words_of(PARIS, "Berlin doit partir"),
        ),
        DossierStatement(
            id="st-2", speaker="unnamed", kind="indirect", cue=None, content="Moulay Hafid a menti",
            evidence=words_of(BERLIN, "Moulay Hafid a menti"),
        ),
    ),
    namings=(
        DossierNaming(
            actor="hafid", text="usurpateur", slant="delegitimising", by="outlet", outlet=None,
            evidence=words_of(BERLIN, "usurpateur"),
        ),
    ),
    stories=(
        Story(
            id="s-protest", type="REJECT", title="Paris proteste", actor=("fra",), recipient=("deu",),
            first_day=date(1911, 7, 2), last_day=date(1911, 7, 3), place="Agadir", voices=2,
            disagreements=("d-status",),
            accounts=(
                Account(
                    article=PARIS.id, source=PARIS.source, outlet="Le Phare", events=("e-protest",),
                    status="actual", said_by=None, voice=PARIS.id, evidence=words_of(PARIS, "proteste"),
                ),
                Account(
                    article=BERLIN.id, source=BERLIN.source, outlet=None, events=("e-denial",),
                    status="negated", said_by="unnamed", voice="unnamed", evidence=words_of(BERLIN, "dément"),
                ),
            ),
        ),
    ),
    disagreements=(
        Disagreement(
            id="d-status", kind="status", story="s-protest", actor=None,
            sides=(
                Side(value="actual", by=("Le Phare", "cruppi"), accounts=(words_of(PARIS, "proteste"),)),
                Side(value="negated", by=(), accounts=(words_of(BERLIN, "dément"),)),
            ),
        ),
    ),
    camps=(
        Camps(
            first_day=date(1911, 7, 1), last_day=date(1911, 7, 31), frustration=1 / 3,
            camps=(Camp(name="France", actors=("fra", "cruppi")), Camp(name="Allemagne", actors=("deu",))),
            doubtful=(
                DoubtfulActor(
                    actor="hafid", reason="undecided", evidence=(words_of(BERLIN, "usurpateur"),),
                    toward=("fra", "deu"),
                ),
            ),
            relations=(
                Relation(left="deu", right="fra", weight=-2.6, evidence=(words_of(PARIS, "proteste"),)),
            ),
        ),
    ),
)  # fmt: skip
"""At least one record of every kind, and one row in every finding table."""


# Any comparison at all ----------------------------------------------------------------------------

_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_maybe_texts = st.none() | _texts
_days = st.none() | st.dates()
_counts = st.integers(0, 10**6)
_floats = st.floats(allow_nan=False, allow_infinity=False)
_ids = st.text("0123456789abcdef", min_size=1, max_size=16)
_evidences = st.builds(Evidence, st.sampled_from([PARIS.id, BERLIN.id]), _texts, _counts, _counts, _texts)
_evidence_lists = st.lists(_evidences, max_size=2).map(tuple)


@st.composite
def any_comparison(draw: st.DrawFn) -> Comparison:
    """A comparison whose records point at each other as they should, and hold anything else."""
    actors = draw(st.lists(_ids, unique=True, min_size=1, max_size=3))
    events = draw(st.lists(_ids, unique=True, max_size=3))
    stories = draw(st.lists(_ids, unique=True, max_size=2))
    parties = st.lists(st.sampled_from(actors), max_size=3).map(tuple)
    speakers = st.sampled_from([*actors, "unnamed"])
    told = st.lists(st.sampled_from(events), max_size=2).map(tuple) if events else st.just(())
    in_story = st.none() | st.sampled_from(stories) if stories else st.none()
    statuses = st.sampled_from(get_args(Status))
    types = st.sampled_from(get_args(EventType))

    offices = st.builds(
        DossierOffice, title=_texts, first_day=_days, last_day=_days, evidence=_evidence_lists
    )
    accounts = st.builds(
        Account, article=st.sampled_from([PARIS.id, BERLIN.id]), source=_texts, outlet=_maybe_texts,
        events=told, status=statuses, said_by=st.none() | speakers, voice=_texts, evidence=_evidences,
    )  # fmt: skip
    sides = st.builds(
        Side, value=_texts, by=st.lists(_texts, max_size=2).map(tuple), accounts=_evidence_lists
    )
    periods = st.builds(
        Camps, first_day=_days, last_day=_days, frustration=_floats,
        camps=st.lists(st.builds(Camp, name=_texts, actors=parties), max_size=2).map(tuple),
        doubtful=st.lists(
            st.builds(
                DoubtfulActor, actor=st.sampled_from(actors), reason=_texts, evidence=_evidence_lists,
                toward=parties,
            ),
            max_size=2,
        ).map(tuple),
        relations=st.lists(
            st.builds(
                Relation, left=st.sampled_from(actors), right=st.sampled_from(actors), weight=_floats,
                evidence=_evidence_lists,
            ),
            max_size=2,
        ).map(tuple),
    )  # fmt: skip
    namings = st.builds(
        DossierNaming, actor=st.sampled_from(actors), text=_texts, slant=st.sampled_from(get_args(Slant)),
        by=speakers, outlet=_maybe_texts, evidence=_evidences,
    )  # fmt: skip
    return Comparison(
        articles=tuple(
            DossierArticle(
                id=article.id, source=draw(_texts), title=draw(_maybe_texts), outlet=draw(_maybe_texts),
                language=draw(_texts), words=draw(_counts),
                published=DossierPublished(
                    earliest=draw(_days), latest=draw(_days), evidence=draw(_evidence_lists)
                ),
            )
            for article in ARTICLES
        ),
        actors=tuple(
            DossierActor(
                id=actor, name=draw(_texts), aliases=tuple(draw(st.lists(_texts, max_size=3))),
                kind=draw(st.sampled_from(get_args(ActorKind))), country=draw(_maybe_texts),
                sector=draw(st.none() | st.sampled_from(get_args(Sector))), mentions=draw(_counts),
                articles=draw(_counts), evidence=draw(_evidence_lists),
                offices=tuple(draw(st.lists(offices, max_size=2))),
            )
            for actor in actors
        ),
        timeline=tuple(
            DossierEvent(
                id=event, type=draw(types), mode=draw(_maybe_texts), actor=draw(parties),
                recipient=draw(parties), first_day=draw(_days), last_day=draw(_days),
                place=draw(_maybe_texts), status=draw(statuses), said_by=draw(st.none() | speakers),
                story=draw(in_story), plover_score=draw(_floats), evidence=draw(_evidences),
                quad_class=draw(st.none() | st.sampled_from(get_args(Quad))), cameo=draw(_maybe_texts),
                latitude=draw(st.none() | _floats), longitude=draw(st.none() | _floats),
            )
            for event in events
        ),
        statements=tuple(
            DossierStatement(
                id=statement, speaker=draw(speakers), kind=draw(st.sampled_from(get_args(StatementKind))),
                cue=draw(_maybe_texts), content=draw(_texts), medium=draw(_maybe_texts),
                addressee=draw(st.none() | speakers), first_day=draw(_days), evidence=draw(_evidences),
            )
            for statement in draw(st.lists(_ids, unique=True, max_size=3))
        ),
        namings=tuple(draw(st.lists(namings, max_size=3, unique=True))),
        stories=tuple(
            Story(
                id=story, type=draw(types), title=draw(_texts), actor=draw(parties),
                recipient=draw(parties), first_day=draw(_days), last_day=draw(_days),
                accounts=tuple(draw(st.lists(accounts, max_size=2))), voices=draw(_counts),
            )
            for story in stories
        ),
        disagreements=tuple(
            Disagreement(
                id=disagreement, kind=draw(st.sampled_from(get_args(DisagreementKind))),
                story=draw(in_story), actor=draw(st.none() | st.sampled_from(actors)),
                sides=tuple(draw(st.lists(sides, max_size=2))),
            )
            for disagreement in draw(st.lists(_ids, unique=True, max_size=2))
        ),
        camps=tuple(draw(st.lists(periods, max_size=2, unique=True))),
    )  # fmt: skip
