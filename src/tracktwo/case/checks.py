"""What is doubtful in a case that can be used: told as warnings."""

from __future__ import annotations

from collections.abc import Mapping

from tracktwo.case.collector import Collector
from tracktwo.case.document import Where
from tracktwo.case.judged import Footing
from tracktwo.case.model import Case, Condition, Rule

__all__ = ["warn"]

Open = dict[str, set[str]]
PLACEHOLDER = "Placeholder:"
"""So begins what the numbers of a new case are said to rest on."""


def warn(case: Case, collector: Collector) -> None:
    """Note what an attentive reader would ask about.

    A deal that needs nobody's yes, a party that refuses every deal, placeholders, what is said without a
    footing, ballots in a party that ratifies nothing, issues that a party says nothing about, options that
    the rules make impossible, packages that the rules forbid, evidence that nothing rests on.

    Parameters
    ----------
    case : Case
        Without errors.
    collector : Collector
        Where warnings go.
    """
    _nobody_asked(case, collector)
    _refuses_everything(case, collector)
    _footings(case, collector)
    _footings_of_the_rest(case, collector)
    _ballots_for_nothing(case, collector)
    _silences(case, collector)
    _impossible_options(case, collector)
    _forbidden_packages(case, collector)
    _unused_evidence(case, collector)


def _nobody_asked(case: Case, collector: Collector) -> None:
    if not any(party.consent for party in case.parties):
        collector.warn(
            ("parties",),
            "no party's consent is needed, so every package counts as acceptable.",
            "Remove consent: false from those whose yes the deal needs.",
        )


def _refuses_everything(case: Case, collector: Collector) -> None:
    for party in case.parties:
        no_deal = case.positions[party.id].no_deal
        if case.scale == "shares" and no_deal and no_deal.estimate.low > 100:
            collector.warn(
                ("positions", party.id, "no_deal"),
                f"no deal is worth more to '{party.id}' than 100, the most that a package can be worth.",
                "It refuses everything; write a number of at most 100 if that is not meant.",
            )


def _footings(case: Case, collector: Collector) -> None:
    for party in case.parties:
        own = [j for j in case.judgements() if j.path.startswith(f"{party.id}/")]
        bare = [j for j in own if j.footing.kind == "none"]
        unset = [j for j in own if j.footing.text.startswith(PLACEHOLDER)]
        if unset:
            collector.warn(
                ("positions", party.id),
                f"{len(unset)} of the numbers of '{party.id}' are placeholders still; nobody judged them.",
                "Replace them, and the text that begins with 'Placeholder' by what they rest on.",
            )
        if bare:
            collector.warn(
                ("positions", party.id),
                f"{len(bare)} of the numbers of '{party.id}' rest on nothing said.",
                "Add evidence:, elicited: or assumed: to them, to their issue or to the party.",
            )


def _footings_of_the_rest(case: Case, collector: Collector) -> None:
    """Ask once of every kind, at the first that rests on nothing said."""
    said: dict[str, list[tuple[Where, Footing]]] = {
        "red lines": [
            (("positions", party, "red_lines", number), one.footing)
            for party, position in case.positions.items()
            for number, one in enumerate(position.red_lines)
        ],
        "sacred issues": [
            (("positions", party, "sacred", number), one.footing)
            for party, position in case.positions.items()
            for number, one in enumerate(position.sacred)
        ],
        "packages": [(("packages", number), one.footing) for number, one in enumerate(case.packages)],
        "ifs": [(("ifs", number), one.footing) for number, one in enumerate(case.ifs) if not _each_said(one)],
        **_said_of_afterwards(case),
    }
    for kind, ones in said.items():
        bare = [where for where, footing in ones if footing.kind == "none"]
        if bare:
            collector.warn(
                bare[0],
                f"{len(bare)} of the {kind} rest on nothing said.",
                "Add evidence:, elicited: or assumed: to each.",
            )


def _each_said(condition: Condition) -> bool:
    """Tell whether every likelihood of an if says by itself what it rests on, as those of judges do."""
    likelihoods = [judge.likelihood for judge in condition.judges]
    likelihoods += [way.likelihood for way in condition.given]
    likelihoods += [condition.likelihood] if condition.likelihood else []
    return bool(likelihoods) and all(one.footing.kind != "none" for one in likelihoods)


