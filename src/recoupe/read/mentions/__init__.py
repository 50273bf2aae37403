"""Who appears in an article: mentions found, offices joined to names, one actor's mentions put together."""

from __future__ import annotations

from recoupe.languages.actors import ActorWords, load_actor_words
from recoupe.read.cast import Cast
from recoupe.read.mentions.acronyms import find_acronyms
from recoupe.read.mentions.bodies import find_bodies, find_groups, join_described
from recoupe.read.mentions.clusters import cluster
from recoupe.read.mentions.gazetteer import find_sightings, fold_words
from recoupe.read.mentions.joining import attach_predicates, join_offices
from recoupe.read.mentions.known import read_sightings
from recoupe.read.mentions.persons import find_persons
from recoupe.read.mentions.phrases import PhraseFinder
from recoupe.read.mentions.settling import settle
from recoupe.read.syntax import Syntax


def find_cast(syntax: Syntax, words: ActorWords | None = None) -> Cast:
    """The actors of one article with their mentions in text order; `words` are else the bundled ones."""
    words = words or load_actor_words(syntax.language)
    folded = fold_words(syntax)
    sightings = find_sightings(syntax, folded)
    bodies = find_bodies(syntax, folded, sightings, words)
    in_bodies = frozenset(i for draft in bodies for i in range(draft.first, draft.last))
    persons = find_persons(syntax, folded, sightings, words, in_bodies)
    finder = PhraseFinder(syntax, folded, sightings, persons + bodies, words)
    people = join_offices(syntax, persons, finder.find(), words)
    people = attach_predicates(syntax, people, finder.predicates)
    people = join_described(people, bodies)
    in_persons = {i for draft in persons for i in range(draft.first, draft.last)}
    in_names = {i for draft in persons + bodies for i in range(draft.first, draft.last)}
    known, places = read_sightings(syntax, sightings, in_names, words)
    people += find_acronyms(syntax, folded, people, sightings)
    people += find_groups(syntax, folded, people, sightings, words)
    named = [s for s in sightings if s.first not in in_persons]
    drafts = settle(syntax, people, known, named, places, words)
    return cluster(syntax, drafts, places)
