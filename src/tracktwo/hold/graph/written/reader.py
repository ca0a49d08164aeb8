"""Graph models from files: JSON in our own form, and the ``.gmcr`` files of another program."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from tracktwo.errors import Finding, FormatError, Place
from tracktwo.formats.gmcr import read_conflict
from tracktwo.formats.json_tree import json_tree
from tracktwo.formats.tree import decoded
from tracktwo.hold.graph.model import GraphModel
from tracktwo.hold.graph.option_form import model_of_conflict
from tracktwo.hold.graph.written.form import model_of_data
from tracktwo.hold.graph.written.problems import Problems

__all__ = ["is_graph", "read_graph", "schema"]


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of our own form of graph models.

    Returns
    -------
    dict
        Shared: do not change it.
    """
    text = resources.files("tracktwo.hold.graph").joinpath("graph.schema.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def is_graph(file: str | Path) -> bool:
    """Tell whether a file holds a graph model.

    Parameters
    ----------
    file : str or Path
        One that ends in ``.gmcr``, or JSON that has states, options or moves, or parties with keys of their
        own, and no issues.
    """
    path = Path(file)
    if path.suffix.lower() != ".json" or not path.is_file():
        return path.suffix.lower() == ".gmcr"
    try:
        data = json.loads(decoded(path))
    except (FormatError, ValueError, RecursionError):
        return False
    if not isinstance(data, dict) or "issues" in data:
        return False
    parties = data.get("parties")
    keyed = isinstance(parties, list) and any(isinstance(one, dict) for one in parties)
    return keyed or bool({"states", "options", "moves"} & data.keys())


def read_graph(file: str | Path) -> tuple[GraphModel, tuple[Finding, ...]]:
    """Read a graph model.

    Parameters
    ----------
    file : str or Path
        A ``.gmcr`` file, or JSON in our own form.

    Returns
    -------
    model : GraphModel
    findings : tuple of Finding
        Warnings: what was set aside or assumed.

    Raises
    ------
    FormatError
        It cannot be used; the text says where, why, and what to write.
    LimitError
        There are too many states or moves.
    """
    path = Path(file)
    if path.suffix.lower() == ".gmcr":
        return _read_gmcr(path)
    text = decoded(path)
    return model_of_data(_data(text, str(path)), Problems(text, str(path)), path.stem), ()


def _read_gmcr(path: Path) -> tuple[GraphModel, tuple[Finding, ...]]:
    conflict, findings = read_conflict(path)
    problems = Problems(decoded(path), str(path))
    for number, maker in enumerate(conflict.makers):
        if not maker.options:
            told = f"decision maker {number + 1}, {maker.name}, controls no options."
            problems.add(("decisionMakers", number), told, 'Write "options": [...], or take it out.')
    problems.settle()
    return model_of_conflict(conflict), findings


def _data(text: str, file: str) -> Any:
    try:
        return json.loads(text, parse_float=Decimal, object_pairs_hook=_no_key_twice)
    except (ValueError, RecursionError) as problem:
        json_tree(text, file)  # says what is wrong, and where
        at = (problem.lineno, problem.colno) if isinstance(problem, json.JSONDecodeError) else (1, 1)
        raise FormatError(Finding(Place(file, *at), "this is not JSON that can be used.")) from None


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found
