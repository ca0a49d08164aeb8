"""What is said of a deal and the acts that may follow it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from tracktwo.bibliography import citations
from tracktwo.deals import Share, Verdict
from tracktwo.deals.uncertain.judged import Spread
from tracktwo.hold.graph.after.parts import Held, Mover, WayOut
from tracktwo.hold.graph.model import GraphModel

__all__ = ["AfterDeal", "Ended"]


METHODS = (
    "graph model",
    "Nash equilibrium",
    "general metarationality",
    "symmetric metarationality",
    "sequential stability",
    "symmetric sequential stability",
    "draws",
    "intervals",
)


@dataclass(frozen=True)
class Ended:
    """A state in which one act has ended the deal: the path without it.

    Parameters
    ----------
    act, by : str
        The act and who takes it.
    gains : mapping of str to Spread
        By actor, what this state is worth less the deal, in points, over the draws.
    held : tuple of Held
        Whether things stay so: by ``nash`` and by ``seq``, for all actors.
    leaves : mapping of str to Share
        By actor, in which share of the draws it gains by some move from there, answers aside.
    """

    act: str
    by: str
    gains: Mapping[str, Spread]
    held: tuple[Held, ...]
    leaves: Mapping[str, Share]


@dataclass(frozen=True)
class AfterDeal:
    """Whether a deal would hold once it is made.

    Parameters
    ----------
    package, name : str
        The named package.
    open_issues : tuple of str
        What it leaves open.
    completions : int
        Ways to settle that which the rules allow; 0 where they forbid the package as it is, and it is
        looked at all the same.
    completions_listed : bool
        Whether all of them were looked at; if not, a sample drawn at random was.
    actors, acts, left_out : tuple of str
        Who may act; the acts that are possible; those named by the case that are not under this package.
    states : int
        How many states the acts make that can be reached from the deal.
    breaks_rules : bool
        Whether acts make states that the case's rules forbid for deals; they stay, since acts break deals.
        True too where the package is forbidden itself.
    held : tuple of Held
        The deal, no act taken, against every actor by itself; one a concept.
    held_together : tuple of Held
        The same, and against every coalition that the case names; empty where it names none.
    movers, coalitions : tuple of Mover
        One an actor, and one a coalition.
    no_deal : tuple of Ended
        One for each single act that ends the deal.
    draws, seed : int
        Over how many draws of all judgements, and with which seed.
    at : date, optional
        For which day's no-deal values, where one was named.
    methods, assumptions : tuple of str
        In words.
    model : GraphModel
        States and preferences at the points, for what is asked of graph models; not in the records.
    """

    package: str
    name: str
    open_issues: tuple[str, ...]
    completions: int
    completions_listed: bool
    actors: tuple[str, ...]
    acts: tuple[str, ...]
    left_out: tuple[str, ...]
    states: int
    breaks_rules: bool
    held: tuple[Held, ...]
    held_together: tuple[Held, ...]
    movers: tuple[Mover, ...]
    coalitions: tuple[Mover, ...]
    no_deal: tuple[Ended, ...]
    draws: int
    seed: int
    at: date | None
    methods: tuple[str, ...]
    assumptions: tuple[str, ...]
    model: GraphModel = field(repr=False, compare=False)

    @property
    def spoilers(self) -> tuple[Mover, ...]:
        """The actors that gain by some move away from the deal in some draw, the likeliest first."""
        found = [mover for mover in self.movers if mover.spoiler.value > 0]
        return tuple(sorted(found, key=lambda mover: -mover.spoiler.value))

    def broken_by(self, concept: str) -> WayOut | None:
        """Return what a single actor may do that breaks the deal in most draws; None if nothing does."""
        ways = [way for mover in self.movers for way in mover.deviations]
        most = max(ways, key=lambda way: way.breaks[concept].value, default=None)
        return most if most and most.breaks[concept].value > 0 else None

    def to_records(self) -> dict[str, Any]:
        """Return plain values, fit for JSON."""
        found = {key: _plain(value) for key, value in self.__dict__.items() if key != "model"}
        found["at"] = self.at.isoformat() if self.at else None
        found["spoilers"] = [list(mover.who) for mover in self.spoilers]
        broken = {held.concept: self.broken_by(held.concept) for held in self.held}
        found["broken_most_by"] = {
            concept: way
            and {"by": list(way.by), "takes": list(way.takes), "share": way.breaks[concept].value}
            for concept, way in broken.items()
        }
        found["citations"] = [one.to_records() for one in citations(METHODS)]
        return found


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if hasattr(value, "__dataclass_fields__"):
        return _plain(asdict(value))
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return value.value if isinstance(value, Verdict) else value
