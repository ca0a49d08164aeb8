"""A new case: usable whatever the names, and the examples in its comments work."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.case.document import parse
from tracktwo.case.load import check_document
from tracktwo.case.template import ids_for, starter

NAMES = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters=","), min_size=1, max_size=30)


def check_text(text, tmp_path):
    return check_document(parse(text, "case.yaml"), tmp_path / "case.yaml")


@settings(max_examples=40)
@given(
    parties=st.lists(NAMES, min_size=2, max_size=5, unique=True),
    issues=st.lists(NAMES, min_size=1, max_size=5, unique=True),
)
def test_whatever_the_names_there_is_nothing_to_mend_and_everyone_gains(parties, issues, tmp_path_factory):
    case, findings = check_text(starter(parties, issues), tmp_path_factory.getbasetemp())
    assert [one for one in findings if "placeholders still" not in str(one)] == []
    assert [party.name for party in case.parties] == parties
    assert [issue.name for issue in case.issues] == issues
    for position in case.positions.values():
        worst = min(j.estimate.low for table in position.values.values() for j in table.values())
        assert position.no_deal.estimate.high <= worst


@given(st.lists(NAMES, max_size=30))
def test_ids_are_ids_and_no_two_are_alike(names):
    ids = ids_for(names, "party")
    assert len(set(ids)) == len(names)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]{0,79}", made) for made in ids)


def test_ids_that_collide_with_made_ones():
    assert ids_for(["a 3", "a", "A", "weight", "party 4"], "party") == [
        "a-3",
        "a",
        "a-3-3",
        "party-4",
        "party-4-5",
    ]


def test_what_the_comments_offer_works_when_the_hash_is_taken_away(tmp_path):
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "communique.txt").write_text("So: the words, exactly as in the report.", "utf-8")
    above, below = starter().split("# Everything below may be left out.")
    blocks = re.findall(r"^# ([a-z]+):\n((?:#   .*\n|# evidence:\n)+)", below, re.MULTILINE)
    assert [name for name, _ in blocks] == ["rules", "packages", "ifs", "moves", "sources"]
    offered = "".join(f"{name}:\n" + re.sub("^# ", "", lines, flags=re.MULTILINE) for name, lines in blocks)
    red_lines = re.search(r"^#    red_lines:\n(?:#      .*\n)+", below, re.MULTILINE)[0].replace("#", "")
    above = above.replace("# as_of: 2024-06-30 ", "as_of: 2024-06-30 ")
    above = above.replace("positions:\n  north:\n", f"positions:\n  north:\n{red_lines}", 1)
    at_home = re.search(r"^#    ratification: .*\n(?:#    .*\n)+", below, re.MULTILINE)[0].replace("#", "")
    above = re.sub(r"(  - id: north\n    name: .*\n)", lambda found: found[0] + at_home, above, count=1)
    above = above.replace("today: 100", "today: {value: 100, evidence: [its-statement]}")
    case, findings = check_text(above + offered, tmp_path)
    # The package and the rule of the examples fit together; nothing else is left to ask.
    assert [str(one) for one in findings if "placeholders still" not in str(one)] == []
    assert case.evidence[0].start == 4
    assert case.positions["north"].red_lines[0].label == "a few words for it"
    assert (len(case.rules), len(case.packages), case.as_of.year) == (1, 1, 2024)
    assert (len(case.ifs), len(case.moves.acts)) == (1, 1)
    assert case.party("north").constituents[1].ballots[0].refuses
