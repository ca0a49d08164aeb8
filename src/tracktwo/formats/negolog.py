"""NegoLog domains: a folder with ``profileA.json`` and ``profileB.json``.

References
----------
Doğru, Keskin, Jonker, Baarslag and Aydoğan (2024), "NegoLog: an integrated Python-based automated
negotiation framework with enhanced assessment components", IJCAI, whose domains are in this form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from tracktwo.case import Case
from tracktwo.case.decimals import decimal
from tracktwo.errors import Finding, FormatError
from tracktwo.formats.answers import named_some
from tracktwo.formats.json_text import Bare, json_text
from tracktwo.formats.losses import case_place, distinct, losses, option_names, refuse_joint
from tracktwo.formats.registry import Written
from tracktwo.formats.scenario import Imported, Preferences, Scenario, case_of, named_issue, slugs
from tracktwo.formats.tree import Node, read_tree
from tracktwo.formats.unit import Unit, rescaled, unit_scaled
from tracktwo.formats.worths import worths_of

__all__ = ["matches", "read", "write"]

PROFILES = ("profileA", "profileB")
_Table = Mapping[str, Mapping[str, Fraction]]


def matches(path: Path) -> bool:
    """Tell whether a folder holds a NegoLog domain."""
    return all((path / f"{name}.json").is_file() for name in PROFILES)


def read(folder: Path) -> Imported:
    """Read a NegoLog domain.

    Parameters
    ----------
    folder : Path
        With ``profileA.json`` and ``profileB.json``; results beside them, ``specs.json``, are not read.

    Returns
    -------
    Imported
        On the scale of points: weight x value, never rescaled; the reservation value is the no-deal
        value. Issues and options stand in the order of profile A.

    Raises
    ------
    FormatError
        A file cannot be read, or the two have different issues or options.
    """
    nodes = [read_tree(folder / f"{name}.json").mapping() for name in PROFILES]
    tables = [_table(node) for node in nodes]
    first = tables[0]
    _same(nodes[1], tables[1], first)
    issues = tuple(
        named_issue(id_, name, list(first[name]))
        for id_, name in zip(slugs(first, "issue"), first, strict=True)
    )
    wants = tuple(
        Preferences(
            name.lower(),
            name,
            [[table[issue][option] for option in first[issue]] for issue in first],
            f"NegoLog profile {name}.json",
            _no_deal(node),
            weights=_weights(node, first),
        )
        for name, node, table in zip(PROFILES, nodes, tables, strict=True)
    )
    return Imported(case_of(Scenario(folder.resolve().name, issues, wants)), "negolog")


def _table(node: Node) -> _Table:
    issues = node.need("issues").mapping().fields
    found = {
        name: {option: value.number() for option, value in own.mapping().fields.items()}
        for name, own in issues.items()
    }
    if not found or not all(found.values()):
        raise node.need("issues").error("there is no issue, or an issue without options.")
    return found


def _same(node: Node, table: _Table, first: _Table) -> None:
    if {name: set(own) for name, own in table.items()} != {name: set(own) for name, own in first.items()}:
        raise node.need("issues").error(
            f"issues and options are not those of {PROFILES[0]}.json.", "Give both the same ones."
        )


def _weights(node: Node, first: _Table) -> list[Fraction]:
    weights = node.need("issueWeights").mapping()
    more = [f"'{name}'" for name in weights.fields if name not in first]
    if more:
        raise weights.error(f"there is no issue {named_some(more)}.")
    return [weights.need(name).number() for name in first]


def _no_deal(node: Node) -> Fraction | None:
    found = node.get("reservationValue")
    return found.number() if found else None


def write(case: Case) -> Written:
    """Write a case of two parties in JSON.

    Parameters
    ----------
    case : Case
        Values are put on NegoLog's scale, from 0 to 1.

    Returns
    -------
    Written
        ``profileA.json`` for the first party and ``profileB.json`` for the second; the warnings tell what
        is lost. Results, ``specs.json``, are not written.

    Raises
    ------
    FormatError
        There are not two parties, or options are worth something together.
    """
    place = case_place(case)
    if len(case.parties) != 2:
        message = f"NegoLog knows negotiations of two parties, and this case has {len(case.parties)}."
        raise FormatError(Finding(place, message, "Choose another format, such as negmas."))
    refuse_joint(case, "NegoLog")
    issues = distinct([(issue.name, issue.id) for issue in case.issues])
    options = [option_names(issue) for issue in case.issues]
    units = {party.id: unit_scaled(worths_of(case, party.id)) for party in case.parties}
    files = {
        f"{name}.json": json_text(_profile(issues, options, unit))
        for name, unit in zip(PROFILES, units.values(), strict=True)
    }
    findings = losses(
        case,
        "NegoLog",
        {
            "the title of the case and the names of the parties": True,
            "that options are numbers": [issue for issue in case.issues if issue.kind == "range"],
            "that a party has no no-deal value: it is written as 0": [
                unit for unit in units.values() if unit.no_deal is None
            ],
        },
    )
    changed = [one for one, unit in units.items() if unit.changed]
    return Written(files, [*findings, *rescaled(place, changed, "NegoLog")])


def _profile(issues: Sequence[str], options: Sequence[Sequence[str]], unit: Unit) -> Mapping[str, object]:
    return {
        "reservationValue": Bare(decimal(unit.no_deal or Fraction(0))),
        "issueWeights": {name: Bare(decimal(one)) for name, one in zip(issues, unit.weights, strict=True)},
        "issues": {
            name: {option: Bare(decimal(value)) for option, value in zip(own, row, strict=True)}
            for name, own, row in zip(issues, options, unit.values, strict=True)
        },
    }
