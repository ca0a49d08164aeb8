"""A case as GeniusWeb files: a domain and a LinearAdditiveUtilitySpace for each party."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm, prod

from tracktwo.case import Case, Party
from tracktwo.case.decimals import decimal, plain
from tracktwo.errors import Finding, FormatError
from tracktwo.formats.json_text import Bare, json_text
from tracktwo.formats.losses import case_place, distinct, losses, option_names, refuse_joint
from tracktwo.formats.registry import Written
from tracktwo.formats.scenario import slugs
from tracktwo.formats.unit import Unit, rescaled, unit_scaled
from tracktwo.formats.worths import worths_of

__all__ = ["least_acceptable", "write"]

MOST_SUMS = 300_000


def write(case: Case) -> Written:
    """Write a case in JSON.

    GeniusWeb knows no no-deal value, only a reservation bid: packages worth as much as it are acceptable.
    The package of least utility that is as good as no deal is written as that bid, so that the same
    packages are acceptable as before.

    Parameters
    ----------
    case : Case
        Values are put on GeniusWeb's scale, from 0 to 1.

    Returns
    -------
    Written
        ``TITLE.json`` and a file for each party, named by its id; the warnings tell what is lost.

    Raises
    ------
    FormatError
        Options are worth something together, or no package is as good as no deal to a party.
    """
    refuse_joint(case, "GeniusWeb")
    issues = distinct([(issue.name, issue.id) for issue in case.issues])
    options = [option_names(issue) for issue in case.issues]
    domain = {
        "name": case.title,
        "issuesValues": {name: {"values": own} for name, own in zip(issues, options, strict=True)},
    }
    units = {party.id: unit_scaled(worths_of(case, party.id)) for party in case.parties}
    findings = losses(case, "GeniusWeb", {"that options are numbers": _numeric(case)})
    findings += rescaled(case_place(case), [one for one, unit in units.items() if unit.changed], "GeniusWeb")
    (title,) = slugs([case.title], "domain")
    while title in units:
        title += "-domain"
    files = {f"{title}.json": json_text(domain)}
    for party in case.parties:
        unit = units[party.id]
        space = {
            "name": party.name,
            "domain": domain,
            "issueUtilities": _utilities(issues, options, unit),
            "issueWeights": {
                name: Bare(decimal(weight)) for name, weight in zip(issues, unit.weights, strict=True)
            },
        }
        bid = _reservation(case, party, unit, findings)
        if bid:
            chosen = {name: own[at] for name, own, at in zip(issues, options, bid, strict=True)}
            space["reservationBid"] = {"issuevalues": chosen}
        files[f"{party.id}.json"] = json_text({"LinearAdditiveUtilitySpace": space})
    return Written(files, findings)


def _numeric(case: Case) -> list[str]:
    return [issue.id for issue in case.issues if issue.kind == "range"]


def _utilities(issues: Sequence[str], options: Sequence[Sequence[str]], unit: Unit) -> Mapping[str, object]:
    return {
        name: {
            "discreteutils": {
                "valueUtilities": {
                    option: Bare(decimal(value)) for option, value in zip(own, row, strict=True)
                }
            }
        }
        for name, own, row in zip(issues, options, unit.values, strict=True)
    }


def _reservation(case: Case, party: Party, unit: Unit, findings: list[Finding]) -> tuple[int, ...] | None:
    if unit.no_deal is None:
        return None
    rows = [[w * v for v in row] for w, row in zip(unit.weights, unit.values, strict=True)]
    place = case_place(case)
    if sum(max(row) for row in rows) < unit.no_deal:
        message = f"no package is as good as no deal to '{party.id}', and GeniusWeb cannot say so."
        raise FormatError(Finding(place, message, "Lower its no-deal value, or leave it out."))
    found = least_acceptable(rows, unit.no_deal)
    if found is None:
        message = (
            f"packages have too many values to find the reservation bid of '{party.id}'; it has none now."
        )
        findings.append(Finding(place, message, warning=True))
    elif sum(row[at] for row, at in zip(rows, found, strict=True)) != unit.no_deal:
        worth = plain(round(sum((r[at] for r, at in zip(rows, found, strict=True)), Fraction(0)), 6))
        message = (
            f"no package is worth exactly what no deal is to '{party.id}'; the one just above, worth {worth},"
            " is its reservation bid: the same packages are acceptable, but gains are measured from there."
        )
        findings.append(Finding(place, message, warning=True))
    return found


def least_acceptable(rows: Sequence[Sequence[Fraction]], least: Fraction) -> tuple[int, ...] | None:
    """Return the package of the lowest sum that is at least ``least``; None where it takes too long.

    The issues are split in two halves, the sums of each are sorted, and the two lists are gone through
    from opposite ends.

    Parameters
    ----------
    rows : sequence of sequence of Fraction
        ``rows[issue][option]``, the best of which together are at least ``least``.
    least : Fraction
        What the sum has to reach.

    Returns
    -------
    tuple of int or None
        An option index for each issue.
    """
    scale = lcm(least.denominator, *(worth.denominator for row in rows for worth in row))
    whole = [[int(worth * scale) for worth in row] for row in rows]
    middle = _middle([len(row) for row in rows])
    halves = (whole[:middle], whole[middle:])
    if any(prod(map(len, half)) > MOST_SUMS for half in halves):
        return None
    low, high = (sorted(_sums(half).items()) for half in halves)
    best, place = None, len(high) - 1
    for first, chosen in low:
        while place > 0 and first + high[place - 1][0] >= least * scale:
            place -= 1
        total = first + high[place][0]
        if total >= least * scale and (best is None or total < best[0]):
            best = (total, (*chosen, *high[place][1]))
    return best[1] if best else None


def _middle(sizes: Sequence[int]) -> int:
    """Return after how many issues the second half begins, so that the larger half is least."""
    return min(range(len(sizes) + 1), key=lambda at: max(prod(sizes[:at]), prod(sizes[at:])))


def _sums(rows: Sequence[Sequence[int]]) -> dict[int, tuple[int, ...]]:
    """Return the sums of one option of each issue, each with a choice that gives it."""
    sums: dict[int, tuple[int, ...]] = {0: ()}
    for row in rows:
        grown: dict[int, tuple[int, ...]] = {}
        for so_far, chosen in sums.items():
            for option, worth in enumerate(row):
                grown.setdefault(so_far + worth, (*chosen, option))
        sums = grown
    return sums
