"""What one worker of a cluster does: it reads portions in a process of its own, with the limits of a build.

An article that hangs or takes too much memory therefore costs itself only, on a cluster too; what Ray has
to make good is the loss of a whole worker or machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from recoupe.article import Article
from recoupe.building.workers import Outcome, ReadLimits, WorkerPool
from recoupe.building.workers.messages import take_apart
from recoupe.building.workers.outcome import Read
from recoupe.errors import RecoupeError

Result = list[tuple[Article, Outcome]]


class Desk:
    """One worker's place. The models are loaded when the first article comes, and then stay."""

    def __init__(self, read: Read, warm: Callable[[str], None], limits: ReadLimits) -> None:
        self._read = read
        self._warm = warm
        self._limits = limits
        self._pool: WorkerPool | None = None

    def read(self, portions: Iterable[Sequence[Article]], languages: Sequence[str]) -> Result:
        """Each article of the portions with what became of it. `languages` are loaded beforehand."""
        if self._pool is None:
            self._pool = WorkerPool(self._read, self._warm, languages, processes=1, limits=self._limits)
            self._pool.__enter__()
        return [pair for result in self._pool.read(portions, _never) for pair in result]

    def read_portion(self, portion: Sequence[Article]) -> tuple[Result, object]:
        """The same of one portion; with it, what is wrong with the whole set-up (as `take_apart` has it)."""
        try:
            return self.read([portion], sorted({article.language for article in portion})), None
        except RecoupeError as error:
            return [], take_apart(error)


def _never() -> bool:
    return False
