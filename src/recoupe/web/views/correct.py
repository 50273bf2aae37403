"""Corrections of actors: renamed, merged, split. They stand in actors.toml beside the dossier, and win."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from recoupe.building import ACTORS_FILE
from recoupe.comparison import DossierActor
from recoupe.correcting import forget_correction, merge_actors, rename_actor, split_actor
from recoupe.corrections import ActorCorrection, load_corrections
from recoupe.errors import RecoupeError
from recoupe.show.wording import Key
from recoupe.web.asked import Answer, Asked, NotThereError, Page, SeeOther, WrongAskError

LONGEST_NAME = 300


class CorrectedActors(msgspec.Struct, frozen=True):
    """The entries of the user's file, in its order."""

    actors: tuple[ActorCorrection, ...]


def show_corrections(asked: Asked) -> Answer:
    """What the user has said of actors, each to be taken back."""
    path = corrections_path(asked)
    entries: tuple[ActorCorrection, ...] = ()
    problem = ""
    if path.is_file():
        try:
            entries = tuple(dict.fromkeys(load_corrections(path).by_name.values()))
        except RecoupeError as error:
            problem = str(error)
    return Page(
        template="corrections_page.html",
        panel="actors",
        title=Key("corrections.title"),
        records=CorrectedActors(entries),
        context={"entries": entries, "problem": problem, "job": asked.builder.job()},
    )


def rename(asked: Asked) -> Answer:
    """Give an actor another name."""
    return _correct(asked, lambda path, actor: rename_actor(path, _names(asked, actor), _name(asked, "name")))


def merge(asked: Asked) -> Answer:
    """Make one of two actors."""
    other = _named(asked, _name(asked, "other"))

    def change(path: Path, actor: DossierActor) -> None:
        if other.id == actor.id:
            raise WrongAskError("problem.same_actor", name=actor.name)
        merge_actors(path, _names(asked, actor), _names(asked, other))

    return _correct(asked, change)


def split(asked: Asked) -> Answer:
    """Make one of an actor's names an actor of its own."""
    return _correct(asked, lambda path, _actor: split_actor(path, _name(asked, "name")))


def forget(asked: Asked) -> Answer:
    """Take a correction back."""
    return _change(asked, lambda path: forget_correction(path, _name(asked, "name")))


def corrections_path(asked: Asked) -> Path:
    """The file that a build takes corrections from."""
    return asked.dossier.path.parent / ACTORS_FILE


def _correct(asked: Asked, change: Callable[[Path, DossierActor], None]) -> Answer:
    found = asked.dossier.some_actors(asked.parts["actor"])
    if not found:
        raise NotThereError("problem.no_record")
    return _change(asked, lambda path: change(path, found[0]))


def _change(asked: Asked, change: Callable[[Path], None]) -> Answer:
    try:
        change(corrections_path(asked))
    except (RecoupeError, OSError) as error:
        raise WrongAskError("problem.correcting", reason=str(error)) from error
    # Comparing again takes a moment and runs beside the app, like any other build.
    asked.builder.start(Path(tempfile.mkdtemp(prefix="recoupe-add-")))
    return SeeOther(to="/corrections", records=asked.builder.job())


def _name(asked: Asked, field: str) -> str:
    name = asked.form.get(field, "").strip()[:LONGEST_NAME]
    if not name:
        raise WrongAskError("problem.no_name")
    return name


def _named(asked: Asked, name: str) -> DossierActor:
    """The one actor of that name or id; UsageError, with the nearest names, where there is none."""
    found = asked.dossier.some_actors(name) or asked.dossier.actors(actor=name)
    if len(found) > 1:
        raise WrongAskError("problem.several_actors", name=name, count=len(found))
    return found[0]


def _names(asked: Asked, actor: DossierActor) -> tuple[str, ...]:
    """The names that mean this actor and nobody else: "the president" may mean several."""
    own = [
        alias
        for alias in actor.aliases
        if alias[:1].isupper() and len(asked.dossier.actors(actor=alias)) == 1
    ]
    return tuple(dict.fromkeys((actor.name, *own)))
