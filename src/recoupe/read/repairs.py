"""What one treebank leaves unsaid or a parser gets wrong, brought to what the view of syntax expects.

`repair` works on Universal Dependencies before labels become roles, as the `[repairs]` of a language's
`syntax.toml` say; a language without that table is left as parsed.
"""

from __future__ import annotations

from itertools import accumulate

import msgspec

_VERBAL = frozenset({"VERB", "AUX"})
_OBJECTS = frozenset({"obj", "iobj"})
_IN_NAMES = frozenset({"compound", "flat"})
_NOUN_LABELS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "ROOT", "conj", "appos"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_PARTICIPLE = "VerbForm=Part"
_PAST_PARTICIPLE = "VerbForm=Part|Tense=Past"
_FINITE = "VerbForm=Fin"


class Enclitic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A pronoun written at the end of a verb: the label and the features that it has as a word of its own."""

    label: str
    features: str


class TreeRepairs(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is to be mended in a language's trees; `syntax.toml` explains each key."""

    object_prepositions: frozenset[str]
    passive_helpers: frozenset[str]
    relative_pronouns: frozenset[str]
    reflexives: frozenset[str]
    agent_prepositions: frozenset[str]
    participle_endings: dict[str, str]
    irregular_participles: dict[str, str] = {}
    plain_adjectives: frozenset[str] = frozenset()
    asking_verbs: frozenset[str]
    calendar_verbs: frozenset[str] = frozenset()
    likening: frozenset[str] = frozenset()
    enclitics: dict[str, Enclitic]


class Node(msgspec.Struct):
    """One word of a parsed document: `at` is the code point where it begins, `head` a root's own place."""

    text: str
    at: int
    lemma: str
    pos: str
    label: str
    head: int
    features: str
    starts_sentence: bool

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()


class Nodes(msgspec.Struct):
    """The words of a document; `place_of` is the new place of each word as the parser counted them."""

    nodes: list[Node]
    place_of: list[int]


def repair(nodes: list[Node], repairs: TreeRepairs) -> Nodes:
    """The same words, mended, with pronouns cut off the verbs that they are written on."""
    found = _cut_enclitics(nodes, repairs)
    _Repairer(found.nodes, repairs).mend()
    return found


def _cut_enclitics(nodes: list[Node], repairs: TreeRepairs) -> Nodes:
    cut = [_enclitics_of(node, repairs) for node in nodes]
    place_of = [0, *accumulate(1 + len(forms) for forms in cut)][: len(nodes)]
    found: list[Node] = []
    for node, forms, place in zip(nodes, cut, place_of, strict=True):
        host = node.text[: len(node.text) - sum(len(form) for form in forms)]
        host_lemma = node.lemma.split(" ", 1)[0] if forms else node.lemma
        found.append(msgspec.structs.replace(node, text=host, lemma=host_lemma, head=place_of[node.head]))
        at = node.at + len(host)
        for form in forms:
            kind = repairs.enclitics[form.lower()]
            found.append(Node(form, at, form.lower(), "PRON", kind.label, place, kind.features, False))
            at += len(form)
    return Nodes(found, place_of)


def _enclitics_of(node: Node, repairs: TreeRepairs) -> list[str]:
    """The pronouns at the end of a verb, as many as its lemma counts ("acusar él")."""
    wanted = node.lemma.count(" ") if node.pos in _VERBAL else 0
    rest = node.text
    found: list[str] = []
    for _ in range(wanted):
        ends = [form for form in repairs.enclitics if rest.lower().endswith(form) and len(form) < len(rest)]
        if not ends:
            break
        longest = max(ends, key=len)
        found.insert(0, rest[-len(longest) :])
        rest = rest[: -len(longest)]
    return found


