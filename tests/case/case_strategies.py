"""Random cases as the data of their files: valid, and with everything that a workbook can hold."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

IDS = st.from_regex(r"[a-z][a-z0-9._-]{0,5}", fullmatch=True).filter(
    lambda made: made not in ("weight", "no-deal", "or")
)
TEXTS = st.text(st.characters(exclude_categories=["C"]), max_size=20).map(lambda text: " ".join(text.split()))
NAMES = TEXTS.filter(bool) | st.sampled_from(
    ["=1+1", "#REF!", "true", "60", "2024-01-01", "a: b", "line 1\nline 2"]
)
DAYS = st.dates().map(str).filter(lambda day: day > "1000")
VALUES = (
    st.integers(0, 100) | st.integers(0, 10_000).map(lambda n: Fraction(n, 100)) | st.just(Fraction(1, 3))
)


def whole(number: Any) -> Any:
    return number.numerator if isinstance(number, Fraction) and number.denominator == 1 else number


def estimates(numbers: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Give points, ranges, and low, likely, high."""
    ordered = st.lists(numbers.map(whole), min_size=3, max_size=3).map(sorted)
    return (
        numbers.map(whole)
        | ordered.map(lambda three: three[::2])
        | ordered.map(lambda three: dict(zip(("low", "likely", "high"), three, strict=True)))
    )


