"""Would it hold: each named package against everything that could undo it, on one table."""

from __future__ import annotations

from collections.abc import Callable

from tracktwo.brief.facts.named import NamedFacts
from tracktwo.brief.facts.whole import Facts
from tracktwo.brief.words.blocks import Block, Grid, Link, Para, Section, Strong, Words, row, words
from tracktwo.brief.words.say import Say, between, listed, percent, plural
from tracktwo.deals import Share, Verdict
from tracktwo.hold import AfterDeal, Keeping, PackagePhases

__all__ = ["holding", "weak_points"]

INTRODUCTION = (
    "A package that all negotiators could accept can still fail: somebody whose consent it needs refuses, it "
    "is voted down at home, somebody gains by breaking it, a ceasefire frays, it stops half-way, a condition "
    "does not come true. Each row asks one of these questions by itself. Rows are not multiplied: nothing "
    "says that they are independent, and one weak row is enough for a package to fail."
)

NOT_SAID = "not said"

Answer = Callable[[Facts, NamedFacts, Say], str]


def holding(facts: Facts, say: Say) -> Section:
    """Hold every named package against each way in which it could fail."""
    if not facts.named:
        text = "The case names no package, so there is no deal to ask about."
        return Section("hold", "Would it hold?", (Para(words(text)),))
    answers = {
        question: [_asked(answer, facts, one, say) for one in facts.named]
        for question, answer in QUESTIONS.items()
    }
    silent = [
        question for question, cells in answers.items() if NOT_SAID in cells and set(cells) <= {NOT_SAID, "–"}
    ]
    rows = tuple(row(question, cells) for question, cells in answers.items() if question not in silent)
    blocks: list[Block] = [
        Para(words(INTRODUCTION)),
        Grid("Each named package against what could undo it", ("Question", *_titles(facts)), rows),
        *([Para(words(_silent(silent)))] if silent else []),
        Para(
            words(
                "A share is of the draws of the judgements behind that row. Each row is explained in its own "
                "section: ",
                Link("consent at home", "#consent"),
                ", ",
                Link("after the deal", "#after"),
                ", ",
                Link("keeping it", "#keeping-it"),
                ", ",
                Link("the ifs", "#ifs"),
                ".",
            ),
            "aside",
        ),
    ]
    return Section("hold", "Would it hold?", tuple(blocks))


def _silent(questions: list[str]) -> str:
    """Say what is not asked because the case says nothing of it."""
    asked = [f"“{question}”" for question in questions]
    return f"The case says nothing that would answer: {listed(asked)}"


def _asked(answer: Answer, facts: Facts, one: NamedFacts, say: Say) -> str:
    """Answer of a package that the rules allow; of another, only that they do not."""
    return answer(facts, one, say) if one.standing.completions or answer is _refused else "–"


def _titles(facts: Facts) -> tuple[str, ...]:
    return tuple(one.name for one in facts.named)


def _refused(facts: Facts, one: NamedFacts, say: Say) -> str:
    """Say which consenting parties refuse it, surely or perhaps."""
    if not one.standing.completions:
        return "the rules of the case do not allow it"
    never = [
        party
        for party, verdict in one.verdicts.items()
        if verdict is Verdict.NEVER and party in say.consenting
    ]
    if never:
        return f"yes, by {say.names.people(never)}, on every number"
    open_ = [
        party
        for party, verdict in one.verdicts.items()
        if verdict is Verdict.DEPENDS and party in say.consenting
    ]
    return f"depends on the numbers for {say.names.people(open_)}" if open_ else "no"


def _ratified(facts: Facts, one: NamedFacts, say: Say) -> str:
    found = facts.holding.consent
    votes = [vote for vote in found.ratified if vote.package == one.id] if found else []
    if not votes:
        return NOT_SAID
    parts = []
    for vote in votes:
        low, high = round(100 * float(vote.low)), round(100 * float(vote.high))
        sure = {"never": "never", "always": "always"}.get(vote.verdict, f"{low} to {high}%")
        parts.append(f"{say.names.party(vote.party)} {sure}")
    return "; ".join(parts)


def _left(facts: Facts, one: NamedFacts, say: Say) -> str:
    """Say how often an act away from it pays, and whose."""
    found = next((after for after in facts.holding.after if after.package == one.id), None)
    if found is None:
        return NOT_SAID
    if not found.acts:
        return "no act that the case names is possible"
    held = next(held.in_draws for held in found.held if held.concept == "seq")
    broken = Share(1 - held.value, 1 - held.high, 1 - held.low)
    who = _first_to_leave(found)
    total = len(found.acts) + len(found.left_out)
    acts = f" ({len(found.acts)} of {total} acts are possible under it)" if found.left_out else ""
    counted = f"{say.share(broken)} of the draws, the others' answers counted in"
    said = f"somebody in {counted}; most often {who}" if who else "nobody"
    return said + acts


