"""Random small cases with votes at home, and answers straight from the definitions, package by package."""

from __future__ import annotations

import itertools
from fractions import Fraction

from hypothesis import strategies as st

from tracktwo.case import (
    Ballot,
    Case,
    Constituent,
    Estimate,
    Footing,
    Issue,
    Judgement,
    NamedPackage,
    Option,
    Party,
    Position,
    Ratification,
    RedLine,
    Rule,
)

PARTIES = ("north", "south", "east")
CHANCES = st.fractions(0, 1, max_denominator=4)


def judged(path, *numbers):
    low, high = min(numbers), max(numbers)
    return Judgement(path, Estimate(Fraction(low), Fraction(high)), Footing("assumed", text="t"))


@st.composite
def cases(draw, ratifying=True):
    sizes = draw(st.lists(st.integers(2, 3), min_size=2, max_size=3))
    issues = tuple(
        Issue(f"i{n}", f"I{n}", tuple(Option(f"o{k}", f"O{k}") for k in range(size)))
        for n, size in enumerate(sizes)
    )
    packages = draw(named(issues))
    asked = draw(st.lists(st.booleans(), min_size=3, max_size=3).filter(lambda flags: sum(flags) > 1))
    absent = draw(st.lists(st.booleans(), min_size=3, max_size=3))
    parties = tuple(
        draw(party(name, issues, packages, needed, not away, ratifying))
        for name, needed, away in zip(PARTIES, asked, absent, strict=True)
    )
    positions = {name: draw(position(name, issues)) for name in PARTIES}
    rules = tuple(draw(st.lists(rule(issues), max_size=1)))
    return Case("t", parties, issues, positions, rules=rules, packages=packages)


@st.composite
def named(draw, issues):
    found = []
    for number in range(draw(st.integers(1, 2))):
        chosen = draw(st.sets(st.sampled_from(issues), min_size=1, max_size=len(issues)))
        options = {one.id: draw(st.sampled_from(one.options)).id for one in issues if one in chosen}
        found.append(NamedPackage(f"p{number}", "P", options))
    return tuple(found)


@st.composite
def choice(draw, issues):
    chosen = draw(st.sets(st.sampled_from(issues), min_size=1, max_size=2))
    return {
        one.id: tuple(
            sorted(draw(st.sets(st.sampled_from([o.id for o in one.options]), min_size=1, max_size=2)))
        )
        for one in issues
        if one in chosen
    }


@st.composite
def rule(draw, issues):
    first, second = draw(st.lists(st.sampled_from(issues), min_size=2, max_size=2, unique=True))
    one, two = draw(st.sampled_from(first.options)).id, draw(st.sampled_from(second.options)).id
    return Rule({first.id: (one,)}, {second.id: (two,)}, "excludes")


@st.composite
def ballot(draw, issues, packages, path):
    about = draw(st.booleans()) and {"package": draw(st.sampled_from(packages)).id}
    about = about or {"options": draw(choice(issues))}
    kind = draw(st.sampled_from(["refuses", "sure", "perhaps"]))
    if kind == "refuses":
        return Ballot(**about, refuses=True)
    ends = (1, 1) if kind == "sure" else (draw(CHANCES), draw(CHANCES))
    return Ballot(**about, likelihood=judged(path, *ends))


@st.composite
def party(draw, name, issues, packages, needed, present, ratifying):
    if not ratifying or draw(st.integers(0, 3)) == 0:
        return Party(name, name, present, needed)
    groups = []
    for number in range(draw(st.integers(1, 3))):
        ballots = [
            draw(ballot(issues, packages, f"{name}/c{number}/ballot-{n + 1}"))
            for n in range(draw(st.integers(0, 2)))
        ]
        weight = Fraction(draw(st.integers(1, 3)))
        groups.append(Constituent(f"c{number}", "C", "", (), weight, draw(st.booleans()), tuple(ballots)))
    rules = [Ratification("all"), Ratification("majority"), Ratification("votes", groups[0].weight)]
    return Party(
        name,
        name,
        present,
        needed,
        constituents=tuple(groups),
        ratification=draw(st.sampled_from(rules)),
    )


