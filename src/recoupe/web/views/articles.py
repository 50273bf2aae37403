"""The articles: a list, and each text as printed with all that was read in it."""

from __future__ import annotations

import re

from recoupe.errors import UsageError
from recoupe.reading import Reading
from recoupe.show.panels.articles import article_sheet
from recoupe.show.wording import Key
from recoupe.store.filters import ArticleFilter
from recoupe.web.asked import PER_PAGE, Answer, Asked, NotThereError, Page, WrongAskError, offset_of, pager_of
from recoupe.web.records import ArticleRecord
from recoupe.web.views.review import verdicts_of
from recoupe.web.views.wanted import days_wanted, outlets_of, totals_of

_RANGE = re.compile(r"(\d{1,9})-(\d{1,9})")


def list_articles(asked: Asked) -> Answer:
    """A page of the articles that the filters leave."""
    wanted = ArticleFilter(
        words=asked.text("q"),
        outlet=asked.text("outlet") or None,
        language=asked.text("language") or None,
        days=days_wanted(asked),
    )
    found = asked.dossier.article_slice(wanted, limit=asked.rows(PER_PAGE), offset=offset_of(asked))
    return Page(
        template="articles_page.html",
        panel="articles",
        title=Key("articles.title"),
        records=found.records,
        pager=pager_of(asked, found.total),
        context={
            "articles": found.records,
            "papers": {article.id: asked.index.paper(article.id) for article in found.records},
            "is_filtered": wanted != ArticleFilter(),
            "outlets": outlets_of(asked),
            "languages": tuple(language for language, _ in totals_of(asked).languages),
        },
    )


def show_article(asked: Asked) -> Answer:
    """One article; `?words=120-145` marks that span of it."""
    article = asked.index.article(asked.parts["article"])
    if article is None:
        raise NotThereError("problem.no_record")
    text = asked.index.text(article.id)
    lit = span_wanted(asked.text("words"), len(text))
    reading = _reading(asked, article.id)
    sheet = article_sheet(article, reading, asked.index, lit or ())
    return Page(
        template="article_page.html",
        panel="articles",
        title=article.title or sheet.paper.name,
        records=ArticleRecord(article=article, text=text, reading=reading),
        context={
            "sheet": sheet,
            "lit": lit,
            "fact_ids": asked.dossier.fact_ids(article.id),
            "verdicts": verdicts_of(asked, article.id),
        },
    )


def span_wanted(words: str, length: int) -> tuple[int, int] | None:
    """The span that an address asks to mark. Raises WrongAskError where it is no span of the text."""
    if not words:
        return None
    found = _RANGE.fullmatch(words)
    if found is None or not 0 <= int(found[1]) < int(found[2]) <= length:
        raise WrongAskError("problem.span", value=words, length=length)
    return int(found[1]), int(found[2])


def _reading(asked: Asked, article: str) -> Reading:
    """What was read in the article; nothing while it is unread."""
    try:
        return asked.dossier.reading(article)
    except UsageError:
        return Reading(doc=article, language="")