def _said_of_afterwards(case: Case) -> dict[str, list[tuple[Where, Footing]]]:
    """Return what is said of consent at home and the time after a deal, by kind."""
    ballots: list[tuple[Where, Footing]] = [
        (("parties", p, "constituents", g, "ballots", b), ballot.footing)
        for p, party in enumerate(case.parties)
        for g, group in enumerate(party.constituents)
        for b, ballot in enumerate(group.ballots)
    ]
    named = [(number, party) for number, party in enumerate(case.parties)]
    acts = case.moves.acts if case.moves else ()
    later = [j for j in case.later_judgements() if j.path.startswith("ceasefire/")]
    return {
        "ballots": ballots,
        "influences": [(("parties", n, "influence"), p.influence.footing) for n, p in named if p.influence],
        "ratification rules": [
            (("parties", n, "ratification"), p.ratification.footing) for n, p in named if p.ratification
        ],
        "acts": [(("moves", "acts", number), one.footing) for number, one in enumerate(acts)],
        "numbers about the ceasefire": [(("ceasefire",), one.footing) for one in later],
        "numbers about the war": [(("war",), case.war.footing)] if case.war else [],
    }


def _ballots_for_nothing(case: Case, collector: Collector) -> None:
    for number, party in enumerate(case.parties):
        asked = any(group.ballots or group.veto for group in party.constituents)
        if asked and party.ratification is None:
            collector.warn(
                ("parties", number, "constituents"),
                f"what the constituents of '{party.id}' answer counts for nothing.",
                "Add ratification: to the party, such as {needs: majority}.",
            )


def _silences(case: Case, collector: Collector) -> None:
    for party in case.parties:
        position = case.positions[party.id]
        settled = {*position.weights, *(sacred.issue for sacred in position.sacred)}
        silent = [issue.id for issue in case.issues if issue.id not in settled]
        if silent:
            collector.warn(
                ("positions", party.id),
                f"'{party.id}' says nothing about {', '.join(silent)}.",
                "It counts as not caring; write weight: 0 with values if that is meant.",
            )
        if position.no_deal is None:
            collector.warn(
                ("positions", party.id),
                f"'{party.id}' has no no_deal value.",
                "Its worst package will stand in for it, marked as assumed.",
            )


def _impossible_options(case: Case, collector: Collector) -> None:
    for number, issue in enumerate(case.issues):
        for place, option in enumerate(issue.options):
            if not _possible(case, {issue.id: {option.id}}):
                where = (
                    ("issues", number, "options", place)
                    if issue.kind in ("categorical", "ordered")
                    else ("issues", number)
                )
                collector.warn(
                    where,
                    f"the rules never allow '{option.id}' of '{issue.id}'.",
                    "Look at the rules that name it: they contradict each other.",
                )


def _forbidden_packages(case: Case, collector: Collector) -> None:
    for number, package in enumerate(case.packages):
        if not _possible(case, {issue: {option} for issue, option in package.options.items()}):
            collector.warn(
                ("packages", number),
                f"the rules do not allow the package '{package.id}'.",
                "Change its options or the rules.",
            )


def _possible(case: Case, chosen: Mapping[str, set[str]]) -> bool:
    """Follow the rules from some choices until nothing changes; False if an issue has no option left.

    Necessary but not sufficient: what is found impossible is impossible.
    """
    left: Open = {issue.id: {option.id for option in issue.options} for issue in case.issues}
    left.update({issue: set(options) for issue, options in chosen.items()})
    changed = True
    while changed and all(left.values()):
        changed = sum(_apply(rule, left) for rule in case.rules) > 0
    return all(left.values())


def _apply(rule: Rule, left: Open) -> bool:
    if not all(left[issue] <= set(options) for issue, options in rule.when.items()):
        return False
    changed = False
    for issue, options in rule.then.items():
        kept = left[issue] - set(options) if rule.kind == "excludes" else left[issue] & set(options)
        changed |= kept != left[issue]
        left[issue] = kept
    return changed


def _unused_evidence(case: Case, collector: Collector) -> None:
    used = set(_cited(collector.document.data))
    for number, item in enumerate(case.evidence):
        if item.id not in used:
            collector.warn(("evidence", number), f"nothing in the case rests on '{item.id}'.")


def _cited(node: object) -> list[str]:
    """Return every id under an ``evidence`` key that holds a plain list of ids."""
    if isinstance(node, dict):
        ids = [one for one in node.get("evidence", ()) if isinstance(one, str)]
        return ids + [found for child in node.values() for found in _cited(child)]
    return [found for child in node for found in _cited(child)] if isinstance(node, list) else []
