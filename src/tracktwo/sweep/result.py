"""What a sweep leaves behind, and how to read it again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from tracktwo.frames import frame
from tracktwo.sweep.tournament import COLUMNS, Tournament, row_of

__all__ = ["RESULTS", "Sweep", "lines_in", "schema"]

RESULTS = "results.jsonl"


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one line of ``results.jsonl``.

    Returns
    -------
    dict
        Shared: do not change it.
    """
    text = resources.files("tracktwo.sweep").joinpath("sweep.schema.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def lines_in(folder: Path) -> Iterator[dict[str, Any]]:
    """Give the lines of a folder's ``results.jsonl`` one after another."""
    with (folder / RESULTS).open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


@dataclass(frozen=True)
class Sweep:
    """A finished sweep.

    Parameters
    ----------
    folder : Path
        Where its files are.
    tournament : Tournament
        What the scenarios say together.
    failures : tuple of (str, str)
        Scenarios that could not be used, by id, and why.
    elapsed_s : float
        How long it took this time.
    """

    folder: Path
    tournament: Tournament
    failures: tuple[tuple[str, str], ...]
    elapsed_s: float = field(compare=False)

    def lines(self) -> Iterator[dict[str, Any]]:
        """Give the lines of ``results.jsonl`` one after another, as described by `schema`."""
        return lines_in(self.folder)

    def to_records(self) -> dict[str, Any]:
        """Return what ``tracktwo sweep --json`` prints."""
        failures = [{"id": scenario, "error": error} for scenario, error in self.failures]
        return {**self.tournament.to_records(), "failures": failures, "elapsed_s": round(self.elapsed_s, 4)}

    def to_pandas(self) -> Any:
        """Return the summary as a data frame: one row a scenario, by its id.

        Returns
        -------
        pandas.DataFrame
            With the columns of ``summary.csv``.

        Raises
        ------
        TracktwoError
            The library pandas is not installed.
        """
        return frame((row_of(line) for line in self.lines()), columns=COLUMNS, index="id")
