"""The third step of a build: what changed is compared."""

from __future__ import annotations

from collections.abc import Callable

from recoupe.store import Dossier

from .records import Progress, Steps


def compare_changed(dossier: Dossier, steps: Steps, tell: Callable[[Progress], None]) -> bool:
    """Compare until the findings are those of the readings that the dossier holds; False where they were.

    It is asked again after writing, because another build may have added readings in the meantime.
    """
    compared = False
    while dossier.findings_made_from() != (present := _comparison_input(dossier, steps.compare_version)):
        pairs = dossier.read_articles()
        tell(Progress("compare", 0, len(pairs)))
        comparison = steps.compare([article for article, _ in pairs], [reading for _, reading in pairs])
        dossier.replace_findings(comparison, made_from=present)
        tell(Progress("compare", len(pairs), len(pairs)))
        compared = True
    return compared


def _comparison_input(dossier: Dossier, compare_version: str) -> str:
    return f"readings {dossier.readings_hash()}, comparison {compare_version}"
