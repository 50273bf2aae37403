"""Names of persons: what the tagger found, mended by general means, and capitalised runs it missed."""

from __future__ import annotations

from recoupe.languages.actors import ActorWords
from recoupe.names import fold_name
from recoupe.read.mentions.draft import Draft
from recoupe.read.mentions.evidence import drop_unlikely, is_leader
from recoupe.read.mentions.gazetteer import Sighting
from recoupe.read.syntax import Syntax
from recoupe.read.words import Word

_MAX_NAME_WORDS = 7


def find_persons(
    syntax: Syntax,
    folded: tuple[str, ...],
    sightings: list[Sighting],
    words: ActorWords,
    in_bodies: frozenset[int] = frozenset(),
) -> list[Draft]:
    """Names of persons in text order. Words that the world files know are nobody's name on their own.

    `in_bodies` are words of names of bodies, which hold no person's.
    """
    taken = {i: s for s in sightings for i in range(s.first, s.last)}
    spans = _candidate_spans(syntax, words, taken)
    spans = [span for span in spans if in_bodies.isdisjoint(range(*span))]
    if syntax.table.weak_names:
        spans = drop_unlikely(syntax, folded, spans, words)
    long_parts = {folded[i] for first, last in spans if last - first > 1 for i in range(first, last)}
    drafts = []
    for first, last in spans:
        start = _with_title(syntax, first, words)
        is_alone = last - first == 1 and start == first
        if is_alone and not _is_single_name(syntax, first, folded, long_parts, taken, words):
            continue
        name = tuple(part for i in range(first, last) for part in folded[i].split())
        drafts.append(
            Draft(first=start, last=last, head=first, form="name", kind="person", name=name, number="Sing")
        )
    return drafts


def _with_title(syntax: Syntax, first: int, words: ActorWords) -> int:
    """The first word of a name with the title before it: "M. de Selves", "Sir Edward Grey"."""
    at = first
    while at > 0 and syntax.words[at - 1].lower in words.particles and at > first - 2:
        at -= 1
    if at > 0 and syntax.words[at - 1].text in words.titles:
        return at - 1
    return first


