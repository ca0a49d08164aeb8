"""The ifs: what an outcome is said to depend on, on whose word, and how likely each is judged to be."""

from __future__ import annotations

from tracktwo import figures
from tracktwo.brief.facts.case import IfFacts, JudgementFacts
from tracktwo.brief.facts.whole import Facts
from tracktwo.brief.words.blocks import Block, Bullets, Drawing, Para, Section, Strong, Words, words
from tracktwo.brief.words.parties import basis_of
from tracktwo.brief.words.say import Say, estimate, listed

__all__ = ["ifs"]


def ifs(facts: Facts, say: Say) -> Section:
    """Write the conditions."""
    if not facts.ifs:
        text = "The case names no condition on which an outcome is said to depend."
        return Section("ifs", "The ifs", (Para(words(text)),))
    blocks: list[Block] = [
        Para(
            words(
                "Conditions on which an outcome is said to depend. They enter none of the numbers above. "
                "Their likelihoods are not multiplied: nothing says that they are independent of each other."
            )
        )
    ]
    rows = tuple(
        figures.RangeRow(one.text, _chance(one.likelihood), text=_likelihood(one.likelihood))
        for one in facts.ifs
        if one.likelihood
    )
    if rows:
        blocks.append(
            Drawing(
                figures.ranges(
                    key="ifs-likelihoods",
                    title="How likely each condition is judged to be",
                    groups=[figures.RangeGroup("", rows)],
                    axis="Likelihood, in 100",
                )
            )
        )
    blocks.append(Bullets(tuple(_condition(facts, one, say) for one in facts.ifs), "conditions"))
    return Section("ifs", "The ifs", tuple(blocks))


def _chance(likelihood: JudgementFacts) -> figures.Estimate:
    low, point, high = 100 * likelihood.low, 100 * likelihood.point, 100 * likelihood.high
    return estimate(low, point, high, likely=likelihood.triangular)


def _likelihood(likelihood: JudgementFacts) -> str:
    low, high = round(100 * likelihood.low), round(100 * likelihood.high)
    likely = f", likely {round(100 * likelihood.point)}%" if likelihood.triangular else ""
    return f"{low}%" if low == high else f"{low} to {high}%{likely}"


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
    if one.likelihood is None:
        return words(found, " No likelihood is given.")
    return words(found, f" Likelihood {_likelihood(one.likelihood)}. ", *basis_of(one.likelihood.footing))
