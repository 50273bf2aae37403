"""Measure what recoupe reads against annotated articles, and print the tables of docs/quality.md.

    .venv/bin/python tools/measure_quality.py [--shared ../shared] [--write docs/quality.md]

Reads this project's own sentences and cases of several accounts and, where SHARED is there, the
articles of its gold/ and benchmarks/ with the recoupe that stands beside this Python,
scores them with the scorers in SHARED/tools, and prints Markdown. With --write what was measured replaces, in
that file, what stands between the two marks of its name; what was not measured stays.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from benchmark_predictions import write_coded_sentences, write_statements

ROOT = Path(__file__).parent.parent

Figures = dict[str, Any]


class GoldSet(NamedTuple):
    """A folder of annotated articles: name on the page, language of its articles, bars that were set."""

    name: str
    folder: str
    language: str
    bars: dict[str, float]


# The highest bar that was set for each layer.
MORE_BARS = {"mentions": 0.80, "actors": 0.88, "country": 0.88, "times": 0.75, "quantities": 0.80}
GOLD_SETS = (
    GoldSet("gold/dev, French", "dev", "fr", {
        "mentions": 0.85, "actors": 0.92, "country": 0.95, "times": 0.88, "quantities": 0.90,
        "contents": 0.82, "statements": 0.75, "events": 0.65, "countries": 0.50, "dyads": 0.45,
        "namings": 0.60, "status": 0.85, "dated": 0.70, "published": 1.0,
    }),
    GoldSet("gold/dev_more, French", "dev_more", "fr", MORE_BARS | {
        "contents": 0.75, "statements": 0.65, "events": 0.55, "countries": 0.38, "namings": 0.40,
    }),
    GoldSet("gold/dev_more, English", "dev_more", "en", MORE_BARS | {
        "contents": 0.68, "statements": 0.58, "events": 0.48, "countries": 0.32, "namings": 0.35,
    }),
    GoldSet("gold/dev_more, Spanish", "dev_more", "es", {
        "mentions": 0.82, "times": 0.78, "statements": 0.62, "events": 0.52,
    }),
)  # fmt: skip
# Languages of the project's own sentences.
OWN_SENTENCES = {"en": "English", "es": "Spanish"}
# What two careful readers reach against each other on five articles.
PEOPLE = {
    "mentions": 0.95, "actors": 1.0, "times": 0.94, "quantities": 0.98, "statements": 0.99, "events": 0.95,
    "countries": 0.89, "dyads": 0.84, "namings": 0.90, "status": 0.98, "dated": 0.89,
}  # fmt: skip
FOUND = (
    "mentions", "actors", "times", "quantities", "contents", "statements", "events", "countries", "dyads",
    "namings",
)  # fmt: skip
LANGUAGE_NAMES = {"fr": "French", "en": "English", "en fr": "English and French", "all": "in all"}
JUDGED = ("country", "status", "dated", "published")
SIDES = ("actor", "recipient")


def main() -> None:
    """Measure, then print or write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--write", type=Path, default=None)
    arguments = parser.parse_args()
    measured = {"sentences": "\n".join(measure_own_sentences()), "accounts": "\n".join(measure_accounts())}
    if arguments.shared.is_dir():
        with tempfile.TemporaryDirectory() as folder:
            measured["measured"] = "\n".join(measure_shared(arguments.shared, Path(folder)))
    if arguments.write is None:
        sys.stdout.write("\n\n".join(measured.values()) + "\n")
        return
    page = arguments.write.read_text(encoding="utf-8")
    for name, tables in measured.items():
        page = between_marks(page, name, tables)
    arguments.write.write_text(page, encoding="utf-8")


