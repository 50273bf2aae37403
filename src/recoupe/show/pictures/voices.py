"""Who repeats whom: the voices of one story as a small tree, the accounts that rest on a voice under it."""

from __future__ import annotations

import msgspec

from recoupe.show.index import Words
from recoupe.show.panels.stories import StoryCard

ROW_HEIGHT = 26
INDENT = 26
WIDTH = 460


class Twig(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the tree. `depth` 0 is a voice; 1 an account that rests on it.

    `words` None: a source that no article of the dossier is, only quoted or credited; `name` empty: one
    that has no name. `path` joins it to its voice.
    """

    name: str
    depth: int
    x: float
    y: float
    path: str
    words: Words | None


class VoiceTree(msgspec.Struct, frozen=True, kw_only=True):
    """A drawn tree."""

    width: float
    height: float
    twigs: tuple[Twig, ...]


def draw_voices(card: StoryCard) -> VoiceTree | None:
    """The tree of one story; None where no account rests on another voice."""
    if all(account.rests_on is None for account in card.accounts):
        return None
    leaves: dict[str, list[tuple[str, Words]]] = {}
    own: dict[str, Words] = {}
    for account in card.accounts:
        if account.rests_on is None:
            own.setdefault(account.paper.name, account.words)
            leaves.setdefault(account.paper.name, [])
        else:
            leaves.setdefault(account.rests_on, []).append((account.paper.name, account.words))
    twigs: list[Twig] = []
    for voice, accounts in sorted(leaves.items(), key=lambda item: (-len(item[1]), item[0])):
        root_y = len(twigs) * ROW_HEIGHT + ROW_HEIGHT / 2
        twigs.append(Twig(name=voice, depth=0, x=8, y=root_y, path="", words=own.get(voice)))
        for name, words in accounts:
            y = len(twigs) * ROW_HEIGHT + ROW_HEIGHT / 2
            path = f"M14 {root_y + 8:g}V{y:g}H{8 + INDENT - 6:g}"
            twigs.append(Twig(name=name, depth=1, x=8 + INDENT, y=y, path=path, words=words))
    return VoiceTree(width=WIDTH, height=len(twigs) * ROW_HEIGHT, twigs=tuple(twigs))
