"""A draft to an article: its language settled, its id and its fingerprint made."""

from __future__ import annotations

import re
from itertools import islice

from recoupe.article import Article, article_id
from recoupe.ingest.fingerprint import fingerprint_text
from recoupe.ingest.language import detect_language
from recoupe.ingest.limits import DEFAULT_LIMITS, Limits
from recoupe.ingest.records import Draft, Ingested, Skipped
from recoupe.languages.registry import explain_missing, is_installed, load_languages

_WORD_OR_SIGN = re.compile(r"\w+|[^\w\s]")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)|[\r\n\u2028\u2029]")
_LAST = 2000
"""Characters before the cut in which the end of a sentence is looked for."""


def finish_draft(
    draft: Draft, language: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Ingested | Skipped:
    """The draft as an article, or why it is none. `language` overrules what is declared or detected."""
    text, known = draft.text, draft.known
    if not any(char.isalpha() for char in text):
        return _skip(draft, "holds signs but no words" if text.strip() else "is empty")
    if len(text) > limits.article_chars:
        reason = f"has {len(text):,} characters; an article may have {limits.article_chars:,}"
        return _skip(draft, reason, "cut it into its articles, or raise the limit")
    text, cut = cut_to_words(text, limits.article_words)
    code, notes = _settle_language(draft, language)
    languages = load_languages()
    if code not in languages:
        reason = f"language {code} is not read" if code else "its language cannot be told"
        return _skip(draft, reason, f"those read are {', '.join(languages)}; --language forces one")
    if not is_installed(languages[code]):
        missing, _, way_out = explain_missing(languages[code]).partition("; ")
        return _skip(draft, missing, way_out)
    first_day = known.published.earliest
    article = Article(
        id=article_id(text, title=known.title, outlet=known.outlet, url=known.url, published=first_day),
        source=draft.source,
        text=text,
        language=code,
        title=known.title,
        outlet=known.outlet,
        url=known.url,
        published=known.published,
        fingerprint=fingerprint_text(text),
        author=known.author,
        agency=known.agency,
    )
    return Ingested(article, draft.notes + cut + notes, draft.original, draft.captured)


def cut_to_words(text: str, limit: int) -> tuple[str, tuple[str, ...]]:
    """The text up to that many words and signs, and a note where it had more.

    It ends with a whole sentence or paragraph, where one ends shortly before.
    """
    if len(text) <= limit:
        return text, ()
    over = next(islice(_WORD_OR_SIGN.finditer(text), limit, None), None)
    if over is None:
        return text, ()
    ends = [match.end() for match in _SENTENCE_END.finditer(text, max(0, over.start() - _LAST), over.start())]
    end = ends[-1] if ends else over.start()
    note = (
        f"has more than {limit:,} words and signs; its first {end:,} of {len(text):,} characters are kept; "
        "cut it into its articles, or raise --limit article_words"
    )
    return text[:end], (note,)


def _settle_language(draft: Draft, forced: str | None) -> tuple[str, tuple[str, ...]]:
    """The code of the draft's language: forced, declared or detected; empty where none shows."""
    settled = forced or draft.known.language
    if settled is not None:
        return settled, ()
    detected = detect_language(draft.text, title=draft.known.title, among=load_languages())
    if detected.is_doubtful:
        doubt = f"its language is doubtful (read as {detected.code}); --language or a sidecar settles it"
        return detected.code, (doubt,)
    return detected.code, ()


def _skip(draft: Draft, reason: str, way_out: str = "") -> Skipped:
    return Skipped(draft.origin, draft.place, reason, way_out)
