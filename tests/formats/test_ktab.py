"""KTAB CSV: actors as written, disorder mended and told, cases in which distance is loss."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from fuzzing import fuzz
from graph_files import ktab_of, published
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.deals import problem_of
from tracktwo.errors import FormatError
from tracktwo.formats import read
from tracktwo.formats.ktab import read_actors

CLEAN = """Talks,"On a border, and rights",3,2,
Actor,Description,Influence,Border,Salience,Rights,Salience
North,the larger side,100,20,60,80,30
South,,60.5,90,50,10,40
Chair,,10,50,10,50,10
"""


def put(folder: Path, text: str | bytes) -> Path:
    file = folder / "x.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_the_published_example_is_read_as_it_stands(shared: Path, tmp_path: Path) -> None:
    facts = published(shared, "ktab_smp_example")
    actors, findings = read_actors(put(tmp_path, ktab_of(facts)))
    assert findings == ()
    assert actors.dimensions == ("Dimension 1", "Dimension 2", "Dimension 3")
    for actor, fact in zip(actors.actors, facts["actors"], strict=True):
        assert (actor.name, float(actor.influence)) == (fact["name"], fact["capability"])
        assert [float(n) for n in actor.positions] == fact["position"]
        assert [float(n) for n in actor.saliences] == fact["salience"]


def test_an_issue_has_the_positions_that_are_taken_in_order(tmp_path: Path) -> None:
    imported = read(put(tmp_path, CLEAN))
    case = imported.case
    assert imported.format == "ktab"
    assert (case.title, case.summary, case.scale) == ("Talks", "On a border, and rights", "shares")
    border = case.issue("border")
    assert [option.name for option in border.options] == ["20 (North)", "50 (Chair)", "90 (South)"]
    north = case.positions["north"]
    assert [value.estimate.point for value in north.values["border"].values()] == [100, 70, 30]
    assert north.weights["border"].estimate.point == 60
    assert case.party("south").about == "Influence 60.5."
    told = [str(finding) for finding in imported.findings]
    assert ["influence" in told[0], "straight line" in told[1]] == [True, True]


def test_on_one_dimension_a_case_and_the_spatial_model_agree(tmp_path: Path) -> None:
    rows = [line.rsplit(",", 2)[0] for line in CLEAN.split("\n")[1:-1]]
    imported = read(put(tmp_path, "\n".join(["Talks,,3,1", *rows]) + "\n"))
    assert len(imported.findings) == 1
    problem = problem_of(imported.case)
    assert problem.worth == (((100, 30, 70), (70, 60, 100), (30, 100, 60)),)


@pytest.mark.parametrize(
    ("dirty", "told"),
    [
        ("\ufeff" + CLEAN, ""),
        (CLEAN.replace("\n", "\r\n"), ""),
        (CLEAN.replace("\n", ",,\n"), ""),
        (CLEAN.replace("North", '"North"'), ""),
        (CLEAN.replace("20,60", "20%, 60 %"), "x.csv:3: warning: signs of per cent"),
        (CLEAN.replace("South", "\n\nSouth"), "empty lines are left out"),
        (CLEAN.replace('"On a border, and rights"', "On a border; and rights"), ""),
        (CLEAN.partition("\n")[2], "the first line, with name and numbers of actors, is missing"),
        (CLEAN.replace("3,2", "4,2"), "the file says 4 actors; 3 are there"),
        (CLEAN.replace("3,2", "3,1"), "the file says 1 dimensions, its headings 2"),
        (CLEAN.replace("60,80", "160,80"), "salience 160 is above 100"),
        (CLEAN.replace("Chair", "North"), "two actors have the same name"),
    ],
)
def test_small_disorder_is_mended_and_told(dirty: str, told: str, tmp_path: Path) -> None:
    actors, findings = read_actors(put(tmp_path, dirty))
    assert [actor.positions for actor in actors.actors] == [(20, 80), (90, 10), (50, 50)]
    assert [told in str(finding) for finding in findings] == ([True] if told else [])


def test_semicolons_and_decimal_commas_are_read(tmp_path: Path) -> None:
    text = CLEAN.replace('"On a border, and rights"', "rights").replace(",", ";").replace("60.5", "60,5")
    actors, findings = read_actors(put(tmp_path, text))
    assert actors.actors[1].influence == Fraction(121, 2)
    assert ["semicolons" in str(findings[0]), "decimal commas" in str(findings[1])] == [True, True]


def test_an_actor_to_whom_nothing_matters_weighs_all_alike(tmp_path: Path) -> None:
    imported = read(put(tmp_path, CLEAN.replace("50,10,50,10", "50,0,50,0")))
    weights = imported.case.positions["chair"].weights
    assert [weight.estimate.point for weight in weights.values()] == [1, 1]
    assert any("nothing has salience for Chair" in str(finding) for finding in imported.findings)
    assert problem_of(imported.case).worth[0][1][2] == 50


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (CLEAN.replace("20,60", "x,60"), "x.csv:3:4: 'x' is not a number."),
        (CLEAN.replace("20,60", "120,60"), "x.csv:3:4: 120 cannot be: positions lie from 0 to 100."),
        (CLEAN.replace("100,20", "-1,20"), "x.csv:3:3: -1 cannot be"),
        (CLEAN.replace("100,20", ",20"), "x.csv:3:3: a number is missing"),
        (CLEAN.replace("North", ""), "x.csv:3:1: this actor has no name"),
        (CLEAN.replace("80,30", "80"), "x.csv:3: this line has 6 entries, not 7"),
        (CLEAN.replace(",Rights,Salience", ",Rights"), "x.csv:2: the headings are not three"),
        ("\n".join(CLEAN.split("\n")[:2]), "no actors follow"),
        ("\n".join(CLEAN.split("\n")[:3]), "there is one actor only"),
        (CLEAN.encode().replace(b"North", b"N\xf6rth"), "not UTF-8"),
    ],
)
def test_what_is_wrong_is_told_with_line_and_entry(text: str | bytes, told: str, tmp_path: Path) -> None:
    with pytest.raises(FormatError) as caught:
        read(put(tmp_path, text))
    assert told in str(caught.value)


hundredths = st.integers(0, 10_000).map(lambda n: f"{n / 100:.2f}")


@given(st.lists(st.tuples(hundredths, hundredths), min_size=2, max_size=6))
def test_nobody_finds_anything_better_than_what_it_wants(tmp_path_factory, rows) -> None:
    lines = [f"a{n},,1,{position},{salience}" for n, (position, salience) in enumerate(rows)]
    text = "\n".join([f"t,,{len(rows)},1", "Actor,Description,Influence,Position,Salience", *lines])
    case = read(put(tmp_path_factory.mktemp("made"), text)).case
    options = [option.id for option in case.issues[0].options]
    levels = [Fraction(option) for option in options]
    assert levels == sorted(set(levels))
    for (position, _), found in zip(rows, case.positions.values(), strict=True):
        values = [found.values["dimension-1"][option].estimate.point for option in options]
        assert values == [100 - abs(level - Fraction(position)) for level in levels]


def test_a_spoilt_file_is_read_or_refused() -> None:
    tally = fuzz(lambda folder: read(folder / "x.csv"), {"x.csv": CLEAN.encode()}, 400, seed=3)
    assert tally.read > 30 and tally.refused > 100


@pytest.mark.slow
def test_ten_thousand_spoilt_files_are_read_or_refused() -> None:
    tally = fuzz(lambda folder: read(folder / "x.csv"), {"x.csv": CLEAN.encode()}, 10_000, seed=4)
    assert tally.read > 1000 and tally.refused > 2500
