"""A utility over packages as sums: of options, of options together, and a constant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tracktwo.formats.scenario import Joint

__all__ = ["Part", "Utility", "together"]

Part = tuple[Mapping[int, frozenset[int]], Fraction]
"""Issue index to the option indexes that count, and what a package is worth more where all hold."""


@dataclass(frozen=True)
class Utility:
    """What a package is worth: the sum of its options, of what they are worth together, and a constant.

    Parameters
    ----------
    values : sequence of sequence of Fraction
        ``values[issue][option]``, before weights.
    weights : sequence of Fraction
        Of each issue.
    joint : tuple of Joint, optional
        Worths of options of two or more issues together.
    constant : Fraction, optional
        Worth of every package.
    """

    values: Sequence[Sequence[Fraction]]
    weights: Sequence[Fraction]
    joint: tuple[Joint, ...] = ()
    constant: Fraction = Fraction(0)

    def settled(self) -> Utility:
        """Return the same without a constant: it is added to every option of the first issue."""
        if not self.constant:
            return self
        first = [self.weights[0] * value + self.constant for value in self.values[0]]
        return Utility([first, *self.values[1:]], [Fraction(1), *self.weights[1:]], self.joint)

    def scaled(self, factor: Fraction) -> Utility:
        """Return the utility times a factor."""
        return Utility(
            self.values,
            [weight * factor for weight in self.weights],
            tuple(Joint(one.options, one.worth * factor) for one in self.joint),
            self.constant * factor,
        )

    def plus(self, other: Utility) -> Utility:
        """Return the sum of two utilities."""
        return Utility(
            [
                [mine * one + theirs * two for one, two in zip(first, second, strict=True)]
                for mine, theirs, first, second in zip(
                    self.weights, other.weights, self.values, other.values, strict=True
                )
            ],
            [Fraction(1)] * len(self.weights),
            self.joint + other.joint,
            self.constant + other.constant,
        )


def together(sizes: Sequence[int], worths: Sequence[Part]) -> Utility:
    """Return the utility of combinations; one that names a single issue counts as options by themselves.

    Parameters
    ----------
    sizes : sequence of int
        How many options each issue has.
    worths : sequence of Part
        What is added where; issues of which every option counts are left out.

    Returns
    -------
    Utility
    """
    values = [[Fraction(0)] * size for size in sizes]
    joint, constant = [], Fraction(0)
    for options, worth in worths:
        narrow = {issue: chosen for issue, chosen in options.items() if len(chosen) < sizes[issue]}
        if not all(options.values()) or not worth:
            continue
        if not narrow:
            constant += worth
        elif len(narrow) == 1:
            (issue, chosen), *_ = narrow.items()
            for option in chosen:
                values[issue][option] += worth
        else:
            joint.append(Joint(narrow, worth))
    return Utility(values, [Fraction(1)] * len(sizes), tuple(joint), constant)
