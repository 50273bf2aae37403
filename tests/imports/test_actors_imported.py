"""Corrections from tables and dictionaries come to stand in an actors.toml that loads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from recoupe.corrections import load_corrections
from recoupe.errors import SourceError
from recoupe.imports import import_actor_dictionary, import_actors
from recoupe.names import fold_name

HEADER = ("Name", "Also", "Kind", "Country", "Sector")
GUAIDO = ("Juan Guaidó", "Guaido; jeune putschiste", "person", "VEN", "OPP")
DICTIONARY = """\
# made for this test
; so is this line
NICOLAS_MADURO_  ; a comment [USA]
+MADURO_MOROS_
\t[VENELI <20121001]\t[VENGOV 20130305-20181231]
\t[VENOPP >20190101]
CRUZ_ROJA-NORTE_ [IGORCR]
KINGDOM_OF_NOWHERE_ [XQZGOV]
CHAD_REBELS_ [TCDINS]
+MADURO_MOROS_
NOISE_ [---]
"""


def write_csv(path: Path, *rows: tuple[str, ...], separator: str = ",") -> Path:
    path.write_text("\n".join(separator.join(row) for row in rows) + "\n", encoding="utf-8")
    return path


def write_workbook(path: Path, *rows: tuple[str, ...]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("write", [write_csv, write_workbook], ids=["actors.csv", "actors.xlsx"])
def test_a_table_of_actors_is_loaded_as_corrections(
    tmp_path: Path, write: object, request: pytest.FixtureRequest
) -> None:
    name = str(request.node.callspec.id)
    file = write(tmp_path / name, HEADER, GUAIDO)  # type: ignore[operator]
    report = import_actors([file], tmp_path / "actors.toml")
    assert (report.taken, report.refused) == (1, ())
    entry = load_corrections(report.written).by_name[fold_name("jeune putschiste")]
    assert (entry.name, entry.kind, entry.country, entry.sector) == ("Juan Guaidó", "person", "VEN", "OPP")


def test_an_entry_that_is_there_is_taken_up_and_comments_stay(tmp_path: Path) -> None:
    output = tmp_path / "actors.toml"
    output.write_text(
        '# mine\n[[actor]]\nname = "Guaido"\nalso = ["Juanito"]\nsector = "CVL"\nkind = "person"\n'
        '\n[[actor]]\nname = "Delcy"  # stays\n',
        encoding="utf-8",
    )
    import_actors(
        [write_csv(tmp_path / "a.csv", HEADER, ("Juan Guaidó", "Guaido", "", "VEN", "OPP"))], output
    )
    entry = load_corrections(output).by_name[fold_name("Juanito")]
    assert (entry.name, entry.kind, entry.country, entry.sector) == ("Juan Guaidó", "person", "VEN", "OPP")
    assert "# mine" in output.read_text(encoding="utf-8")
    assert "# stays" in output.read_text(encoding="utf-8")


def test_wrong_rows_are_named_by_line_and_the_others_go_in(tmp_path: Path) -> None:
    file = write_csv(
        tmp_path / "actors.csv",
        HEADER,
        GUAIDO,
        ("", "x", "", "", ""),
        ("Someone", "", "", "VENEZUELA", ""),
        ("Another", "", "robot", "", ""),
        ("Third", "Guaido", "", "", ""),
        ("Fourth", "", "", "fra", ""),
        separator="|",
    )
    report = import_actors([file], tmp_path / "actors.toml")
    assert report.taken == 2
    assert [str(refusal).removeprefix(f"{file}, ") for refusal in report.refused] == [
        "line 3: has no name",
        'line 4: country "VENEZUELA" is no ISO 3166 alpha-3 code; write VEN, FRA',
        'line 5: kind "robot" is none; there are person, state, body, armed_force, group, bloc, media',
        f'line 6: "Guaido" stands under the actor of {file}, line 2 too',
    ]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.csv", b"", "has no column name"),
        ("other.csv", b"a,b\n1,2\n", "has no column name"),
        ("broken.xlsx", b"PK no workbook", "damaged"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError, match=reason):
        import_actors([tmp_path / name], tmp_path / "actors.toml")
    assert not (tmp_path / "actors.toml").exists()


def dictionary(folder: Path) -> Path:
    path = folder / "test.actors"
    path.write_text(DICTIONARY, encoding="utf-8")
    return path


def test_a_dictionary_gives_what_all_codes_of_an_actor_agree_on(tmp_path: Path) -> None:
    report = import_actor_dictionary([dictionary(tmp_path)], tmp_path / "actors.toml")
    found = load_corrections(report.written).by_name
    maduro = found[fold_name("Maduro Moros")]
    assert (maduro.name, maduro.country, maduro.sector) == ("Nicolas Maduro", "VEN", None)
    assert found[fold_name("Chad Rebels")].also == ()  # that name is Maduro's already
    assert (found[fold_name("Chad Rebels")].country, found[fold_name("Chad Rebels")].sector) == ("TCD", "REB")
    red_cross = found[fold_name("Cruz Roja-Norte")]
    assert (red_cross.name, red_cross.country, red_cross.sector) == ("Cruz Roja-Norte", None, "IGO")
    assert found[fold_name("Kingdom of Nowhere")].country is None
    assert [str(one).partition(", ")[2] for one in report.refused] == [
        'line 11: "Noise": its codes give no country and no sector'
    ]


@pytest.mark.parametrize(
    ("day", "sector"), [("2015-06-01", "GOV"), ("2019-06-01", "OPP"), ("2010-01-01", None)]
)
def test_the_code_of_a_day_counts_where_one_is_given(tmp_path: Path, day: str, sector: str | None) -> None:
    report = import_actor_dictionary(
        [dictionary(tmp_path)], tmp_path / "actors.toml", day=date.fromisoformat(day)
    )
    entry = load_corrections(report.written).by_name[fold_name("Nicolas Maduro")]
    assert (entry.country, entry.sector) == ("VEN", sector)


def test_a_dictionary_leaves_entries_that_are_there_alone(tmp_path: Path) -> None:
    output = tmp_path / "actors.toml"
    output.write_text('[[actor]]\nname = "Nicolás Maduro"\nsector = "GOV"\n', encoding="utf-8")
    report = import_actor_dictionary([dictionary(tmp_path)], output)
    assert load_corrections(output).by_name[fold_name("Nicolas Maduro")].sector == "GOV"
    assert "has an entry already" in str(report.refused[0])
