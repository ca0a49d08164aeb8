"""Graph models of conflicts in option form: ``.gmcr`` files.

The file is JSON: options that decision makers may take or not, combinations that cannot be, and each
decision maker's preferences, as statements in order of importance or as a ranking of states.

References
----------
Fang, Hipel and Kilgour (1993), for the graph model; Kinsara, Petersons, Hipel and Kilgour (2015), for
the program whose files these are.
"""

from __future__ import annotations

from pathlib import Path

from tracktwo.formats.gmcr.model import Conflict, DecisionMaker, GraphOption, Pattern
from tracktwo.formats.gmcr.reading import read_conflict
from tracktwo.formats.scenario import Imported

__all__ = ["Conflict", "DecisionMaker", "GraphOption", "Pattern", "matches", "read", "read_conflict"]


def matches(path: Path) -> bool:
    """Tell whether a path is named as a graph model."""
    return path.suffix.lower() == ".gmcr"


def read(file: Path) -> Imported:
    """Read a graph model as a case whose packages are its states.

    Parameters
    ----------
    file : Path
        A ``.gmcr`` file.

    Returns
    -------
    Imported
        Utilities are ordinal: of what is computed from them, only what rests on order alone has a
        meaning. A warning says so.

    Raises
    ------
    FormatError
        It is not JSON of this form, or no state is feasible.
    LimitError
        It has more states than are listed.
    """
    from tracktwo.formats.gmcr.to_case import case_of_conflict

    conflict, findings = read_conflict(file)
    case, more = case_of_conflict(conflict, file)
    return Imported(case, "gmcr", (*findings, *more))