def between_marks(page: str, name: str, tables: str) -> str:
    """The page with the tables between the two marks of that name, which must be there."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    before, begin, rest = page.partition(begin)
    _, end, after = rest.partition(end)
    if not begin or not end:
        sys.exit(f'the page has no marks "{name}: begin" and "{name}: end"; put them where the tables belong')
    return f"{before}{begin}\n{tables}\n{end}{after}"


def measure_own_sentences() -> Iterator[str]:
    """The table of the project's own sentences, line by line."""
    sys.path.insert(0, str(ROOT / "tests" / "read"))
    from sentence_scores import load_sentences, measure_sentences  # noqa: PLC0415

    counts = [len(load_sentences(code)[1]) for code in OWN_SENTENCES]
    figures = [measure_sentences(code) for code in OWN_SENTENCES]
    names = (f"{count} {name} sentences" for count, name in zip(counts, OWN_SENTENCES.values(), strict=True))
    yield f"| | {' | '.join(names)} |"
    yield "| --- |" + " --- |" * len(OWN_SENTENCES)
    for layer in ("mentions", "times", "quantities"):
        yield f"| {layer}, F1 | {' | '.join(number(found[layer]) for found in figures)} |"
    yield f"| country, accuracy | {' | '.join(number(found['country']) for found in figures)} |"


def measure_accounts() -> Iterator[str]:
    """The table of the project's own cases of several accounts; what is lost goes to standard error."""
    sys.path.insert(0, str(ROOT / "tests" / "compare"))
    from corpus_scores import languages_of, load_cases, measure_corpus  # noqa: PLC0415

    told = [languages_of(case) for case in load_cases().values()]
    yield "| cases | stories: P | R | **F1** | mentions: F1 | voices right | disagreements: P | R | **F1** |"
    yield f"|{' --- |' * 9}"
    for languages, scores in measure_corpus(load_cases()).items():
        stories, disputed = scores.stories, scores.disagreements
        cells = (
            f"{len(told) if languages == 'all' else told.count(languages)} {LANGUAGE_NAMES[languages]}",
            *map(number, (stories.precision, stories.recall, stories.f1, scores.mentions.f1)),
            f"{scores.voices.right} of {scores.voices.expected}",
            *map(number, (disputed.precision, disputed.recall, disputed.f1)),
        )
        yield f"| {' | '.join(cells)} |"
        if languages == "all":
            lost = (*(f"wrong  {one}" for one in scores.wrong), *(f"missed {one}" for one in scores.missed))
            sys.stderr.write("".join(f"{line}\n" for line in lost))
    yield "| bar | – | – | 0.80 | – | all | – | – | 0.70 |"


def measure_shared(shared: Path, folder: Path) -> Iterator[str]:
    """The tables of the annotated articles and of the public benchmarks, line by line."""
    scores = [score_readings(shared, gold, folder / str(count)) for count, gold in enumerate(GOLD_SETS)]
    yield f"Measured with recoupe {run(recoupe(), '--version').strip()}."
    for gold, figures in zip(GOLD_SETS, scores, strict=True):
        yield ""
        yield from found_table(gold, figures)
    yield ""
    yield from judged_table(scores)
    yield ""
    yield from times_table(score_times(shared, folder))
    yield ""
    yield from statements_table(score_statements(shared, folder))
    yield ""
    yield from events_table(score_events(shared, folder))


def found_table(gold: GoldSet, figures: Figures) -> Iterator[str]:
    """Precision, recall and F1 of the layers that are found."""
    yield f"| {gold.name} | P | R | **F1** | bar | two people |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for layer in FOUND:
        found = " | ".join(map(number, triple(figures[layer])))
        yield f"| {layer} | {found} | {number(gold.bars.get(layer))} | {number(PEOPLE.get(layer))} |"


def judged_table(scores: list[Figures]) -> Iterator[str]:
    """Accuracy of what is judged on things found, with the number of right ones."""
    yield f"| accuracy | {' | bar | '.join(gold.name for gold in GOLD_SETS)} | bar | two people |"
    yield f"| --- |{' --- | --- |' * len(GOLD_SETS)} --- |"
    for layer in JUDGED:
        cells = " | ".join(
            f"{accuracy(figures[layer])} | {number(gold.bars.get(layer))}"
            for gold, figures in zip(GOLD_SETS, scores, strict=True)
        )
        yield f"| {layer} | {cells} | {number(PEOPLE.get(layer))} |"


def times_table(times: Figures) -> Iterator[str]:
    """Precision, recall and F1 of time expressions on the TimeBank."""
    yield "| fr_timebank dev | P | R | **F1** | bar |"
    yield "| --- | --- | --- | --- | --- |"
    for name, bar in (("value", 0.86), ("relaxed", None), ("strict", None)):
        yield f"| {name} | {' | '.join(map(number, triple(times[name])))} | {number(bar)} |"


