from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.errors import DataFileError
from recoupe.show.catalogues import load_catalogue

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
TWO = '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'


def written(folder: Path, entries: str, head: str = HEAD + TWO) -> Path:
    path = folder / "recoupe.po"
    path.write_text(f"{head}\n{entries}", encoding="utf-8")
    return path


def test_a_text_can_go_on_over_lines_and_hold_escapes(tmp_path: Path) -> None:
    path = written(tmp_path, '#. a note\nmsgid "a.b"\nmsgstr ""\n"un \\"mot\\"\\n"\n"é"\n')
    catalogue = load_catalogue(path)
    assert catalogue.forms == {"a.b": ('un "mot"\né',)}
    assert catalogue.translations.gettext("a.b") == 'un "mot"\né'


@pytest.mark.parametrize(("count", "text"), [(0, "mot"), (1, "mot"), (2, "mots")])
def test_the_head_says_which_numbers_are_singular(tmp_path: Path, count: int, text: str) -> None:
    entry = 'msgid "a"\nmsgid_plural "a"\nmsgstr[0] "mot"\nmsgstr[1] "mots"\n'
    catalogue = load_catalogue(written(tmp_path, entry))
    assert catalogue.translations.ngettext("a", "a", count) == text


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ('msgid "a"\nmsgstr "x"\nmsgid "a"\nmsgstr "y"\n', 'po:8: "a" stands already in line 6'),
        ('msgid "a"\nmsgstr ""\n', 'po:6: "a" has no text'),
        ('msgid "a"\nmsgstr x\n', "po:7: is no line of a catalogue"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "x"\n', 'po:7: msgid_plural must repeat the key "a"'),
    ],
)
def test_a_wrong_entry_is_told_with_its_line(tmp_path: Path, entries: str, message: str) -> None:
    with pytest.raises(DataFileError, match=message):
        load_catalogue(written(tmp_path, entries))


def test_a_wrong_head_is_told(tmp_path: Path) -> None:
    head = HEAD + '"Plural-Forms: nplurals=2; plural=(n >);\\n"\n'
    with pytest.raises(DataFileError, match="the head of the catalogue is wrong"):
        load_catalogue(written(tmp_path, 'msgid "a"\nmsgstr "x"\n', head))