def footings(evidence: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    ids = st.lists(st.sampled_from(evidence), min_size=1, max_size=3, unique=True)
    leans = st.just({}) | st.fixed_dictionaries({"evidence": ids})
    asked = st.fixed_dictionaries({"from": NAMES}, optional={"on": DAYS})
    return (
        leans
        | st.builds(lambda said, more: {**more, "assumed": said}, NAMES, leans)
        | st.builds(lambda said, more: {**more, "elicited": said}, asked, leans)
    )


@st.composite
def judged(draw: Any, numbers: Any, evidence: list[str]) -> Any:
    """Give a judged number in one of the forms that a file may have."""
    number, footing = draw(estimates(numbers)), draw(footings(evidence))
    if isinstance(number, dict) and draw(st.booleans()):
        return {**number, **footing}
    return {"value": number, **footing} if footing or draw(st.booleans()) else number


@st.composite
def cases(draw: Any) -> dict[str, Any]:
    """Give the data of a case file without errors."""
    sources = draw(st.lists(IDS, min_size=1, max_size=2, unique=True))
    evidence = draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
    parties = draw(st.lists(IDS, min_size=2, max_size=3, unique=True))
    issues = [
        draw(issue(one, parties, evidence))
        for one in draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
    ]
    options = {one["id"]: options_of(one) for one in issues}
    optional = {"summary": NAMES, "as_of": DAYS}
    choices = st.dictionaries(st.sampled_from(sorted(options)), st.none(), min_size=1)
    return {
        "tracktwo": 1,
        "title": draw(NAMES),
        **draw(st.fixed_dictionaries({}, optional=optional)),
        "scale": draw(st.sampled_from(["shares", "points"])),
        "sources": [{"id": one, "title": draw(NAMES), "citation": draw(NAMES)} for one in sources],
        "evidence": [
            {"id": one, "source": draw(st.sampled_from(sources)), "says": draw(NAMES)} for one in evidence
        ],
        "parties": [draw(party(one, evidence)) for one in parties],
        "issues": issues,
        "positions": {one: draw(position(one, issues, options, evidence)) for one in parties},
        "rules": draw(rules(options)),
        "packages": [
            {
                "id": one,
                "name": draw(NAMES),
                "options": {key: draw(st.sampled_from(options[key])) for key in draw(choices)},
                "agreed": draw(st.booleans()),
                **draw(footings(evidence)),
            }
            for one in draw(st.lists(IDS, max_size=2, unique=True))
        ],
    }


def party(made: str, evidence: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    keys = {"in_channel": st.booleans(), "consent": st.booleans(), "about": NAMES}
    cited = st.lists(st.sampled_from(evidence), min_size=1, max_size=2)
    return st.fixed_dictionaries({"id": st.just(made), "name": NAMES}, optional={**keys, "evidence": cited})


@st.composite
def issue(draw: Any, made: str, parties: list[str], evidence: list[str]) -> dict[str, Any]:
    kind = draw(st.sampled_from(["categorical", "ordered", "range", "divisible", None]))
    found = {"id": made, "name": draw(NAMES), **({"kind": kind} if kind else {})}
    found |= draw(st.fixed_dictionaries({}, optional={"question": NAMES, "about": NAMES}))
    if kind == "range":
        low, step = draw(st.integers(-3, 3)), draw(st.sampled_from([1, Fraction(1, 2), 10]))
        return {
            **found,
            "from": low,
            "to": whole(low + step * draw(st.integers(1, 15))),
            "step": step,
            "unit": "km",
        }
    if kind == "divisible":
        return {**found, "between": parties[:2], "parts": draw(st.integers(1, 4))}
    ids = draw(st.lists(IDS, min_size=2, max_size=4, unique=True))
    return {**found, "options": [{"id": one, "name": draw(NAMES)} for one in ids]}


def options_of(issue: dict[str, Any]) -> list[Any]:
    """Give the options of an issue as a file may name them."""
    if issue.get("kind") == "divisible":
        return list(issue["between"])
    if issue.get("kind") != "range":
        return [option["id"] for option in issue["options"]]
    steps = int((issue["to"] - issue["from"]) / Fraction(issue["step"]))
    return [whole(issue["from"] + Fraction(issue["step"]) * n) for n in range(steps + 1)]


@st.composite
def position(draw: Any, made: str, issues: Any, options: Any, evidence: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {**draw(footings(evidence)), "no_deal": draw(judged(VALUES, evidence))}
    days = draw(st.lists(DAYS, max_size=2, unique=True))
    if days:
        entry = found["no_deal"] if isinstance(found["no_deal"], dict) else {"value": found["no_deal"]}
        if "low" in entry:
            entry = {"value": {key: entry.pop(key) for key in ("low", "likely", "high")}, **entry}
        later = [
            {"from": day, "value": draw(estimates(VALUES)), **draw(footings(evidence))}
            for day in sorted(days)
        ]
        found["no_deal"] = {**entry, "over_time": later}
    sacred = draw(st.sets(st.sampled_from([issue["id"] for issue in issues]), max_size=len(issues) - 1))
    found["issues"] = {
        issue["id"]: draw(position_issue(made, issue, options[issue["id"]], evidence))
        for issue in issues
        if issue["id"] not in sacred
    }
    found["sacred"] = [
        {
            "issue": issue["id"],
            "accepts": draw(
                st.lists(st.sampled_from(options[issue["id"]]), min_size=1, max_size=2, unique=True)
            ),
            **draw(footings(evidence)),
        }
        for issue in issues
        if issue["id"] in sacred
    ]
    found["red_lines"] = draw(st.lists(red_line(options, evidence), max_size=3))
    return found


@st.composite
def position_issue(
    draw: Any, made: str, issue: Any, options: list[Any], evidence: list[str]
) -> dict[str, Any]:
    weight = draw(judged(VALUES.map(lambda number: number + 1), evidence))
    found = {**draw(footings(evidence)), "weight": weight}
    own = issue.get("kind") == "divisible" and made in issue["between"]
    if own and draw(st.booleans()):
        return found
    ends = issue.get("kind") in ("range", "divisible") and draw(st.booleans())
    judgeable = options[:: len(options) - 1] if ends else options
    return {**found, "values": {key_of(one): draw(judged(VALUES, evidence)) for one in judgeable}}


def key_of(option: Any) -> str:
    from tracktwo.case.decimals import plain

    return option if isinstance(option, str) else plain(Fraction(option))


@st.composite
def choices(draw: Any, options: dict[str, Any], issues: Any) -> dict[str, Any]:
    found = {}
    for one in issues:
        several = st.lists(st.sampled_from(options[one]), min_size=1, max_size=3, unique=True)
        found[one] = draw(st.sampled_from(options[one]) | several)
    return found


@st.composite
def red_line(draw: Any, options: dict[str, Any], evidence: list[str]) -> dict[str, Any]:
    issues = draw(st.lists(st.sampled_from(sorted(options)), min_size=1, max_size=2, unique=True))
    more = st.fixed_dictionaries({}, optional={"label": NAMES})
    plain_line = {"options": draw(choices(options, issues))}
    return {**plain_line, **draw(more), **draw(footings(evidence))} if draw(st.booleans()) else plain_line


@st.composite
def rules(draw: Any, options: dict[str, Any]) -> list[dict[str, Any]]:
    if len(options) < 2:
        return []
    found = []
    for _ in range(draw(st.integers(0, 2))):
        when, then = draw(st.lists(st.sampled_from(sorted(options)), min_size=2, max_size=2, unique=True))
        kind = draw(st.sampled_from(["excludes", "requires"]))
        rule = {"when": draw(choices(options, [when])), kind: draw(choices(options, [then]))}
        found.append({**rule, **draw(st.fixed_dictionaries({}, optional={"because": NAMES}))})
    return found