@st.composite
def position(draw, name, issues):
    values = {
        one.id: {o.id: judged(f"{name}/{one.id}/{o.id}", draw(st.integers(0, 4)) * 25) for o in one.options}
        for one in issues
    }
    weights = {one.id: judged(f"{name}/{one.id}/weight", draw(st.integers(1, 2))) for one in issues}
    lines = draw(st.lists(choice(issues), max_size=1))
    red = tuple(RedLine(name, options, label=f"l{n}") for n, options in enumerate(lines))
    no_deal = judged(f"{name}/no-deal", draw(st.integers(0, 3)) * 20)
    return Position(name, no_deal, (), weights, values, red)


def completions(case, options=None):
    """Give every package that the rules allow and that takes these options."""
    ids = [[o.id for o in one.options] for one in case.issues]
    for chosen in itertools.product(*ids):
        found = dict(zip([one.id for one in case.issues], chosen, strict=True))
        fits = all(found[issue] == option for issue, option in (options or {}).items())
        if fits and not any(holds(r.when, found) and holds(r.then, found) for r in case.rules):
            yield found


def holds(options, package):
    return all(package[issue] in ids for issue, ids in options.items())


def value(case, party, package):
    position = case.positions[party]
    weights = {issue: one.estimate.point for issue, one in position.weights.items()}
    total = sum(weights.values())
    return sum(
        weights[i] * position.values[i][o].estimate.point / total for i, o in package.items() if i in weights
    )


def accepts(case, party, package):
    """Tell whether a party's own values and red lines leave a package open to it."""
    position = case.positions[party]
    crossed = any(holds(line.options, package) for line in position.red_lines)
    return not crossed and value(case, party, package) >= position.no_deal.estimate.point


def speaking(case, group, package, named_package=None):
    """Return the first ballot of a constituent that speaks of a complete package; None if none does."""
    for one in group.ballots:
        if one.options and holds(one.options, package):
            return one
        about = next((p for p in case.packages if p.id == one.package), None)
        if about is not None and named_package is not None and about.id == named_package.id:
            return one
        if about is not None and len(about.options) == len(case.issues) and about.options == package:
            return one
    return None


def ends(one):
    """Return the least, the point and the greatest likelihood of a yes by a ballot."""
    if one is None:
        return Fraction(0), None, Fraction(1)
    if one.refuses:
        return (Fraction(0),) * 3
    return one.likelihood.estimate.low, one.likelihood.estimate.point, one.likelihood.estimate.high


def ratifies(party, favour):
    """Tell whether constituents in favour, by id, ratify, by the words of the rule."""
    weight = sum(one.weight for one in party.constituents if one.id in favour)
    whole = sum(one.weight for one in party.constituents)
    if any(one.veto and one.id not in favour for one in party.constituents):
        return False
    rule = party.ratification
    if rule.needs == "all":
        return len(favour) == len(party.constituents)
    return weight > whole / 2 if rule.needs == "majority" else weight >= rule.votes


def chance(party, chances):
    """Return the likelihood of ratification by adding up every way in which all may answer."""
    names = [one.id for one in party.constituents]
    total = Fraction(0)
    for answers in itertools.product((True, False), repeat=len(names)):
        if ratifies(party, {name for name, yes in zip(names, answers, strict=True) if yes}):
            part = Fraction(1)
            for yes, likely in zip(answers, chances, strict=True):
                part *= likely if yes else 1 - likely
            total += part
    return total


def verdict(case, party, package, named_package=None):
    found = [ends(speaking(case, group, package, named_package)) for group in party.constituents]
    if not ratifies(party, {g.id for g, one in zip(party.constituents, found, strict=True) if one[2] > 0}):
        return "never"
    sure = {g.id for g, one in zip(party.constituents, found, strict=True) if one[0] == 1}
    return "always" if ratifies(party, sure) else "depends"