def _candidate_spans(syntax: Syntax, words: ActorWords, taken: dict[int, Sighting]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    weak = syntax.table.weak_names
    for name in syntax.names:
        if name.label == "PER" or (weak and name.last - name.first > 1):
            last = _before_small_word(syntax, name.first, name.last, words) if weak else name.last
            found.extend(_mend(syntax, name.first, last, words, taken))
    covered = {i for first, last in found for i in range(first, last)}
    surnames = {syntax.words[last - 1].text for first, last in found if last - first > 1}
    found += [
        (word.i, word.i + 1)
        for word in syntax.words
        if word.text in surnames and word.i not in covered and word.i not in taken
    ]
    found += _titled(syntax, words, taken, covered)
    covered = {i for first, last in found for i in range(first, last)}
    for first, last in _capitalised_runs(syntax, words, taken):
        if not any(i in covered for i in range(first, last)) and last - first > 1:
            found.extend(_mend(syntax, first, last, words, taken))
    if weak:
        covered = {i for first, last in found for i in range(first, last)}
        alone = (word.i for word in syntax.words if word.i not in covered and word.i not in taken)
        found += [(i, i + 1) for i in alone if is_leader(syntax.words[i])]
    return sorted(set(found))


def _before_small_word(syntax: Syntax, first: int, last: int, words: ActorWords) -> int:
    """The end of a tagged name before a word that is in no name ("Abiy Ahmed visitará Sudán")."""
    while first < last and not _is_name_word(syntax.words[first], words, start=True):
        first += 1
    for i in range(first + 1, last):
        word = syntax.words[i]
        if not word.text[:1].isupper() and word.lower not in words.particles:
            return i
    return last


def _titled(
    syntax: Syntax, words: ActorWords, taken: dict[int, Sighting], covered: set[int]
) -> list[tuple[int, int]]:
    """Capitalised words after a title that the tagger left out ("M. Caillaux")."""
    found = []
    for word in syntax.words[1:]:
        at = word.i
        if at in covered or at in taken or not _is_capitalised(word) or _with_title(syntax, at, words) == at:
            continue
        found += _mend(syntax, at, at + 1, words, taken)
    return found


def _mend(
    syntax: Syntax, first: int, last: int, words: ActorWords, taken: dict[int, Sighting]
) -> list[tuple[int, int]]:
    """A tagged name without the titles and nouns before it, grown over name words that it was cut from."""
    tokens = syntax.words
    while first < last and not _is_name_word(tokens[first], words, start=True):
        first += 1
    while last > first and not _is_capitalised(tokens[last - 1]):
        last -= 1
    if first >= last:
        return []
    last = _grow(syntax, first, last, words, taken)
    whole = taken.get(first)
    if whole is not None and whole.first <= first and whole.last >= last:
        return []
    if last - first > 1 and whole is not None and any(s.role != "media" for s in whole.senses):
        return []
    if any(c.isdigit() for i in range(first, last) for c in tokens[i].text):
        return []
    return [(first, last)]


def _grow(syntax: Syntax, first: int, last: int, words: ActorWords, taken: dict[int, Sighting]) -> int:
    tokens = syntax.words
    sentence = tokens[first].sentence
    while last < len(tokens) and last - first < _MAX_NAME_WORDS and tokens[last].sentence == sentence:
        word = tokens[last]
        if _is_capitalised(word) and _touches(syntax, last) and last not in taken:
            if word.pos not in ("PROPN", "NOUN", "ADJ", "X") or word.text in words.not_names:
                break
            last += 1
        elif (
            word.lower in words.particles
            and word.lower not in words.genitives
            and last + 1 < len(tokens)
            and _is_capitalised(tokens[last + 1])
            and tokens[last + 1].pos == "PROPN"
            and last + 1 not in taken
        ):
            last += 2
        else:
            break
    return last


def _capitalised_runs(syntax: Syntax, words: ActorWords, taken: dict[int, Sighting]) -> list[tuple[int, int]]:
    """Runs of at least two capitalised words that the parser takes for parts of one name."""
    runs = []
    tokens = syntax.words
    at = 0
    while at < len(tokens):
        if tokens[at].pos == "PROPN" and _is_name_word(tokens[at], words, start=True) and at not in taken:
            last = at + 1
            while (
                last < len(tokens)
                and tokens[last].role == "name_part"
                and _is_capitalised(tokens[last])
                and last not in taken
            ):
                last += 1
            if last - at > 1:
                runs.append((at, last))
            at = last
        else:
            at += 1
    return runs


def _is_single_name(
    syntax: Syntax,
    at: int,
    folded: tuple[str, ...],
    long_parts: set[str],
    taken: dict[int, Sighting],
    words: ActorWords,
) -> bool:
    """One word alone is a person where a longer name of the article holds it, or the tagger and the
    parser agree that it is a name."""
    if folded[at] in long_parts:
        return True
    word = syntax.words[at]
    if at in taken or word.pos != "PROPN" or word.text.isupper() or folded[at] in words.nouns:
        return False
    return not any(
        syntax.words[child].role in ("determiner", "case")
        and syntax.words[child].lower not in words.genitives
        for child in word.children
    ) or word.role in ("subject", "passive_subject", "agent")


def _is_name_word(word: Word, words: ActorWords, *, start: bool) -> bool:
    if not _is_capitalised(word) or word.text in words.titles or word.text in words.not_names:
        return False
    if start and word.pos in ("DET", "ADP", "PRON", "SCONJ", "CCONJ", "ADV", "VERB", "AUX", "PUNCT"):
        return False
    return not (start and word.pos in ("NOUN", "PROPN") and fold_name(word.text) in words.nouns)


def _is_capitalised(word: Word) -> bool:
    return word.text[:1].isupper() and word.text[-1:].isalpha()


def _touches(syntax: Syntax, at: int) -> bool:
    """Only white space stands between a word and the one before it."""
    return syntax.text[syntax.words[at - 1].end : syntax.words[at].start].strip() == ""
