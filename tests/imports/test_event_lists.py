"""Lists of words with codes become patterns that read their examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.errors import SourceError
from recoupe.examples.run import collect_examples
from recoupe.imports import import_event_list
from recoupe.imports.event_lists import plover_of_cameo
from recoupe.languages.event_patterns import load_event_patterns
from recoupe.languages.own import open_own_folder


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("042", ("CONSULT", "visit")),
        ("42", ("CONSULT", "visit")),  # as a spreadsheet leaves it
        ("0874", ("RETREAT", "withdraw")),
        ("874", ("RETREAT", "withdraw")),
        ("040", ("CONSULT", None)),
        ("154", ("MOBILIZE", None)),  # three modes share it
        ("0231", ("REQUEST", None)),
        ("1823", ("ASSAULT", "execute")),
        ("1824", ("ASSAULT", None)),
        ("090", ("ACCUSE", "investigate")),
        ("17", ("COERCE", None)),
        ("010", None),
        ("21", ("REQUEST", None)),
        ("20", ("ASSAULT", None)),
        ("99999", None),
        ("ACCUSE", None),
    ],
)
def test_a_cameo_code_means_a_plover_type(code: str, kind: object) -> None:
    assert plover_of_cameo(code) == kind


LIST = """\
word;code;mode;part;language;example
remonter_les_bretelles;ACCUSE;disapprove;;fr;La Grèce a remonté les bretelles à l'Albanie.
give a dressing-down;111;;verb;en;Greece gave Albania a dressing-down.
remontage de bretelles;111;;noun;fr;Le remontage de bretelles de l'Albanie par la Grèce a duré.
remonter les bretelles;ACCUSE;;;fr;La Grèce a remonté les bretelles à l'Albanie.
sans exemple;111;;;fr;
rien;010;;;fr;La Grèce dit.
faux;ACCUSE;visit;;fr;La Grèce accuse.
mot;111;;;xx;Un mot.
mot;111;;adverb;fr;Un mot.
"""


def listed(folder: Path) -> Path:
    path = folder / "Ma liste.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_a_list_becomes_a_folder_of_patterns_with_their_examples(tmp_path: Path) -> None:
    report = import_event_list([listed(tmp_path)], tmp_path / "mine")
    assert report.taken == 3
    own = open_own_folder(report.written)
    assert own.languages() == ("en", "fr")
    assert (tmp_path / "mine" / "fr" / "events" / "imported-ma-liste.toml").is_file()
    entries = [
        entry for entry, source in load_event_patterns("fr", own).entries if source.startswith("mine/")
    ]
    assert [(entry.verbs, entry.nouns, entry.type, entry.mode) for entry in entries] == [
        (("remonter les bretelles",), (), "ACCUSE", "disapprove"),
        ((), ("remontage de bretelles",), "ACCUSE", "disapprove"),
    ]
    assert len(collect_examples("fr", own)) == 2


def test_wrong_rows_of_a_list_are_named_by_line(tmp_path: Path) -> None:
    path = listed(tmp_path)
    report = import_event_list([path], tmp_path / "mine")
    assert [str(one).removeprefix(f"{path}, ")[:48] for one in report.refused] == [
        f'line 5: "remonter les bretelles" stands at {path}'[:48],
        'line 6: "sans exemple" has no example; write a s',
        'line 7: "010" is no PLOVER type and no CAMEO cod',
        'line 8: mode "visit" is no mode of ACCUSE; there',
        'line 9: language "xx" is not read; there are fr,',
        'line 10: part "adverb" is none; there are verb, ',
    ]


def test_a_row_that_makes_no_pattern_is_named_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "words.csv"  # words.toml would be lists of words
    path.write_text(
        "word,code,example\n,,\n***,111,Un mot.\n"
        "remonter les bretelles,111,La Grèce a remonté les bretelles.\n"
        "de,111,Un mot de trop.\n",
        encoding="utf-8",
    )
    report = import_event_list([path], tmp_path / "mine", language="fr")
    assert load_event_patterns("fr", open_own_folder(report.written))
    assert report.taken + len(report.refused) == 3
    assert report.taken >= 1


def test_a_table_without_words_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("code,example\n111,x\n", encoding="utf-8")
    with pytest.raises(SourceError, match="has no column word"):
        import_event_list([path], tmp_path / "mine")
