"""Actors on scales as a case: an issue a dimension, an option a position that somebody takes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from tracktwo.case import Case, Issue, Option
from tracktwo.case.decimals import plain
from tracktwo.errors import Finding, Place
from tracktwo.formats.ktab.model import Actor, Actors
from tracktwo.formats.scenario import Preferences, Scenario, case_of, slugs

__all__ = ["case_of_actors"]

MOST_NAMED = 4
INFLUENCE = (
    "a case has no influence: every party's consent counts alike. It stands in what is said about each party."
)
ADDED_UP = (
    "a case adds up what the dimensions are worth; the spatial model takes the straight line between two "
    "points. Packages that lie on several dimensions can be ranked otherwise there."
)
ALIKE = Fraction(1)


def case_of_actors(actors: Actors, file: Path) -> tuple[Case, list[Finding]]:
    """Make the case.

    Parameters
    ----------
    actors : Actors
        As read.
    file : Path
        Where they were read from, for footings and warnings.

    Returns
    -------
    case : Case
        On the scale of shares. No value of no deal: the format has none.
    findings : list of Finding
        Warnings: what a case has no place for, and what was assumed.
    """
    levels = [
        sorted({actor.positions[at] for actor in actors.actors}) for at in range(len(actors.dimensions))
    ]
    ids = slugs(actors.dimensions, "dimension")
    issues = tuple(
        _issue(id_, name, at, levels[at], actors)
        for at, (id_, name) in enumerate(zip(ids, actors.dimensions, strict=True))
    )
    names = slugs((actor.name for actor in actors.actors), "actor")
    parties = tuple(
        _preferences(id_, actor, levels, file) for id_, actor in zip(names, actors.actors, strict=True)
    )
    case = case_of(Scenario(actors.title, issues, parties, actors.about))
    told = [INFLUENCE, *([ADDED_UP] if len(issues) > 1 else [])]
    careless = [actor.name for actor in actors.actors if not any(actor.saliences)]
    if careless:
        told.append(f"nothing has salience for {', '.join(careless)}; all dimensions weigh the same there.")
    findings = [Finding(Place(str(file)), text, warning=True) for text in told]
    return replace(case, scale="shares"), findings


def _issue(id_: str, name: str, at: int, levels: list[Fraction], actors: Actors) -> Issue:
    options = tuple(
        Option(plain(level).replace("/", "-"), f"{plain(level)} ({_takers(actors, at, level)})")
        for level in levels
    )
    return Issue(id_, name, options, kind="ordered")


def _takers(actors: Actors, at: int, level: Fraction) -> str:
    names = [actor.name for actor in actors.actors if actor.positions[at] == level]
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _preferences(id_: str, actor: Actor, levels: list[list[Fraction]], file: Path) -> Preferences:
    return Preferences(
        id_,
        actor.name,
        [
            [100 - abs(level - wanted) for level in row]
            for row, wanted in zip(levels, actor.positions, strict=True)
        ],
        f"positions and saliences in {file.name}",
        weights=actor.saliences if any(actor.saliences) else [ALIKE] * len(levels),
        about=" ".join(
            [actor.about.rstrip(".") + "." if actor.about else "", f"Influence {plain(actor.influence)}."]
        ).strip(),
    )
