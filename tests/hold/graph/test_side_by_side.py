"""Several graph models as one: nothing is lost and nothing leads from one to another."""

from __future__ import annotations

import numpy as np
from act_cases import random_case

from tracktwo.hold.graph import deal_model, side_by_side, stability


def test_what_holds_in_the_whole_is_what_holds_in_each_part():
    rng = np.random.default_rng(7)
    for _ in range(12):
        models = {f"m{n}": deal_model(random_case(rng), "plan") for n in range(3)}
        whole = stability(side_by_side(models, "All"))
        for concept in ("nash", "gmr", "smr", "seq", "sseq"):
            held = {whole.model.states[state] for state in whole.equilibria(concept)}
            apart = {
                f"{name}/{one.states[state]}"
                for name, one in models.items()
                for state in stability(one).equilibria(concept)
            }
            assert held == apart


def test_letters_stand_for_the_same_option_in_all_states():
    rng = np.random.default_rng(8)
    models = {f"m{n}": deal_model(random_case(rng), "plan") for n in range(2)}
    whole = side_by_side(models, "All")
    place = 0
    for one in models.values():
        for letters in one.options:
            taken = {name for name, mark in zip(one.option_names, letters, strict=True) if mark == "Y"}
            there = zip(whole.option_names, whole.options[place], strict=True)
            assert {name for name, mark in there if mark == "Y"} == taken
            place += 1
    assert place == len(whole.states) == len(set(whole.states))
