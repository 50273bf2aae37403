"""The one place that touches spaCy: prepared texts in, `Syntax` out, in batches over many articles."""

from __future__ import annotations

import warnings
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc
from spacy.vocab import Vocab

from recoupe.errors import UsageError
from recoupe.languages.registry import explain_missing, find_language
from recoupe.read.parsed import ParsedDoc, SentenceMemory, put_together, take_doc
from recoupe.read.prepare import Prepared
from recoupe.read.products import multiply_with_numpy
from recoupe.read.repairs import Node, repair
from recoupe.read.runs import Plan, parse_sentences
from recoupe.read.sentences import tokenize
from recoupe.read.syntax import Syntax, SyntaxTable, load_syntax_table
from recoupe.read.treebanks import Tree, reshape
from recoupe.read.words import Morph, Sentence, TaggedName, Word

_VERBAL_HELPERS = frozenset({"auxiliary", "passive_auxiliary"})
"""What hangs so on a word makes it a verb, whatever the tagger says ("sont entrées")."""
_VERBAL = frozenset({"VERB", "AUX"})
_MISTAKEN_FOR = frozenset({"ADJ", "NOUN", "X"})
"""What taggers take a verb that they do not know for."""
_PAST_PARTICIPLE = "VerbForm=Part|Tense=Past"
_FINITE = "VerbForm=Fin|Tense=Pres|Mood=Ind"
_INFINITIVE = "VerbForm=Inf"
_RELATIVE = "|PronType=Rel"
_MAX_ABOVE_PRONOUN = 4
"""How many words up the clause of a relative pronoun is looked for."""
_BATCH_SIZE = 32
"""Articles parsed together: larger batches gain nothing on a CPU and cost memory."""
_REMEMBERED_SENTENCES = 10_000
"""Some 1.5 KB each. A build reads articles that share paragraphs one after the other."""


@lru_cache(maxsize=4)
def load_pipeline(language: str) -> Pipeline:
    """The spaCy pipeline of a language. Raises UsageError where its package is missing."""
    entry = find_language(language)
    try:
        with warnings.catch_warnings():
            # A pinned model of an older spaCy is loaded on purpose: its warning is none of the user's.
            warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
            nlp = spacy.load(entry.model)
    except OSError as error:
        raise UsageError(explain_missing(entry)) from error
    multiply_with_numpy(nlp)
    return nlp


@lru_cache(maxsize=4)
def load_memory(language: str) -> SentenceMemory:
    """The sentences of a language that this process has parsed last."""
    find_language(language)
    return SentenceMemory(_REMEMBERED_SENTENCES)


def parse(
    texts: Iterable[tuple[str, Prepared]], language: str, memory: SentenceMemory | None = None
) -> Iterator[Syntax]:
    """One `Syntax` for each (article text, prepared text), in order.

    Sentences that `memory` knows are not parsed again; by default it is that of this process.
    """
    nlp = load_pipeline(language)
    table = load_syntax_table(language)
    known = load_memory(language) if memory is None else memory
    remaining = iter(texts)
    while batch := list(islice(remaining, _BATCH_SIZE)):
        plans = [Plan(text, prepared, *tokenize(nlp, prepared, table)) for text, prepared in batch]
        sentences = parse_sentences(nlp, plans, known)
        for plan in plans:
            parsed = put_together(plan.doc, plan.starts, [sentences[key] for key in plan.keys])
            yield _view(parsed, nlp.vocab, plan.text, plan.prepared, table, language)


def view(doc: Doc, text: str, prepared: Prepared, table: SyntaxTable, language: str) -> Syntax:
    """The view of one parsed document, which may be built by hand."""
    return _view(take_doc(doc), doc.vocab, text, prepared, table, language)


def _view(
    parsed: ParsedDoc, vocab: Vocab, text: str, prepared: Prepared, table: SyntaxTable, language: str
) -> Syntax:
    nodes, place_of = _nodes(parsed, vocab, table)
    children: list[list[int]] = [[] for _ in nodes]
    for i, node in enumerate(nodes):
        if node.head != i:
            children[node.head].append(i)
    verbal = {
        n.head for i, n in enumerate(nodes) if table.roles.get(n.label) in _VERBAL_HELPERS and n.head != i
    }
    starts, ends = prepared.starts, prepared.ends
    words = []
    bounds: list[int] = []
    for i, node in enumerate(nodes):
        if i == 0 or node.starts_sentence:
            bounds.append(i)
        lower, lemma, pos, features = node.lower, node.lemma, node.pos, node.features
        if i in verbal and pos not in ("VERB", "AUX"):
            lemma, pos, features = lower, "VERB", _PAST_PARTICIPLE
        elif lower in table.verb_forms:
            pos, features = "VERB", _FINITE
        elif table.finite_endings and pos in _MISTAKEN_FOR and node.text == lower:
            pos, features = _finite(lower, pos, features, table)
        if lower in table.relative_pronouns and _is_relative(i, nodes, table):
            features += _RELATIVE
        words.append(
            Word(
                i, starts[node.at], ends[node.at + len(node.text) - 1], node.text, lower,
                _lemma(lower, lemma, pos, features, table), pos, table.roles.get(node.label, "other"),
                node.head, _morph(features), len(bounds) - 1, tuple(children[i]),
            )
        )  # fmt: skip
    return Syntax(
        text,
        tuple(words),
        _sentences(nodes, words, bounds, prepared),
        _names(parsed, nodes, place_of, table),
        prepared.quotations,
        table,
        language,
    )


