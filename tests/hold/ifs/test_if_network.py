"""Ifs that depend on ifs: the published network, another program, and the definition itself."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from if_cases import Way, asia, case_of, condition, joint, likelihood, networks

from tracktwo.case import Case
from tracktwo.errors import LimitError
from tracktwo.hold.ifs.build import network_of
from tracktwo.hold.ifs.network import MOST_OPEN
from tracktwo.hold.ifs.numbers import points


@pytest.fixture
def published(shared: Path) -> dict:
    return dict(json.loads((shared / "data" / "cases" / "bayes_net_asia.json").read_text("utf-8")))


def at_points(case: Case, events: list[Way], known: Way) -> np.ndarray:
    network = network_of(case).knowing(known)
    return network.probabilities(points(network.numbers), events)[0]


def test_the_published_network_has_its_published_likelihoods(published) -> None:
    told = published["expected_priors (pyAgrum 3.3.1 and pgmpy 1.1.2 agree)"]
    found = at_points(asia(published["cpt"]), [{one: True} for one in told], {})
    assert found.round(4).tolist() == list(told.values())


def test_and_after_evidence_too(published) -> None:
    told = published["posterior_given_A=yes_X=yes"]
    found = at_points(asia(published["cpt"]), [{one: True} for one in told], {"A": True, "X": True})
    assert found.round(4).tolist() == list(told.values())


@st.composite
def questions(draw: st.DrawFn) -> tuple[Case, Way, Way]:
    case = draw(networks())
    names = [one.id for one in case.ifs]
    ways = st.dictionaries(st.sampled_from(names), st.booleans())
    return case, draw(ways), draw(ways)


@given(questions())
def test_likelihoods_are_those_of_the_definition(question: tuple[Case, Way, Way]) -> None:
    case, event, known = question
    assert at_points(case, [event], known)[0] == pytest.approx(float(likelihood(joint(case), event, known)))


@settings(max_examples=25)
@given(questions())
def test_another_program_says_the_same(question: tuple[Case, Way, Way]) -> None:
    agrum = pytest.importorskip("pyagrum")
    case, _, known = question
    net = agrum.BayesNet()
    for one in case.ifs:
        net.add(agrum.LabelizedVariable(one.id, one.id, ["no", "yes"]))
    for one in case.ifs:
        for parent in dict.fromkeys(key for row in one.given for key in row.when):
            net.addArc(parent, one.id)
        for row in one.given or (None,):
            chance = float((row or one).likelihood.estimate.point)
            net.cpt(one.id)[{key: int(value) for key, value in row.when.items()} if row else {}] = [
                1 - chance,
                chance,
            ]
    inference = agrum.LazyPropagation(net)
    inference.setEvidence({one: int(value) for one, value in known.items()})
    inference.makeInference()
    told = [inference.posterior(one.id)[1] for one in case.ifs]
    found = at_points(case, [{one.id: True} for one in case.ifs], known)
    assert found.tolist() == pytest.approx(told)


@settings(max_examples=25)
@given(networks(most=4, spread=True), st.data())
def test_no_numbers_within_the_ranges_go_beyond_the_extremes_and_some_reach_them(case, data) -> None:
    names = [one.id for one in case.ifs]
    ways = st.dictionaries(st.sampled_from(names), st.booleans(), max_size=2)
    event, known = data.draw(ways), data.draw(ways)
    network = network_of(case).knowing(known)
    found = network.extremes(event)
    assert found is not None
    ends = [sorted({number.low, number.high}) for number in network.numbers]
    if np.prod([len(one) for one in ends]) > 5000:
        return
    corners = np.array(np.meshgrid(*ends)).reshape(len(ends), -1).T
    reached = network.probabilities(corners, [event])[:, 0]
    assert found == pytest.approx((reached.min(), reached.max()))
    lows, highs = np.array([(number.low, number.high) for number in network.numbers]).T
    inside = lows + (highs - lows) * np.random.default_rng(1).random((200, len(lows)))
    drawn = network.probabilities(inside, [event])[:, 0]
    assert found[0] - 1e-12 <= drawn.min() <= drawn.max() <= found[1] + 1e-12


def test_draws_are_worked_out_one_by_one_whatever_the_number(monkeypatch) -> None:
    case = asia_like()
    network = network_of(case)
    values = np.random.default_rng(1).random((50, len(network.numbers)))
    events = [{"c": True}, {"a": True, "c": False}]
    whole = network.probabilities(values, events)
    monkeypatch.setattr("tracktwo.hold.ifs.network.CELLS", 16)
    assert np.array_equal(network.probabilities(values, events), whole)
    for row, told in zip(values, whole, strict=True):
        assert np.allclose(network.probabilities(row[None, :], events)[0], told)


def asia_like() -> Case:
    rows = [({"a": True}, 0.9), ({"a": False, "b": True}, 0.5), ({"a": False, "b": False}, 0.1)]
    return case_of(condition("c", given=rows), condition("a", 0.5), condition("b", 0.3), condition("d", 0.7))


def test_what_hangs_together_is_told_from_what_does_not() -> None:
    assert [sorted(group) for group in network_of(asia_like()).components] == [["a", "b", "c"], ["d"]]


def test_what_is_known_with_all_before_it_no_longer_counts_even_if_it_was_thought_impossible() -> None:
    case = case_of(condition("a", 0.0), condition("b", given=[({"a": True}, 0.4), ({"a": False}, 0.2)]))
    assert at_points(case, [{"b": True}], {"a": True})[0] == pytest.approx(0.4)


def test_what_cannot_be_is_not_a_number() -> None:
    case = case_of(condition("a", 0.5), condition("b", given=[({"a": True}, 0.0), ({"a": False}, 0.0)]))
    assert np.isnan(at_points(case, [{"a": True}], {"b": True})[0])


def chain_of(length: int) -> Case:
    rest = [
        condition(f"x{n}", given=[({f"x{n - 1}": True}, 0.9), ({f"x{n - 1}": False}, 0.2)])
        for n in range(1, length)
    ]
    return case_of(condition("x0", 0.5), *rest)


def test_a_long_line_of_ifs_is_no_harder_than_a_short_one() -> None:
    chance = 0.5
    for _ in range(49):
        chance = 0.9 * chance + 0.2 * (1 - chance)
    assert at_points(chain_of(50), [{"x49": True}], {})[0] == pytest.approx(chance)


def knotted(size: int) -> Case:
    """Make ifs each of which shares a consequence with each of the others."""
    causes = [condition(f"x{n}", 0.5) for n in range(size)]
    pairs = [(n, m) for n in range(size) for m in range(n)]
    ways = [(True, True), (True, False), (False, True), (False, False)]
    shared = [
        condition(f"y{n}-{m}", given=[({f"x{n}": a, f"x{m}": b}, 0.9 if a == b else 0.5) for a, b in ways])
        for n, m in pairs
    ]
    return case_of(*causes, *shared)


def test_more_ifs_than_can_be_held_at_once_are_refused_with_how_many_and_what_to_drop() -> None:
    case = knotted(MOST_OPEN + 1)
    everything = [{one.id: True for one in case.ifs if one.id.startswith("y")}]
    with pytest.raises(
        LimitError, match=r"17 open ifs hang together \(x0, x1, .*that 17 .*16 are the most.*drop some"
    ):
        at_points(case, everything, {})
    assert at_points(case, everything, {"x5": True})[0] > 0  # what is known does not count


def test_an_order_is_found_in_which_few_are_held() -> None:
    causes = [condition(f"x{n}", 0.5) for n in range(30)]
    same = [(True, True), (False, False), (True, False), (False, True)]
    shared = [
        condition(f"y{n}", given=[({f"x{n}": a, f"x{n + 1}": b}, 0.6 if a == b else 0.2) for a, b in same])
        for n in range(29)
    ]
    found = at_points(case_of(*causes, *shared), [{f"y{n}": True for n in range(29)}], {})
    assert found[0] == pytest.approx(0.4**29)
