"""The ifs: on whose word an outcome depends on what, how the ifs hang together, how likely all are."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo import figures
from tracktwo.brief.facts.case import IfFacts
from tracktwo.brief.facts.later import LaterFacts
from tracktwo.brief.facts.whole import Facts
from tracktwo.brief.words.blocks import (
    Block,
    Bullets,
    Drawing,
    Grid,
    Heading,
    Para,
    Row,
    Section,
    Strong,
    Words,
    row,
    words,
)
from tracktwo.brief.words.parties import basis_of
from tracktwo.brief.words.say import Say, estimate, listed
from tracktwo.hold import Chain, Chance, If, Ifs, Outlook

__all__ = ["ifs"]

KINDS = ("Condition", "Any deal")
NEEDED, DEPENDS = "must come true", "bears on the likelihood of"
INTRODUCTION = (
    "Conditions on which an outcome is said to depend. They enter none of the numbers above. Where the case "
    "says nothing of how they hang together, no single likelihood for all of them follows: what is shown is "
    "between what it must lie whatever the dependence, and beside it the plain product, which is right only "
    "if none of them has anything to do with another."
)


def ifs(facts: Facts, say: Say) -> Section:
    """Write the conditions, and how likely it is that all come true on which a package depends."""
    if not facts.ifs:
        text = "The case names no condition on which an outcome is said to depend."
        return Section("ifs", "The ifs", (Para(words(text)),))
    blocks: list[Block] = [Para(words(INTRODUCTION))]
    found = facts.holding.ifs
    if found is None:
        blocks.append(Para(words(facts.holding.unsaid["ifs"])))
    else:
        blocks += [*_drawn(found), *_together(found, say)]
    blocks.append(Heading("Each condition, and who says so", "conditions"))
    blocks.append(Bullets(tuple(_condition(facts, one, say) for one in facts.ifs), "conditions"))
    return Section("ifs", "The ifs", tuple(blocks))


def _drawn(found: Ifs) -> Iterator[Block]:
    """Draw how the ifs hang together, and how likely each is."""
    needed = [one.condition for one in found.any_deal.chain.needed]
    nodes = [figures.Node(one.id, f"{one.text} {_span(one.likelihood)}", KINDS[0]) for one in found.ifs]
    edges = [figures.Edge(parent, one.id, DEPENDS) for one in found.ifs for parent in one.parents]
    if needed:
        nodes.append(figures.Node("any deal", "Any deal at all", KINDS[1]))
        edges += [figures.Edge(one, "any deal", NEEDED) for one in needed]
    yield Drawing(
        figures.graph(
            key="ifs-picture",
            title="What depends on what",
            nodes=nodes,
            edges=edges,
            kinds=KINDS,
            description=(
                f"{len(found.ifs)} conditions with their likelihoods; arrows from a condition to those whose "
                "likelihood it bears on, and from those without which there is no deal to the deal."
            ),
        )
    )
    rows = tuple(
        figures.RangeRow(one.text, _estimate(one.likelihood), text=_span(one.likelihood)) for one in found.ifs
    )
    yield Drawing(
        figures.ranges(
            key="ifs-likelihoods",
            title="How likely each condition is, by all that the case says",
            groups=[figures.RangeGroup("", rows)],
            axis="Likelihood, in 100",
            low=0,
            high=100,
            range_label="What the stated ranges allow, nine times in ten",
        )
    )


def _estimate(chance: Chance) -> figures.Estimate:
    low, point, high = (100 * end for end in (chance.low, chance.point, chance.high))
    return estimate(min(low, point), point, max(high, point), likely=True)


def _span(chance: Chance) -> str:
    """Write a likelihood as a range in whole percent."""
    low, high = round(100 * chance.low), round(100 * chance.high)
    return f"{low}%" if low == high else f"{low} to {high}%"


def _together(found: Ifs, say: Say) -> Iterator[Block]:
    """Say for each package how likely it is that all its conditions come true, and what matters most."""
    outlooks = [one for one in (*found.packages, found.any_deal) if one.chain.needed]
    if not outlooks:
        yield Para(words("None of them bears on a named package or on a party whose consent is needed."))
        return
    names = {one.id: one for one in found.ifs}
    yield Heading("How likely it is that all come true", "ifs-together")
    yield Grid(
        "All conditions of a package together",
        (
            "Package",
            "Its conditions",
            "All come true, whatever the dependence",
            "If those not tied were independent",
            "Plain product",
        ),
        tuple(_all(one, names, say) for one in outlooks),
    )
    yield Para(
        words(
            "A range covers nine in ten draws of the numbers. Whatever the dependence, it goes from the "
            "least that the lower bound comes to in them to the most that the upper bound does."
        ),
        "aside",
    )
    told: dict[str, list[str]] = {}
    for one in outlooks:
        if text := _matters(one, names):
            told.setdefault(text, []).append(_title(one.chain, say))
    if told:
        yield Heading("Which condition matters most, and what news would change most", "ifs-news")
        yield Bullets(tuple(words(Strong(listed(titles)), f". {text}") for text, titles in told.items()))


def _title(chain: Chain, say: Say) -> str:
    return say.names.packages[chain.package] if chain.package else "Any deal at all"


def _all(one: Outlook, names: dict[str, If], say: Say) -> Row:
    chain = one.chain
    needed = _needed(chain, names)
    if chain.failed:
        failed = listed([_quoted(names[item]) for item in chain.failed])
        return row(_title(chain, say), [needed, f"no longer possible: {failed} did not come true", "–", "–"])
    bounds = chain.likelihood
    between = "–" if bounds is None else _between(bounds.at_least, bounds.at_most)
    cells = [_span(found) if found else "–" for found in (chain.as_stated, chain.independent)]
    return row(_title(chain, say), [needed, between, *cells])


def _needed(chain: Chain, names: dict[str, If]) -> str:
    """Name the conditions that must come true; if nearly all must, those that need not."""
    needed = [need.condition for need in chain.needed]
    others = [one for one in names if one not in needed]
    if not others:
        return f"all {len(needed)}"
    if len(others) < len(needed):
        return f"all but {listed([_quoted(names[one]) for one in others])}"
    return listed([_quoted(names[one]) for one in needed])


def _quoted(one: If) -> str:
    return f"“{one.text.rstrip('.')}”"


def _between(least: Chance, most: Chance) -> str:
    low, high = round(100 * least.low), round(100 * most.high)
    return f"{low}%" if low == high else f"{low} to {high}%"


def _matters(one: Outlook, names: dict[str, If]) -> str:
    """Say what most of the doubt comes from, and which news would move it most."""
    parts = []
    if one.matters and one.matters.weights:
        first = one.matters.weights[0]
        parts.append(f"No other doubt moves it as much as that about {_quoted(names[first.condition])}.")
    if one.news and one.news[0].if_true is not None and one.news[0].if_false is not None:
        news = one.news[0]
        true, false = (round(100 * end) for end in (news.if_true or 0.0, news.if_false or 0.0))
        parts.append(
            f"News of {_quoted(names[news.condition])} would change most: with it {true}%, without it "
            f"{false}%, at the middle of the numbers and as if those not tied were independent."
        )
    return " ".join(parts)


def _condition(facts: Facts, one: IfFacts, say: Say) -> Words:
    names = {**say.names.parties, **say.names.packages, **say.names.issues}
    bears = [
        f"“{names[item]}”" if item in say.names.packages else names.get(item, item) for item in one.bears_on
    ]
    said = {passage.id: passage.says for passage in facts.passages}
    source = " ".join(said[item] for item in one.footing.evidence if item in said)
    found = words(Strong(one.text), f" {source} " if source else " ", *basis_of(one.footing))
    if bears:
        found = words(found, f" Bears on: {listed(bears)}.")
    waiting = [f"“{phase.name}”" for phase in facts.phases if one.id in phase.needs]
    if waiting:
        found = words(found, f" Without it there is no {listed(waiting, 'or')}.")
    judged = [later for later in facts.later if later.path.split("/")[:2] == ["if", one.id]]
    if not judged:
        return words(found, " No likelihood is given.")
    for later in judged:
        found = words(
            found,
            f" {later.what[:1].upper()}{later.what[1:]}: {_likelihood(later)}. ",
            *basis_of(later.footing),
        )
    return found


def _likelihood(judged: LaterFacts) -> str:
    low, high = round(100 * judged.low), round(100 * judged.high)
    likely = f", likely {round(100 * judged.point)}%" if judged.triangular else ""
    return f"{low}%" if low == high else f"{low} to {high}%{likely}"
