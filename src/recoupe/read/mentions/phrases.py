"""Phrases that describe an actor by a noun: offices, peoples, governments, armed forces, groups."""

from __future__ import annotations

from typing import Literal

from recoupe.languages.actors import ActorNoun, ActorWords
from recoupe.read.mentions.draft import Draft
from recoupe.read.mentions.extents import Extents
from recoupe.read.mentions.gazetteer import Sighting
from recoupe.read.syntax import Syntax
from recoupe.reading import Sector


class PhraseFinder:
    """Finds the phrases of one article; holds what every step asks."""

    def __init__(
        self,
        syntax: Syntax,
        folded: tuple[str, ...],
        sightings: list[Sighting],
        persons: list[Draft],
        words: ActorWords,
    ) -> None:
        self.syntax = syntax
        self.tokens = syntax.words
        self.folded = folded
        self.words = words
        self.extents = Extents(syntax, folded, sightings, persons, words)
        self.sighting_at = self.extents.sighting_at
        self._lemma_end = 0
        self.predicates: list[Draft] = []
        self.person_at = self.extents.person_at

    def find(self) -> list[Draft]:
        """All phrases in text order; an inner phrase may stand inside an outer one.

        What a person holds office in ("chef de la diplomatie") is no second actor, unless it is a body
        or an armed force ("chef de l'armée").
        """
        found: list[Draft] = []
        absorbed = office_end = lemma_end = 0
        for at in range(len(self.tokens)):
            if at < absorbed or at in self.person_at or self._inside_known_actor(at):
                continue
            draft = self._measured(at) or self._plain(at)
            if draft is None:
                continue
            if (draft.kind == "state" and at < office_end) or (draft.kind == "group" and at < lemma_end):
                continue
            found.append(draft)
            absorbed = max(absorbed, draft.head + 1 if draft.kind == "person" else self._lemma_end)
            if draft.office is not None:
                office_end, lemma_end = max(office_end, draft.last), self._lemma_end
        return found

    def _inside_known_actor(self, at: int) -> bool:
        sighting = self.sighting_at.get(at)
        return sighting is not None and sighting.senses[0].role in ("bloc", "body", "media", "state")

    # one noun

    def _match(self, at: int) -> tuple[ActorNoun, int] | None:
        """The entry whose words stand at `at` and how many words of the article they take."""
        word = self.tokens[at]
        if word.pos in ("DET", "ADP", "PUNCT", "PRON", "AUX", "CCONJ", "SCONJ"):
            return None
        plural = word.morph.number == "Plur"
        options: list[tuple[tuple[str, ...], ActorNoun]] = []
        for form in dict.fromkeys((self.folded[at], self.extents.lemma(at))):
            options += self.words.nouns.get(form.split(" ")[0], ())
        options.sort(key=lambda option: -len(option[0]))
        best: tuple[ActorNoun, int] | None = None
        for parts, noun in options:
            length = self.extents.words_matched(at, parts)
            if not length or (best is not None and length < best[1]):
                continue
            if noun.needs == "plural" and not plural:
                continue
            if best is not None and (plural or best[0].kind == "person"):
                continue
            best = (noun, length)
        return best

    def _plain(self, at: int) -> Draft | None:
        match = self._match(at)
        if match is None:
            return None
        noun, length = match
        head = self._head(at, at + length)
        if not self._is_nominal(head):
            return None
        self._lemma_end = at + length
        first, counted = self.extents.left(at, head)
        last = self.extents.right(head, at + length, genitive=True, office=noun.kind == "person")
        draft = self._draft(noun, head, first, last, counted=counted)
        return draft if self._is_wanted(draft, noun, length) else None

    def _head(self, first: int, last: int) -> int:
        """The word of an entry's words that the others hang on: "ministre" of "premier ministre"."""
        for i in range(first, last):
            if not first <= self.tokens[i].head < last and self.tokens[i].pos in ("NOUN", "PROPN"):
                return i
        return first

    def _measured(self, at: int) -> Draft | None:
        """ "une centaine de militaires", "2 millions de milices", "un groupe de soldats"."""
        is_measure = self.folded[at] in self.words.measures or self.extents.lemma(at) in self.words.measures
        if not is_measure and self.tokens[at].pos != "NUM":
            return None
        after = at + 1
        while after < len(self.tokens) and self.tokens[after].pos in ("NUM", "ADJ"):
            after += 1
        while after < len(self.tokens) and self.folded[after] in self.words.measures:
            after += 1
        if after >= len(self.tokens) or self.tokens[after].lower not in self.words.genitives:
            return None
        inner = after + 1
        while inner < len(self.tokens) and self.tokens[inner].pos in ("DET", "ADJ", "NUM"):
            inner += 1
        self._lemma_end = inner + 1
        match = self._match(inner) if inner < len(self.tokens) and inner not in self.person_at else None
        if match is None or match[0].needs == "name" or self._inside_known_actor(inner):
            return None
        first, _ = self.extents.left(at, at)
        last = self.extents.right(inner, inner + match[1], genitive=False)
        return self._draft(match[0], inner, first, last, counted=True)

    def _draft(self, noun: ActorNoun, head: int, first: int, last: int, *, counted: bool) -> Draft:
        word = self.tokens[head]
        plural = word.morph.number == "Plur" or counted
        name = self._proper_name(noun, head, last)
        is_person = noun.kind == "person" and not plural
        country = self._country(first, last)
        gender = word.morph.gender
        return Draft(
            first=first,
            last=last,
            head=head,
            form="office" if is_person and not noun.bare else "description",
            kind="group" if noun.kind == "person" and plural else noun.kind,
            country=country,
            sector=self._sector(noun, head, last),
            noun=noun,
            name=name,
            office=(first, last) if is_person else None,
            number="Plur" if plural else "Sing",
            gender="Fem" if gender == "Fem" else "Masc" if gender == "Masc" else "",
            determiner=self._determiner(first),
            counted=counted,
        )

    def _proper_name(self, noun: ActorNoun, head: int, last: int) -> tuple[str, ...]:
        """ "Forces de soutien rapide": a capital inside a sentence and more words make a name."""
        is_start = head == 0 or self.tokens[head - 1].sentence != self.tokens[head].sentence
        named = noun.group_class in ("troops", "militia", None) and noun.kind not in ("person", "state")
        if not named or is_start or last - head < 2 or not self.tokens[head].text[:1].isupper():
            return ()
        return tuple(part for i in range(head, last) for part in self.folded[i].split())

    def _is_wanted(self, draft: Draft, noun: ActorNoun, length: int) -> bool:
        if self._is_predicate(draft):
            if draft.office is not None:
                self.predicates.append(draft)
            return False
        grown = draft.last - draft.first > length or draft.counted
        pointed = draft.determiner in ("possessive", "demonstrative")
        met = {
            "capital": draft.country is not None or (not grown and self._is_the_one(draft)),
            "country": draft.country is not None or self._holds_name(draft),
            "name": self._holds_name(draft) or self._name_follows(draft),
            "plural": draft.number == "Plur",
            "number": draft.counted,
            "modifier": grown or pointed or self._name_follows(draft),
        }
        return noun.needs is None or met[noun.needs]

    def _is_the_one(self, draft: Draft) -> bool:
        """ "el Estado": with a capital and a definite article, and nothing behind it."""
        return draft.determiner == "definite" and self.tokens[draft.head].text[:1].isupper()

    def _holds_name(self, draft: Draft) -> bool:
        return any(i in self.person_at or i in self.sighting_at for i in range(draft.first, draft.last))

    def _name_follows(self, draft: Draft) -> bool:
        at = draft.last
        if at < len(self.tokens) and self.tokens[at].text == ",":
            at += 1
        return at in self.person_at

    def _is_predicate(self, draft: Draft) -> bool:
        """ "élu président", "est le chef de l'armée", "comme ministre": said of somebody, naming nobody."""
        if self._name_follows(draft) and draft.last in self.person_at:
            return False
        word = self.tokens[draft.head]
        if word.role == "open_complement" or self._is_claimed(draft):
            return True
        for child in word.children:
            other = self.tokens[child]
            if other.role == "copula" or other.lower in self.words.comparisons:
                return True
        return draft.first > 0 and self.tokens[draft.first - 1].lower in self.words.comparisons

    def _is_claimed(self, draft: Draft) -> bool:
        """ "se autoproclamó presidente": an office without an article that somebody takes."""
        word = self.tokens[draft.head]
        bare = draft.office is not None and not draft.determiner and word.role in ("object", "oblique")
        claims = bare and not self.syntax.preposition(word.i) and self.tokens[word.head].pos == "VERB"
        return claims and bool(self.syntax.children(word.head, "reflexive"))

    def _is_nominal(self, at: int) -> bool:
        word = self.tokens[at]
        if at and (self.tokens[at - 1].text == "-" or self.extents.qualifies_noun(at)):
            return False
        qualifies = word.role in ("noun_modifier", "adjective", "name_part") and word.head > at
        if qualifies and word.head not in self.person_at:
            # It qualifies the noun behind it ("rebel commander"): that noun is the actor.
            return any(self.tokens[child].role == "case" for child in word.children)
        if word.pos == "NOUN" or (word.pos == "PROPN" and at not in self.person_at):
            return True
        previous = self.tokens[at - 1] if at else None
        if word.pos == "ADJ" and word.role == "adjective":
            head = self.tokens[word.head]
            counts = head.lower in self.words.numerals
            if head.pos in ("NOUN", "PROPN") and not counts and at - 3 <= head.i < at:
                return False
        return (
            previous is not None
            and (previous.pos in ("DET", "NUM") or previous.lower in self.words.before | self.words.numerals)
            and word.pos in ("ADJ", "VERB", "X", "ADV")
        )

    # what the words say

    def _determiner(self, first: int) -> Literal["definite", "demonstrative", "possessive", "indefinite", ""]:
        if first == 0 or self.tokens[first - 1].sentence != self.tokens[first].sentence:
            return ""
        word = self.tokens[first - 1].lower
        kinds = self.words.determiners
        if word in kinds.indefinite and self.tokens[first - 1].pos != "ADP":
            return "indefinite"
        if word in kinds.possessive:
            return "possessive"
        if word in kinds.demonstrative:
            return "demonstrative"
        return "definite" if word in kinds.definite else ""

    def _country(self, first: int, last: int) -> str | None:
        """The first country that the words of a phrase name or qualify themselves by."""
        for i in range(first, last):
            sighting = self.sighting_at.get(i)
            if sighting is None:
                continue
            for sense in sighting.senses:
                if sense.country and sense.role in ("demonym", "state", "capital", "seat"):
                    return sense.country
        return None

    def _sector(self, noun: ActorNoun, head: int, last: int) -> Sector | None:
        """An officer of a body or force is of that body's sector ("porte-parole de l'armée": MIL)."""
        if noun.kind != "person":
            return noun.sector
        for i in range(head + 1, last):
            match = self._match(i)
            if (
                match
                and match[0].kind in ("body", "armed_force")
                and match[0].sector in ("MIL", "LEG", "JUD", "SPY")
            ):
                return match[0].sector
            sighting = self.sighting_at.get(i)
            if sighting and sighting.senses[0].role in ("bloc", "body") and sighting.senses[0].sector:
                return sighting.senses[0].sector
        return noun.sector
