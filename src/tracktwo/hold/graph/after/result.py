"""What is said of a deal and the acts that may follow it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from tracktwo.bibliography import citations
from tracktwo.deals import Share, Verdict
from tracktwo.deals.uncertain.judged import Spread
from tracktwo.hold.graph.model import GraphModel

__all__ = ["AfterDeal", "Ended", "Held", "Mover", "Swing", "Turn", "WayOut"]


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
class Turn:
    """One move: who, the acts it takes and those it takes back."""

    by: str
    takes: tuple[str, ...]
    undoes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Held:
    """How surely a state is left as it is, by one concept of stability.

    Parameters
    ----------
    concept : str
        ``nash``, ``gmr``, ``smr``, ``seq`` or ``sseq``.
    verdict : Verdict
        At the points of all judgements: whether it holds in every way to settle the open issues, in none,
        or in some. A package without open issues has one way.
    at_point : float
        In which share of these ways it holds.
    in_draws : Share
        In which share of the draws it holds.
    margin_at_point : Spread or None
        By how many points of value it holds, or below zero fails to, over the ways to settle open issues:
        the 5 %, 50 % and 95 % points. None where there is nothing to move to.
    margin : Spread or None
        The same over the draws.
    """

    concept: str
    verdict: Verdict
    at_point: float
    in_draws: Share
    margin_at_point: Spread | None
    margin: Spread | None


@dataclass(frozen=True)
class Swing:
    """What one judgement, or one open issue, does to the gain from a deviation.

    Parameters
    ----------
    what : str
        The judgement's path, or the issue's id.
    kind : str
        ``judgement`` or ``open issue``.
    low, high : float
        The gain, in points, with this judgement at its low and at its high end and all others at their
        points; of an open issue, the least and the greatest over its options.
    flips : bool
        Whether the gain is above zero at one of these and not at the other.
    footing : str
        What the judgement rests on: ``sourced``, ``elicited``, ``assumed`` or ``none``; ``package`` for an
        open issue.
    because : str
        Why it was assumed, or from whom it is.
    """

    what: str
    kind: str
    low: float
    high: float
    flips: bool
    footing: str
    because: str = ""


@dataclass(frozen=True)
class WayOut:
    """A way out of the deal that is better for whoever takes it, in some draw.

    Parameters
    ----------
    by : tuple of str
        Who takes it.
    takes : tuple of str
        The acts that then stand.
    ends_deal : bool
        Whether the deal is off with it.
    gain_at_point, gain : Spread or None
        What the mover gains, in points, over the ways to settle open issues and over the draws; of several
        movers, what the one gains who gains least. None where the acts are possible in none of them.
    improves : Share
        In which share of the draws it is better for the mover.
    breaks : mapping of str to Share
        By concept, in which share of the draws it is better and no answer deters it.
    answer : tuple of Turn
        The shortest answer of the others after which the mover is no better off than with the deal; empty
        where there is none.
    credible : bool
        Whether each step of that answer is better for who takes it than the state before.
    answer_at : str
        ``points`` where the answer is that at the judgements' points; ``draw`` where the mover gains
        nothing there, and it is that in the draw with the middle one of the gains.
    rests_on : tuple of Swing
        What the gain hangs on, the largest swing first.
    """

    by: tuple[str, ...]
    takes: tuple[str, ...]
    ends_deal: bool
    gain_at_point: Spread | None
    gain: Spread | None
    improves: Share
    breaks: Mapping[str, Share]
    answer: tuple[Turn, ...]
    credible: bool
    answer_at: str
    rests_on: tuple[Swing, ...]


@dataclass(frozen=True)
class Mover:
    """One actor, or several that may move as one, before the deal.

    Parameters
    ----------
    who : tuple of str
        Ids of parties or of party/constituent.
    moves : int
        States that it can bring about by itself.
    spoiler : Share
        In which share of the draws it gains by some move, before anybody answers.
    held : tuple of Held
        One a concept.
    deviations : tuple of WayOut
        Those that are better for it in some draw or at the points; the likeliest to break the deal first.
    """

    who: tuple[str, ...]
    moves: int
    spoiler: Share
    held: tuple[Held, ...]
    deviations: tuple[WayOut, ...]


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
        Ways to settle that which the rules allow.
    completions_listed : bool
        Whether all of them were looked at; if not, a sample drawn at random was.
    actors, acts, left_out : tuple of str
        Who may act; the acts that are possible; those named by the case that are not under this package.
    states : int
        How many states the acts make that can be reached from the deal.
    breaks_rules : bool
        Whether acts make states that the case's rules forbid for deals; they stay, since acts break deals.
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

    def to_records(self) -> dict[str, Any]:
        """Return plain values, fit for JSON."""
        found = {key: _plain(value) for key, value in self.__dict__.items() if key != "model"}
        found["at"] = self.at.isoformat() if self.at else None
        found["spoilers"] = [list(mover.who) for mover in self.spoilers]
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
