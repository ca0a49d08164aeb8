"""The models by name: what each is called, what it does in a few words, and how it is run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tracktwo.forecast import averages, scholz
from tracktwo.forecast.exchange import Exchange, exchange
from tracktwo.forecast.nash import nash
from tracktwo.forecast.rounds import Round, Rounds
from tracktwo.forecast.scholz import challenge_scholz2011
from tracktwo.forecast.spatial import bargains
from tracktwo.forecast.spatial.bargains import challenge, compromise
from tracktwo.forecast.table import Floats, Table

__all__ = ["BASELINE", "MODELS", "Model", "Outcome"]

BASELINE = "weighted_mean"
"""The model that every other is shown against."""


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a model says of a table: a value for each dimension, and how it came about.

    Attributes
    ----------
    value : array, shape (dimensions,)
    rounds : tuple of Round
        For models that run in rounds.
    settled : bool, optional
        Whether such a model came to rest.
    exchanges : tuple of Exchange
        For the exchange model.
    """

    value: Floats
    rounds: tuple[Round, ...] = ()
    settled: bool | None = None
    exchanges: tuple[Exchange, ...] = ()


@dataclass(frozen=True)
class Model:
    """A way to tell where talks on a scale end.

    Parameters
    ----------
    name : str
        As in results.
    title : str
        In words.
    run : callable
        From a `Table` to an `Outcome`.
    value : callable
        From a `Table` to the outcome's value alone, without the rounds that lead there.
    method : str
        The method to cite, as `tracktwo.bibliography` names it.
    together : bool
        Whether it looks at all dimensions together, rather than at each by itself.
    """

    name: str
    title: str
    run: Callable[[Table], Outcome]
    value: Callable[[Table], Floats]
    method: str
    together: bool = False

    @property
    def in_text(self) -> str:
        """The title as it stands inside a sentence."""
        return self.title if self.title.startswith("Nash") else self.title.lower()


def _plain(
    name: str, title: str, function: Callable[[Table], Floats], method: str, together: bool = False
) -> Model:
    return Model(name, title, lambda table: Outcome(function(table)), function, method, together)


def _in_rounds(function: Callable[[Table], Rounds]) -> Callable[[Table], Outcome]:
    def run(table: Table) -> Outcome:
        found = function(table)
        return Outcome(found.value, found.rounds, found.settled)

    return run


def _exchanged(table: Table) -> Outcome:
    found = exchange(table)
    return Outcome(found.value, exchanges=found.made)


_ALL = (
    _plain(BASELINE, "Weighted mean", averages.weighted_mean, "weighted mean"),
    _plain("mean", "Plain mean", averages.mean, "weighted mean"),
    _plain("weighted_median", "Weighted median", averages.weighted_median, "weighted median"),
    _plain("median", "Plain median", averages.median, "weighted median"),
    _plain("compromise", "Power-weighted compromise", compromise, "spatial model", together=True),
    Model(
        "challenge",
        "Challenge model",
        _in_rounds(challenge),
        bargains.outcome,
        "spatial model",
        together=True,
    ),
    Model(
        "challenge_scholz2011",
        "Challenge model of 2011",
        _in_rounds(challenge_scholz2011),
        scholz.outcome,
        "expected utility model",
    ),
    Model(
        "exchange",
        "Position exchange",
        _exchanged,
        lambda table: exchange(table).value,
        "position exchange",
        together=True,
    ),
    _plain("nash", "Nash bargaining", nash, "nash on a scale"),
)

MODELS: Mapping[str, Model] = MappingProxyType({one.name: one for one in _ALL})
"""All models, the baseline first."""
