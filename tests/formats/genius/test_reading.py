"""GENIUS files mean what GENIUS makes of them; what is broken in one way only is mended and told."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from genius_files import DOMAIN, PROFILE, scenario, value

from tracktwo.errors import FormatError
from tracktwo.formats import genius, open_case, read


def test_a_folder_becomes_a_case(tmp_path: Path) -> None:
    got = read(scenario(tmp_path, b="<!-- no -->" + PROFILE, A=PROFILE))
    assert got.format == "genius"
    assert got.findings == ()
    assert [party.name for party in got.case.parties] == ["A", "b"]
    border, water = got.case.issues
    assert [option.name for option in border.options] == ["old line", "new line"]
    assert border.options[1].about == "as surveyed"
    assert [option.level for option in water.options] == [2, 3, 4, 5]
    no_deal = got.case.positions["a"].no_deal
    assert no_deal is not None
    assert no_deal.estimate.point == Fraction(1, 4)


def test_values_are_those_of_genius(tmp_path: Path) -> None:
    """Evaluations are divided by the greatest; whole numbers count from the lower end."""
    case = open_case(scenario(tmp_path))
    assert value(case, "hill", (0, 0)) == Fraction("0.6") * Fraction(30, 40) + Fraction("0.4") * Fraction(
        "0.1"
    )
    assert value(case, "hill", (1, 3)) == Fraction("0.6") + Fraction("0.4") * Fraction("0.7")


@pytest.mark.parametrize("name", ["domain.xml", "hill.xml", ""])
def test_any_file_of_the_folder_stands_for_all_of_it(tmp_path: Path, name: str) -> None:
    folder = scenario(tmp_path)
    assert open_case(folder / name) == open_case(folder)


def test_a_line_is_cut_off_at_0_and_1(tmp_path: Path) -> None:
    steep = PROFILE.replace('slope="0.2" offset="0.1"', 'slope="0.7" offset="-0.5"')
    case = open_case(scenario(tmp_path, hill=steep))
    alone = [value(case, "hill", (1, at)) - Fraction("0.6") for at in range(4)]
    assert alone == [Fraction("0.4") * cut for cut in (0, Fraction("0.2"), Fraction("0.9"), 1)]


REAL_DOMAIN = DOMAIN.replace(
    'type="integer" lowerbound="2" upperbound="5"/>',
    'type="real"><range lowerbound="2" upperbound="4"/></issue>',
)


def real(evaluator: str) -> str:
    start, end = PROFILE.index('type="integer"'), PROFILE.index("</issue>\n<weight")
    return f'{PROFILE[:start]}type="real"><range lowerbound="2" upperbound="4"/>{evaluator}{PROFILE[end:]}'


@pytest.mark.parametrize(
    ("evaluator", "expected"),
    [
        ('ftype="linear" parameter0="-1" parameter1="0.5"', {2: 0, 3: Fraction(1, 2), 4: 1}),
        (
            'ftype="linear" parameter0="-2" parameter1="1"',
            {2: 0, Fraction("2.5"): Fraction(1, 2), 3: 1, 4: 1},
        ),
        ('ftype="constant" parameter0="0.3"', {2: Fraction("0.3"), 4: Fraction("0.3")}),
        (
            'ftype="triangular" parameter0="2" parameter1="4" parameter2="2.65"',
            {2: 0, Fraction("2.65"): 1, Fraction("3.1"): Fraction(2, 3), 4: 0},
        ),
    ],
)
def test_real_numbers_are_read_at_21_levels_and_where_lines_bend(
    tmp_path: Path, evaluator: str, expected: dict[Fraction, Fraction]
) -> None:
    got = read(scenario(tmp_path, REAL_DOMAIN, hill=real(f"<evaluator {evaluator}/>")))
    levels = [option.level for option in got.case.issues[1].options]
    assert {2 + Fraction(n, 10) for n in range(21)} <= set(levels) | {Fraction(4)}
    for level, worth in expected.items():
        whole = value(got.case, "hill", (1, levels.index(level)))
        assert whole - Fraction("0.6") == Fraction("0.4") * worth
    assert ["takes any number" in str(one) for one in got.findings] == [True]


def test_objectives_inside_objectives_count_by_their_issues(tmp_path: Path) -> None:
    def nested(text: str) -> str:
        inner = '<objective index="7" name="land"><issue index="1"'
        return text.replace('<issue index="1"', inner, 1).replace("</issue>", "</issue></objective>", 1)

    weights = '<weight index="7" value="0.5"/><weight index="2"'
    profile = nested(PROFILE).replace('<weight index="2"', weights)
    case = open_case(scenario(tmp_path, nested(DOMAIN), hill=profile))
    assert [issue.name for issue in case.issues] == ["Border", "Water"]
    assert value(case, "hill", (1, 3)) == Fraction("0.88")


def test_an_issue_whose_evaluations_are_all_0_is_worth_0(tmp_path: Path) -> None:
    nothing = PROFILE.replace('evaluation="30"', 'evaluation="0"').replace(
        'evaluation="40"', 'evaluation="0"'
    )
    case = open_case(scenario(tmp_path, hill=nothing))
    assert value(case, "hill", (0, 0)) == value(case, "hill", (1, 0)) == Fraction("0.04")


MENDED = [
    ("&", lambda p: p.replace('name="root"', 'name="a & b"'), 2, "'&' that is not written as &amp;"),
    ("<", lambda p: p.replace('name="root"', 'name="a < b"'), 2, "'<' inside quotes"),
    ("cp1252", lambda p: p.replace("root", "caf\u00e9").encode("cp1252"), 1, "was read as CP1252"),
    ("wrong encoding", lambda p: f'<?xml version="1.0" encoding="klingon"?>{p}', 1, "declares 'klingon'"),
    (
        "late declaration",
        lambda p: f'\n<?xml version="1.0"?>\n{p}',
        1,
        "empty space before the XML declaration",
    ),
    (
        "letter case",
        lambda p: p.replace("old line", "Old  Line"),
        4,
        "'Old  Line' was read as option 'old line'",
    ),
    (
        "place",
        lambda p: p.replace("old line", "former line"),
        4,
        "'former line' was read as option 'old line'",
    ),
    (
        "more options",
        lambda p: p.replace("</issue>", '<item value="sea" evaluation="9"/></issue>', 1),
        6,
        "'sea' is no",
    ),
    (
        "twice",
        lambda p: p.replace('<item index="2"', '<item value="new line" evaluation="1"/><item index="2"'),
        5,
        "'new line' stands there twice; the last",
    ),
    ("issue name", lambda p: p.replace("Border", "Frontier"), 3, "was read as issue 'Border' of the domain"),
    (
        "issue index",
        lambda p: p.replace('<issue index="1"', '<issue index="9"').replace(
            '<weight index="1"', '<weight index="9"'
        ),
        3,
        "was read as issue 'Border' of the domain, whose index is 1",
    ),
    (
        "discount",
        lambda p: p.replace('factor value="1.0"', 'factor value="0.5"'),
        13,
        "discount factor 0.5 was set aside",
    ),
    (
        "above 1",
        lambda p: p.replace('value="0.6"', 'value="0.8"'),
        1,
        "packages can be worth up to 1.08 here",
    ),
    (
        "weight twice",
        lambda p: p.replace('<weight index="2"', '<weight index="1" value="0.1"/><weight index="2"'),
        11,
        "two weights",
    ),
    (
        "type",
        lambda p: p.replace("<utility_space>", '<utility_space type="odd">'),
        1,
        "'odd' is no type of profile",
    ),
    (
        "uncertain",
        lambda p: p.replace("<utility_space>", '<utility_space type="UNCERTAIN">'),
        1,
        "the values behind it were read",
    ),
    (
        "lower end",
        lambda p: p.replace('lowerbound="2"', 'lowerbound="1"'),
        7,
        "begins at 1 here and at 2 in the domain",
    ),
    (
        "no slope",
        lambda p: p.replace('<evaluator ftype="linear" slope="0.2" offset="0.1"/>', ""),
        7,
        "is worth 0 throughout",
    ),
    (
        "weight 0",
        lambda p: p.replace('value="0.6"', 'value="0"').replace(' evaluation="30"', ""),
        3,
        "the issue has weight 0",
    ),
]


@pytest.mark.parametrize(("name", "spoil", "line", "told"), MENDED, ids=[row[0] for row in MENDED])
def test_what_has_one_meaning_only_is_mended_and_told(
    tmp_path: Path, name: str, spoil, line: int, told: str
) -> None:
    got = read(scenario(tmp_path, hill=spoil(PROFILE), valley=PROFILE))
    (finding,) = got.findings
    assert finding.warning
    assert (Path(finding.place.file).name, finding.place.line) == ("hill.xml", line)
    assert told in finding.message
    sound = value(got.case, "valley", (0, 1))
    changes_values = {"above 1", "weight twice", "lower end", "no slope", "weight 0"}
    assert (value(got.case, "hill", (0, 1)) == sound) == (name not in changes_values)


def test_a_byte_order_mark_and_utf_16_are_no_matter(tmp_path: Path) -> None:
    declared = '<?xml version="1.0" encoding="UTF-16"?>\n' + PROFILE.replace("root", "\u0416")
    got = read(scenario(tmp_path, hill=b"\xef\xbb\xbf" + PROFILE.encode(), valley=declared.encode("utf-16")))
    assert got.findings == ()
    assert len(got.case.parties) == 2


def test_options_and_issues_may_stand_in_any_order(tmp_path: Path) -> None:
    first, second = PROFILE.index('<item index="1"'), PROFILE.index('<item index="2"')
    end = PROFILE.index("</issue>")
    turned = PROFILE[:first] + PROFILE[second:end] + PROFILE[first:second] + PROFILE[end:]
    got = read(scenario(tmp_path, hill=turned, valley=PROFILE))
    assert got.findings == ()
    assert value(got.case, "hill", (0, 0)) == value(got.case, "valley", (0, 0))


def test_without_a_domain_the_profiles_say_what_the_issues_are(tmp_path: Path) -> None:
    got = read(scenario(tmp_path, None, hill=PROFILE, valley=PROFILE))
    assert [issue.name for issue in got.case.issues] == ["Border", "Water"]
    assert [("there is no domain file" in str(one)) for one in got.findings] == [True]
    (tmp_path / "valley.xml").write_text(PROFILE.replace("new line", "sea"), encoding="utf-8")
    with pytest.raises(FormatError, match=r"valley.xml:1:1: there is no domain file, and the issues are not"):
        read(tmp_path)


def test_a_published_frontier_is_passed_over_and_other_files_are_told(tmp_path: Path) -> None:
    scenario(tmp_path)
    (tmp_path / "pareto.xml").write_text("\n0.5, 1.0\n0.75, 2e-1\n", encoding="utf-8")
    assert read(tmp_path).findings == ()
    (tmp_path / "notes.xml").write_text("<notes/>", encoding="utf-8")
    (finding,) = read(tmp_path).findings
    assert "notes.xml: warning: this is neither a domain nor a profile" in str(finding)


def test_of_several_domains_the_one_that_is_named_counts(tmp_path: Path) -> None:
    folder = scenario(tmp_path)
    (folder / "domain2.xml").write_text(DOMAIN, encoding="utf-8")
    with pytest.raises(FormatError, match=r"there are several domains: domain.xml, domain2.xml"):
        read(folder)
    got = read(folder / "domain2.xml")
    assert ["domain.xml:1:1: warning: this file has no evaluations" in str(one) for one in got.findings] == [
        True
    ]


def test_only_genius_files_match(tmp_path: Path) -> None:
    (tmp_path / "page.xml").write_text("<html/>", encoding="utf-8")
    assert not genius.matches(tmp_path)
    assert not genius.matches(tmp_path / "none.xml")
    assert genius.matches(scenario(tmp_path))
    assert genius.matches(tmp_path / "hill.xml")
    assert not genius.matches(tmp_path / "page.xml")
