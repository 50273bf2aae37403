"""Voices: on whom an account rests. Copies, also of the one paragraph in which it stands, credits to one
agency and relays of one medium are one voice.

So are two accounts of one story by one outlet (stories.py sees to that).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from .actors import Cast
from .copies import find_copies
from .credits import find_credit, load_media
from .ids import content_id
from .inputs import ReadArticle
from .paragraphs import find_copied_paragraphs


class Lineage(NamedTuple):
    """Where each article's words come from.

    `copy_of` maps copies to their originals, `roots` every article to what it rests on: the id of an
    article, or of the medium that it or one of its copies credits. `media` are the actors that are media.
    `paragraphs` maps copied paragraphs (article, start) of other articles to the article that had them first.
    """

    copy_of: Mapping[str, str]
    roots: Mapping[str, str]
    media: frozenset[str]
    paragraphs: Mapping[tuple[str, int], str] = MappingProxyType({})

    def find_voice(self, article: str, said_by: Sequence[str | None], paragraphs: Sequence[int] = ()) -> str:
        """The voice of an article's account, whose mentions are said by these and stand in these paragraphs.

        An account that has everything from one or more media is the voice of the first of them; what
        it says itself, or has from the people concerned, makes it a voice of its own. One that stands in
        paragraphs of another article only is that article's.
        """
        relayed = [speaker for speaker in said_by if speaker in self.media]
        if relayed and len(relayed) == len(said_by) and relayed[0] is not None:
            return relayed[0]
        copied = [self.paragraphs.get((article, start)) for start in paragraphs]
        if copied and copied[0] is not None and None not in copied and self.roots[article] == article:
            return self.roots[copied[0]]
        return self.roots[article]


def find_lineage(
    sources: Sequence[ReadArticle], cast: Cast, twins: Sequence[tuple[str, str]] | None = None
) -> Lineage:
    """The lineage of all articles of a dossier; `twins` are those of copies.py, where they are known."""
    copy_of = find_copies(sources, twins)
    names, agencies = load_media()
    credited: dict[str, str] = {}
    for source in sources:
        medium = find_credit(source.article, names, agencies)
        if medium is not None:
            original = copy_of.get(source.article.id, source.article.id)
            credited[original] = min(medium, credited.get(original, medium))
    roots: dict[str, str] = {}
    for source in sources:
        original = copy_of.get(source.article.id, source.article.id)
        medium = credited.get(original)
        roots[source.article.id] = content_id("media", "", medium) if medium is not None else original
    media = frozenset(actor.id for actor in cast.actors if actor.kind == "media")
    return Lineage(copy_of, roots, media, find_copied_paragraphs(sources, copy_of))
