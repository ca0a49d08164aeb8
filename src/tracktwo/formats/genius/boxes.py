"""Where several bans hit, as boxes of packages without overlap."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tracktwo.formats.genius.domain import Topic
from tracktwo.formats.genius.xml import Element, refuse

__all__ = ["Ban", "Box", "Budget", "Chosen", "boxes"]

MOST_STEPS = 2_500_000
"""Conditions looked at to find out what the constraints of one profile take away."""

Chosen = Mapping[int, str]
Box = dict[int, frozenset[int]]


@dataclass(frozen=True)
class Ban:
    """Packages in which an issue, or with None the whole package, is worth nothing."""

    issue: int | None
    scope: frozenset[int]
    hits: Callable[[Chosen], bool]
    cost: int = 1


class Budget:
    """Ends the work on a profile whose constraints name too many options together."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._left = MOST_STEPS

    def spend(self, steps: int) -> None:
        """Count steps, and refuse the profile when none are left."""
        self._left -= steps
        if self._left < 0:
            refuse(self._root, "the constraints name too many options together to be worked out.")


Pieces = tuple[tuple[tuple[int, frozenset[int]], ...], ...]


def boxes(budget: Budget, at: int, bans: list[Ban], topics: list[Topic]) -> list[Box]:
    """Return boxes without overlap that hold just the packages in which one of the bans hits."""
    first = frozenset().union(*(ban.scope for ban in bans if ban.issue is None))
    others = frozenset().union(*(ban.scope for ban in bans)) - {at}
    scope = [*sorted(others, key=lambda each: (each not in first, each)), at]
    return [dict(piece) for piece in _Split(budget, scope, bans, topics).pieces(0)]


class _Split:
    """Splits packages by the options of one issue after another; the same rest is worked out once."""

    def __init__(self, budget: Budget, scope: list[int], bans: list[Ban], topics: list[Topic]) -> None:
        depths = range(len(scope) + 1)
        settled = [max((scope.index(each) + 1 for each in ban.scope), default=0) for ban in bans]
        self._budget, self._scope = budget, scope
        self._values = [topic.values for topic in topics]
        self._closing = [[ban for ban, at in zip(bans, settled, strict=True) if at == d] for d in depths]
        self._costs = [sum(ban.cost for ban in closing) for closing in self._closing]
        later = [[ban for ban, at in zip(bans, settled, strict=True) if at > d] for d in depths]
        self._matters = [[at for at in scope[:d] if any(at in ban.scope for ban in later[d])] for d in depths]
        self._open = [bool(bans_later) for bans_later in later]
        self._chosen: dict[int, str] = {}
        self._known: dict[tuple[int, tuple[str, ...]], Pieces] = {}

    def pieces(self, depth: int) -> Pieces:
        """Return the boxes of the issues from here on in which a ban hits, given what was chosen before."""
        self._budget.spend(1 + self._costs[depth])
        if any(ban.hits(self._chosen) for ban in self._closing[depth]):
            whole = ((at, frozenset(range(len(self._values[at])))) for at in self._scope[depth:])
            return (tuple(whole),)
        if not self._open[depth]:
            return ()
        key = (depth, tuple(self._chosen[at] for at in self._matters[depth]))
        if key not in self._known:
            self._known[key] = self._split(depth)
        return self._known[key]

    def _split(self, depth: int) -> Pieces:
        at = self._scope[depth]
        alike: dict[Pieces, set[int]] = {}
        for option, value in enumerate(self._values[at]):
            self._chosen[at] = value
            alike.setdefault(self.pieces(depth + 1), set()).add(option)
        return tuple(((at, frozenset(options)), *box) for pieces, options in alike.items() for box in pieces)