def statements_table(statements: Figures) -> Iterator[str]:
    """Precision, recall and F1 of attributions in English political news."""
    yield "| polnear dev | P | R | **F1** | bar | two people |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for name, bar, people in (("statements", 0.60, 0.80), ("joint", 0.52, 0.76)):
        found = " | ".join(map(number, triple(statements[name])))
        yield f"| {name} | {found} | {number(bar)} | {number(people)} |"


def events_table(events: Figures) -> Iterator[str]:
    """What is right of the PLOVER events of single English sentences."""
    kinds, joint = events["type"], events["joint"]["exact"]
    actor, recipient = (f"{number(events[side]['exact'])} of {events[side]['of']}" for side in SIDES)
    yield "| plover_gsr dev | figure | bar |"
    yield "| --- | --- | --- |"
    yield f"| type, precision | {number(kinds['precision'])} | – |"
    yield f"| type, recall | {number(kinds['recall'])} | – |"
    yield f"| **type, F1** | {number(kinds['f1'])} | {number(0.62)} |"
    yield f"| countries of the actor right, where the type is | {actor} | – |"
    yield f"| countries of the recipient right, where the type is | {recipient} | – |"
    yield f"| **type, actor and recipient right (joint)** | {number(joint)} | {number(0.45)} |"


def triple(figures: Figures) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    return figures["precision"], figures["recall"], figures["f1"]


def accuracy(figures: Figures) -> str:
    """Accuracy with the counts that it comes from."""
    return f"{number(figures['accuracy'])} ({figures['hits']} of {figures['of']})"


def number(value: float | None) -> str:
    """Two digits, or a dash for what is not known."""
    return "–" if value is None else f"{value:.2f}"


def score_readings(shared: Path, gold: GoldSet, folder: Path) -> Figures:
    """What score_reading.py says of the readings of that set's articles."""
    articles, readings = folder / "articles", folder / "readings"
    articles.mkdir(parents=True)
    for path in sorted((shared / "gold" / gold.folder).iterdir()):
        if gold.folder == "dev" or path.name.startswith(f"{gold.language}-"):
            shutil.copy(path, articles)
    run(recoupe(), "read", str(articles), "--language", gold.language, "-o", str(readings))
    return score(shared, "score_reading.py", articles, readings)


def score_times(shared: Path, folder: Path) -> Figures:
    """What score_times.py says of the TimeBank, each article told its date by a sidecar."""
    gold = shared / "benchmarks" / "fr_timebank" / "dev"
    articles, readings = folder / "timebank", folder / "timebank_readings"
    articles.mkdir()
    for path in sorted(gold.glob("*.json")):
        shutil.copy(path.with_suffix(".txt"), articles)
        day = json.loads(path.read_text(encoding="utf-8"))["dct"]
        (articles / path.name).with_suffix(".toml").write_text(
            f'published = {day}\nlanguage = "fr"\n', "utf-8"
        )
    run(recoupe(), "read", str(articles), "-o", str(readings))
    return score(shared, "score_times.py", gold, readings)


def score_statements(shared: Path, folder: Path) -> Figures:
    """What score_statements.py says of the attributions of PolNeAR."""
    gold, predictions = shared / "benchmarks" / "polnear" / "dev", folder / "polnear.jsonl"
    write_statements(gold, predictions)
    return score(shared, "score_statements.py", gold, predictions)


def score_events(shared: Path, folder: Path) -> Figures:
    """What score_plover_gsr.py says of the events of single sentences."""
    gold, predictions = shared / "benchmarks" / "plover_gsr" / "dev.jsonl", folder / "plover_gsr.jsonl"
    write_coded_sentences(gold, predictions)
    return score(shared, "score_plover_gsr.py", gold, predictions)


def score(shared: Path, scorer: str, gold: Path, predictions: Path) -> Figures:
    """The JSON object that a scorer prints."""
    printed = run(sys.executable, str(shared / "tools" / scorer), str(gold), str(predictions))
    figures: Figures = json.loads(printed)
    return figures


def recoupe() -> str:
    """The program that is installed beside this Python."""
    return str(Path(sys.executable).with_name("recoupe"))


def run(*command: str) -> str:
    """Standard output of a command; its errors go to ours."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


if __name__ == "__main__":
    main()
