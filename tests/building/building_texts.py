"""Seven short accounts, and what a dossier made of them holds."""

from __future__ import annotations

from pathlib import Path

from recoupe.store import Dossier

TEXTS = {
    "paris.txt": "Paris proteste contre l'envoi d'un navire. Les ministres français se réunissent ce soir.",
    "berlin.txt": "Berlin dément toute menace. Le gouvernement allemand attend la réponse de Paris.",
    "londres.txt": "Londres soutient Paris. Le cabinet anglais se dit inquiet de la présence d'un navire.",
    "rabat.txt": "Le sultan du Maroc conteste la présence du navire allemand devant Agadir.",
    "madrid.txt": "Madrid se tait. Les journaux espagnols accusent Paris de vouloir tout le Maroc.",
    "rome.txt": "Rome hésite. Le gouvernement italien attend que les autres puissances se déclarent.",
    "vienne.txt": "Vienne approuve Berlin, mais le ministre demande que les entretiens reprennent vite.",
}


def write_texts(folder: Path) -> Path:
    """The folder, made now, with the accounts in it."""
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def dump_of(path: Path) -> list[str]:
    """All that the dossier holds, in lines that can be compared."""
    with Dossier.open(path, read_only=True) as dossier:
        return list(dossier.dump())
