"""What the last build left out, and why."""

from __future__ import annotations

from recoupe.show.wording import Key
from recoupe.web.asked import PER_PAGE, Answer, Asked, Page, offset_of, pager_of


def list_skipped(asked: Asked) -> Answer:
    """A page of the inputs that are not in the dossier."""
    found = asked.dossier.skipped()
    first = offset_of(asked)
    shown = found[first : first + asked.rows(PER_PAGE)]
    return Page(
        template="skipped_page.html",
        panel="articles",
        title=Key("skipped.title"),
        records=shown,
        pager=pager_of(asked, len(found)),
        context={"skipped": shown},
    )
