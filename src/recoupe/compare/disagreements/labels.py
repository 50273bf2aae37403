"""Disagreements about names: one actor honoured and condemned, and two actors called by one office."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from recoupe.compare.persons import is_named
from recoupe.compare.texts import find_stems
from recoupe.comparison import Disagreement, DossierActor, DossierNaming, Side
from recoupe.reading import OUTLET

from .sides import Claim, make_disagreement, make_side


def find_label_disagreements(
    namings: Sequence[DossierNaming], actors: Mapping[str, DossierActor]
) -> Iterator[Disagreement]:
    """All disagreements about what an actor is called or who holds an office; `actors` by their ids."""
    by_actor: dict[str, list[DossierNaming]] = defaultdict(list)
    for naming in namings:
        by_actor[naming.actor].append(naming)
    for actor, told in sorted(by_actor.items()):
        yield from _find_slants(actor, told)
    yield from _find_rivals(by_actor, actors)


def _find_slants(actor: str, told: Sequence[DossierNaming]) -> Iterator[Disagreement]:
    """Some call the actor by a label that honours, others by one that condemns."""
    honouring = [naming for naming in told if naming.slant == "legitimising"]
    condemning = [naming for naming in told if naming.slant == "delegitimising"]
    if honouring and condemning and _holders(honouring) != _holders(condemning):
        sides = [_side(honouring), _side(condemning)]
        yield make_disagreement("naming", sides, actor=actor)


def _find_rivals(
    by_actor: Mapping[str, Sequence[DossierNaming]], actors: Mapping[str, DossierActor]
) -> Iterator[Disagreement]:
    """Two persons of one country, known by name, are called by words of one office.

    At least one of the labels honours its bearer. Labels that condemn are left out: a "self-proclaimed
    president" holds no office in that account.
    """
    by_country: dict[str, list[str]] = defaultdict(list)
    for person in sorted(by_actor):
        country = actors[person].country
        if country and actors[person].kind == "person" and is_named(actors[person].name):
            by_country[country].append(person)
    for left, right in (pair for persons in by_country.values() for pair in combinations(persons, 2)):
        both = [by_actor[left], by_actor[right]]
        told_by = [_without_given_to_both(one, other) for one, other in (both, both[::-1])]
        shared = _title_stems(told_by[0]) & _title_stems(told_by[1])
        if not shared:
            continue
        told = [_with_stems(namings, shared) for namings in told_by]
        if any(naming.slant == "legitimising" for group in told for naming in group):
            names = (actors[left].name, actors[right].name)
            sides = [_side(group, name) for group, name in zip(told, names, strict=True)]
            yield make_disagreement("naming", sorted(sides, key=lambda side: side.value))


def _without_given_to_both(
    told: Sequence[DossierNaming], other: Sequence[DossierNaming]
) -> list[DossierNaming]:
    """The labels of one actor without those that one account gives, word for word, to the other as well."""
    given = {(naming.evidence.article, naming.by, naming.text) for naming in other}
    return [naming for naming in told if (naming.evidence.article, naming.by, naming.text) not in given]


def _title_stems(told: Sequence[DossierNaming]) -> frozenset[str]:
    """The stems of the labels that do not condemn."""
    return frozenset(
        stem for naming in told if naming.slant != "delegitimising" for stem in find_stems(naming.text)
    )


def _with_stems(told: Sequence[DossierNaming], stems: frozenset[str]) -> list[DossierNaming]:
    return [naming for naming in told if naming.slant != "delegitimising" and find_stems(naming.text) & stems]


def _holders(told: Sequence[DossierNaming]) -> set[str]:
    return {_holder(naming) for naming in told}


def _holder(naming: DossierNaming) -> str:
    """The speaker's id, or the outlet; the source where no outlet is known."""
    if naming.by != OUTLET:
        return naming.by
    return naming.outlet or naming.evidence.source


def _side(told: Sequence[DossierNaming], actor_name: str | None = None) -> Side:
    """The labels of one side, the most used first, after the actor's name where the sides differ in it."""
    uses = Counter(naming.text for naming in told)
    labels = "; ".join(sorted(uses, key=lambda text: (-uses[text], text)))
    value = f"{actor_name}: {labels}" if actor_name else labels
    return make_side(value, [Claim(naming.text, _holder(naming), naming.evidence) for naming in told])
