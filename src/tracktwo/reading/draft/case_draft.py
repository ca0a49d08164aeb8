"""A case drafted from a ledger: what an analyst would have to copy out, ready to be corrected."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from tracktwo.case.template import YAML_WORDS
from tracktwo.reading.draft.entries import NOTE, Entries, day_of
from tracktwo.reading.draft.issues import shortened
from tracktwo.reading.ledger import Ledger

__all__ = ["NOTE", "Draft", "draft_case"]


@dataclass(frozen=True)
class Draft:
    """A case file and the reports that stand beside it.

    Parameters
    ----------
    case : str
        The YAML text.
    reports : mapping of str to str
        Texts by file name, relative to the case file.
    """

    case: str
    reports: Mapping[str, str]


def draft_case(ledger: Ledger, title: str = "") -> Draft:
    """Draft a case from a ledger.

    Parameters
    ----------
    ledger : Ledger
        As read, or opened from a file.
    title : str, optional
        The case's title; made from the parties if empty.

    Returns
    -------
    Draft
        Parties are the sides that hold a term, are bound by one, meet or answer for the talks (two are filled
        in where the reports do not show them), issues and their options the terms of a deal,
        packages the precedents and what one actor proposed, ifs the conditions. Every item says that it is
        drafted and not confirmed; every number is a wide range and assumed.
    """
    from jinja2 import Environment, StrictUndefined

    made = Entries(ledger)
    environment = Environment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    environment.filters |= {"quoted": _quoted, "id": _written}
    text = resources.files(__package__).joinpath("case.yaml.jinja").read_text("utf-8")
    parties = made.parties()
    fields = {
        "parties": parties,
        "issues": made.issues(),
        "packages": made.packages(),
        "ifs": made.ifs(),
        "summary": made.summary(),
        "as_of": max(map(day_of, ledger.documents), default=""),
        "title": shortened(title or f"Draft: {', '.join(one['name'] for one in parties)}", 400),
        "note": NOTE,
    }
    case = environment.from_string(text).render(
        **fields, sources=made.sources(), evidence=list(made.evidence.values())
    )
    return Draft(case, {report.file: report.text for report in made.reports.values()})


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _written(identity: str) -> str:
    """Return an id as it stands in YAML: in quotes where it could be taken for something else."""
    plain = re.fullmatch(r"[a-z][a-z0-9.-]*", identity) and identity not in YAML_WORDS
    return identity if plain else _quoted(identity)
