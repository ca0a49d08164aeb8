"""What is said of a case's ifs: how likely each is, what hangs on which, what matters most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tracktwo.deals.plain import plain
from tracktwo.hold.ifs.chain import Chain
from tracktwo.hold.ifs.chance import Chance
from tracktwo.hold.ifs.matters import Matters
from tracktwo.hold.ifs.news import News
from tracktwo.hold.ifs.pools import Pooled

__all__ = ["If", "Ifs", "Outlook"]


@dataclass(frozen=True)
class If:
    """One if, and how likely it is by all that the case says.

    Attributes
    ----------
    id, text : str
        As in the case.
    bears_on : tuple of str
        Ids of packages, issues and parties.
    judged : str
        By whom: ``one``, ``several`` (see ``pooled``), ``given`` (it depends on its parents) or ``nobody``
        (then anything from 0 to 1).
    parents : tuple of str
        Ids of the ifs on which its likelihood depends.
    outcome : bool or None
        Whether it is known to have come true, or is supposed to; None while it is open.
    likelihood : Chance
        Given what is known of all others; 0 or 1 where its outcome is known.
    pooled : Pooled or None
        What several judges say.
    """

    id: str
    text: str
    bears_on: tuple[str, ...]
    judged: str
    parents: tuple[str, ...]
    outcome: bool | None
    likelihood: Chance
    pooled: Pooled | None


@dataclass(frozen=True)
class Outlook:
    """What the ifs say of one package, or of any deal.

    Attributes
    ----------
    chain : Chain
        Which ifs must come true, and how likely it is that all do.
    matters : Matters or None
        Which uncertain likelihood matters most; None where none is uncertain.
    news : tuple of News
        What news of each open if would change, the greatest change first.
    """

    chain: Chain
    matters: Matters | None
    news: tuple[News, ...]


@dataclass(frozen=True)
class Ifs:
    """The ifs of a case.

    Attributes
    ----------
    title : str
        Of the case.
    ifs : tuple of If
        In the order of the file.
    any_deal : Outlook
        For any deal at all.
    packages : tuple of Outlook
        For every named package, in the order of the file.
    aside : tuple of str
        Ids of the ifs that must come true for none of these, nor bear on one that must.
    supposed : mapping of str to bool
        What was asked for: "what if it came true?"
    draws, seed : int
        How often numbers were drawn, and with which random numbers.
    method : str
        How likelihoods were found.
    assumptions : tuple of str
        What all of it rests on, in sentences.
    """

    title: str
    ifs: tuple[If, ...]
    any_deal: Outlook
    packages: tuple[Outlook, ...]
    aside: tuple[str, ...]
    supposed: Mapping[str, bool]
    draws: int
    seed: int
    method: str
    assumptions: tuple[str, ...]

    def to_records(self) -> dict[str, Any]:
        """Return plain values, fit for JSON."""
        return dict(plain(self))

    def methods(self) -> tuple[str, ...]:
        """Return the names of the methods used, as the bibliography has them."""
        outlooks = (self.any_deal, *self.packages)
        used = {
            "chains of ifs": any(one.chain.needed for one in outlooks),
            "dependence between ifs": any(one.parents for one in self.ifs),
            "several judges": any(one.pooled for one in self.ifs),
            "which if matters": any(one.matters for one in outlooks),
        }
        return tuple(name for name, is_used in used.items() if is_used)
