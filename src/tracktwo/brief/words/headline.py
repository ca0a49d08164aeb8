"""The brief in one paragraph: is there a deal, what must it contain, who must be asked, what it hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from tracktwo.brief.facts.lines import WithoutLine
from tracktwo.brief.facts.whole import Facts
from tracktwo.brief.words.blocks import Link, Part, Words, words
from tracktwo.brief.words.say import Say, listed, number
from tracktwo.deals import Verdict

__all__ = ["Status", "headline", "status"]

NAMED = 5
"""Up to how many parties, options or lines are named one by one."""


class Status(StrEnum):
    """Whether there is a package that every party whose consent is needed would accept."""

    PROVEN = "proven"
    EXCLUDED = "excluded"
    OPEN = "open"
    UNKNOWN = "unknown"


def status(facts: Facts) -> Status:
    """Return what is certain of the zone of agreement."""
    reach, found = facts.zone.reach, facts.robust
    if reach is not None:
        some, all_ = reach.possible.value, reach.always.value
        return Status.PROVEN if all_ else Status.OPEN if some else Status.EXCLUDED
    if facts.about.certain:
        return _by_unlock(facts)
    verdicts = {Verdict.ALWAYS: Status.PROVEN, Verdict.NEVER: Status.EXCLUDED, Verdict.DEPENDS: Status.OPEN}
    verdict = found.reach.verdict if found else None
    return verdicts[verdict] if verdict else Status.UNKNOWN


def _by_unlock(facts: Facts) -> Status:
    """Tell for too many packages to count, each judgement a single number."""
    if any(concept.letters for concept in facts.concepts):
        return Status.PROVEN
    return Status.EXCLUDED if facts.unlock is not None and not facts.unlock.is_open else Status.UNKNOWN


def headline(facts: Facts, say: Say) -> Words:
    """Write what somebody could repeat who reads nothing else."""
    if not facts.zone.packages:
        return words("The rules of the case allow no package at all, so there is no deal to look for.")
    if not say.consenting:
        return words(
            "No party's consent is needed, so nothing stands in the way of any package. Whether one would "
            "hold, this brief cannot say."
        )
    known = status(facts)
    parts: list[Part] = [
        _is_there(facts, say, known),
        *_contents(facts, say),
        *_outside(facts, say),
        *_hangs_on(facts, say, known),
    ]
    return words(*parts)


def _is_there(facts: Facts, say: Say, known: Status) -> str:
    accept = f"{_all_of_them(say)} accept"
    if known is Status.OPEN:
        return f"Whether there is a deal that {accept} is open. "
    if known is Status.UNKNOWN:
        return f"Whether there is a deal that {accept} is not known: there are too many packages. "
    given = "On the numbers as given" if facts.about.certain else "Wherever in their ranges the numbers lie"
    return f"{given}, there is {'a' if known is Status.PROVEN else 'no'} deal that {accept}. "


def _all_of_them(say: Say) -> str:
    """Name those who must consent, up to the word before what they would do."""
    count = len(say.consenting)
    if count > NAMED:
        return f"{say.everyone} would"
    each = "" if count == 1 else " both" if count == 2 else " all"
    return f"{say.names.people(say.consenting)} would{each}"


def _contents(facts: Facts, say: Say) -> Iterator[Part]:
    """Name the one option left of an issue, and the options that are ruled out of others."""
    reach = facts.zone.reach
    if reach is None or not reach.possible.value:
        return
    must: list[str] = []
    gone: list[tuple[str, str]] = []
    for issue in facts.issues:
        out = [option for option in issue.options if option.id not in reach.options[issue.id]]
        if out and len(reach.options[issue.id]) == 1:
            must.append(f"“{say.names.option(issue.id, reach.options[issue.id][0])}” on {issue.name}")
        else:
            gone += [(issue.name, f"“{option.name}”") for option in out]
    if must:
        yield f"Any such deal must contain {listed(must)}. "
    if gone:
        yield f"{'It' if must else 'Any such deal'} cannot contain {listed(_by_issue(gone[:NAMED]), 'or')}"
        yield f", and {number(len(gone) - NAMED)} more are ruled out. " if len(gone) > NAMED else ". "
    if must or gone:
        yield Link("What is ruled out.", "#common")
        yield " "


def _by_issue(options: list[tuple[str, str]]) -> list[str]:
    """Put the options of one issue together, with its name."""
    issues = {issue: [own for other, own in options if other == issue] for issue, _ in options}
    return [f"{listed(own, 'or')} on {issue}" for issue, own in issues.items()]


def _outside(facts: Facts, say: Say) -> Iterator[Part]:
    """Say whose consent is needed and who is not in the channel."""
    outside = [party.id for party in facts.parties if party.consent and not party.in_channel]
    if not outside:
        yield "Every party whose consent is needed is in the channel. "
        return
    if len(outside) == len(say.consenting):
        yield "No party whose consent is needed is in the channel. "
        return
    yield "The channel cannot settle it alone: a deal also needs the consent of "
    people = say.names.people(outside)
    yield Link(people, "#absent") if facts.blockage.room else people
    yield ". "


def _hangs_on(facts: Facts, say: Say, known: Status) -> Iterator[Part]:
    """Say which judgements it depends on most; red lines are judgements too."""
    if known is Status.OPEN:
        decisive = _decisive(facts, say)
        yield f"The answer hangs most on {decisive}. " if decisive else "No single judgement decides it. "
    elif facts.about.certain:
        yield "The answer is only as sure as these numbers. "
    elif known is not Status.UNKNOWN:
        yield "The answer is only as sure as these ranges. "
    if known is Status.EXCLUDED:
        yield from _would_open(facts, say)
    elif known is not Status.UNKNOWN:
        yield from _lines(facts)


def _lines(facts: Facts) -> Iterator[str]:
    """Say that it hangs on red lines, and whether these are assumed."""
    lines = [line for party in facts.parties if party.consent for line in party.lines]
    assumed = sum(line.footing.kind == "assumed" for line in lines)
    if len(lines) == 1:
        yield f"It also hangs on a red line{' that is only assumed to hold' * assumed}. "
    elif lines:
        some = "" if not assumed else ", which are" if assumed == len(lines) else ", some of which are"
        yield f"It also hangs on red lines{some and f'{some} only assumed to hold'}. "


def _decisive(facts: Facts, say: Say) -> str:
    """Name the judgements that settle most of the question, together where all are no-deal values."""
    influences = facts.sharpening.outcomes[0].influences if facts.sharpening else ()
    by_path = {judged.path: judged for judged in facts.judgements}
    judged = [by_path[one.judgements[0]] for one in influences[:3]]
    if judged and all(not one.issue for one in judged):
        return f"what no deal is worth to {say.names.people([one.party for one in judged])}"
    return listed([f"“{say.names.judgement(one)}”" for one in judged])


def _would_open(facts: Facts, say: Say) -> Iterator[Part]:
    """Say which red lines, given up alone, would leave a deal possible."""
    if not facts.without:
        return
    opening = [_line(one, say) for one in facts.without if one.possible.value]
    if not opening:
        yield "Giving up any one red line would not change it. "
        return
    more = ["another line"] if len(opening) > NAMED else []
    would = "would" if facts.about.certain else "could"
    yield f"There {would} be a deal if one party gave up {listed([*opening[:NAMED], *more], 'or')}. "


def _line(one: WithoutLine, say: Say) -> str:
    line, who = say.names.lines[one.label], say.names.party(one.party)
    if line.sacred:
        return f"what {who} holds sacred on {listed([say.names.issues[issue] for issue in line.options])}"
    return f"“{line.words}” ({who})"