def _first_to_leave(found: AfterDeal) -> str:
    """Name whose act, answers counted in, pays in most draws."""
    names = dict(zip(found.model.parties, found.model.names, strict=True))
    ways = [way for mover in found.movers for way in mover.deviations if way.breaks["seq"].value > 0]
    if not ways:
        return ""
    return listed([names[who] for who in max(ways, key=lambda way: way.breaks["seq"].value).by])


def _kept(facts: Facts, one: NamedFacts, say: Say) -> str:
    found = facts.holding.keeping
    return NOT_SAID if found is None else _keepers(found, one.id, say)


def _keepers(found: Keeping, package: str, say: Say) -> str:
    own = next(one for one in found.packages if one.package == package)
    if not own.ways:
        return "–"
    parts = []
    for party, shares in own.shares.items():
        verdict = own.verdicts[party]
        parts.append(f"{say.names.party(party)} {_how_often(verdict, shares)}")
    return "; ".join(parts)


def _how_often(verdict: Verdict | None, shares: tuple[Share, Share] | None) -> str:
    if verdict in (Verdict.ALWAYS, Verdict.NEVER):
        return "always" if verdict is Verdict.ALWAYS else "never"
    if shares is None:
        return "not known"
    return f"in {between(*shares)} of the draws"


def _stopped(facts: Facts, one: NamedFacts, say: Say) -> str:
    found = facts.holding.phases
    own = next((package for package in found.packages if package.package == one.id), None) if found else None
    if own is None or len(own.steps) < 2:
        return NOT_SAID
    return _stoppers(own, {phase.id: phase.name for phase in facts.phases}, say)


def _stoppers(own: PackagePhases, phases: dict[str, str], say: Say) -> str:
    if not own.weakest:
        known = any(party.stops for step in own.steps[:-1] for party in step.parties)
        return "nobody" if known else "cannot be said"
    step = next(step for step in own.steps if step.phase == own.weakest)
    who = [
        f"{say.names.party(party.party)} {_how_often(party.rather_stops, party.stops)}"
        for party in step.parties
        if party.stops and party.party in say.consenting and party.stops[1].value > 0
    ]
    return f"after “{phases[own.weakest]}”: {'; '.join(who)}" if who else "nobody"


def _come_true(facts: Facts, one: NamedFacts, say: Say) -> str:
    found = facts.holding.ifs
    own = (
        next((look.chain for look in found.packages if look.chain.package == one.id), None) if found else None
    )
    if own is None:
        return NOT_SAID
    if not own.needed:
        return "it hangs on none"
    if own.failed or own.likelihood is None:
        return "no longer possible"
    low, high = (round(100 * end) for end in (own.likelihood.at_least.low, own.likelihood.at_most.high))
    return f"{len(own.needed)} of them; all come true with {low} to {high}%"


QUESTIONS: dict[str, Answer] = {
    "Is it refused by a party whose consent it needs?": _refused,
    "Would it be ratified at home?": _ratified,
    "Who gains by breaking it, once it is made?": _left,
    "Who keeps the ceasefire?": _kept,
    "Who would rather stop half-way?": _stopped,
    "Do the conditions come true?": _come_true,
}


def weak_points(facts: Facts, say: Say) -> Words | None:
    """Say in one sentence, for the summary, what stands against the named packages."""
    if not facts.named or facts.about.scale == "ranks":
        return None
    refused = [one for one in facts.named if _refused(facts, one, say).startswith("yes")]
    parts = []
    if refused:
        names = listed([f"“{one.name}”" for one in refused])
        parts.append(f"{names} {plural(len(refused), 'is', 'are')} refused at the table on every number")
    others = {one.id for one in facts.named} - {one.id for one in refused}
    broken = [
        f"“{one.name}” in {percent(1 - next(h.in_draws.value for h in one.held if h.concept == 'seq'))}"
        for one in facts.holding.after
        if one.package in others and one.acts
    ]
    if broken:
        parts.append(f"once made, somebody gains by breaking {listed(broken)} of the draws")
    if not parts:
        return None
    text = "; ".join(parts)
    more = Link("Each package in turn", "#hold")
    return words(Strong("Would it hold? "), f"{text[:1].upper()}{text[1:]}. ", more)
