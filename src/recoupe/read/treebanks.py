"""Trees of other schools brought to one shape: nouns above their prepositions, predicates above copulas.

Universal Dependencies hang a preposition on its noun and a copula on its predicate; older schemes do the
opposite. `reshape` turns the second kind into the first, so that the view of syntax knows only one.
"""

from __future__ import annotations

import msgspec

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


class TreeShape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The labels of a treebank whose prepositions and copulas are heads; `[tree]` in `syntax.toml`.

    `prepositions` and `agent_prepositions` label a preposition, `preposition_objects` its noun and
    `preposition_clauses` its verb; `predicates` what a copula says of its subject, `copulas` are lemmas.
    """

    prepositions: frozenset[str]
    agent_prepositions: frozenset[str]
    preposition_objects: frozenset[str]
    preposition_clauses: frozenset[str]
    predicates: frozenset[str]
    copulas: frozenset[str]
    compounds: frozenset[str]


class Tree(msgspec.Struct):
    """Labels, heads (a root's is itself), parts of speech and lemmas of one document, by word."""

    labels: list[str]
    heads: list[int]
    pos: list[str]
    lemmas: list[str]


def reshape(tree: Tree, shape: TreeShape) -> Tree:
    """The tree with nouns above prepositions and predicates above copulas, in Universal Dependencies."""
    new = Tree(list(tree.labels), list(tree.heads), tree.pos, tree.lemmas)
    for word, label in enumerate(tree.labels):
        if label in shape.preposition_objects:
            _raise_object(new, word, shape)
        elif label in shape.preposition_clauses:
            _raise_clause(new, word, shape)
        elif label in shape.compounds:
            both_names = tree.pos[word] == tree.pos[tree.heads[word]] == "PROPN"
            new.labels[word] = "flat:name" if both_names else "nmod"
    for word, label in enumerate(tree.labels):
        if label in shape.predicates:
            _raise_predicate(new, word, shape)
    return new


def _prepositions_above(tree: Tree, word: int, shape: TreeShape) -> list[int]:
    """The prepositions between a noun and what it hangs on, the nearest first ("to" and "according")."""
    known = shape.prepositions | shape.agent_prepositions
    chain: list[int] = []
    at = tree.heads[word]
    while tree.labels[at] in known and len(chain) < 3:
        chain.append(at)
        above = tree.heads[at]
        if above == at or above != at - 1:
            break
        at = above
    return chain


def _raise_object(tree: Tree, word: int, shape: TreeShape) -> None:
    chain = _prepositions_above(tree, word, shape)
    if not chain:
        return
    top = chain[-1]
    governor = tree.heads[top]
    is_agent = tree.labels[top] in shape.agent_prepositions
    on_noun = tree.pos[governor] in _NOMINAL
    tree.labels[word] = "obl:agent" if is_agent else "nmod" if on_noun else "obl"
    tree.heads[word] = governor if governor != top else word
    if governor == top:
        tree.labels[word] = "ROOT"
    tree.heads[top], tree.labels[top] = word, "case"
    for inner in chain[:-1]:
        tree.heads[inner], tree.labels[inner] = top, "fixed"


def _raise_clause(tree: Tree, word: int, shape: TreeShape) -> None:
    chain = _prepositions_above(tree, word, shape)
    if not chain or tree.heads[chain[-1]] == chain[-1]:
        return
    top = chain[-1]
    governor = tree.heads[top]
    tree.heads[word] = governor
    tree.labels[word] = "acl" if tree.pos[governor] in _NOMINAL else "xcomp"
    tree.heads[top], tree.labels[top] = word, "mark"


def _raise_predicate(tree: Tree, word: int, shape: TreeShape) -> None:
    copula = tree.heads[word]
    if tree.lemmas[copula] not in shape.copulas or copula == word:
        return
    above = tree.heads[copula]
    tree.heads[word] = word if above == copula else above
    tree.labels[word] = tree.labels[copula]
    for other, head in enumerate(tree.heads):
        if head == copula and other not in (word, copula):
            tree.heads[other] = word
    tree.heads[copula], tree.labels[copula] = word, "cop"
