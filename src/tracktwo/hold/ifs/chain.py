"""Which ifs must all come true for a package, and how likely that is: with and without dependence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tracktwo.case import Case, NamedPackage, Phase
from tracktwo.hold.ifs.chance import Bounds, Chance, Sample, bounds_of, chance_of
from tracktwo.hold.ifs.network import Event, Network

__all__ = ["Chain", "Needed", "chain", "groups_of", "needed"]


@dataclass(frozen=True)
class Needed:
    """An if that must come true, and by which rule.

    Attributes
    ----------
    condition : str
        Its id.
    because : tuple of str
        ``package`` (it bears on the package itself), ``consent:ID`` (on a party whose consent is needed),
        ``issue:ID`` (on an issue that the package settles) or ``phase:ID`` (a phase needs it in which such
        an issue is, or that goes before one).
    """

    condition: str
    because: tuple[str, ...]


@dataclass(frozen=True)
class Chain:
    """How likely it is that every if comes true on which a package depends.

    Attributes
    ----------
    package : str
        Id of the named package; empty for any deal at all.
    needed : tuple of Needed
        In the order of the file.
    failed, met : tuple of str
        Of these, those known not to have come true, and those known to have.
    groups : tuple of tuple of str
        The open ones; those in one group are tied by arrows that the case states, between groups nothing
        is stated.
    stated : str
        What the case says of the dependence between the open ones: ``nothing``, ``part`` or ``all`` (one
        group, or no more than one open if).
    likelihood : Bounds or None
        The answer: in each group by the stated dependence, between groups whatever the dependence. Both
        bounds are one number where ``stated`` is ``all``. None where no if is needed.
    as_stated : Chance or None
        The same with groups taken as independent of each other.
    independent : Chance or None
        The plain product of the likelihoods of the open ones, as if all were independent.
    frechet : Bounds or None
        Between what it lies whatever the dependence of all of them; what is stated is left aside.
    """

    package: str
    needed: tuple[Needed, ...]
    failed: tuple[str, ...]
    met: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    stated: str
    likelihood: Bounds | None
    as_stated: Chance | None
    independent: Chance | None
    frechet: Bounds | None


def needed(case: Case, package: NamedPackage | None = None) -> tuple[Needed, ...]:
    """Return the ifs that must all come true for a package, or for any deal.

    Parameters
    ----------
    case : Case
    package : NamedPackage, optional
        Without it, for any deal: what bears on a party whose consent is needed, on an issue, or is needed
        by a phase with an issue in it, or before one.

    Returns
    -------
    tuple of Needed
        In the order of the file. An if that bears on nothing is not among them.
    """
    settled = [issue for issue in case.issues if package is None or issue.id in package.options]
    because = {package.id: "package"} if package else {}
    because |= {party.id: f"consent:{party.id}" for party in case.parties if party.consent}
    because |= {issue.id: f"issue:{issue.id}" for issue in settled}
    phases = _phases(case, {issue.phase for issue in settled})
    found = []
    for one in case.ifs:
        reasons = [because[item] for item in one.bears_on if item in because]
        reasons += [f"phase:{phase.id}" for phase in phases if one.id in phase.needs]
        found += [Needed(one.id, tuple(reasons))] if reasons else []
    return tuple(found)


def _phases(case: Case, begun: set[str]) -> list[Phase]:
    """Return the phases that must begin, in the order of the file: some, and all that go before them."""
    follows = {phase.id: phase.follows for phase in case.phases}
    waiting = [one for one in begun if one in follows]
    found = set(waiting)
    while waiting:
        before = set(follows[waiting.pop()]) & follows.keys() - found
        found |= before
        waiting += before
    return [phase for phase in case.phases if phase.id in found]


def chain(sample: Sample, package: str, wanted: Sequence[Needed]) -> Chain:
    """Work out how likely it is that all of some ifs come true.

    Parameters
    ----------
    sample : Sample
        Of the case's network.
    package : str
        For which they are needed; empty for any deal.
    wanted : sequence of Needed

    Returns
    -------
    Chain

    Raises
    ------
    LimitError
        Too many open ifs hang together.
    """
    known, ids = sample.network.known, [one.condition for one in wanted]
    failed = tuple(one for one in ids if known.get(one) is False)
    met = tuple(one for one in ids if known.get(one) is True)
    groups = groups_of(sample.network, [one for one in ids if one not in known])
    head = (package, tuple(wanted), failed, met, groups, _stated(groups))
    if not ids:
        return Chain(*head, None, None, None, None)
    if failed:
        none = Chance(0.0, 0.0, 0.0, 0.0, 0.0)
        return Chain(*head, Bounds(none, none), none, none, Bounds(none, none))
    joint = sample.forms([_all(group) for group in groups])
    each = sample.marginals([one for group in groups for one in group])
    stated, plain = chance_of(np.prod(joint, axis=1)), chance_of(np.prod(each, axis=1))
    return Chain(*head, bounds_of(joint), stated, plain, bounds_of(each))


def groups_of(network: Network, ids: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return some ifs by what hangs together through arrows, in the order given."""
    groups = [[one for one in ids if one in component] for component in network.components]
    found = [tuple(group) for group in groups if group]
    return tuple(sorted(found, key=lambda group: ids.index(group[0])))


def _stated(groups: Sequence[Sequence[str]]) -> str:
    if len(groups) <= 1:
        return "all"
    return "nothing" if all(len(group) == 1 for group in groups) else "part"


def _all(group: Sequence[str]) -> Event:
    return dict.fromkeys(group, True)
