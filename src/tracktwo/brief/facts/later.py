"""The judged numbers that bear on what may follow a deal: what each is, in words, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tracktwo.brief.facts.case import FootingFacts
from tracktwo.case import Act, Case, Condition, Judgement, Party

__all__ = ["LaterFacts", "later_of"]

KEEPING = {
    "gain": "gain from a breach that nobody answers, a period",
    "loss": "loss while the other side answers, a period",
    "patience": "what the next period counts beside this one",
}
WATCHING = {
    "detection": "a breach is found within a period",
    "false_alarm": "a period without a breach is reported as one",
    "delay": "periods until a breach that was found is answered",
}


@dataclass(frozen=True)
class LaterFacts:
    """A judged number: under which heading it stands, what it is of, and its footing.

    ``path`` is its name in the case; ``about`` what it belongs to, such as an act, and ``what`` the number.
    """

    path: str
    group: str
    about: str
    what: str
    low: float
    point: float
    high: float
    triangular: bool
    footing: FootingFacts


def later_of(case: Case) -> tuple[LaterFacts, ...]:
    """Return every judged number that bears on what may follow a deal, in the order of the file."""
    return (
        *(one for party in case.parties for one in _of_party(case, party)),
        *(one for condition in case.ifs for one in _of_if(case, condition)),
        *(one for act in (case.moves.acts if case.moves else ()) for one in _of_act(case, act)),
        *_of_ceasefire(case),
        *_of_war(case),
    )


def _one(judged: Judgement, group: str, about: str, what: str) -> LaterFacts:
    estimate = judged.estimate
    numbers = (float(estimate.low), float(estimate.point), float(estimate.high))
    footing = FootingFacts.of(judged.footing)
    return LaterFacts(judged.path, group, about, what, *numbers, estimate.likely is not None, footing)


def _of_party(case: Case, party: Party) -> Iterator[LaterFacts]:
    if party.influence:
        yield _one(party.influence, "Influence", party.name, "how much it can bring to bear")
    for group in party.constituents:
        for ballot in group.ballots:
            who = case.actor_name(f"{party.id}/{group.id}")
            about = f"{who} on {_asked(case, ballot.package, ballot.options)}"
            for judged, what in (
                (ballot.likelihood, "says yes"),
                (ballot.accept, "share in favour"),
                (ballot.refuse, "share against"),
            ):
                if judged:
                    yield _one(judged, "Ballots at home", about, what)


def _asked(case: Case, package: str, options: Mapping[str, tuple[str, ...]]) -> str:
    """Say which packages a ballot is about."""
    if package:
        return f"“{next(one.name for one in case.packages if one.id == package)}”"
    parts = []
    for issue, ids in options.items():
        names = [option.name for option in case.issue(issue).options if option.id in ids]
        parts.append(f"{case.issue(issue).name}: {' or '.join(names)}")
    return "; ".join(parts)


def _of_if(case: Case, condition: Condition) -> Iterator[LaterFacts]:
    text = " ".join(condition.text.split())
    if condition.likelihood:
        yield _one(condition.likelihood, "The ifs", text, "comes true")
    for judge in condition.judges:
        yield _one(judge.likelihood, "The ifs", text, f"comes true, as judged by {judge.who}")
    texts = {one.id: " ".join(one.text.split()) for one in case.ifs}
    for given in condition.given:
        when = " and ".join(
            f"“{texts[one].rstrip('.')}” {'comes' if true else 'does not come'} true"
            for one, true in given.when.items()
        )
        yield _one(given.likelihood, "The ifs", text, f"comes true where {when}")


def _of_act(case: Case, act: Act) -> Iterator[LaterFacts]:
    for actor, judged in act.worth.items():
        yield _one(judged, "Acts after a deal", act.name, f"worth to {case.actor_name(actor)}")


def _of_ceasefire(case: Case) -> Iterator[LaterFacts]:
    found = case.ceasefire
    if found is None:
        return
    group = "The ceasefire"
    for keeper in found.keepers:
        for key, what in KEEPING.items():
            yield _one(getattr(keeper, key), group, case.party(keeper.party).name, what)
    for watch in found.watches:
        for key, what in WATCHING.items():
            if judged := getattr(watch, key):
                yield _one(judged, group, _asked(case, "", watch.options), what)
    for depth in found.depths:
        yield _one(depth.km, group, _asked(case, "", depth.options), "kilometres between the forces")
    if found.advance:
        yield _one(found.advance, group, "An empty zone", "kilometres a day that forces could cross")
    if found.response:
        yield _one(found.response, group, "The other side", "days it needs to get ready")


def _of_war(case: Case) -> Iterator[LaterFacts]:
    war = case.war
    if war is None:
        return
    first, group = case.party(war.sides[0]).name, "The war"
    yield _one(war.wins, group, first, "likelihood to prevail")
    if war.later:
        yield _one(war.later, group, first, "likelihood to prevail once power has shifted")
    for side, cost in war.costs.items():
        yield _one(cost, group, case.party(side).name, "cost of war, as a share of what is at stake")
    if war.patience:
        yield _one(war.patience, group, "Both", "what a later period counts beside this one")
