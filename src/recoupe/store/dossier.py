"""A dossier: the one door to its file.

Writing is one transaction a call; answers are the records of the comparison.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from recoupe.article import Article
from recoupe.comparison import (
    Camps,
    Comparison,
    Disagreement,
    DossierActor,
    DossierArticle,
    DossierEvent,
    DossierNaming,
    DossierStatement,
    Story,
)
from recoupe.errors import DossierError, UsageError
from recoupe.reading import Reading
from recoupe.review import Review, ReviewLayer
from recoupe.store.articles import count_articles, find_article, write_articles
from recoupe.store.dump import dump_lines
from recoupe.store.extractions import find_extraction, write_extractions
from recoupe.store.feeds import FeedState, find_feed, write_feed
from recoupe.store.findings import replace_rows
from recoupe.store.opening import create_connection, dossier_errors, open_connection
from recoupe.store.originals import ArticleOriginal, Original, find_original, write_originals
from recoupe.store.questions import Record, find_records
from recoupe.store.readings import (
    ReaderKey,
    StoredReading,
    find_read_articles,
    find_reading,
    find_unread,
    hash_readings,
    write_readings,
)
from recoupe.store.reviews import delete_review, find_reviews, find_verdicts, write_review
from recoupe.store.search import SearchHit, search_text
from recoupe.store.skips import SkippedInput, Step, find_skips, replace_skips

Found = TypeVar("Found")


class Dossier:
    """One crisis: articles, readings and what the comparison found, in one file.

    Made by `Dossier.open` or `Dossier.create_or_open`; a context manager that closes it. `actor=` is
    an actor's id or any name it goes by, without regard to accents and case; where the dossier knows
    none, UsageError names the nearest. `since=` leaves out what is not known to reach that day.
    Every method raises DossierError where the file is damaged, full, or long held by another writer.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self._read_only = read_only
        self._connection = connection
        self._connection.row_factory = sqlite3.Row

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False) -> Self:
        """The dossier that stands there. `read_only` neither writes nor waits for who writes."""
        found = Path(path)
        return cls(found, open_connection(found, read_only=read_only), read_only=read_only)

    @classmethod
    def create_or_open(cls, path: str | Path) -> Self:
        """The dossier that stands there, made now where there is none."""
        wanted = Path(path)
        return cls(wanted, create_connection(wanted), read_only=False)

    def close(self) -> None:
        """Close the file; what was written stays."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        error_type: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    # Writing: what `build` does

    def add_articles(
        self,
        articles: Iterable[Article],
        *,
        originals: Iterable[ArticleOriginal] = (),
        extractions: Iterable[tuple[str, bytes]] = (),
    ) -> int:
        """Store articles; the number of those that were not there before.

        Where two sources give one article, the lesser name stands. An article whose source, language
        or declared day changed is unread again. `originals` are the bytes that they were taken from;
        `extractions` is what came out of whole files, under their keys.
        """
        with self._transaction() as connection:
            added = write_articles(connection, articles)
            write_originals(connection, originals)
            write_extractions(connection, extractions)
            return added

    def add_readings(self, readings: Iterable[StoredReading]) -> None:
        """Store readings, each instead of the one its article had."""
        with self._transaction() as connection:
            write_readings(connection, readings)

    def replace_findings(self, comparison: Comparison, *, made_from: str = "") -> None:
        """Store what the comparison found instead of what stood there, and from what it was made."""
        with self._transaction() as connection:
            replace_rows(connection, comparison)
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('findings_made_from', ?)", (made_from,))

    def replace_skipped(self, step: Step, given: str, skipped: Iterable[SkippedInput]) -> None:
        """Store what one step left out of one given source, instead of its last report."""
        with self._transaction() as connection:
            replace_skips(connection, step, given, skipped)

    def add_review(self, review: Review) -> None:
        """Store a verdict, instead of the reviewer's last one on that fact. Findings stay as they are."""
        with self._transaction() as connection:
            write_review(connection, review)

    def withdraw_review(self, layer: ReviewLayer, fact: str, reviewer: str) -> None:
        """Take a verdict back."""
        with self._transaction() as connection:
            delete_review(connection, layer, fact, reviewer)

    # What a build asks, to do no work twice

    def languages(self) -> tuple[str, ...]:
        """The languages of the stored articles, sorted."""
        with dossier_errors(self.path):
            rows = self._connection.execute("SELECT DISTINCT language FROM article ORDER BY language")
            return tuple(row["language"] for row in rows)

    def unread(self, language: str, key: ReaderKey) -> tuple[str, ...]:
        """The ids, sorted, of the articles in that language that have no reading under that key."""
        with dossier_errors(self.path):
            return find_unread(self._connection, language, key)

    def extraction(self, key: str) -> bytes | None:
        """What came out of a file with that key; None where none did."""
        with dossier_errors(self.path):
            return find_extraction(self._connection, key)

    def has_articles(self, articles: Sequence[str]) -> bool:
        """Whether articles with all those ids are stored."""
        with dossier_errors(self.path):
            return count_articles(self._connection, articles) == len(set(articles))

    def has_address(self, url: str) -> bool:
        """Whether an article of that address is stored."""
        with dossier_errors(self.path):
            query = "SELECT 1 FROM article WHERE url = ?"
            return self._connection.execute(query, (url,)).fetchone() is not None

    def feed(self, address: str) -> FeedState:
        """How to ask a watched address again; the state of one never asked, where it was not."""
        with dossier_errors(self.path):
            return find_feed(self._connection, address)

    def remember_feed(self, state: FeedState) -> None:
        """Store how to ask a watched address again."""
        with self._transaction() as connection:
            write_feed(connection, state)

    def read_articles(self) -> tuple[tuple[Article, Reading], ...]:
        """Every article that has a reading, with it, by id."""
        with dossier_errors(self.path):
            return find_read_articles(self._connection)

    def readings_hash(self) -> str:
        """Hash of all that a comparison depends on beside its own code."""
        with dossier_errors(self.path):
            return hash_readings(self._connection)

    def findings_made_from(self) -> str | None:
        """What `replace_findings` was told last; None where nothing was ever compared."""
        with dossier_errors(self.path):
            query = "SELECT value FROM meta WHERE key = 'findings_made_from'"
            found = self._connection.execute(query).fetchone()
            return None if found is None else str(found["value"])

    # Answers: the same questions as `recoupe show`

    def articles(self, *, since: date | None = None) -> tuple[DossierArticle, ...]:
        """Every compared account, those written on `since` or later."""
        return self._records("compared_article", DossierArticle, None, since)

    def actors(self, *, actor: str | None = None) -> tuple[DossierActor, ...]:
        """Every actor across all articles."""
        return self._records("actor", DossierActor, actor, None)

    def timeline(self, *, actor: str | None = None, since: date | None = None) -> tuple[DossierEvent, ...]:
        """Every event mention, those in which the actor acts or is acted upon."""
        return self._records("event", DossierEvent, actor, since)

    def statements(
        self, *, actor: str | None = None, since: date | None = None
    ) -> tuple[DossierStatement, ...]:
        """Everything that somebody is said to have said, that which the actor says or is told."""
        return self._records("statement", DossierStatement, actor, since)

    def stories(self, *, actor: str | None = None, since: date | None = None) -> tuple[Story, ...]:
        """Every happening with its accounts, those in which the actor acts or is acted upon."""
        return self._records("story", Story, actor, since)

    def disagreements(
        self, *, actor: str | None = None, since: date | None = None
    ) -> tuple[Disagreement, ...]:
        """What cannot all be true: about the actor, in a story of the actor, or with the actor on one side.

        `since` asks when the articles were written, as for namings.
        """
        return self._records("disagreement", Disagreement, actor, since)

    def namings(self, *, actor: str | None = None, since: date | None = None) -> tuple[DossierNaming, ...]:
        """Every disputed label, those put on the actor or by the actor."""
        return self._records("naming", DossierNaming, actor, since)

    def camps(self, *, actor: str | None = None, since: date | None = None) -> tuple[Camps, ...]:
        """Who stands with whom, period by period, in those in which the actor has a camp."""
        return self._records("camp_period", Camps, actor, since)

    def skipped(self) -> tuple[SkippedInput, ...]:
        """What is not in the dossier although it was given, or is in it unread, with the reasons."""
        with dossier_errors(self.path):
            return find_skips(self._connection)

    def reviews(self, *, article: str | None = None) -> tuple[Review, ...]:
        """What people said of the facts of one article, or of all; they outlive every rebuild."""
        with dossier_errors(self.path):
            return find_reviews(self._connection, article)

    def verdicts(self, layer: ReviewLayer, fact: str) -> tuple[Review, ...]:
        """What people said of one fact."""
        with dossier_errors(self.path):
            return find_verdicts(self._connection, layer, fact)

    def article(self, article: str) -> Article:
        """The article with that id as it came through the door. Raises UsageError where there is none."""
        with dossier_errors(self.path):
            return self._known(find_article(self._connection, article), "article", article)

    def article_text(self, article: str) -> str:
        """The text of the article with that id, as it was printed. Raises UsageError where there is none."""
        return self.article(article).text

    def original(self, article: str) -> Original:
        """The bytes that the article with that id was taken from, and when they were captured.

        Raises UsageError where there are none: an unknown article, or a build that kept none.
        """
        with dossier_errors(self.path):
            return self._known(find_original(self._connection, article), "original of an article", article)

    def reading(self, article: str) -> Reading:
        """What was read in the article with that id. Raises UsageError while it is unread or unknown."""
        with dossier_errors(self.path):
            return self._known(find_reading(self._connection, article), "reading of an article", article)

    def search(self, text: str, *, limit: int = 50) -> tuple[SearchHit, ...]:
        """Articles, then statements, that hold all words of `text`, best first, at most `limit` of each."""
        with dossier_errors(self.path):
            return search_text(self._connection, text, limit=limit)

    def table_names(self) -> tuple[str, ...]:
        """The names of the tables of the file, its inner ones included, sorted."""
        with dossier_errors(self.path):
            rows = self._connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            )
            return tuple(row["name"] for row in rows)

    def dump(self) -> Iterator[str]:
        """Sorted lines, equal for two dossiers that hold the same; build report and reviews aside."""
        with dossier_errors(self.path):
            yield from dump_lines(self._connection)

    def _records(
        self, table: str, record_type: type[Record], actor: str | None, since: date | None
    ) -> tuple[Record, ...]:
        with dossier_errors(self.path):
            return find_records(self._connection, table, record_type, actor=actor, since=since)

    def _known(self, found: Found | None, what: str, article: str) -> Found:
        if found is None:
            raise UsageError(
                f'{self.path}: there is no {what} "{article}"; recoupe show articles lists the ids'
            )
        return found

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """All that is written inside, or nothing. It first waits for the right to write."""
        if self._read_only:
            raise DossierError(str(self.path), "was opened for reading only", "open it with read_only=False")
        with dossier_errors(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
