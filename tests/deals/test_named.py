"""Named packages: what is said of them holds for every way to settle what they leave open."""

from __future__ import annotations

from fractions import Fraction

import oracle
from hypothesis import given
from hypothesis import strategies as st
from strategies import problems

from tracktwo.case import NamedPackage
from tracktwo.deals import Problem
from tracktwo.deals.named import standing
from tracktwo.deals.solutions.zone import with_disagreement


@st.composite
def named(draw: st.DrawFn) -> tuple[Problem, NamedPackage]:
    problem = draw(problems(max_packages=80))
    issues = draw(st.sets(st.sampled_from(range(len(problem.issues)))))
    chosen = {problem.issues[n]: draw(st.sampled_from(problem.options[n])) for n in sorted(issues)}
    return with_disagreement(problem)[0], NamedPackage("p", "P", chosen)


def completions(problem: Problem, package: NamedPackage) -> list[tuple[int, ...]]:
    return [
        one
        for one in oracle.packages(problem)
        if all(
            problem.options[problem.issues.index(i)][one[problem.issues.index(i)]] == o
            for i, o in package.options.items()
        )
    ]


def refuses(problem: Problem, party: int, package: tuple[int, ...]) -> bool:
    least = problem.no_deal[party]
    below = least is not None and problem.values(package)[party] < least
    return below or any(line.party == party for line in problem.crossed(package))


@given(named())
def test_standing_is_what_looking_at_every_completion_gives(drawn: tuple[Problem, NamedPackage]) -> None:
    problem, package = drawn
    found, ways = standing(problem, package), completions(problem, package)
    assert found.completions == len(ways)
    assert set(found.open_issues) == set(problem.issues) - set(package.options)
    acceptable = [w for w in ways if not any(refuses(problem, p, w) for p in problem.consenting)]
    assert found.acceptable.value == len(acceptable)
    for party, stands in enumerate(found.parties):
        values = [problem.values(way)[party] for way in ways]
        assert (stands.low, stands.high) == (min(values), max(values))
        refused = sum(refuses(problem, party, way) for way in ways)
        assert stands.refuses == (
            "never" if not refused else "always" if refused == len(ways) else "sometimes"
        )


@given(named())
def test_a_crossed_red_line_is_crossed_in_every_completion(drawn: tuple[Problem, NamedPackage]) -> None:
    problem, package = drawn
    ways = completions(problem, package)
    for stands in standing(problem, package).parties:
        for label in stands.red_lines:
            assert all(label in [line.label for line in problem.crossed(way)] for way in ways)


@given(problems(), st.data())
def test_settling_issues_keeps_the_values_and_rules_of_what_is_left(
    problem: Problem, data: st.DataObject
) -> None:
    issue = data.draw(st.sampled_from(range(len(problem.issues))))
    option = data.draw(st.sampled_from(range(len(problem.options[issue]))))
    left = problem.restricted({issue: option})
    mine = {(p, problem.values(p)) for p in oracle.packages(problem) if p[issue] == option}
    theirs = {
        (tuple(option if n == issue else o for n, o in enumerate(p)), left.values(p))
        for p in oracle.packages(left)
    }
    assert mine == theirs
    assert all(isinstance(value, Fraction) for _, values in theirs for value in values)
