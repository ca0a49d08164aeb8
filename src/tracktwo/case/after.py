"""What may happen to a deal once it is made, as a case says it: votes at home, acts, watching, war, ifs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from tracktwo.case.judged import NOTHING_SAID, Footing, Judgement

__all__ = [
    "Act",
    "Ballot",
    "Ceasefire",
    "Depth",
    "Given",
    "Judge",
    "Keeper",
    "Moves",
    "Ratification",
    "War",
    "Watch",
]


@dataclass(frozen=True)
class Ratification:
    """What a party needs at home before its yes binds it.

    Parameters
    ----------
    needs : str
        ``all`` constituents, a ``majority`` (more than half of the weight), or ``votes``.
    votes : Fraction, optional
        Least weight of constituents in favour, where ``needs`` is ``votes``.
    """

    needs: str
    votes: Fraction | None = None
    footing: Footing = NOTHING_SAID


@dataclass(frozen=True)
class Ballot:
    """How a constituent is judged to answer packages that contain some options.

    One of three: it ``refuses``; a ``likelihood`` that it says yes; or a survey, with the share that
    would ``accept``, the share that would ``refuse`` and the number of people asked.

    Parameters
    ----------
    options : mapping of str to tuple of str
        It answers packages that take one of these options in each issue named; of every issue that a
        package leaves open, it is not known to.
    package : str
        Or a named package, by id; empty where ``options`` count.
    likelihood : Judgement, optional
        From 0 to 1.
    accept, refuse : Judgement, optional
        Shares of those asked, from 0 to 1; what is missing to 1 did not say.
    sample : int, optional
        How many were asked; 0 where nobody says.
    on : date, optional
        When they were asked.
    """

    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    package: str = ""
    refuses: bool = False
    likelihood: Judgement | None = None
    accept: Judgement | None = None
    refuse: Judgement | None = None
    sample: int = 0
    on: date | None = None
    footing: Footing = NOTHING_SAID


@dataclass(frozen=True)
class Act:
    """Something that a party, or a group inside it, may do or leave once there is a deal.

    Parameters
    ----------
    by : str
        Id of the party; or ``party/constituent`` for a group that acts for itself (a spoiler). Such a
        group values packages as its party does, besides its own ``worth``.
    undo : bool
        False where what is done cannot be taken back.
    when : mapping of str to tuple of str
        It is possible only in packages that take one of these options in each issue named.
    after : tuple of str
        Acts all of which must stand before it can.
    excludes : tuple of str
        Acts that cannot stand together with it.
    ends_deal : bool
        With it the deal is off: everybody has the no-deal value instead of the package's.
    changes : mapping of str to str
        Issue to the option that it makes of what was agreed.
    worth : mapping of str to Judgement
        Party, or party/constituent, to what the act adds to the value of where things stand, on the scale
        of packages; whoever is missing gains and loses nothing by it.
    """

    id: str
    name: str
    by: str
    about: str = ""
    undo: bool = True
    when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    after: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    ends_deal: bool = False
    changes: Mapping[str, str] = field(default_factory=dict)
    worth: Mapping[str, Judgement] = field(default_factory=dict)
    footing: Footing = NOTHING_SAID


@dataclass(frozen=True)
class Moves:
    """What can be done after a deal, and who might do it together.

    Parameters
    ----------
    coalitions : tuple of tuple of str
        Sets of two or more of those who act (see `Act.by`) that may act as one.
    """

    acts: tuple[Act, ...] = ()
    coalitions: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Keeper:
    """A party that has to keep a ceasefire, period after period.

    Parameters
    ----------
    gain : Judgement
        What it gains in a period by breaking it unseen, over keeping it; on the scale of packages.
    loss : Judgement
        What it loses in each period in which the other side answers, against both keeping it.
    patience : Judgement
        What a period's value is worth to it one period earlier, from 0 to 1 (the discount factor).
    """

    party: str
    gain: Judgement
    loss: Judgement
    patience: Judgement


@dataclass(frozen=True)
class Watch:
    """How well a breach is seen under some options.

    Parameters
    ----------
    options : mapping of str to tuple of str
        Holds in packages that take one of these options in each issue named.
    detection : Judgement
        Likelihood that a breach is found out within a period, from 0 to 1.
    false_alarm : Judgement, optional
        Likelihood that a period without a breach is reported as one.
    delay : Judgement, optional
        Periods between finding a breach and the answer to it; 0 or more.
    """

    options: Mapping[str, tuple[str, ...]]
    detection: Judgement
    false_alarm: Judgement | None = None
    delay: Judgement | None = None


@dataclass(frozen=True)
class Depth:
    """How far apart forces stand under some options, in kilometres."""

    options: Mapping[str, tuple[str, ...]]
    km: Judgement


@dataclass(frozen=True)
class Ceasefire:
    """A ceasefire as a game that is played period after period.

    Parameters
    ----------
    period : str
        What one period is, such as ``month``.
    keepers : tuple of Keeper
        Two or more parties.
    watches : tuple of Watch
        The first that holds in a package counts.
    depths : tuple of Depth
        The first that holds in a package counts.
    advance, response : Judgement, optional
        Kilometres a day that forces could advance through an empty zone; days that the other side needs to
        get ready.
    """

    period: str
    keepers: tuple[Keeper, ...]
    watches: tuple[Watch, ...] = ()
    depths: tuple[Depth, ...] = ()
    advance: Judgement | None = None
    response: Judgement | None = None


@dataclass(frozen=True)
class War:
    """What fighting it out is judged to bring two sides, as shares of what is at stake.

    Parameters
    ----------
    sides : (str, str)
        Ids of two parties.
    wins : Judgement
        Likelihood that the first side would prevail, from 0 to 1.
    costs : mapping of str to Judgement
        What fighting costs each side, as a share of all that is at stake, from 0 up.
    later : Judgement, optional
        The likelihood that the first side would prevail once power has shifted.
    patience : Judgement, optional
        The discount factor between now and then, from 0 to 1 (below 1).
    """

    sides: tuple[str, str]
    wins: Judgement
    costs: Mapping[str, Judgement]
    later: Judgement | None = None
    patience: Judgement | None = None
    footing: Footing = NOTHING_SAID


@dataclass(frozen=True)
class Judge:
    """One of several people who judged the same likelihood."""

    who: str
    likelihood: Judgement
    weight: Fraction = Fraction(1)


@dataclass(frozen=True)
class Given:
    """A likelihood that holds where other ifs come true, or do not."""

    when: Mapping[str, bool]
    likelihood: Judgement