def _nodes(parsed: ParsedDoc, vocab: Vocab, table: SyntaxTable) -> tuple[list[Node], list[int]]:
    """The words of a document in Universal Dependencies, and the place of each of its tokens among them."""
    strings = vocab.strings
    nodes = [
        Node(
            strings[orth],
            at,
            strings[lemma] if lemma else "",
            strings[pos] if pos else "X",
            strings[label] if label else "",
            i + _signed(head),
            strings[features] if features else "",
            start == 1,
        )
        for i, ((orth, lemma, pos, label, head, features, start), at) in enumerate(
            zip(parsed.rows, parsed.at, strict=True)
        )
    ]
    if table.tree is not None:
        tree = Tree(
            [n.label for n in nodes],
            [n.head for n in nodes],
            [n.pos for n in nodes],
            [n.lemma for n in nodes],
        )
        tree = reshape(tree, table.tree)
        for node, label, head in zip(nodes, tree.labels, tree.heads, strict=True):
            node.label, node.head = label, head
    if table.repairs is None:
        return nodes, list(range(len(nodes)))
    repaired = repair(nodes, table.repairs)
    return repaired.nodes, repaired.place_of


def _is_relative(word: int, nodes: list[Node], table: SyntaxTable) -> bool:
    """Whether a word stands in a relative clause, where taggers tell no relative pronoun from a question."""
    for _ in range(_MAX_ABOVE_PRONOUN):
        if table.roles.get(nodes[word].label) == "relative_clause":
            return True
        word = nodes[word].head
    return False


def _signed(head: int) -> int:
    """spaCy exports relative heads as unsigned 64-bit integers."""
    return head - (1 << 64) if head >= 1 << 63 else head


def _lemma(form: str, lemma: str, pos: str, features: str, table: SyntaxTable) -> str:
    """The lemma, repaired where the lemmatizer gave back a verb's form as it stands."""
    known = table.lemma_forms.get(form) or (table.rare_forms.get(form) if pos in _VERBAL else None)
    if known is not None:
        return known
    if pos == "VERB" and lemma.lower() == form and _INFINITIVE not in features:
        for ending, infinitive in table.lemma_endings.items():
            if form.endswith(ending):
                return form[: -len(ending)] + infinitive
    return lemma or form


def _finite(form: str, pos: str, features: str, table: SyntaxTable) -> tuple[str, str]:
    """Part of speech and features of a word with an ending that only finite verbs have."""
    ending = next((e for e in table.finite_endings if form.endswith(e) and len(form) > len(e) + 1), None)
    return (pos, features) if ending is None else ("VERB", table.finite_endings[ending])


@lru_cache(maxsize=4096)
def _morph(features: str) -> Morph:
    values = dict(part.split("=", 1) for part in features.split("|") if "=" in part)
    return Morph(
        number=values.get("Number", ""),
        gender=values.get("Gender", ""),
        person=values.get("Person", ""),
        tense=values.get("Tense", ""),
        mood=values.get("Mood", ""),
        form=values.get("VerbForm", ""),
        pronoun=values.get("PronType", ""),
        possessive=values.get("Poss") == "Yes",
    )


def _names(
    parsed: ParsedDoc, nodes: list[Node], place_of: list[int], table: SyntaxTable
) -> tuple[TaggedName, ...]:
    found = []
    for start, end, tag in parsed.names:
        label = table.name_labels.get(tag)
        first, last = place_of[start], place_of[end - 1] + 1
        if table.weak_names and not any(node.pos == "PROPN" for node in nodes[first:last]):
            continue
        if label is not None:
            found.append(TaggedName(first, last, label))
    return tuple(found)


def _sentences(
    nodes: list[Node], words: list[Word], bounds: list[int], prepared: Prepared
) -> tuple[Sentence, ...]:
    found = []
    for number, first in enumerate(bounds):
        last = bounds[number + 1] if number + 1 < len(bounds) else len(words)
        paragraph = bisect_right(prepared.paragraph_starts, nodes[first].at) - 1
        found.append(Sentence(first, last, max(paragraph, 0), words[first].start, words[last - 1].end))
    return tuple(found)
