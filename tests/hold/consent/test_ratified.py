"""Ratification at home: against the definitions, package by package; and what published surveys say."""

from __future__ import annotations

import itertools
import json
from collections import Counter
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from consent_cases import accepts as would
from consent_cases import cases, chance, completions, ends, judged, ratifies, speaking, verdict
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.case import (
    Ballot,
    Case,
    Constituent,
    Issue,
    NamedPackage,
    Option,
    Party,
    Position,
    Ratification,
)
from tracktwo.deals import Count
from tracktwo.hold.consent import ahead, consent_of
from tracktwo.hold.consent.words import in_words


@given(cases())
def test_a_named_package_at_home_against_every_way_to_settle_what_it_leaves_open(case):
    found = consent_of(case, draws=0, absent=())
    told = {(one.package, one.party): one for one in found.ratified}
    for package in case.packages:
        ways = list(completions(case, package.options))
        assert (package.id in found.forbidden) == (not ways)
        for party in (one for one in case.parties if one.ratification and ways):
            mine = told[package.id, party.id]
            verdicts = Counter(verdict(case, party, way, package) for way in ways)
            assert (mine.ways.never, mine.ways.always, mine.ways.depends) == (
                verdicts["never"],
                verdicts["always"],
                verdicts["depends"],
            )
            assert mine.verdict == (next(iter(verdicts)) if len(verdicts) == 1 else "depends")
            each = [[ends(speaking(case, g, way, package)) for g in party.constituents] for way in ways]
            lows = [chance(party, [one[0] for one in way]) for way in each]
            highs = [chance(party, [one[2] for one in way]) for way in each]
            assert (mine.low, mine.high) == pytest.approx((float(min(lows)), float(max(highs))))
            points = {tuple(one[1] for one in way) for way in each}
            if len(points) == 1 and None not in next(iter(points)):
                point = chance(party, next(iter(points)))
                assert mine.likelihood == point
                assert mine.bounds[0] - 1e-9 <= point <= mine.bounds[1] + 1e-9
            unknown = [
                g.id
                for n, g in enumerate(party.constituents)
                if any(speaking(case, g, way, package) is None for way in ways)
            ]
            assert list(mine.unknown) == unknown
            assert set(mine.depends_on).isdisjoint(package.options)


@given(cases())
def test_win_sets_and_what_is_left_of_the_zone_against_a_list_of_all_packages(case):
    found = consent_of(case, draws=0, absent=())
    every = list(completions(case))
    for party, mine in zip([one for one in case.parties if one.ratification], found.win_sets, strict=True):
        verdicts = Counter(verdict(case, party, one) for one in every)
        counts = (mine.never.value, mine.always.value, mine.depends.value)
        assert counts == (verdicts["never"], verdicts["always"], verdicts["depends"])
        assert mine.total == len(every) == sum(counts) and mine.exact
        for group, refuser in zip(party.constituents, mine.refusers, strict=True):
            heard = [speaking(case, group, one) for one in every]
            assert refuser.refused.value == sum(one is not None and ends(one)[2] == 0 for one in heard)
            assert refuser.unknown.value == sum(one is None for one in heard)
            assert refuser.alone.value == sum(fails_for(case, party, group, one) for one in every)
    asked = [one for one in case.parties if one.consent]
    home = [one for one in asked if one.ratification]
    zone = [one for one in every if all(would(case, party.id, one) for party in asked)]
    if not home:
        assert found.zone is None
        return
    verdicts = [[verdict(case, party, one) for party in home] for one in zone]
    assert found.zone.zone.value == len(zone)
    assert found.zone.never.value == sum("never" in one for one in verdicts)
    assert found.zone.always.value == sum(set(one) == {"always"} for one in verdicts)


def fails_for(case, party, group, package):
    """Tell whether ratification fails because this constituent refuses."""
    open_to = {g.id for g in party.constituents if ends(speaking(case, g, package))[2] > 0}
    refuses = group.id not in open_to
    return refuses and not ratifies(party, open_to) and ratifies(party, open_to | {group.id})


