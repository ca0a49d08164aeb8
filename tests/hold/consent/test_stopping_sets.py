"""Who can stop a package: against every set of parties and constituents."""

from __future__ import annotations

import itertools

from consent_cases import accepts, cases, completions, ends, ratifies, speaking
from hypothesis import given

from tracktwo.hold.consent import consent_of


def passes(case, against):
    """Tell whether a package goes through when just these say no: parties, or party/constituent."""
    for party in (one for one in case.parties if one.consent):
        favour = {g.id for g in party.constituents if f"{party.id}/{g.id}" not in against}
        if party.id in against or (party.ratification and not ratifies(party, favour)):
            return False
    return True


def smallest(case):
    names = [one.id for one in case.parties if one.consent]
    home = [one for one in case.parties if one.consent and one.ratification]
    names += [f"{one.id}/{g.id}" for one in home for g in one.constituents]
    found: list[set[str]] = []
    for size in range(1, 4):  # no party has more than three constituents
        for chosen in map(set, itertools.combinations(names, size)):
            if not passes(case, chosen) and not any(one <= chosen for one in found):
                found.append(chosen)
    return found


def state(case, name, package, ways):
    """Say whether somebody refuses, accepts or may do either, whatever is done with open issues."""
    party_id, _, group_id = name.partition("/")
    party = case.party(party_id)
    if not group_id:
        own = {accepts(case, party_id, way) for way in ways}
        return "may" if len(own) > 1 else "accepts" if own == {True} else "refuses"
    group = next(one for one in party.constituents if one.id == group_id)
    heard = [ends(speaking(case, group, way, package)) for way in ways]
    if all(one[2] == 0 for one in heard):
        return "refuses"
    return "accepts" if all(one[0] == 1 for one in heard) else "may"


@given(cases())
def test_the_sets_that_stop_a_package_are_all_there_are(case):
    found = {one.package: one for one in consent_of(case, draws=0, absent=()).stops}
    for package in case.packages:
        ways = list(completions(case, package.options))
        if not ways:
            assert package.id not in found
            continue
        mine = found[package.id]
        wanted = {}
        for one in smallest(case):
            states = {state(case, name, package, ways) for name in one}
            if "accepts" not in states:
                wanted[frozenset(one)] = "stands" if states == {"refuses"} else "open"
        assert {frozenset(one.members): one.state for one in mine.sets} == wanted
        assert [one.state for one in mine.sets] == sorted((one.state for one in mine.sets), reverse=True)
        assert (mine.left_out, mine.incomplete) == (0, ())
        for name in mine.safe:
            assert state(case, name, package, ways) == "accepts"
