"""NegMAS's functions of one issue: what each of its options is worth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from tracktwo.errors import Finding
from tracktwo.formats.answers import Answers, named_some
from tracktwo.formats.negmas.domain import kind_of
from tracktwo.formats.tree import Node

__all__ = ["option_values"]

_Curve = Callable[[Node, Fraction], Fraction]


def option_values(node: Node, answers: Answers, findings: list[Finding]) -> list[Fraction]:
    """Return what the options of an issue are worth.

    Parameters
    ----------
    node : Node
        The function: a table, or a curve over the numbers that the options are.
    answers : Answers
        The issue.
    findings : list of Finding
        Takes up warnings of options without a value.

    Returns
    -------
    list of Fraction
        In the order of the issue's options.

    Raises
    ------
    FormatError
        The function is of another type, or an option is no number where one is needed.
    """
    kind = kind_of(node)
    if kind == "TableFun":
        return table(node.need("mapping"), answers, findings)
    if kind == "ConstFun":
        return [_given(node, "bias")] * len(answers.texts)
    if kind not in _CURVES:
        raise node.error(
            f"a function of type {kind} cannot be read exactly.",
            f"Read are TableFun, ConstFun, {', '.join(_CURVES)}; in NegMAS, turn it into a TableFun.",
        )
    return [_CURVES[kind](node, number) for number in _numbers(node, answers)]


def table(node: Node, answers: Answers, findings: list[Finding]) -> list[Fraction]:
    """Return the values of a table by option; an option that the table leaves out is worth 0, and told."""
    found: dict[int, Fraction] = {}
    for key, value in node.mapping().pairs or ():
        at = answers.find(key)
        if at is not None:
            found[at] = value.number()
    missing = [f"'{text}'" for at, text in enumerate(answers.texts) if at not in found]
    if missing:
        findings.append(
            node.warning(
                f"the table gives no value to {named_some(missing)} of '{answers.name}'; it counts as 0.",
                "Give every option a value if that is not meant.",
            )
        )
    return [found.get(at, Fraction(0)) for at in range(len(answers.texts))]


def _numbers(node: Node, answers: Answers) -> Sequence[Fraction]:
    found = [number for number in answers.numbers if number is not None]
    if len(found) < len(answers.numbers):
        raise node.error(
            f"this function needs numbers, and options of '{answers.name}' are texts.",
            "Use a TableFun with a value for each option.",
        )
    return found


def _given(node: Node, name: str) -> Fraction:
    found = node.get(name)
    return found.number() if found else Fraction(0)


def _line(node: Node, x: Fraction) -> Fraction:
    return node.need("slope").number() * x + _given(node, "bias")


def _quadratic(node: Node, x: Fraction) -> Fraction:
    return _given(node, "a2") * x * x + _given(node, "a1") * x + _given(node, "bias")


def _polynomial(node: Node, x: Fraction) -> Fraction:
    powers = node.need("coefficients").list()
    if len(powers) > 20:
        raise node.error("a polynomial of more than 20 coefficients cannot be read.")
    return _given(node, "bias") + sum(
        (one.number() * x**power for power, one in enumerate(powers, 1)), Fraction(0)
    )


_CURVES: dict[str, _Curve] = {
    "IdentityFun": lambda node, x: x,
    "LinearFun": _line,
    "AffineFun": _line,
    "QuadraticFun": _quadratic,
    "PolynomialFun": _polynomial,
}
