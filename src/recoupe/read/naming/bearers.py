"""Who carries a label: the mention it stands in, the noun it stands on, or whom a verb puts it on."""

from __future__ import annotations

import msgspec

from recoupe.languages.labels import LabelWords
from recoupe.read.cast import ActorMention, Cast
from recoupe.read.naming.matches import Match
from recoupe.read.syntax import Syntax

_MAX_CLIMB = 4
_ON_NOUN = frozenset({"apposition", "adjective", "participle_clause", "noun_modifier"})


class Bearer(msgspec.Struct, frozen=True):
    """Who carries a label; `verb` is the verb that puts it on them, `noun` the noun that it stands on."""

    actor: str
    verb: int | None = None
    noun: int | None = None


class Bearers:
    """Finds who carries the labels of one article."""

    def __init__(self, syntax: Syntax, cast: Cast, words: LabelWords) -> None:
        self._syntax = syntax
        self._cast = cast
        self._grammar = words.grammar

    def find(self, match: Match) -> Bearer | None:
        """Who carries a label; None where the text names nobody."""
        if match.label is None and self._is_of_something_else(match):
            return None
        place = match.label.place if match.label is not None else "who"
        inside = self._inside(match)
        if inside is not None:
            return inside if self._is_named(match) else self._called(match) or inside
        if place in ("power", "act"):
            return self._doer(match) or self._called(match) or self._predicate(match)
        return self._beside(match) or self._called(match) or self._predicate(match)

    def _mention(self, word: int) -> ActorMention | None:
        return self._cast.by_head.get(word) or self._cast.by_word.get(word)

    def _is_named(self, match: Match) -> bool:
        """The label stands with a name, so that no verb is needed to say whose it is."""
        mention = self._cast.by_word.get(match.head)
        return mention is not None and mention.form == "name"

    def _inside(self, match: Match) -> Bearer | None:
        """The innermost mention that the label stands in, and an adjective's own noun."""
        mention = self._cast.by_word.get(match.head)
        if mention is None or mention.form == "demonym":
            return None
        if match.label is not None and match.label.place == "act":
            return None
        word = self._syntax.words[match.head]
        noun = word.head if word.role == "adjective" and mention.first <= word.head < mention.last else None
        return Bearer(mention.actor, None, noun)

    def _is_of_something_else(self, match: Match) -> bool:
        """An office of less than a country: the president OF AN ASSEMBLY."""
        for argument in self._syntax.arguments(match.head):
            mention = self._cast.by_head.get(argument.word)
            if mention is not None and mention.kind != "state" and argument.word >= match.last:
                return mention.kind != "person"
        return False

    def _beside(self, match: Match) -> Bearer | None:
        """The noun that the label stands on, or the name beside it (l'opposant X, X, auteur du putsch)."""
        syntax, words = self._syntax, self._syntax.words
        for child in syntax.children(match.head, "apposition", "name_part"):
            mention = self._mention(child)
            if mention is not None:
                return Bearer(mention.actor)
        head = words[match.head].head
        on_noun = words[match.head].role in _ON_NOUN and head != match.head
        if on_noun and not syntax.preposition(match.head):
            beside = syntax.children(head, "apposition", "name_part")
            mention = next((m for w in (head, *beside) if (m := self._mention(w)) is not None), None)
            if mention is not None:
                noun = head if words[match.head].role == "adjective" else None
                return Bearer(mention.actor, None, noun)
        return self._before_name(match) or self._behind_name(match)

    def _before_name(self, match: Match) -> Bearer | None:
        """The mention that begins right behind the label (la glorieuse armée égyptienne)."""
        mention = self._cast.by_word.get(match.last)
        words = self._syntax.words
        if mention is None or mention.first != match.last:
            return None
        if words[mention.first].sentence != words[match.first].sentence:
            return None
        noun = mention.head if words[match.head].pos == "ADJ" else None
        return Bearer(mention.actor, None, noun)

    def _behind_name(self, match: Match) -> Bearer | None:
        """The person or state named right before the label, with or without a comma (X, auteur du putsch)."""
        words = self._syntax.words
        before = match.first - 1
        has_comma = before > 0 and words[before].text == ","
        mention = self._cast.by_word.get(before - has_comma)
        if mention is None or mention.last != match.first - has_comma:
            return None
        if words[match.first].pos not in ("NOUN", "ADJ", "ADP"):
            return None
        after = words[match.last : match.last + 1]
        is_closed = has_comma and bool(after) and after[0].pos == "PUNCT"
        return Bearer(mention.actor) if mention.kind == "person" or is_closed else None

    def _predicate(self, match: Match) -> Bearer | None:
        """The subject of "is a ...", also where the label stands on that noun (is an illegitimate king)."""
        syntax, words = self._syntax, self._syntax.words
        at = syntax.first_conjunct(match.head)
        if words[at].role == "adjective" and not syntax.children(at, "copula"):
            at = words[at].head
        if not syntax.children(at, "copula"):
            return None
        for subject in syntax.clause(at).subjects:
            mention = self._mention(subject) or self._pointed_at(subject)
            if mention is not None:
                return Bearer(mention.actor)
            for owner in (*syntax.children(subject, "adjective"), *self._close_arguments(subject)):
                if owner in self._cast.by_head:
                    return Bearer(self._cast.by_head[owner].actor)
        return None

    def _pointed_at(self, pronoun: int) -> ActorMention | None:
        """The person that a demonstrative takes up again in its sentence (As for X, that is a tyrant)."""
        word = self._syntax.words[pronoun]
        if word.pos != "PRON" or word.morph.pronoun != "Dem":
            return None
        for i in range(self._syntax.sentences[word.sentence].first, pronoun):
            mention = self._cast.by_head.get(i)
            if mention is not None and mention.kind == "person":
                return mention
        return None

    def _called(self, match: Match) -> Bearer | None:
        """Whom a verb of calling or recognising puts the label on."""
        verb = self._calling_verb(match.head)
        if verb is None:
            return None
        clause = self._syntax.clause(verb)
        reflexive = self._syntax.children(verb, "reflexive")
        claims = self._syntax.words[verb].lemma in self._grammar.claims and reflexive
        for patient in clause.subjects if claims else clause.objects:
            mention = self._mention(patient)
            if mention is not None and not mention.first <= match.head < mention.last:
                return Bearer(mention.actor, verb)
        return None

    def _calling_verb(self, word: int) -> int | None:
        words, grammar = self._syntax.words, self._grammar
        for _ in range(_MAX_CLIMB):
            head = words[word].head
            if head == word:
                return None
            lemma = words[head].lemma
            if lemma in grammar.calling or lemma in grammar.recognising:
                return head
            if words[head].pos == "VERB":
                return None
            word = head
        return None

    def _is_agent(self, word: int) -> bool:
        if self._syntax.words[word].role == "agent":
            return True
        return self._syntax.preposition(word) in self._syntax.table.agent_prepositions

    def _close_arguments(self, head: int) -> list[int]:
        """The actors that follow a noun at once, behind its preposition (the dictatorship of X)."""
        found = []
        for argument in self._syntax.arguments(head):
            mention = self._cast.by_head.get(argument.word)
            if mention is None or argument.word < head:
                continue
            between = self._syntax.words[head + 1 : mention.first]
            if not any(word.pos in ("NOUN", "PROPN", "VERB", "PUNCT") for word in between):
                found.append(argument.word)
        return found

    def _doer(self, match: Match) -> Bearer | None:
        """Of a rule or an act: whose it is (the rule OF X, the usurpation BY X, the SYRIAN regime)."""
        syntax = self._syntax
        noun = syntax.first_conjunct(match.head)
        for head in dict.fromkeys((match.head, noun)):
            agents = [
                i for i in range(*syntax.subtree(head))
                if i in self._cast.by_head and self._is_agent(i)
            ]  # fmt: skip
            for i in [*agents, *self._close_arguments(head)]:
                return Bearer(self._cast.by_head[i].actor)
            for child in syntax.children(head, "adjective"):
                mention = self._cast.by_head.get(child)
                if mention is not None:
                    return Bearer(mention.actor)
        return None
