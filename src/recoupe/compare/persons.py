"""Persons across articles: which forms of a name mean one person.

Spelling may vary (Sergueï, Sergei Lavrov), a form may be longer or shorter (Juan Guaidó Márquez), and a
surname alone joins a full name where only one fits. Different first names or different countries keep
two persons apart, whatever else is alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

SURNAME_SIMILARITY = 80.0
"""Least rapidfuzz ratio (0 to 100) of two spellings of a surname: Guaidó and Guaydo pass, Maduro and
Macron do not. The first names must agree as well."""

FIRST_NAME_SIMILARITY = 75.0
"""Least ratio of two spellings of a first name that begin alike: Bachar and Bashar, Sergueï and Sergei."""

LONGEST_PARTICLE = 4
"""Letters of a word in small letters that may stand in a name."""

_PRINTED_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = frozenset("aeiouy")


class NameForm(NamedTuple):
    """A folded name in words, and the country the text gives the person ("" where it gives none)."""

    words: tuple[str, ...]
    country: str

    @property
    def is_full(self) -> bool:
        """Whether it has a first name written out."""
        return len(self.words) > 1 and len(self.words[0]) > 1


def is_named(name: str) -> bool:
    """Whether a person is called by a name: no longer word of it is in small letters ("ambassadeur d'Oslo").

    Particles ("de", "al", "dit") are shorter than the words that describe.
    """
    words = _PRINTED_WORD.findall(name)
    return bool(words) and not any(len(word) > LONGEST_PARTICLE and word[0].islower() for word in words)


def link_persons(forms: Iterable[NameForm]) -> list[tuple[NameForm, ...]]:
    """The forms in groups, one per person; every form is in one group. Independent of their order."""
    ordered = sorted(set(forms))
    groups = _group_full_names([form for form in ordered if form.is_full])
    numbers_by_surname: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for form in group:
            for word in form.words[1:]:
                numbers_by_surname[word].add(number)
    loose: list[NameForm] = []
    for form in ordered:
        if not form.is_full:
            fitting = [groups[number] for number in sorted(numbers_by_surname[form.words[-1]])]
            person = _find_only_group(form, fitting)
            if person is None:
                loose.append(form)
            else:
                person.append(form)
    return sorted(tuple(sorted(group)) for group in [*groups, *_join_countryless(loose)])


def _group_full_names(forms: list[NameForm]) -> list[list[NameForm]]:
    """Groups in which no two forms contradict each other, the most alike joined first."""
    group_of = {form: [form] for form in forms}
    candidates = sorted(
        (-similarity, left, right)
        for left, right in _candidates(forms)
        if (similarity := compare_names(left, right)) > 0.0
    )
    for _, left, right in candidates:
        one, other = group_of[left], group_of[right]
        if one is not other and not any(_contradict(a, b) for a in one for b in other):
            one.extend(other)
            for form in other:
                group_of[form] = one
    distinct = {id(group): group for group in group_of.values()}
    return sorted((sorted(group) for group in distinct.values()), key=lambda group: group[0])


def _candidates(forms: list[NameForm]) -> list[tuple[NameForm, NameForm]]:
    """Pairs of forms worth comparing: a shared word, or a last word with the same consonants."""
    blocks: dict[str, list[NameForm]] = defaultdict(list)
    for form in forms:
        for word in set(form.words[1:]) | {_consonants(form.words[-1])}:
            blocks[word].append(form)
    return sorted({pair for block in blocks.values() for pair in combinations(block, 2)})


def compare_names(left: NameForm, right: NameForm) -> float:
    """How alike two full names are, 0 to 1; 0 where they cannot be one person's."""
    if _contradict(left, right):
        return 0.0
    if left.words == right.words:
        return 1.0
    shorter, longer = sorted((left.words, right.words), key=len)
    if set(shorter) <= set(longer):
        return 0.95
    surname = ratio(left.words[-1], right.words[-1])
    return (surname + ratio(left.words[0], right.words[0])) / 200 if surname >= SURNAME_SIMILARITY else 0.0


def _contradict(left: NameForm, right: NameForm) -> bool:
    if left.country and right.country and left.country != right.country:
        return True
    first, second = left.words[0], right.words[0]
    return first != second and (first[0] != second[0] or ratio(first, second) < FIRST_NAME_SIMILARITY)


def _find_only_group(form: NameForm, groups: list[list[NameForm]]) -> list[NameForm] | None:
    """The one group, of those with that surname, that the form can belong to; None where several can.

    Where several have the surname, the country decides if it can.
    """
    fitting = [group for group in groups if _could_be(form, group)]
    if len(fitting) > 1 and form.country:
        fitting = [group for group in fitting if any(other.country == form.country for other in group)]
    return fitting[0] if len(fitting) == 1 else None


def _could_be(form: NameForm, group: list[NameForm]) -> bool:
    countries = {other.country for other in group if other.country}
    if form.country and countries and form.country not in countries:
        return False
    *initials, surname = form.words
    return any(
        surname in other.words[1:] and (not initials or other.words[0][0] == initials[0][0])
        for other in group
        if other.is_full
    )


def _join_countryless(loose: list[NameForm]) -> list[list[NameForm]]:
    """Surnames that stand alone, those without a country joined to the same surname's only country."""
    by_words: dict[tuple[str, ...], list[NameForm]] = defaultdict(list)
    for form in loose:
        by_words[form.words].append(form)
    groups: list[list[NameForm]] = []
    for forms in by_words.values():
        with_country = [form for form in forms if form.country]
        if len(with_country) <= 1:
            groups.append(forms)
        else:
            groups.extend([form] for form in forms)
    return groups


def _consonants(word: str) -> str:
    return "".join(letter for letter in word if letter not in _VOWELS)
