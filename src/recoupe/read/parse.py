"""The one place that touches spaCy: prepared texts in, `Syntax` out, in batches over many articles."""

from __future__ import annotations

import warnings
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from recoupe.errors import UsageError
from recoupe.languages.registry import explain_missing, find_language
from recoupe.read.prepare import Prepared
from recoupe.read.repairs import Node, repair
from recoupe.read.syntax import Syntax, SyntaxTable, load_syntax_table
from recoupe.read.treebanks import Tree, reshape
from recoupe.read.words import Morph, Sentence, TaggedName, Word

_ENDS_SENTENCE = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!", "??"})
_ENDS_CLAUSE = frozenset({",", ";", ":", "–", "—"})
_LONG_SENTENCE = 200
"""Words after which a sentence is cut at the next sign that ends a clause. In 60 articles of the press
(2,361 sentences) the longest has 91; longer ones are lists, or made to hurt: layers look at pairs."""
LONGEST_SENTENCE = 300
"""Words after which it is cut in any case."""
_COLUMNS: list[int | str] = ["ORTH", "LEMMA", "POS", "DEP", "HEAD", "MORPH", "SENT_START"]
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
_MOST_WORDS = 1500
"""Words of an article that are parsed in one piece. As one piece an article of 80,000 words takes 1.2 GB."""


@lru_cache(maxsize=4)
def load_pipeline(language: str) -> Pipeline:
    """The spaCy pipeline of a language. Raises UsageError where its package is missing."""
    entry = find_language(language)
    try:
        with warnings.catch_warnings():
            # A pinned model of an older spaCy is loaded on purpose: its warning is none of the user's.
            warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
            return spacy.load(entry.model)
    except OSError as error:
        raise UsageError(explain_missing(entry)) from error


def parse(texts: Iterable[tuple[str, Prepared]], language: str) -> Iterator[Syntax]:
    """One `Syntax` for each (article text, prepared text), in order."""
    nlp = load_pipeline(language)
    table = load_syntax_table(language)

    def parts() -> Iterator[tuple[Doc, tuple[str, Prepared, bool]]]:
        for text, prepared in texts:
            *first, last = _cut(_tokenize(nlp, prepared, table))
            yield from ((part, (text, prepared, False)) for part in first)
            yield last, (text, prepared, True)

    parsed: list[Doc] = []
    for part, (text, prepared, is_last) in nlp.pipe(parts(), as_tuples=True, batch_size=_BATCH_SIZE):
        parsed.append(part)
        if is_last:
            doc = part if len(parsed) == 1 else Doc.from_docs(parsed, ensure_whitespace=False)
            parsed = []
            yield view(doc if doc is not None else part, text, prepared, table, language)


def _cut(doc: Doc) -> list[Doc]:
    """The doc in parts that end with a sentence: the parser's memory grows with the longest doc."""
    if len(doc) <= _MOST_WORDS:
        return [doc]
    starts = [token.i for token in doc if token.is_sent_start]
    cuts = [0]
    for start, end in pairwise([*starts, len(doc)]):
        if end - cuts[-1] > _MOST_WORDS and start > cuts[-1]:
            cuts.append(start)
    return [doc[start:end].as_doc() for start, end in pairwise([*cuts, len(doc)])]


def _tokenize(nlp: Pipeline, prepared: Prepared, table: SyntaxTable) -> Doc:
    """Tokens with sentence starts fixed: at paragraphs and after final punctuation, nowhere else.

    Left to itself the parser cuts at participles and joins headlines to leads.
    """
    doc = nlp.make_doc(prepared.text)
    starts = frozenset(prepared.paragraph_starts)
    previous = ""
    before = ""
    length = 0
    for token in doc:
        text = token.text
        is_start = (
            token.idx in starts
            or _is_too_long(length, previous)
            or (
                previous in _ENDS_SENTENCE
                and _can_start(text)
                and not (previous == "." and (before in table.abbreviations or _is_initial(before)))
            )
        )
        token.is_sent_start = is_start
        length = 1 if is_start else length + 1
        before, previous = previous, text
    return doc


def _is_too_long(length: int, previous: str) -> bool:
    return length >= LONGEST_SENTENCE or (length >= _LONG_SENTENCE and previous in _ENDS_CLAUSE)


def _can_start(text: str) -> bool:
    return text[0].isupper() or text[0].isdigit() or text[0] in "-–—([¿¡"


def _is_initial(text: str) -> bool:
    return len(text) == 1 and text.isupper()


def view(doc: Doc, text: str, prepared: Prepared, table: SyntaxTable, language: str) -> Syntax:
    """The view of one parsed document. `doc` may be built by hand in tests."""
    nodes, place_of = _nodes(doc, table)
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
        _names(doc, nodes, place_of, table),
        prepared.quotations,
        table,
        language,
    )


def _nodes(doc: Doc, table: SyntaxTable) -> tuple[list[Node], list[int]]:
    """The words of a document in Universal Dependencies, and the place of each of its tokens among them."""
    rows = doc.to_array(_COLUMNS).tolist()
    strings = doc.vocab.strings
    nodes = [
        Node(
            text=strings[row[0]],
            at=doc[i].idx,
            lemma=strings[row[1]] if row[1] else "",
            pos=strings[row[2]] if row[2] else "X",
            label=strings[row[3]] if row[3] else "",
            head=i + _signed(row[4]),
            features=strings[row[5]] if row[5] else "",
            starts_sentence=row[6] == 1,
        )
        for i, row in enumerate(rows)
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


def _names(doc: Doc, nodes: list[Node], place_of: list[int], table: SyntaxTable) -> tuple[TaggedName, ...]:
    found = []
    for ent in doc.ents:
        label = table.name_labels.get(ent.label_)
        first, last = place_of[ent.start], place_of[ent.end - 1] + 1
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
