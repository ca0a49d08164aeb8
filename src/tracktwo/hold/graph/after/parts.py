"""The parts of what is said of a deal: who would leave it, by which way, and how surely it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tracktwo.deals import Share, Verdict
from tracktwo.deals.uncertain.judged import Spread

__all__ = ["Held", "Mover", "Swing", "Turn", "WayOut"]


@dataclass(frozen=True)
class Turn:
    """One move.

    Parameters
    ----------
    by : str
        Who moves.
    takes, undoes : tuple of str
        Acts that it takes, and those that it takes back.
    """

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
        Of those that are better for it in some draw or at the points, the five that break the deal most
        often, and by each concept the one that does; the likeliest first.
    """

    who: tuple[str, ...]
    moves: int
    spoiler: Share
    held: tuple[Held, ...]
    deviations: tuple[WayOut, ...]
