"""One view of syntax for all languages: who does what to whom in a clause, whatever the treebank.

Layers ask `Syntax` for clauses, arguments and spans; passives, reduced relatives, relative pronouns,
coordination and control are undone here, once, so that no layer has to know them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import msgspec

from recoupe.languages.files import load_table
from recoupe.languages.phrases import inflect
from recoupe.languages.registry import find_language
from recoupe.read.quotations import Quotation
from recoupe.read.repairs import TreeRepairs
from recoupe.read.treebanks import TreeShape
from recoupe.read.words import NameLabel, Role, Sentence, TaggedName, Word
from recoupe.reading import Span

ModalKind = Literal["possible", "planned", "needed", "future", "past", "wished", "attempted", "hedged"]


class SyntaxTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the view must know of a language and its treebank (`syntax.toml`).

    `rare_forms` is made of `rare_verbs` and `verb_endings`: the infinitive of each form.
    """

    abbreviations: frozenset[str]
    negations: frozenset[str]
    weak_negations: frozenset[str]
    negative_determiners: frozenset[str]
    negative_pronouns: frozenset[str]
    subordinators: frozenset[str]
    agent_prepositions: frozenset[str]
    passive_auxiliaries: frozenset[str]
    addressee_prepositions: frozenset[str]
    owner_prepositions: frozenset[str]
    never_passive: frozenset[str] = frozenset()
    day_words: frozenset[str] = frozenset()
    relative_pronouns: frozenset[str] = frozenset()
    preposition_forms: dict[str, str]
    conditional_endings: tuple[str, ...]
    future_endings: tuple[str, ...] = ()
    future_stems: tuple[str, ...] = ()
    stem_letters: dict[str, str] = {}
    verb_forms: frozenset[str] = frozenset()
    lemma_forms: dict[str, str] = {}
    lemma_endings: dict[str, str] = {}
    rare_verbs: frozenset[str] = frozenset()
    verb_endings: dict[str, tuple[str, ...]] = {}
    finite_endings: dict[str, str] = {}
    object_control: frozenset[str]
    subject_control: frozenset[str]
    modals: dict[str, ModalKind]
    auxiliary_modals: dict[str, ModalKind] = {}
    auxiliary_moods: dict[str, Literal["future", "conditional"]] = {}
    roles: dict[str, Role]
    name_labels: dict[str, NameLabel]
    tree: TreeShape | None = None
    repairs: TreeRepairs | None = None
    drops_subjects: bool = False
    weak_names: bool = False
    rare_forms: dict[str, str] = {}


@lru_cache(maxsize=8)
def load_syntax_table(language: str) -> SyntaxTable:
    """The syntax table of a language; raises DataFileError where an entry is wrong."""
    table = load_table(find_language(language).folder / "syntax.toml", SyntaxTable)
    forms = {form: verb for verb in sorted(table.rare_verbs) for form in inflect(verb, table.verb_endings)}
    return msgspec.structs.replace(table, rare_forms=forms)


class Oblique(msgspec.Struct, frozen=True, gc=False):
    """An argument with its preposition (lemma, several words joined by a space; empty where none)."""

    preposition: str
    word: int


class Clause(msgspec.Struct, frozen=True, gc=False):
    """A predicate and its places, as word indexes, with passives and control undone.

    `subjects` are those who do it (a passive's agents), `objects` those to whom it is done (a
    passive's subject). `tense` is past, present, future or empty; `mood` Ind, Cnd, Sub, Imp or empty;
    `modals` the kinds of the verbs it hangs on. `own_subject` is false where it was inherited.
    """

    verb: int
    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    indirect: tuple[int, ...]
    obliques: tuple[Oblique, ...]
    negated: bool
    passive: bool
    tense: str
    mood: str
    form: str
    perfect: bool
    modals: tuple[ModalKind, ...]
    own_subject: bool


