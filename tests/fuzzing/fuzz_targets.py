"""Every parser of ours as a function of any bytes, with what must hold of all it gives.

A target raises for a fault: an error that is not the one a file of strangers may cause, or a place that does
not hold the words it is said to hold.
"""

from __future__ import annotations

import random
import tempfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from itertools import pairwise
from pathlib import Path

import msgspec
import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from recoupe.corrections import load_corrections
from recoupe.errors import DataFileError, SourceError
from recoupe.ingest.containers.budget import OverspentError
from recoupe.ingest.decoding import decode_bytes
from recoupe.ingest.finish import finish_draft
from recoupe.ingest.kinds import kind_of
from recoupe.ingest.limits import Limits
from recoupe.ingest.metadata.agency import find_agency
from recoupe.ingest.metadata.days import parse_stated_day
from recoupe.ingest.metadata.declared import parse_known
from recoupe.ingest.printable import printable_line
from recoupe.ingest.records import Draft, SourceFile
from recoupe.languages.numbers import load_number_grammar
from recoupe.read.numbers import read_number
from recoupe.read.parse import view
from recoupe.read.prepare import load_furniture, prepare
from recoupe.read.quotations import find_quotations, unify_marks
from recoupe.read.reader import find_layers, load_words
from recoupe.read.syntax import load_syntax_table
from recoupe.reading import Published, decode_reading
from recoupe.store.checking import spans_of

Target = Callable[[bytes], None]

LANGUAGES = ("fr", "en", "es")
LIMITS = Limits(file_bytes=1_000_000, table_bytes=1_000_000, unpacked_bytes=5_000_000, article_chars=100_000)


def text_of(data: bytes) -> str:
    """Any text, lone surrogates too: what is no UTF-8 stands for itself."""
    return data.decode("utf-8", "surrogateescape")


def try_door(suffix: str, data: bytes) -> None:
    """A file of that kind: articles, refusals, or an error that names the file."""
    file = SourceFile(Path(f"a{suffix}"), f"a{suffix}", content=data)
    try:
        for part in kind_of(file).read(file, LIMITS):
            if isinstance(part, Draft):
                finish_draft(part, "fr", LIMITS)
                part.text.encode("utf-8")  # a text that cannot be stored is none
            else:
                assert part.reason
    except (SourceError, OverspentError) as error:
        assert error.reason


def try_decoding(data: bytes) -> None:
    for declared in (None, ("latin-1", "utf-16", "x")[len(data) % 3]):
        try:
            decoded = decode_bytes("a.txt", data, declared=declared)
        except SourceError:
            continue
        assert "\x00" not in decoded.text
        decoded.text.encode("utf-8")


def try_declarations(data: bytes) -> None:
    text = text_of(data)
    known, _notes = parse_known(
        dict.fromkeys(("title", "outlet", "url", "published", "language"), text), where="a.toml"
    )
    if known.published.earliest and known.published.latest:
        assert known.published.earliest <= known.published.latest
    for method in ("declared", "metadata"):
        try:
            parse_stated_day(text, method=method)
        except ValueError as error:
            assert str(error)
    find_agency(text, None)
    assert "\n" not in printable_line(text, 100)


def try_sidecar(data: bytes) -> None:
    file = SourceFile(Path("a.txt"), "a.txt", content=b"Le ministre accuse Paris.", sidecar=data)
    try:
        list(kind_of(file).read(file, LIMITS))
    except SourceError as error:
        assert error.reason


def try_corrections(data: bytes) -> None:
    with tempfile.NamedTemporaryFile(suffix=".toml") as written:
        written.write(data)
        written.flush()
        try:
            load_corrections(Path(written.name))
        except (DataFileError, SourceError) as error:
            assert str(error)


def try_stored_reading(data: bytes) -> None:
    with suppress(msgspec.MsgspecError, UnicodeDecodeError):
        decode_reading(data)


def try_prepare(data: bytes) -> None:
    text = text_of(data)
    prepared = prepare(text, load_furniture(LANGUAGES[len(data) % 3]))
    assert len(prepared.text) == len(prepared.starts) == len(prepared.ends)
    places = zip(prepared.starts, prepared.ends, strict=True)
    assert all(0 <= start <= end <= len(text) for start, end in places)
    assert all(left <= right for left, right in pairwise(prepared.starts))
    assert list(prepared.paragraph_starts) == sorted(set(prepared.paragraph_starts))
    assert all(0 <= start < len(prepared.text) for start in prepared.paragraph_starts)


