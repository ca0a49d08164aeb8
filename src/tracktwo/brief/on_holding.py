"""Would it hold, in words and without the rest of the brief: for a terminal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tracktwo.brief.facts.gather import facts_of
from tracktwo.brief.plain_text import in_text
from tracktwo.brief.words.after_deal import after_the_deal
from tracktwo.brief.words.ceasefire import ceasefire
from tracktwo.brief.words.holding import holding
from tracktwo.brief.words.home import home
from tracktwo.brief.words.ifs import ifs
from tracktwo.brief.words.say import Say
from tracktwo.brief.words.war import war
from tracktwo.case import Case

__all__ = ["holding_in_words"]

WRITERS = (holding, home, after_the_deal, ceasefire, war, ifs)


def holding_in_words(
    case: Case,
    *,
    draws: int = 500,
    seed: int = 1,
    at: date | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> str:
    """Write the sections of a brief that say whether its named packages would hold, as plain text.

    Parameters
    ----------
    case : Case
        As loaded.
    draws, seed, at, progress : optional
        As for `tracktwo.brief.facts_of`.

    Returns
    -------
    str
    """
    facts = facts_of(case, draws=draws, seed=seed, at=at, progress=progress, only_holding=True)
    say = Say(facts)
    return f"{facts.about.title}\n\n{in_text(write(facts, say) for write in WRITERS)}"
