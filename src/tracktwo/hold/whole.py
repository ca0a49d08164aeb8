"""Everything that is asked of whether a case's deals would hold, in one go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from tracktwo.case import Case
from tracktwo.errors import TracktwoError
from tracktwo.hold.ceasefire import Durability, Keeping, Phasing, durability, keeping_of, phases_of
from tracktwo.hold.consent import Consent, consent_of
from tracktwo.hold.graph.after import AfterDeal, after_deals
from tracktwo.hold.ifs import Ifs, ifs_of
from tracktwo.hold.war import Ripeness, WarBargain, ripeness_of, war_of

__all__ = ["QUESTIONS", "Holding", "holding"]

QUESTIONS = 7
"""How many questions are asked, for those who show how far the work is."""

NOT_SAID = {
    "after": "The case names no acts that may follow a deal (moves:), so who would break it is not said.",
    "keeping": "The case says nothing of how a ceasefire is watched and what a breach brings (ceasefire:).",
    "phases": "The case divides the deal into no phases (phases:), so nothing is said of stopping half-way.",
    "war": "The case says nothing of what fighting on would bring (war:).",
    "ifs": "The case names no condition on which an outcome is said to depend (ifs:).",
    "packages": "The case names no package (packages:), so there is no deal to ask about.",
    "ranks": "The numbers of this case only rank packages: what is gained and lost cannot be weighed.",
}


@dataclass(frozen=True)
class Holding:
    """Whether the named packages of a case would hold.

    Parameters
    ----------
    consent : Consent
        Who would have to say yes, at home and in the room, and who could stop it.
    after : tuple of AfterDeal
        For each named package, who would leave it; empty where the case names no acts.
    keeping : Keeping or None
        Who would keep a ceasefire, under which watch.
    phases : Phasing or None
        What stands if it stops half-way.
    war : WarBargain or None
        What fighting it out would mean for the bargain.
    ripeness : Ripeness or None
        Whom no deal hurts, and whether there is a way out, over time.
    durability : Durability
        How long agreements have lasted elsewhere.
    ifs : Ifs or None
        The conditions.
    unsaid : mapping of str to str
        By the name of a part, why there is none.
    """

    consent: Consent | None
    after: tuple[AfterDeal, ...]
    keeping: Keeping | None
    phases: Phasing | None
    war: WarBargain | None
    ripeness: Ripeness | None
    durability: Durability
    ifs: Ifs | None
    unsaid: Mapping[str, str]

    def methods(self) -> tuple[str, ...]:
        """Name the methods used, as `tracktwo.bibliography` knows them."""
        after = ("graph model", "Nash equilibrium", "sequential stability") if self.after else ()
        by_part = {
            "keeping": "keeping a ceasefire",
            "phases": "backward induction",
            "war": "war and the bargain",
            "ripeness": "ripeness",
            "durability": "how long peace lasts",
        }
        return (
            *(self.consent.methods() if self.consent else ()),
            *after,
            *(name for part, name in by_part.items() if getattr(self, part) is not None),
            *(self.ifs.methods() if self.ifs else ()),
        )

    def to_records(self) -> dict[str, Any]:
        """Return plain values, fit for JSON; a part that there is not is None."""
        found: dict[str, Any] = {
            part: None if getattr(self, part) is None else getattr(self, part).to_records()
            for part in ("consent", "keeping", "phases", "war", "ripeness", "durability", "ifs")
        }
        return {**found, "after": [one.to_records() for one in self.after], "unsaid": dict(self.unsaid)}


def holding(
    case: Case,
    *,
    draws: int = 500,
    seed: int = 1,
    at: date | None = None,
    progress: Callable[[], object] = lambda: None,
) -> Holding:
    """Ask of a case all that `tracktwo.hold` can answer.

    Parameters
    ----------
    case : Case
        As loaded.
    draws, seed : int, optional
        How often the uncertain judgements are drawn, and from which seed.
    at : date, optional
        For which day's no-deal values; the case's own date by default.
    progress : callable, optional
        Called after each of the `QUESTIONS` questions.

    Returns
    -------
    Holding
        A question that the case says nothing about, or that is too large, is answered by the reason.
    """
    asked = _Asked(case, progress)
    weighed = case.scale != "ranks"
    return Holding(
        consent=asked.one("consent", lambda: consent_of(case, at=at, draws=draws, seed=seed)),
        after=asked.one("after", lambda: _after(case, draws, seed, at) if weighed else None) or (),
        keeping=asked.one("keeping", lambda: keeping_of(case, draws=draws, seed=seed)),
        phases=asked.one("phases", lambda: phases_of(case, draws=draws, seed=seed) if weighed else None),
        war=asked.one("war", lambda: war_of(case, draws=draws, seed=seed)),
        ripeness=asked.one(
            "ripeness", lambda: ripeness_of(case, draws=draws, seed=seed) if weighed else None
        ),
        durability=_lasted(),
        ifs=asked.one("ifs", lambda: ifs_of(case, draws=draws, seed=seed) if case.ifs else None),
        unsaid=asked.unsaid,
    )


@cache
def _lasted() -> Durability:
    """Return how long agreements lasted: the same for every case, so found once."""
    return durability()


def _after(case: Case, draws: int, seed: int, at: date | None) -> tuple[AfterDeal, ...] | None:
    return after_deals(case, draws, seed, at) if case.moves and case.packages else None


class _Asked:
    """Asks one question after the other and keeps the reasons of those that have no answer."""

    def __init__(self, case: Case, progress: Callable[[], object]) -> None:
        self.case, self.progress = case, progress
        self.unsaid: dict[str, str] = {}

    def one(self, part: str, ask: Callable[[], Any]) -> Any:
        try:
            found = ask()
        except TracktwoError as error:
            found, self.unsaid[part] = None, str(error)
        if found is None:
            self.unsaid.setdefault(part, self._why(part))
        self.progress()
        return found

    def _why(self, part: str) -> str:
        if self.case.scale == "ranks" and part in ("after", "phases", "ripeness"):
            return NOT_SAID["ranks"]
        if (part == "after" and self.case.moves) or (part == "phases" and self.case.phases):
            return NOT_SAID["packages"]
        return NOT_SAID.get(part, "The case says nothing of it.")