def one_vote(*groups, needs="majority", options=("yes", "no")):
    """Give a case of one issue in which the first party ratifies."""
    issue = Issue("terms", "Terms", tuple(Option(one, one) for one in options))
    first = Party("here", "Here", constituents=groups, ratification=Ratification(needs))
    package = NamedPackage("text", "Text", {"terms": "yes"})
    positions = {name: Position(name, judged(f"{name}/no-deal", 0)) for name in ("here", "there")}
    return Case("t", (first, Party("there", "There")), (issue,), positions, packages=(package,))


def surveyed(accept, refuse, sample=1000):
    ballot = Ballot(
        {"terms": ("yes",)},
        accept=judged("here/people/ballot-1/accept", accept),
        refuse=judged("here/people/ballot-1/refuse", refuse),
        sample=sample,
    )
    return one_vote(Constituent("people", "People", ballots=(ballot,)))


def kiis(shared):
    text = (shared / "data" / "cases" / "kiis_peace_packages_winset.json").read_text("utf-8")
    return {one["q"]: [Fraction(n, 100) for n in one["pct"]] for one in json.loads(text)["items"]}


def test_published_surveys_of_peace_packages(shared):
    """More who refuse never make ratification likelier; withdrawing first makes it less likely."""
    shares = {q: (found[0] + found[1], found[2]) for q, found in kiis(shared).items()}
    likely = {q: consent_of(surveyed(*both), draws=0).ratified[0] for q, both in shares.items()}
    order = sorted(shares, key=lambda q: shares[q][1])
    told = [likely[q].likelihood for q in order]
    assert all(a >= b for a, b in itertools.pairwise(told))
    assert shares["Q02"][0] == Fraction(36, 100) and shares["Q03"][0] == Fraction(25, 100)
    assert likely["Q03"].likelihood < likely["Q02"].likelihood
    assert likely["Q046"].high < 0.001 < 0.999 < likely["Q053"].low  # whatever those who did not say would do
    # A survey settles nothing, however clear it is.
    assert {one.verdict for one in likely.values()} == {"depends"}
    between = likely["Q050"].answers[0]  # 39 in favour, 49 against, 12 did not say
    assert between.low < 0.001 and between.high > 0.6
    assert between.survey.undecided == pytest.approx(0.12)


@given(st.floats(0.02, 0.96), st.floats(0.02, 0.96), st.integers(50, 3000), st.floats(1, 4))
def test_being_ahead_in_a_survey(accept, refuse, sample, effect):
    if accept + refuse > 1:
        accept, refuse = accept / 2, refuse / 2
    found = ahead(accept, refuse, sample, effect)
    assert found + ahead(refuse, accept, sample, effect) == pytest.approx(1)
    assert (found > 0.5) == (accept > refuse) or found == 0.5
    # More against, or fewer in favour, never make it likelier: so ends of ranges are where the numbers end.
    assert ahead(accept, min(refuse + 0.01, 1 - accept), sample, effect) <= found + 1e-12
    assert ahead(accept - 0.01, refuse, sample, effect) <= found + 1e-12
    further = [ahead(accept, refuse, sample, one) for one in (1.0, 4.0)]
    assert abs(further[0] - 0.5) >= abs(further[1] - 0.5) - 1e-12


def test_the_likelihood_of_being_ahead_is_as_often_right_as_it_says():
    """Drawing samples from populations around a tie: of those read as 80 to 90 % sure, so many are ahead."""
    random = np.random.default_rng(1)
    truth = random.uniform(0.35, 0.45, 40_000)
    rows = np.array([random.multinomial(800, (a, 0.4, 0.6 - a)) for a in truth]) / 800
    read = ahead(rows[:, 0], rows[:, 1], 800, 1.0)
    sure = (read > 0.8) & (read < 0.9)
    assert 0.8 <= np.mean(truth[sure] > 0.4) <= 0.9


def test_a_survey_of_nobody_knows_how_many_tells_nothing_for_sure():
    (vote,) = consent_of(surveyed(Fraction(9, 10), Fraction(1, 20), 0), draws=0).ratified
    assert (vote.likelihood, vote.low, vote.high) == (None, 0.0, 1.0)


