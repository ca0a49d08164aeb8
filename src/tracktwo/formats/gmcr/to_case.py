"""A graph model as a case: a yes/no issue an option, a package a state, utilities that only rank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from tracktwo.case import Case, Issue, Option, Rule
from tracktwo.errors import Finding, LimitError, Place
from tracktwo.formats.gmcr.model import Conflict, DecisionMaker, Literal, Pattern
from tracktwo.formats.scenario import Joint, Preferences, Scenario, case_of, slugs

__all__ = ["case_of_conflict"]

MOST_TERMS = 256
MOST_RANKED = 2000
MARKS = (Option("not-taken", "Not taken"), Option("taken", "Taken"))
ORDINAL = (
    "the numbers only rank the states. The frontier and the zone of agreement rest on ranks alone and "
    "hold; sums, products and distances of values mean nothing."
)

Terms = dict[frozenset[Literal], int]


def case_of_conflict(conflict: Conflict, file: Path) -> tuple[Case, list[Finding]]:
    """Make the case.

    Parameters
    ----------
    conflict : Conflict
        As read.
    file : Path
        Where it was read from, for footings and warnings.

    Returns
    -------
    case : Case
        On the scale of ranks. The utility of a state is the sum of the weights of the statements
        that hold in it, or its rank where the file ranks states. No value of no deal: the format has
        no status quo.
    findings : list of Finding
        Warnings: that utilities are ordinal, and what a case has no place for.

    Raises
    ------
    LimitError
        More than 2,000 states are ranked one by one.
    """
    issues = _issues(conflict)
    ids = slugs((maker.name for maker in conflict.makers), "party")
    parties = tuple(_preferences(conflict, number, id_, file.name) for number, id_ in enumerate(ids))
    case = case_of(Scenario(conflict.title, issues, parties, scale="ranks"))
    return replace(case, rules=_rules(conflict, issues)), _set_aside(conflict, file)


def _issues(conflict: Conflict) -> tuple[Issue, ...]:
    names = Counter(option.name for option in conflict.options)
    owners = [
        " and ".join(maker.name for maker in conflict.makers if number in maker.options)
        for number in range(len(conflict.options))
    ]
    shown = [
        f"{option.name} ({owner})" if names[option.name] > 1 and owner else option.name
        for option, owner in zip(conflict.options, owners, strict=True)
    ]
    return tuple(
        Issue(id_, name, MARKS, about=f"An option of {owner}." if owner else "An option of nobody.")
        for id_, name, owner in zip(slugs(shown, "option"), shown, owners, strict=True)
    )


def _rules(conflict: Conflict, issues: tuple[Issue, ...]) -> tuple[Rule, ...]:
    found = []
    for pattern in conflict.infeasible:
        for one in pattern.alternatives:
            chosen: dict[str, tuple[str, ...]] = {
                issues[option].id: (MARKS[taken].id,) for option, taken in one
            }
            last = issues[one[-1][0]].id
            when = {issue: ids for issue, ids in chosen.items() if issue != last}
            # A rule ties options of different issues: what never holds is ruled out by any answer to another.
            others = [issue.id for issue in issues if issue.id != last] or [last]
            always = {others[0]: tuple(mark.id for mark in MARKS)}
            found.append(
                Rule(when or always, {last: chosen[last]}, "excludes", "infeasible in the graph model")
            )
    return tuple(found)


def _preferences(conflict: Conflict, number: int, id_: str, source: str) -> Preferences:
    maker = conflict.makers[number]
    by_state = bool(maker.ranking)
    terms = None if by_state else _statement_terms(maker)
    if terms is None:
        terms = _state_terms(conflict, number)
    values = [[Fraction(0), Fraction(0)] for _ in conflict.options]
    joint = []
    for literals, worth in terms.items():
        if len(literals) == 1:
            ((option, taken),) = literals
            values[option][taken] += worth
        else:
            options = {option: frozenset({int(taken)}) for option, taken in sorted(literals)}
            joint.append(Joint(options, Fraction(worth)))
    return Preferences(
        id_,
        maker.name,
        values,
        f"preferences in {source}",
        joint=tuple(joint),
        about=_controls(conflict, maker),
    )


def _controls(conflict: Conflict, maker: DecisionMaker) -> str:
    return f"Controls: {', '.join(conflict.options[option].name for option in maker.options) or 'nothing'}."


def _state_terms(conflict: Conflict, number: int) -> Terms:
    states = conflict.states()
    if len(states) > MOST_RANKED:
        raise LimitError(
            f"{conflict.title}: ranks of {len(states):,} states are more than a case can hold "
            f"({MOST_RANKED:,} at most)."
        )
    return {
        frozenset((option, mark == "Y") for option, mark in enumerate(state)): rank
        for state, rank in zip(states, conflict.ranks(number), strict=True)
    }


def _statement_terms(maker: DecisionMaker) -> Terms | None:
    """Write the sum of the statements' weights as worths of options together; None if that is too long."""
    total: Counter[frozenset[Literal]] = Counter()
    for place, wanted in enumerate(maker.statements):
        one = _indicator(wanted)
        if one is None:
            return None
        weight = 1 << (len(maker.statements) - 1 - place)
        for literals, count in one.items():
            total[literals] += weight * count
    return {literals: worth for literals, worth in total.items() if worth}


def _indicator(wanted: Pattern) -> Terms | None:
    """Write "one of the alternatives holds" as a sum of products: f or g is f + g - fg."""
    terms: Counter[frozenset[Literal]] = Counter()
    for alternative in wanted.alternatives:
        one = frozenset(alternative)
        both = _both(terms, one)
        terms[one] += 1
        terms.subtract(both)
        terms = Counter({literals: count for literals, count in terms.items() if count})
        if len(terms) > MOST_TERMS:
            return None
    return dict(terms)


def _both(terms: Mapping[frozenset[Literal], int], one: frozenset[Literal]) -> Counter[frozenset[Literal]]:
    found: Counter[frozenset[Literal]] = Counter()
    for literals, count in terms.items():
        union = literals | one
        if len({option for option, _ in union}) == len(union):
            found[union] += count
    return found


def _set_aside(conflict: Conflict, file: Path) -> list[Finding]:
    one_way = [option.name for option in conflict.options if option.direction != "both"]
    told = [
        ORDINAL,
        "the file names no status quo, so no deal stands at each party's worst state.",
        *([f"options that only go one way count as free ones here: {', '.join(one_way)}."] * bool(one_way)),
        *(["misperceptions are set aside."] * any(maker.misperceptions for maker in conflict.makers)),
        *(["coalitions are set aside."] * bool(conflict.coalitions)),
    ]
    return [Finding(Place(str(file)), text, warning=True) for text in told]
