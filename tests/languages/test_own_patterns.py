"""A project's own data files: what they add, what they replace, and what is said of a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.errors import DataFileError, UsageError
from recoupe.languages.actors import load_actor_words
from recoupe.languages.event_entries import Pattern
from recoupe.languages.event_patterns import EventPatterns, load_event_patterns
from recoupe.languages.labels import load_labels
from recoupe.languages.own import open_own_folder
from recoupe.languages.saying import load_saying

EXAMPLE = 'examples = ["La Grèce soutient l\'Albanie."]\n'
SUPPORT = f'type = "SUPPORT"\n{EXAMPLE}'


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def patterns_with(folder: Path, text: str) -> EventPatterns:
    """The French patterns with those of one own file."""
    write(folder, "fr/events/mine.toml", text)
    return load_event_patterns("fr", open_own_folder(folder))


def verbs(patterns: EventPatterns, head: str) -> tuple[Pattern, ...]:
    return patterns.by_head["verb"].get(head, ())


def unconditional() -> Pattern:
    """A bundled verb without conditions, whose entry has other triggers too."""
    by_lemma = load_event_patterns("fr").by_head["verb"]
    return next(
        pattern
        for lemma in sorted(by_lemma)
        for pattern in by_lemma[lemma]
        if not pattern.entry.when
        and not pattern.entry.unless
        and len(pattern.entry.verbs) > 1
        and pattern.phrase.size == 1
    )


def test_an_own_pattern_is_added_and_called_by_its_folder(tmp_path: Path) -> None:
    found = patterns_with(tmp_path / "mine", f'\n[[pattern]]\nverbs = ["chouchouter"]\n{SUPPORT}')
    (pattern,) = verbs(found, "chouchouter")
    assert (pattern.source, pattern.own) == ("mine/fr/events/mine.toml:2", True)
    assert found.count() == load_event_patterns("fr").count() + 1


def test_an_own_pattern_replaces_the_bundled_one_with_the_same_trigger(tmp_path: Path) -> None:
    bundled = unconditional()
    found = patterns_with(
        tmp_path, f'[[pattern]]\nverbs = ["{bundled.phrase.text}"]\ntype = "AID"\n{EXAMPLE}'
    )
    same = [p for p in verbs(found, bundled.phrase.head) if p.asked == bundled.asked]
    assert [(p.own, p.entry.type) for p in same] == [(True, "AID")]


def test_the_other_triggers_of_the_bundled_entry_stay(tmp_path: Path) -> None:
    bundled = unconditional()
    found = patterns_with(tmp_path, f'[[pattern]]\nverbs = ["{bundled.phrase.text}"]\n{SUPPORT}')
    assert found.count() == load_event_patterns("fr").count()


def test_under_other_conditions_both_stay_and_the_more_demanding_one_comes_first(tmp_path: Path) -> None:
    bundled = unconditional()
    entry = f'[[pattern]]\nverbs = ["{bundled.phrase.text}"]\nwhen = {{ object = ["kind:body"] }}\n{SUPPORT}'
    found = verbs(patterns_with(tmp_path, entry), bundled.phrase.head)
    assert [p.own for p in found if p.phrase.asked == bundled.phrase.asked][:2] == [True, False]


def test_between_equals_the_own_one_comes_first(tmp_path: Path) -> None:
    conditional = next(
        pattern
        for _lemma, found in sorted(load_event_patterns("fr").by_head["verb"].items())
        for pattern in found
        if len(pattern.entry.when) == 1 and not pattern.entry.unless and pattern.phrase.size == 1
    )
    entry = (
        f'[[pattern]]\nverbs = ["{conditional.phrase.text}"]\nrank = {conditional.entry.rank}\n'
        f'when = {{ subject = ["any"] }}\n{SUPPORT}'
    )
    found = verbs(patterns_with(tmp_path, entry), conditional.phrase.head)
    order = [pattern.own for pattern in found if pattern.specificity[:4] == conditional.specificity[:4]]
    assert order[0] is True


def test_own_words_are_added_to_a_bundled_list_and_own_lists_are_new(tmp_path: Path) -> None:
    write(tmp_path, "fr/events/words.toml", 'arms = ["catapulte"]\nfruit = ["pomme"]\n')
    found = patterns_with(
        tmp_path, f'[[pattern]]\nverbs = ["lancer"]\nwhen = {{ object = ["@fruit"] }}\n{SUPPORT}'
    )
    assert found.words["arms"] == load_event_patterns("fr").words["arms"] | {"catapulte"}
    assert found.words["fruit"] == {"pomme"}


def test_the_bundled_patterns_are_what_they_were(tmp_path: Path) -> None:
    before = load_event_patterns("fr")
    patterns_with(tmp_path, f'[[pattern]]\nverbs = ["soutenir"]\n{SUPPORT}')
    assert load_event_patterns("fr") is before


TWICE = f'[[pattern]]\nverbs = ["chouchouter"]\n{SUPPORT}'
MISTAKES = {
    "type": (f'\n[[pattern]]\nverbs = ["x"]\ntype = "SUPORT"\n{EXAMPLE}', "did you mean SUPPORT?"),
    "list": (f'\n[[pattern]]\nverbs = ["x"]\nwhen = {{ object = ["@fruit"] }}\n{SUPPORT}', "@fruit"),
    "no example": ('\n[[pattern]]\nverbs = ["x"]\ntype = "AID"\nexamples = []\n', "no example"),
    "tie with another of yours": (f"\n{TWICE}", "ties with"),
}


@pytest.mark.parametrize(("text", "message"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_wrong_own_entry_is_told_with_the_users_file_and_line(
    tmp_path: Path, text: str, message: str
) -> None:
    write(tmp_path, "fr/events/other.toml", TWICE)
    with pytest.raises(DataFileError, match=message) as caught:
        patterns_with(tmp_path, text)
    assert Path(caught.value.path).parent == tmp_path / "fr" / "events"
    assert caught.value.line in (1, 2)


MISPLACED = {
    "no language folder": ("mine.toml", "patterns stand in"),
    "no events folder": ("fr/mine.toml", "patterns stand in"),
    "a bundled file that is not for projects": ("fr/calendar.toml", "is not read here"),
    "the grammar": ("fr/events/grammar.toml", "is not read here"),
    "a language that is not read": ("xx/events/mine.toml", 'language "xx" is not read; there are fr'),
}


@pytest.mark.parametrize(("name", "message"), MISPLACED.values(), ids=MISPLACED.keys())
def test_a_file_where_none_is_read_is_an_error(tmp_path: Path, name: str, message: str) -> None:
    path = write(tmp_path, name, f'[[pattern]]\nverbs = ["x"]\n{SUPPORT}')
    with pytest.raises(DataFileError, match=message) as caught:
        open_own_folder(tmp_path)
    assert caught.value.path == str(path)


@pytest.mark.parametrize(
    ("name", "table"),
    [("fr/events/mine.toml", "patern"), ("fr/saying.toml", "grammar"), ("fr/labels.toml", "verb")],
)
def test_a_table_that_is_not_read_is_an_error(tmp_path: Path, name: str, table: str) -> None:
    write(tmp_path, name, f"[[{table}]]\n")
    with pytest.raises(DataFileError, match=f'"{table}" is not read here; it may hold'):
        open_own_folder(tmp_path)


def test_a_folder_that_is_not_there_or_empty_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such folder"):
        open_own_folder(tmp_path / "nowhere")
    with pytest.raises(UsageError, match="holds no data file"):
        open_own_folder(tmp_path)


def test_other_files_may_stand_beside_them(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "Mine.")
    write(tmp_path, "fr/events/mine.toml", TWICE)
    assert open_own_folder(tmp_path).languages() == ("fr",)


def test_what_counts_is_the_name_and_the_content_not_the_place(tmp_path: Path) -> None:
    for place in ("here/mine", "there/mine", "there/other"):
        write(tmp_path, f"{place}/fr/events/mine.toml", TWICE)
    here, there, other = (
        open_own_folder(tmp_path / place).version for place in ("here/mine", "there/mine", "there/other")
    )
    assert here == there != other
    write(tmp_path, "here/mine/fr/events/mine.toml", f"# Changed.\n{TWICE}")
    assert open_own_folder(tmp_path / "here" / "mine").version != here


# the other files


VERB = '[[verb]]\nlemma = "{lemma}"\ntakes = ["{takes}"]\nmanner = "distancing"\nexamples = ["."]\n'


def test_an_own_verb_of_saying_is_added(tmp_path: Path) -> None:
    write(tmp_path, "fr/saying.toml", VERB.format(lemma="pontifier", takes="clause"))
    found = load_saying("fr", open_own_folder(tmp_path))
    assert [entry.verb.manner for entry in found.verbs["pontifie"]] == ["distancing"]
    assert set(load_saying("fr").verbs) < set(found.verbs)


def test_an_own_verb_of_saying_replaces_the_bundled_one(tmp_path: Path) -> None:
    assert [entry.verb.manner for entry in load_saying("fr").verbs["affirmer"]] != ["distancing"]
    write(tmp_path, "fr/saying.toml", VERB.format(lemma="affirmer", takes="clause"))
    entries = load_saying("fr", open_own_folder(tmp_path)).verbs["affirmer"]
    assert [entry.verb.manner for entry in entries if not entry.then] == ["distancing"]


def test_a_wrong_verb_of_saying_is_told_with_the_users_file(tmp_path: Path) -> None:
    path = write(tmp_path, "fr/saying.toml", "\n" + VERB.format(lemma="pontifier", takes="clauses"))
    with pytest.raises(DataFileError, match='takes "clauses" is not known') as caught:
        load_saying("fr", open_own_folder(tmp_path))
    assert (caught.value.path, caught.value.line) == (str(path), 2)


def test_an_own_label_takes_its_words_from_the_bundled_one(tmp_path: Path) -> None:
    entry = '[[label]]\nwords = ["dictateur"]\nplace = "who"\nfield = "legitimacy"\nslant = "neutral"\n'
    write(tmp_path, "fr/labels.toml", f'{entry}examples = ["."]\n')
    found = load_labels("fr", open_own_folder(tmp_path)).phrases["dictateur"]
    assert [label.slant for phrase, label in found if label and len(phrase) == 1] == ["neutral"]
    bundled = load_labels("fr").phrases["dictateur"]
    assert [label.slant for phrase, label in bundled if label and len(phrase) == 1] == ["delegitimising"]


def test_an_own_noun_takes_its_words_from_the_bundled_one(tmp_path: Path) -> None:
    write(
        tmp_path,
        "fr/actors.toml",
        '[[noun]]\nlemmas = ["Général", "condottiere"]\nkind = "person"\nsector = "REB"\nexamples = ["."]\n',
    )
    found = load_actor_words("fr", open_own_folder(tmp_path)).nouns
    assert [noun.sector for words, noun in found["general"] if len(words) == 1] == ["REB"]
    assert [noun.sector for _words, noun in found["condottiere"]] == ["REB"]