def try_quotations(data: bytes) -> None:
    text = text_of(data)
    assert len(unify_marks(text)) == len(text) or "''" in text or "``" in text or "‘‘" in text or "’’" in text
    for quotation in find_quotations(text):
        assert 0 <= quotation.start < quotation.end <= len(text)


def try_numbers(data: bytes) -> None:
    texts = text_of(data).lower().split()[:200]
    grammar = load_number_grammar(LANGUAGES[len(data) % 3])
    for at in range(len(texts)):
        found = read_number(texts, at, grammar)
        assert found is None or at <= found.first < found.last <= len(texts)


@cache
def tokenizer(language: str) -> Pipeline:
    return spacy.blank(language)


def try_layers(language: str, data: bytes) -> None:
    """All layers on the text under a random tree: whatever the parser says, each span holds its words."""
    text = text_of(data)
    prepared = prepare(text, load_furniture(language))
    doc = grow_tree(tokenizer(language).make_doc(prepared.text[:1500]), language, zlib.crc32(data))
    if len(doc) == 0:
        return
    syntax = view(doc, text, prepared, load_syntax_table(language), language)
    layers = find_layers(syntax, load_words(language), Published())
    for part in (
        layers.actors, layers.published.spans, layers.times, layers.quantities, layers.events,
        layers.namings,
        tuple(found.statement for found in layers.statements),
    ):  # fmt: skip
        for start, end, words in spans_of(part):
            assert 0 <= start <= end <= len(text)
            assert text[start:end] == words, (start, end, words)


_TAGS = ("NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADP", "DET", "PRON", "ADV", "NUM", "PUNCT", "SCONJ", "CCONJ")
_FEATURES = (
    "", "Number=Plur", "Number=Sing|Gender=Fem", "Person=3|Number=Sing|Mood=Ind|Tense=Pres|VerbForm=Fin",
    "Mood=Cnd|Person=3|VerbForm=Fin", "Tense=Past|VerbForm=Part", "VerbForm=Inf", "Tense=Fut|VerbForm=Fin",
    "PronType=Rel", "Poss=Yes",
)  # fmt: skip
_CLAUSE = 22


def grow_tree(doc: Doc, language: str, seed: int) -> Doc:
    """The tokens of a doc under a tree that the seed decides: each word hangs on one near it."""
    chance = random.Random(seed)  # noqa: S311
    table = load_syntax_table(language)
    labels = sorted(table.roles)
    names = sorted(table.name_labels)
    heads = list(range(len(doc)))
    for first in range(0, len(doc), _CLAUSE):
        words = list(range(first, min(first + _CLAUSE, len(doc))))
        chance.shuffle(words)
        for at, word in enumerate(words[1:], start=1):
            heads[word] = chance.choice(words[max(0, at - 6) : at])
    entities = ["O"] * len(doc)
    for word in range(len(doc)):
        if names and doc[word].text[:1].isupper() and chance.random() < 0.6:
            entities[word] = f"B-{chance.choice(names)}"
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        heads=heads,
        deps=["ROOT" if heads[word] == word else chance.choice(labels) for word in range(len(doc))],
        pos=[chance.choice(_TAGS) if token.text[:1].isalnum() else "PUNCT" for token in doc],
        lemmas=[token.lower_ for token in doc],
        morphs=[chance.choice(_FEATURES) for _ in doc],
        ents=entities,
    )


SUFFIXES = (
    ".txt", ".html", ".mhtml", ".pdf", ".docx", ".rss", ".jsonl", ".json", ".csv", ".tsv", ".xlsx", ".warc",
    ".zip", ".tar", ".gz",
)  # fmt: skip
TARGETS: dict[str, Target] = {
    "decoding": try_decoding,
    "declarations": try_declarations,
    "sidecar": try_sidecar,
    "corrections": try_corrections,
    "stored-reading": try_stored_reading,
    "prepare": try_prepare,
    "quotations": try_quotations,
    "numbers": try_numbers,
    **{f"layers-{language}": partial(try_layers, language) for language in LANGUAGES},
    **{f"door{suffix}": partial(try_door, suffix) for suffix in SUFFIXES},
}