class Syntax:
    """A parsed article: words, sentences, tagged names, quotations, and the questions layers ask."""

    def __init__(
        self,
        text: str,
        words: tuple[Word, ...],
        sentences: tuple[Sentence, ...],
        names: tuple[TaggedName, ...],
        quotations: tuple[Quotation, ...],
        table: SyntaxTable,
        language: str,
    ) -> None:
        self.text = text
        self.words = words
        self.sentences = sentences
        self.names = names
        self.quotations = quotations
        self.table = table
        self.language = language
        self._clauses: dict[int, Clause] = {}
        self._edges: dict[int, tuple[int, int]] = {}

    # places in the text

    def span(self, first: int, last: int) -> Span:
        """The code points of the words `[first, last)`."""
        start, end = self.words[first].start, self.words[last - 1].end
        return Span(start, end, self.text[start:end])

    def sentence_span(self, word: int) -> Span:
        """The code points of the sentence that holds a word."""
        sentence = self.sentences[self.words[word].sentence]
        return Span(sentence.start, sentence.end, self.text[sentence.start : sentence.end])

    def quotation_at(self, offset: int) -> Quotation | None:
        """The innermost quotation that holds a code point, or None."""
        inner = None
        for quotation in self.quotations:
            if quotation.start > offset:
                break
            if offset < quotation.end and (inner is None or quotation.depth >= inner.depth):
                inner = quotation
        return inner

    # the tree

    def children(self, word: int, *roles: Role) -> list[int]:
        """The children of a word that have one of the roles, in order."""
        words = self.words
        below = words[word].children
        return [child for child in below if words[child].role in roles] if below else []

    def subtree(self, word: int) -> tuple[int, int]:
        """The word range `[first, last)` from the leftmost to the rightmost word below a word."""
        known = self._edges.get(word)
        if known is None:
            first, last, stack = word, word, [word]
            while stack:
                for child in self.words[stack.pop()].children:
                    first, last = min(first, child), max(last, child)
                    stack.append(child)
            known = self._edges[word] = (first, last + 1)
        return known

    def with_conjuncts(self, word: int) -> tuple[int, ...]:
        """A word and those coordinated with it."""
        found, stack = [word], [word]
        while stack:
            for child in self.children(stack.pop(), "conjunct"):
                found.append(child)
                stack.append(child)
        return tuple(sorted(found))

    def first_conjunct(self, word: int) -> int:
        """The head of the coordination that a word belongs to, itself where it belongs to none."""
        while self.words[word].role == "conjunct" and self.words[word].head != word:
            word = self.words[word].head
        return word

    def preposition(self, word: int) -> str:
        """The lemma of the preposition before a word ("d'après" is "de après"), empty where none."""
        cases = self.children(word, "case") or [
            child for child in self.children(word, "determiner") if self.words[child].pos == "ADP"
        ]
        if not cases:
            first = self.first_conjunct(word)
            cases = self.children(first, "case") if first != word else []
        if not cases:
            return ""
        parts = [self.words[cases[0]], *(self.words[c] for c in self.children(cases[0], "fixed"))]
        forms = self.table.preposition_forms
        return " ".join(forms.get(part.lower, part.lemma) for part in parts)

    def arguments(self, noun: int) -> list[Oblique]:
        """The modifiers of a noun with their prepositions, coordination resolved."""
        found: list[Oblique] = []
        for child in self.children(noun, "noun_modifier", "oblique", "agent"):
            preposition = self.preposition(child)
            found.extend(Oblique(preposition, word) for word in self.with_conjuncts(child))
        return found

    def antecedent(self, word: int) -> int:
        """For a relative pronoun the noun that its clause hangs on; any other word itself."""
        if self.words[word].morph.pronoun != "Rel":
            return word
        at = word
        for _ in range(12):
            if self.words[at].role == "relative_clause":
                return self.words[at].head
            if self.words[at].head == at:
                break
            at = self.words[at].head
        return word

    # clauses

    def clause(self, verb: int) -> Clause:
        """The clause of a predicate (a verb, or a noun or adjective with a copula)."""
        known = self._clauses.get(verb)
        if known is None:
            known = self._clauses[verb] = self._build_clause(verb)
        return known

    def _build_clause(self, verb: int) -> Clause:
        from recoupe.read.clauses import build_clause  # noqa: PLC0415  (the two halves of one view)

        return build_clause(self, verb)