class _Repairer:
    """The repairs, in an order in which each can rest on those before."""

    def __init__(self, nodes: list[Node], repairs: TreeRepairs) -> None:
        self.nodes = nodes
        self.repairs = repairs
        self.children: list[list[int]] = [[] for _ in nodes]
        for place, node in enumerate(nodes):
            if node.head != place:
                self.children[node.head].append(place)

    def mend(self) -> None:
        for place, node in enumerate(self.nodes):
            if node.label in _OBJECTS | {"nsubj"}:
                self._mend_argument(place, node)
            elif node.label == "aux":
                self._mend_auxiliary(node)
            elif node.label == "det":
                self._mend_article(place, node)
            elif node.label in _IN_NAMES and node.pos == "NOUN" and self._preposition(place):
                # "toque de queda", "poner en libertad": no name, but a modifier like any other
                node.label = "obl" if self.nodes[node.head].pos in _VERBAL else "nmod"
        for place, node in enumerate(self.nodes):
            if node.pos == "ADJ":
                self._mend_participle(place, node)
                self._mend_adjective(place, node)
            elif node.label == "acl":
                self._mend_clause(place, node)
            elif node.label == "mark" and node.lower in self.repairs.likening:
                self._mend_likeness(place, node)

    def _preposition(self, place: int) -> str:
        cases = [c for c in self.children[place] if self.nodes[c].label == "case" and c < place]
        return self.nodes[cases[0]].lower if cases else ""

    def _mend_argument(self, place: int, node: Node) -> None:
        """Objects behind a preposition are obliques; reflexives are none; subjects agree with their verb."""
        preposition = self._preposition(place)
        clitic = self.repairs.enclitics.get(node.lower) if node.pos == "PRON" else None
        if node.lower in self.repairs.reflexives:
            node.label = "expl:pass"
        elif clitic is not None and node.label in _OBJECTS and not preposition:
            node.label = clitic.label
        elif node.label in _OBJECTS and preposition and preposition not in self.repairs.object_prepositions:
            node.label = "obl"
        elif node.label == "nsubj" and preposition and self.nodes[node.head].pos in _VERBAL:
            node.label = "obj" if preposition in self.repairs.object_prepositions else "obl"
        elif node.label == "nsubj" and self._disagrees(place, node):
            node.label = "obj"
        elif node.label == "obj" and not preposition and self._is_speaker(place, node):
            node.label = "nsubj"

    def _is_speaker(self, place: int, node: Node) -> bool:
        """ "..., relató ayer Ana Ruiz": a name behind a verb that follows a comma, and has no subject."""
        verb = self.nodes[node.head]
        if node.pos != "PROPN" or place < node.head or verb.pos != "VERB" or not node.head:
            return False
        labels = {self.nodes[child].label for child in self.children[node.head]}
        follows = self.nodes[node.head - 1].text == "," and verb.label in (
            "advcl",
            "parataxis",
            "ccomp",
            "ROOT",
        )
        return follows and "nsubj" not in labels and not labels & {"aux", "mark", "cc"}

    def _disagrees(self, place: int, node: Node) -> bool:
        """A plural noun behind a singular verb, whatever the parser says, is no subject of it."""
        verb = self.nodes[node.head]
        if place < node.head or "Number=Plur" not in node.features or node.pos != "NOUN":
            return False
        helpers = [self.nodes[c] for c in self.children[node.head] if self.nodes[c].label.startswith("aux")]
        finite = [n for n in (*helpers, verb) if _FINITE in n.features and n.pos in _VERBAL]
        return bool(finite) and all("Number=Sing" in n.features for n in finite)

    def _mend_auxiliary(self, node: Node) -> None:
        """One label for all auxiliaries: those of the passive are told by lemma and participle."""
        verb = self.nodes[node.head]
        takes = _PARTICIPLE in verb.features or verb.lower.endswith(tuple(self.repairs.participle_endings))
        if node.lemma in self.repairs.passive_helpers and takes:
            node.label = "aux:pass"

    def _mend_participle(self, place: int, node: Node) -> None:
        """ "soldados atacados por la guerrilla", "bienes confiscados": a participle behind its noun."""
        agents = [
            c for c in self.children[place]
            if c > place and self._preposition(c) in self.repairs.agent_prepositions
        ]  # fmt: skip
        told = node.label == "amod" and place > node.head and _PARTICIPLE in node.features
        if not (agents or told) or node.lemma in self.repairs.plain_adjectives:
            return
        lemma = self._infinitive(node.lower)
        if lemma is None:
            return
        node.pos, node.features, node.lemma = "VERB", _PAST_PARTICIPLE, lemma
        for agent in agents:
            self.nodes[agent].label = "obl"

    def _infinitive(self, participle: str) -> str | None:
        """The infinitive of a participle; None where it has no ending of one."""
        known = self.repairs.irregular_participles.get(participle)
        endings = self.repairs.participle_endings
        ending = next((each for each in endings if participle.endswith(each)), None)
        return known or (None if ending is None else participle[: -len(ending)] + endings[ending])

    def _mend_article(self, place: int, node: Node) -> None:
        """ "y los acusa de robo": what looks like an article right before a finite verb is its pronoun."""
        clitic = self.repairs.enclitics.get(node.lower)
        verb = self.nodes[node.head]
        if clitic is not None and node.head == place + 1 and verb.pos in _VERBAL and _FINITE in verb.features:
            node.pos, node.label, node.features = "PRON", clitic.label, clitic.features

    def _mend_adjective(self, place: int, node: Node) -> None:
        """ "un llamado", "los detenidos": an adjective with an article, in a noun's place, is a noun."""
        articles = [c for c in self.children[place] if self.nodes[c].label == "det" and c < place]
        if articles and node.pos == "ADJ" and node.label in _NOUN_LABELS:
            node.pos = "NOUN"

    def _mend_likeness(self, place: int, node: Node) -> None:
        """ "calificó como una provocación": before a noun or adjective without a verb it is a preposition."""
        head = self.nodes[node.head]
        helpers = [c for c in self.children[node.head] if self.nodes[c].label in ("cop", "aux", "aux:pass")]
        if helpers or head.pos not in _NOMINAL or place > node.head:
            return
        node.label, node.pos = "case", "ADP"
        if head.label in _OBJECTS | {"advcl", "xcomp", "ccomp"}:
            head.label = "obl"

    def _mend_clause(self, place: int, node: Node) -> None:
        """A finite clause on a noun is relative, or what somebody is asked to do ("pidió a X que ...")."""
        pronouns = [c for c in self._openers(place) if self.nodes[c].lower in self.repairs.relative_pronouns]
        if not pronouns:
            return
        noun = self.nodes[node.head]
        verb = self.nodes[noun.head]
        asked = verb.lemma in self.repairs.asking_verbs and verb.pos in _VERBAL and noun is not verb
        # Taggers often miss a subjunctive of the present, less often one of the past.
        asks = "Mood=Sub" in node.features or "Tense=Pres" in node.features
        behind = bool(self._preposition(node.head))
        # "anunció el miércoles que ...": what hangs on a bare time is what was announced.
        bare = noun.label == "obl" and not behind and verb.pos in _VERBAL
        told = bare and pronouns[0] == node.head + 1 and node.lemma not in self.repairs.calendar_verbs
        if told or (asked and asks and noun.label in (*_OBJECTS, "obl") and behind):
            node.label, node.head = "ccomp", noun.head
            self.nodes[pronouns[0]].label, self.nodes[pronouns[0]].pos = "mark", "SCONJ"
        else:
            node.label = "acl:relcl"

    def _openers(self, place: int) -> list[int]:
        """The words before a verb that hang on it, or on what hangs on it."""
        own = [c for c in self.children[place] if c < place]
        return [d for c in own for d in (c, *self.children[c])]
