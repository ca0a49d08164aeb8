"""GENIUS files for tests, and what a case says that a package is worth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path

from tracktwo.case import Case
from tracktwo.formats.worths import Worths, worths_of

DOMAIN = """<negotiation_template>
<utility_space number_of_issues="2">
<objective index="0" name="root" type="objective" etype="objective">
<issue index="1" name="Border" type="discrete" etype="discrete" vtype="discrete">
<item index="1" value="old line"/>
<item index="2" value="new line" description="as surveyed"/>
</issue>
<issue index="2" name="Water" type="integer" lowerbound="2" upperbound="5"/>
</objective>
</utility_space>
</negotiation_template>
"""

PROFILE = """<utility_space>
<objective index="0" name="root" type="objective" etype="objective">
<issue index="1" name="Border" type="discrete" etype="discrete" vtype="discrete">
<item index="1" value="old line" evaluation="30"/>
<item index="2" value="new line" evaluation="40"/>
</issue>
<issue index="2" name="Water" type="integer" lowerbound="2" upperbound="5">
<evaluator ftype="linear" slope="0.2" offset="0.1"/>
</issue>
<weight index="1" value="0.6"/>
<weight index="2" value="0.4"/>
</objective>
<discount_factor value="1.0"/>
<reservation value="0.25"/>
</utility_space>
"""


def scenario(folder: Path, domain: str | bytes | None = DOMAIN, **profiles: str | bytes) -> Path:
    """Write a domain and profiles, two sound ones if none are given."""
    files = {"domain": domain, **(profiles or {"hill": PROFILE, "valley": PROFILE})}
    for name, text in files.items():
        if text is not None:
            content = text.encode() if isinstance(text, str) else text
            (folder / f"{name}.xml").write_bytes(content)
    return folder


def value(case: Case, party: str, package: Sequence[int]) -> Fraction:
    """Return what a package, an option of each issue by number, is worth: straight from the definition."""
    return worth_of(worths_of(case, party), package)


def worth_of(worths: Worths, package: Sequence[int]) -> Fraction:
    """Return what a package is worth by a party's worths."""
    alone = sum(
        (w * row[at] for w, row, at in zip(worths.stated, worths.values, package, strict=True)), Fraction(0)
    )
    joint = sum(
        (one.worth for one in worths.joint if all(package[at] in kept for at, kept in one.options.items())),
        Fraction(0),
    )
    return alone / worths.total + joint


SIZES = (3, 4, 2)


def squares_domain() -> str:
    issues = "\n".join(
        f'<issue index="{at}" name="i{at}" type="integer" lowerbound="{at}" upperbound="{at + size - 1}"/>'
        for at, size in enumerate(SIZES, 1)
    )
    return (
        f"<negotiation_template><utility_space><objective>\n{issues}\n"
        "</objective></utility_space></negotiation_template>"
    )


def squares(inside: str) -> str:
    start = '<utility_space type="nonlinear"><objective>\n<utility maxutility="8">'
    return f"{start}\n{inside}\n</utility></objective></utility_space>"


SQUARES = squares(
    """<ufun type="PlainUfun" weight="5" aggregation="sum">
<hyperRectangle utility="3">
<INCLUDES index="1" min="2" max="9"/><INCLUDES index="2" min="2" max="3"/></hyperRectangle>
<hyperRectangle utility="2" weight="0.5"><INCLUDES index="3" min="3" max="3"/></hyperRectangle>
<hyperRectangle utility="1.5">
<EXCLUDES index="1" min="1" max="2"/><EXCLUDES index="3" min="4" max="4"/></hyperRectangle>
<hyperRectangle utility="0.25"></hyperRectangle>
<ufun weight="0.5"><hyperRectangle utility="2">
<INCLUDES index="2" min="5" max="5"/><INCLUDES index="3" min="3" max="4"/></hyperRectangle></ufun>
</ufun>"""
)


OPTIONS = (("-1", "0", "2"), ("NS=fine", "NS=none", "none"), ("0", "5"))
RANKS = ((1, 2, 4), (3, 1, 2), (2, 1))


def ruled_issues() -> str:
    return "".join(
        f'<issue index="{at}" name="i{at}">' + "".join(f'<item value="{v}"/>' for v in values) + "</issue>\n"
        for at, values in enumerate(OPTIONS, 1)
    )


def ruled_domain() -> str:
    inside = f"<utility_space><objective>{ruled_issues()}</objective></utility_space>"
    return f"<negotiation_template>{inside}</negotiation_template>"


def ruled(constraints: str) -> str:
    ranks = "".join(
        f'<issue index="{at}">'
        + "".join(f'<item value="{v}" rank="{r}"/>' for v, r in zip(values, ranks, strict=True))
        + "</issue>"
        for at, (values, ranks) in enumerate(zip(OPTIONS, RANKS, strict=True), 1)
    )
    return (
        f'<utility_space type="constraint"><objective>{ruled_issues()}<rules><ranks>{ranks}</ranks>\n'
        f"<constraints>{constraints}</constraints></rules></objective></utility_space>"
    )


INCLUSIVE = (
    '<constraint type="inclusiveZeroOutcomeConstraint">'
    '<checkassignment index="1" condition="numeric=positive"/>'
    '<checkassignment index="2" condition="NS=fine"/></constraint>'
)
CONDITIONAL_OUTCOME = INCLUSIVE.replace("inclusive", "conditional").replace("positive", "negative")
ZERO = (
    '<constraint type="zeroConstraint" index="2"><valueassignment index="1" value="0"/>'
    '<valueassignment index="3" value="5"/></constraint>'
)
CONDITIONAL = (
    '<constraint type="conditionalZeroConstraint" index="2" value="NS">'
    '<valueassignment index="1" value="2"/></constraint>'
)
SUM = (
    '<constraint type="sumZeroConstraint" index="2" value="none" min="1" max="5">'
    '<item index="1"/><item index="3"/></constraint>'
)
SUM_NOT = SUM.replace("sumZero", "sumZeroNot")
SUM_LIST = SUM.replace("sumZeroConstraint", "sumZeroConstraintList").replace(
    "</constraint>", '<condition value="fine"/><condition value="none"/></constraint>'
)

HITS: dict[str, tuple[int | None, Callable[[int, str, int], bool]]] = {
    INCLUSIVE: (None, lambda a, b, c: a >= 0 and "NS=fine" in b),
    CONDITIONAL_OUTCOME: (None, lambda a, b, c: a < 0 and "NS=fine" not in b),
    ZERO: (1, lambda a, b, c: a == 0 and c == 5),
    CONDITIONAL: (1, lambda a, b, c: a == 2 and "NS" not in b),
    SUM: (1, lambda a, b, c: 1 <= a + c <= 5 and "none" in b),
    SUM_NOT: (1, lambda a, b, c: 1 <= a + c <= 5 and "none" not in b),
    SUM_LIST: (1, lambda a, b, c: 1 <= a + c <= 5),
}
RULED = ruled("\n".join(HITS))
