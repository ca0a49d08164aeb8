"""All that follows from a case's ifs, in one call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

import numpy as np

from tracktwo.case import Case, Condition, NamedPackage
from tracktwo.errors import Finding, InputError
from tracktwo.hold.ifs.build import network_of, parents_of, problem
from tracktwo.hold.ifs.chain import chain, needed
from tracktwo.hold.ifs.chance import POINT, Sample, chance_of
from tracktwo.hold.ifs.matters import matters
from tracktwo.hold.ifs.network import Network
from tracktwo.hold.ifs.news import news
from tracktwo.hold.ifs.pools import pooled
from tracktwo.hold.ifs.result import If, Ifs, Outlook

__all__ = ["ifs_of"]

METHOD = "exact in every draw, adding up over all ways in which ifs that hang together may come out"
NOBODY = "Nobody says how likely these are; each is taken as anything from 0 to 1: {}."
TIED = "Ifs tied by arrows depend on each other as the arrows say, and in no other way."
DRAWN = "Judged numbers are drawn independently of each other, whatever the ifs behind them."
SEVERAL = "Of several judges each draw takes one, as often as his weight says, and a number from his range."
ALL = "A deal is taken to need every if that bears on it; no if makes up for another."


def ifs_of(case: Case, *, draws: int = 2000, seed: int = 1, suppose: Mapping[str, bool] | None = None) -> Ifs:
    """Work out what a case's ifs say: of each, of every named package, and of any deal.

    Parameters
    ----------
    case : Case
        Outcomes that it states are taken as known.
    draws : int, optional
        How often the judged numbers are drawn, 1 or more.
    seed : int, optional
        Of the random numbers.
    suppose : mapping of str to bool, optional
        "What if this came true, or did not?": taken as known besides.

    Returns
    -------
    Ifs

    Raises
    ------
    InputError
        The ifs contradict themselves (a circle, a likelihood missing or outside 0 to 1), what is supposed is
        no if of the case or is known to be otherwise, or what is known could not have come about.
    LimitError
        Too many open ifs hang together.

    Notes
    -----
    The graph of ifs is a Bayesian network as in Lauritzen and Spiegelhalter (1988), small enough to add up
    if by if. Where the case states no dependence the answer is what Fréchet (1935) bounds it to.
    """
    if draws < 1:
        raise ValueError(f"draws must be at least 1, not {draws}")
    network = _supposing(case, network_of(case), suppose or {})
    sample = Sample(network, draws, seed)
    _check_possible(case, sample)
    outlooks = [_outlook(case, sample, package, seed) for package in (None, *case.packages)]
    return Ifs(
        title=case.title,
        ifs=tuple(_if(one, sample) for one in case.ifs),
        any_deal=outlooks[0],
        packages=tuple(outlooks[1:]),
        aside=_aside(case, network, outlooks),
        supposed=dict(suppose or {}),
        draws=draws,
        seed=seed,
        method=METHOD,
        assumptions=tuple(_assumptions(case)),
    )


def _outlook(case: Case, sample: Sample, package: NamedPackage | None, seed: int) -> Outlook:
    found = chain(sample, package.id if package else "", needed(case, package))
    return Outlook(found, matters(sample, found, seed), news(sample, found))


def _if(one: Condition, sample: Sample) -> If:
    told = [(one.given, "given"), (one.judges, "several"), (one.likelihood, "one"), (True, "nobody")]
    return If(
        id=one.id,
        text=one.text,
        bears_on=one.bears_on,
        judged=next(by for what, by in told if what),
        parents=parents_of(one),
        outcome=sample.network.known.get(one.id),
        likelihood=chance_of(sample.marginals([one.id])[:, 0]),
        pooled=pooled(one.judges) if one.judges else None,
    )


def _aside(case: Case, network: Network, outlooks: Sequence[Outlook]) -> tuple[str, ...]:
    """Return the ifs on which nothing hangs, be it by way of others."""
    used = {one.condition for outlook in outlooks for one in outlook.chain.needed}
    for node in reversed(network.nodes):
        used |= set(node.parents) if node.id in used else set()
    return tuple(one.id for one in case.ifs if one.id not in used)


def _assumptions(case: Case) -> Iterator[str]:
    opened = [one for one in case.ifs if one.outcome is None]
    silent = [one.id for one in opened if not (one.likelihood or one.judges or one.given)]
    yield ALL
    yield DRAWN
    yield from [TIED] if any(one.given for one in case.ifs) else []
    yield from [SEVERAL] if any(one.judges for one in case.ifs) else []
    yield from [NOBODY.format(", ".join(silent))] if silent else []


def _supposing(case: Case, network: Network, suppose: Mapping[str, bool]) -> Network:
    findings = [found for one, outcome in suppose.items() for found in _refused(case, one, outcome)]
    if findings:
        raise InputError(findings)
    return network.knowing(suppose)


def _refused(case: Case, one: str, outcome: bool) -> Iterator[Finding]:
    """Find what keeps an outcome from being supposed."""
    by_id = {known.id: known for known in case.ifs}
    if one not in by_id:
        near = get_close_matches(one, by_id, n=1)
        remedy = f"Did you mean '{near[0]}'?" if near else f"Its ifs are: {', '.join(by_id) or 'none'}."
        yield problem(case, f"'{one}' is no if of the case.", remedy)
    elif by_id[one].outcome is not None and by_id[one].outcome != outcome:
        message = f"the case says that '{one}' {'came' if by_id[one].outcome else 'did not come'} true."
        yield problem(case, message, "Suppose something that is still open.")


def _check_possible(case: Case, sample: Sample) -> None:
    """See that what is known can have come about, by the numbers at their points."""
    ids = [node.id for node in sample.network.nodes]
    impossible = np.isnan(sample.marginals(ids)[POINT])
    if impossible.any():
        one = ids[int(np.flatnonzero(impossible)[0])]
        group = next(group for group in sample.network.components if one in group)
        known = {other: sample.network.known[other] for other in group if other in sample.network.known}
        told = ", ".join(f"{other}: {str(outcome).lower()}" for other, outcome in known.items())
        message = f"by its likelihoods this cannot have come about: {told}."
        raise InputError(problem(case, message, "Give what happened a likelihood above 0, or below 1."))
