"""recoupe as a component of somebody's own spaCy pipeline: `nlp.add_pipe("recoupe")`, then `doc._.recoupe`.

The component reads what the pipeline parsed. recoupe's own `read` prepares a text before it is parsed
(quotation marks out, sentences cut at full stops) and so reads better; this is for those who have a
parsed Doc already and want statements, events and actors beside their own annotations.
"""

from __future__ import annotations

import re
from array import array

from spacy.language import Language
from spacy.tokens import Doc

from recoupe.article import Article, article_id
from recoupe.languages.registry import find_language
from recoupe.read.parse import view
from recoupe.read.prepare import Prepared
from recoupe.read.quotations import find_quotations
from recoupe.read.reader import declare_day, read_syntax
from recoupe.read.syntax import load_syntax_table
from recoupe.reading import Published

_PARAGRAPH = re.compile(r"\S[^\n\r]*")


@Language.factory("recoupe", default_config={"published": None}, requires=["token.dep", "token.lemma"])
def make_component(nlp: Language, name: str, published: str | None) -> RecoupeComponent:  # noqa: ARG001
    """The component for a pipeline of a language that recoupe reads; `published` as in `recoupe.read`.

    Raises UsageError where the language is not read or the date is no date.
    """
    return RecoupeComponent(nlp.lang or "", declare_day(published) if published else Published())


class RecoupeComponent:
    """Sets `doc._.recoupe` to the reading of each Doc. Offsets are those of `doc.text`."""

    def __init__(self, language: str, published: Published) -> None:
        self.language = find_language(language).code
        self.published = published
        if not Doc.has_extension("recoupe"):
            Doc.set_extension("recoupe", default=None)

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its reading."""
        text = doc.text
        prepared = Prepared(
            text,
            array("l", range(len(text))),
            array("l", range(1, len(text) + 1)),
            tuple(match.start() for match in _PARAGRAPH.finditer(text)),
            find_quotations(text),
        )
        article = Article(
            id=article_id(text), source="doc", text=text, language=self.language, published=self.published
        )
        syntax = view(doc, text, prepared, load_syntax_table(self.language), self.language)
        doc._.recoupe = read_syntax(article, syntax)
        return doc
