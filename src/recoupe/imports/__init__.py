"""What other tools and people hand in: corrections, verdicts, annotations, dictionaries. One file a format.

Every import gives back an `ImportReport`: what went in, and each row that did not, with its place and reason.
"""

from __future__ import annotations

from .actor_dictionaries import import_actor_dictionary
from .actors import import_actors
from .event_lists import import_event_list
from .label_studio import import_label_studio
from .report import ImportReport, Refusal
from .reviews import import_reviews

__all__ = [
    "ImportReport",
    "Refusal",
    "import_actor_dictionary",
    "import_actors",
    "import_event_list",
    "import_label_studio",
    "import_reviews",
]
