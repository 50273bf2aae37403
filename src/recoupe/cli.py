"""The command line: one thin command per library call. Data to standard output, talk to standard error."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import App, CycloptsError, Parameter
from rich.console import Console
from rich.text import Text

import recoupe
from recoupe.commands.examples import say_examples
from recoupe.errors import RecoupeError

SHOWN = Literal[
    "articles", "actors", "timeline", "statements", "stories", "disagreements", "namings", "camps"
]
WRONG_USE = 2

app = App(
    name="recoupe",
    version=recoupe.__version__,
    help="Read many press accounts of one crisis and set them against one another.",
)


def main() -> None:
    """Run the command line: exit 0 done, 1 some input skipped under --strict, 2 wrong use."""
    try:
        words = _name_standard_input(sys.argv[1:])
        status = app(words, result_action="return_value", exit_on_error=False, print_error=False)
        sys.stdout.flush()
    except CycloptsError as error:
        command = " ".join(["recoupe", *(error.command_chain or ())])
        _complain(f"{str(error).rstrip('.')}; {command} --help shows what it takes")
        sys.exit(WRONG_USE)
    except RecoupeError as error:
        _complain(str(error))
        sys.exit(WRONG_USE)
    except BrokenPipeError:
        # The reader of our output went away ("| head"): nothing is wrong. What is still to be flushed at
        # exit must not fail a second time.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)


def _name_standard_input(words: list[str]) -> list[str]:
    """The words of the command line with another name for "-", which cyclopts takes for an option."""
    befores = ["", *words]
    return [
        "stdin:" if word == "-" and before not in ("-o", "--output") else word
        for before, word in zip(befores, words, strict=False)
    ]


def _complain(problem: str) -> None:
    """Say on one line of standard error what is wrong."""
    line = " ".join(f"recoupe: {problem}".split())
    Console(stderr=True, highlight=False).print(Text(line, style="bold"), soft_wrap=True)


@app.command
def build(  # noqa: PLR0913
    *sources: str,
    output: Annotated[Path, Parameter(alias="-o")],
    language: str | None = None,
    actors: Path | None = None,
    patterns: Path | None = None,
    strict: bool = False,
    processes: int | None = None,
    engine: Literal["processes", "ray"] = "processes",
    article_seconds: float = 120.0,
    article_megabytes: int = 1000,
    columns: str = "",
    follow: bool = False,
    originals: bool = True,
    limit: Annotated[tuple[str, ...], Parameter(negative=())] = (),
) -> int:
    """Read articles into a dossier; run again, it reads only what is new.

    Parameters
    ----------
    sources
        Files, folders, archives, addresses of feeds and pages, and - for standard input.
    output
        The dossier, one SQLite file; made where there is none.
    language
        Language of every article (fr), instead of finding it.
    actors
        Your corrections of actors (TOML); else actors.toml beside the dossier, where there is one.
    patterns
        A folder of your own patterns (FOLDER/fr/events/*.toml), beside the bundled ones.
    strict
        Exit with status 1 where any input was skipped.
    processes
        How many worker processes read; without it as many as there are processors. 0: none.
    engine
        Who reads: processes of this machine, or workers of a Ray cluster (needs recoupe[ray]).
    article_seconds
        Processor time that one article may take; one that takes more is named and left unread.
    article_megabytes
        Memory that one article may take; one that takes more is named and left unread.
    columns
        Which columns of tables hold what: text=Body,published=Date.
    follow
        Fetch the pages of the entries of a feed that is given by its address.
    originals
        Keep the bytes that articles were taken from.
    limit
        The most that is read of one input, by name: article_words=50000; may be repeated.
    """
    from recoupe.building import ReadLimits  # noqa: PLC0415
    from recoupe.commands.build import door_options, run_build  # noqa: PLC0415

    return run_build(
        sources,
        output,
        language=language,
        strict=strict,
        actors=actors,
        patterns=patterns,
        processes=processes,
        engine=engine,
        limits=ReadLimits(article_seconds=article_seconds, article_megabytes=article_megabytes),
        options=door_options(columns, follow=follow, keep_originals=originals, limits=limit),
    )


@app.command
def read(  # noqa: PLR0913
    *files: str,
    published: str | None = None,
    language: str | None = None,
    output: Annotated[Path | None, Parameter(alias="-o")] = None,
    patterns: Path | None = None,
    explain: bool = False,
    strict: bool = False,
    columns: str = "",
    limit: Annotated[tuple[str, ...], Parameter(negative=())] = (),
) -> int:
    """Read articles and write their readings, as JSON lines or one STEM.json each into a folder.

    Several articles without a date help to date one another.

    Parameters
    ----------
    files
        Files, folders, archives, addresses of feeds and pages, and - for standard input.
    published
        The day on which they were written (2019-03-27), where the files do not say it.
    language
        Language of every article (fr), instead of finding it.
    output
        A folder for one STEM.json each; without it, JSON lines go to standard output.
    patterns
        A folder of your own patterns (FOLDER/fr/events/*.toml), beside the bundled ones.
    explain
        Say of each event by which pattern and from which words it was read, instead of the JSON lines.
    strict
        Exit with status 1 where any input was skipped.
    columns
        Which columns of tables hold what: text=Body,published=Date.
    limit
        The most that is read of one input, by name: article_words=50000; may be repeated.
    """
    from recoupe.commands.read import run_read  # noqa: PLC0415

    return run_read(
        files,
        published=published,
        language=language,
        output=output,
        patterns=patterns,
        explain=explain,
        strict=strict,
        columns=columns,
        limits=limit,
    )


@app.command
def patterns(
    what: Literal["test", "try"],
    sentence: str | None = None,
    /,
    *,
    language: str | None = None,
    patterns: Path | None = None,
) -> int:
    """Test the examples of patterns, or try a sentence of your own on them.

    Parameters
    ----------
    what
        test reads every example of every pattern; try shows what each layer sees in a sentence.
    sentence
        For try: the sentence, in quotation marks.
    language
        Their language; for test all languages, for try fr, where none is named.
    patterns
        A folder of your own patterns: test reads its examples only, try the sentence with them.
    """
    from recoupe.commands.patterns import run_patterns_test, run_patterns_try  # noqa: PLC0415

    if what == "try":
        return run_patterns_try(sentence, language=language or "fr", patterns=patterns)
    return run_patterns_test(sentence, language=language, patterns=patterns)


@app.command
def show(
    what: SHOWN,
    dossier: Path,
    /,
    *,
    actor: str | None = None,
    since: str | None = None,
    format: Literal["table", "json", "csv"] = "table",  # noqa: A002  (the option's name)
) -> None:
    """Show what a dossier holds.

    Parameters
    ----------
    what
        articles, actors, timeline, statements, stories, disagreements, namings or camps.
    dossier
        The dossier file.
    actor
        Only what concerns this actor (name, alias or id).
    since
        Only what happened or was said on this day (2019-03-27) or later.
    format
        A table for people, JSON (one array of records) or CSV.
    """
    from recoupe.commands.show import run_show  # noqa: PLC0415

    run_show(what, dossier, actor=actor, since=since, output_format=format)


@app.command
def page(
    dossier: Path,
    /,
    *,
    output: Annotated[Path, Parameter(alias="-o")],
    interface: Literal["fr", "en"] = "fr",
) -> None:
    """Write a dossier as one HTML file that needs no network.

    Parameters
    ----------
    dossier
        The dossier file.
    output
        The page.
    interface
        The language in which the page opens (fr or en); it can be switched on the page.
    """
    from recoupe.commands.page import run_page  # noqa: PLC0415

    run_page(dossier, output, interface=interface)


@app.command
def demo(*, output: Annotated[Path, Parameter(alias="-o")] = Path("demo")) -> int:
    """Build the bundled demonstration dossier and its page.

    Parameters
    ----------
    output
        The folder for the two files.
    """
    from recoupe.commands.demo import run_demo  # noqa: PLC0415

    return run_demo(output)


@app.command
def score(
    gold: Path,
    readings: Path,
    /,
    *,
    list_layer: Annotated[str | None, Parameter(name="--list")] = None,
    agreement: bool = False,
    intervals: bool = True,
) -> None:
    """Score readings against annotations, layer by layer.

    Parameters
    ----------
    gold
        A folder of annotated readings, one JSON file per article.
    readings
        A folder of readings with the same file names, or a dossier.
    list_layer
        Also list what this layer missed (-) and found in excess (+), to standard error.
    agreement
        Say how far two annotators agree instead: both folders are annotations.
    intervals
        Give each figure its 95 % interval, by drawing the articles again a thousand times.
    """
    from recoupe.commands.score import run_score  # noqa: PLC0415

    run_score(gold, readings, list_layer=list_layer, agreement=agreement, intervals=intervals)


# Commands that are loaded when they are called: name, what --help says of them all.
for _name, _help in (
    ("serve", "Open a dossier in the browser, on this machine."),
    ("export", "Write a dossier in the format of another tool."),
    ("languages", "Show what languages are read, or add one."),
    ("check", "Say what of a dossier is whole."),
    ("watch", "Ask feeds again and again, and read what is new."),
    ("scale", "Read and compare over a cluster, and take a crisis out of what it wrote."),
    ("doctor", "Say what is installed, and what is missing."),
    ("completion", "Print the completion of a shell."),
):
    app.command(
        f"recoupe.commands.{_name}:{_name}", name=_name, help=_help, help_epilogue=say_examples(_name)
    )
app.command(
    "recoupe.commands.import_:import_",  # a word of Python: its module cannot have the command's name
    name="import",
    help="Take in corrections, verdicts, annotations, dictionaries and lists.",
    help_epilogue=say_examples("import"),
)
for _name in ("build", "read", "patterns", "show", "page", "demo", "score"):
    app[_name].help_epilogue = say_examples(_name)
