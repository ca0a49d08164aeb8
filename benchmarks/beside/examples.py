"""Three scenarios small enough to be solved by hand, on which engines may differ."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from beside import yaml_files

__all__ = ["EXAMPLES", "Example", "write"]


@dataclass(frozen=True)
class Example:
    """A scenario of two parties, and what is to be seen in it.

    Parameters
    ----------
    id : str
        Name of its folder.
    title, told : str
        What it is about, and the working, for the page.
    concept : str
        ``frontier`` or a solution concept.
    options : tuple of tuple of str
        Of each issue.
    worth : tuple of tuple of tuple of float
        ``worth[party][issue][option]``.
    no_deal : tuple of float
        Of each party.
    answer : tuple of tuple of float
        By the definition, worked out by hand.
    """

    id: str
    title: str
    told: str
    concept: str
    options: tuple[tuple[str, ...], ...]
    worth: tuple[tuple[tuple[float, ...], ...], ...]
    no_deal: tuple[float, float]
    answer: tuple[tuple[float, float], ...]


EXAMPLES = (
    Example(
        "rounding",
        "Sums that are equal, but not to the last bit",
        "The package (x, x) is worth 0.1 + 0.2 = 0.3 to A and 0.3 + 0.1 = 0.4 to B; (y, y) is "
        "worth 0.3 + 0 = 0.3 to A "
        "and 0.1 + 0.6 = 0.7 to B. It is as good for A and better for B, so (x, x) is not on the "
        "frontier. In "
        "floating point 0.1 + 0.2 is 0.30000000000000004.",
        "frontier",
        (("x", "y"), ("x", "y")),
        (((0.1, 0.3), (0.2, 0.0)), ((0.3, 0.1), (0.1, 0.6))),
        (0.0, 0.0),
        ((0.5, 0.2), (0.3, 0.7), (0.1, 0.9)),
    ),
    Example(
        "ratio",
        "The greatest least ratio, or the least spread of ratios",
        "The greatest gains are 10 and 10. The ratios of s are 5/10 and 8/10, those of t 6/10 and "
        "4/10. The least "
        "ratio is greater in s (0.5) than in t (0.4); the two ratios lie closer together in t (0.2 "
        "apart) than in s "
        "(0.3 apart). Kalai and Smorodinsky (1975) ask for the first.",
        "kalai_smorodinsky",
        (("p", "q", "s", "t"),),
        (((10, 0, 5, 6),), ((0, 10, 8, 4),)),
        (0.0, 0.0),
        ((5, 8),),
    ),
    Example(
        "below",
        "A no-deal value below all that is on the table",
        "No deal is worth 0 to A and -10 to B. The products of gains are (4 - 0) x (1 + 10) = 44 for p, "
        "(2 - 0) x (3 + 10) = 26 for q and 0 for r. If the no-deal value of B is taken to be the "
        "worst package, "
        "worth 1, they are 4 x 0 = 0, 2 x 2 = 4 and 0.",
        "nash",
        (("p", "q", "r"),),
        (((4, 2, 0),), ((1, 3, 4),)),
        (0.0, -10.0),
        ((4, 1),),
    ),
)


def write(example: Example, folder: Path) -> Path:
    """Write a scenario and return its folder."""
    return yaml_files.write(folder / example.id, example.options, example.worth, example.no_deal)
