"""What is asked of every scenario of a sweep."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo import __version__
from tracktwo.errors import TracktwoError

__all__ = ["CHUNK", "Options"]

CHUNK = 250
"""How many draws are made from a seed of their own, so that more can be added to them."""


@dataclass(frozen=True)
class Options:
    """What is asked of every scenario.

    Parameters
    ----------
    draws : int, optional
        How often the uncertain judgements of each scenario are drawn; 0 for its points alone.
    seed : int, optional
        Of the random numbers.
    spread : int or float, optional
        In percent: where all numbers of a scenario are points, every value is drawn from a range of plus or
        minus that share of the span of its issue's values, and every weight from plus or minus that share of
        itself.
    limit : int, optional
        Up to how many value vectors a frontier is listed; beyond, solutions are found by integer programming.
    seconds : float, optional
        Time limit of integer programming for one scenario. Where it strikes, another machine may get
        further: such solutions are marked by their gap.

    Raises
    ------
    TracktwoError
        One of them makes no sense.
    """

    draws: int = 0
    seed: int = 1
    spread: float = 10.0
    limit: int = 500_000
    seconds: float = 60.0

    def __post_init__(self) -> None:
        """Refuse what makes no sense."""
        wrong = {
            "--draws must be 0 or more; 0 leaves the draws out.": self.draws < 0,
            "--seed must be 0 or more.": self.seed < 0,
            "--spread is a share in percent: give a number from 0 to 100.": not 0 <= self.spread <= 100,
            "--limit must be 1 or more.": self.limit < 1,
            "--seconds must be more than 0.": not self.seconds > 0,
        }
        for message, is_wrong in wrong.items():
            if is_wrong:
                raise TracktwoError(message)

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many draws each chunk has."""
        whole, rest = divmod(self.draws, CHUNK)
        return (CHUNK,) * whole + ((rest,) if rest else ())

    @property
    def of_points(self) -> str:
        """All that the answer at the points depends on, besides the scenario."""
        return f"{__version__} limit {self.limit} seconds {self.seconds:g}"

    @property
    def of_draws(self) -> str:
        """All that the way of drawing depends on, besides the scenario."""
        return f"{self.of_points} spread {self.spread:g} seed {self.seed}"

    def of_chunk(self, number: int) -> str:
        """All that the answer to one chunk of draws depends on, besides the scenario."""
        return f"{self.of_draws} chunk {number} of {self.sizes[number]}"
