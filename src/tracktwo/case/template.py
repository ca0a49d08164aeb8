"""The text of a new case: small, usable as it is, and explained by its comments."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from importlib import resources
from typing import Any

from tracktwo.errors import TracktwoError

__all__ = ["ids_for", "starter"]

EXAMPLE_PARTIES = ("North", "South")
EXAMPLE_ISSUES = ("Line", "Observers")
EXAMPLE_OPTIONS = {"Line": ("Today", "Before the fighting"), "Observers": ("Jointly", "Third country", "UN")}
UNNAMED_OPTIONS = ("First answer", "Second answer")
YAML_WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
MOST_NAMES = 100
LONGEST_NAME = 400


def starter(parties: Sequence[str] = (), issues: Sequence[str] = (), title: str = "") -> str:
    """Write a case that can be used at once.

    Every number in it is a placeholder and says so; in all of its packages every party is better off
    than without a deal.

    Parameters
    ----------
    parties, issues : sequence of str
        Names; an example's where there are none.
    title : str
        The case's title; made from the parties if empty.

    Returns
    -------
    str
        A YAML text.

    Raises
    ------
    TracktwoError
        A party stands alone, or a name is given twice or is too long.
    """
    from jinja2 import Environment, StrictUndefined

    parties, issues = parties or EXAMPLE_PARTIES, issues or EXAMPLE_ISSUES
    _refuse_names(parties, issues, title)
    environment = Environment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters["quoted"] = lambda text: json.dumps(text, ensure_ascii=False)
    text = resources.files("tracktwo.case").joinpath("starter.yaml.jinja").read_text("utf-8")
    named = [
        {**issue, "options": _identified(EXAMPLE_OPTIONS.get(issue["name"], UNNAMED_OPTIONS), "option")}
        for issue in _identified(issues, "issue")
    ]
    return environment.from_string(text).render(
        title=title or f"Talks between {' and '.join(parties)}"[:LONGEST_NAME],
        parties=_identified(parties, "party"),
        issues=named,
        worth=_worth,
    )


def _refuse_names(parties: Sequence[str], issues: Sequence[str], title: str) -> None:
    if len(parties) < 2:
        raise TracktwoError(f"A case needs at least two parties; there is only '{parties[0]}'.")
    for what, names in (("parties", parties), ("issues", issues)):
        if len(names) > MOST_NAMES:
            raise TracktwoError(f"These are {len(names)} {what}; start with at most {MOST_NAMES}.")
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise TracktwoError(f"'{twice}' is given twice among the {what}. Keep one.")
    for name in (*parties, *issues, title):
        if len(name) > LONGEST_NAME or not name.isprintable():
            raise TracktwoError(
                f"'{name[:40]}' ... cannot be a name. Write one line of at most {LONGEST_NAME} letters."
            )


def ids_for(names: Sequence[str], what: str) -> list[str]:
    """Make an id for every name: small Latin letters, digits and hyphens, no two alike.

    Parameters
    ----------
    names : sequence of str
        In any script. A name that does not begin with a Latin letter gives ``party-1``, by its number.
    what : str
        What they name, such as ``party``.

    Returns
    -------
    list of str
    """
    found: list[str] = []
    for number, name in enumerate(names, 1):
        made = _id_for(name) or f"{what}-{number}"
        while made in found:
            made = f"{made}-{number}"
        found.append(made)
    return found


def _id_for(name: str) -> str:
    """Return an id that YAML takes for nothing else; empty if the name yields none."""
    latin = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", latin).strip("-")[:40].strip("-")
    # A judgement is called party/issue/option or party/issue/weight, so no option is called "weight".
    return words if words[:1].isalpha() and words not in {*YAML_WORDS, "weight"} else ""


def _identified(names: Sequence[str], what: str) -> list[dict[str, Any]]:
    return [{"id": made, "name": name} for made, name in zip(ids_for(names, what), names, strict=True)]


def _worth(party: int, issue: int, option: int, options: int) -> int:
    """Place options evenly from 100 down to 40, for every second party and issue the other way round."""
    rank = option if (party + issue) % 2 == 0 else options - 1 - option
    return 100 - 60 * rank // (options - 1)