def group(name, low, high, **more):
    likely = judged(f"here/{name}/ballot-1", low, high)
    return Constituent(name, name, ballots=(Ballot({"terms": ("yes",)}, likelihood=likely),), **more)


def test_who_decides_and_how_far_ranges_carry():
    case = one_vote(
        group("a", Fraction(1, 2), Fraction(1, 2), veto=True),
        group("b", Fraction(1, 5), Fraction(3, 5)),
        group("c", Fraction(1, 5), Fraction(3, 5)),
    )
    found = consent_of(case, seed=3)
    (vote,) = found.ratified
    # Half of the time a says yes, and then one of b and c is enough.
    assert vote.likelihood == Fraction(1, 2) * (1 - Fraction(3, 5) ** 2)
    assert (vote.decides[0].constituent, vote.decides[0].swing) == ("a", 1 - Fraction(9, 25))
    assert (vote.low, vote.high) == pytest.approx((0.5 * (1 - 0.64), 0.5 * (1 - 0.16)))
    assert vote.low < vote.spread.low < vote.spread.median < vote.spread.high < vote.high
    assert consent_of(case, seed=3).to_records() == found.to_records()
    assert found.at_home[0].rule == "more than half of the weight, among them a"
    assert found.at_home[0].blocking == (("a",), ("b", "c"))
    json.dumps(found.to_records())


def test_what_nobody_says_is_not_taken_for_a_yes():
    silent = Constituent("silent", "Silent")
    (vote,) = consent_of(one_vote(group("a", 1, 1), silent, needs="all"), draws=0).ratified
    assert (vote.verdict, vote.likelihood, vote.unknown) == ("depends", None, ("silent",))
    assert (vote.low, vote.high) == (0.0, 1.0) and vote.decides == ()
    (vote,) = consent_of(one_vote(group("a", 0, 0), silent, needs="all"), draws=0).ratified
    assert (vote.verdict, vote.likelihood, vote.refusing) == ("never", 0, ("a",))


def test_a_party_without_ratification_has_nothing_at_home():
    case = one_vote(group("a", 1, 1))
    plain = replace(case, parties=tuple(replace(one, ratification=None) for one in case.parties))
    found = consent_of(plain)
    assert (found.ratified, found.win_sets, found.zone, found.at_home) == ((), (), None, ())
    assert found.methods() == ()


def test_estimates_are_told_as_estimates():
    case = one_vote(group("a", 1, 1))
    found = consent_of(case, draws=0)
    assert found.says and not any("about" in line for line in found.says)
    rough = replace(found.win_sets[0], never=Count(1200, 1100, 1300))
    lines = list(in_words(case, replace(found, win_sets=(rough,))))
    assert any("it could not ratify about 1,200 and would ratify 1;" in line for line in lines)


def test_who_never_matters_need_not_be_known():
    case = surveyed(Fraction(45, 100), Fraction(40, 100))
    (people,) = case.parties[0].constituents
    groups = (replace(people, weight=Fraction(3)), *(Constituent(f"c{n}", "C") for n in range(2)))
    both = [replace(case, parties=(replace(case.parties[0], constituents=one), case.parties[1]))
            for one in ((people,), groups)]  # fmt: skip
    alone, among = (consent_of(one, draws=0).ratified[0] for one in both)
    assert among.likelihood == pytest.approx(alone.likelihood)
    assert among.unknown == ("c0", "c1")


def test_a_survey_cannot_vary_by_less_than_nothing():
    with pytest.raises(ValueError, match="above 0"):
        consent_of(surveyed(Fraction(1, 2), Fraction(1, 4)), design_effect=0)
    (vote,) = consent_of(surveyed(Fraction(1, 2), Fraction(9, 20)), draws=0, design_effect=1).ratified
    (wider,) = consent_of(surveyed(Fraction(1, 2), Fraction(9, 20)), draws=0, design_effect=4).ratified
    assert 0.5 < wider.likelihood < vote.likelihood
