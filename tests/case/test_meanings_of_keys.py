"""What the keys of a case mean: dates, footings, kinds of issues, sacred issues, links, quotes."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from complete_case import COMPLETE, REPORT, write_complete
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.case import Estimate, Footing, check, load
from tracktwo.deals.from_case import problem_of, worths


@pytest.fixture
def changed(tmp_path):
    """Give a function that loads the complete case with some texts replaced."""

    def load_changed(*replacements):
        text = COMPLETE
        for old, new in replacements:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        return load(write_complete(tmp_path, text))

    return load_changed


def findings(folder, *replacements):
    text = COMPLETE
    for old, new in replacements:
        assert old in text, old
        text = text.replace(old, new, 1)
    return [str(finding).partition(": ")[2] for finding in check(write_complete(folder, text))[1]]


@pytest.mark.parametrize(
    ("as_of", "number", "rests_on"),
    [
        ("2023-06-01", 70, Footing("assumed", text="Before the flood.")),
        ("2024-01-01", Fraction(40), Footing("sourced", ("met",))),
        ("2030-01-01", 10, Footing("sourced", ("met",))),
    ],
)
def test_of_dated_versions_the_newest_that_is_not_later_than_the_case_counts(
    changed, as_of, number, rests_on
):
    judgement = changed(("as_of: 2024-06-30", f"as_of: {as_of}")).positions["left"].values["bridge"]["crown"]
    assert (judgement.estimate.point, judgement.footing) == (number, rests_on)
    assert [day.year for day, _, _ in judgement.versions] == [2023, 2024, 2025]


def test_a_case_before_all_versions_is_told(tmp_path):
    (told,) = findings(tmp_path, ("as_of: 2024-06-30", "as_of: 2022-01-01"))
    assert "every version is later than the case's date, 2022-01-01." in told


def test_without_a_date_the_newest_version_counts(changed):
    judgement = changed(("as_of: 2024-06-30\n", "")).positions["left"].values["bridge"]["crown"]
    assert judgement.estimate.point == 10


def test_no_deal_over_time_counts_from_its_dates_on(changed):
    case = changed()
    left = [
        problem_of(case, at=day).no_deal[0]
        for day in (None, date(2024, 12, 31), date(2025, 1, 1), date(2026, 5, 1))
    ]
    assert left == [30, 30, 15, 5]
    assert [str(day) for day, _ in case.positions["left"].no_deal_over_time] == ["2025-01-01", "2026-01-01"]


def test_estimates(changed):
    values = changed().positions["left"].values["bridge"]
    assert values["together"].estimate == Estimate(Fraction(60), Fraction(95), Fraction(80))
    assert (values["nobody"].estimate.point, values["nobody"].estimate.certain) == (10, False)
    assert changed().positions["right"].values["flag"]["two"].estimate.point == Fraction(1, 10)


def test_a_number_rests_on_what_stands_nearest(changed):
    left = changed().positions["left"]
    assert left.values["bridge"]["together"].footing == Footing("assumed", ("met",), "Her tone.")
    assert left.values["bridge"]["nobody"].footing == Footing("sourced", ("met",))
    assert left.weights["bridge"].footing == Footing("elicited", (), "the mayor", date(2024, 5, 1))
    assert left.weights["toll"].footing == Footing("assumed", (), "Read from the minutes.")
    assert left.red_lines[0].footing == Footing("assumed", (), "Read from the minutes.")
    assert left.no_deal_over_time[1][1].footing == Footing("assumed", (), "Trade would go round.")


def test_every_judgement_is_listed_once_by_its_name(changed):
    case = changed()
    names = [judgement.path for judgement in case.judgements()]
    assert len(set(names)) == len(names)
    assert {"left/no-deal", "left/no-deal/2025-01-01", "left/bridge/weight", "left/toll/1.5"} <= set(names)


def test_values_between_two_numbers_of_a_range_lie_on_a_straight_line(changed):
    case = changed()
    toll = worths(case, lambda judgement: judgement.estimate.point)[1]
    whole = 50 + 20 + 20
    assert [option[0] * whole / 20 for option in toll] == [100, 80, 60, 40, 0]
    assert [option.id for option in case.issue("toll").options] == ["0", "0.5", "1", "1.5", "2"]


@given(st.lists(st.integers(0, 100), min_size=2, max_size=5), st.integers(1, 4))
def test_straight_lines_against_the_formula(tmp_path_factory, anchors, gap):
    """Anchors every `gap` steps; between them the value is the weighted mean of its neighbours."""
    last = (len(anchors) - 1) * gap
    values = ", ".join(f"{n * gap}: {value}" for n, value in enumerate(anchors))
    lines = "tracktwo: 1\ntitle: t\nparties: [{id: a, name: A}, {id: b, name: B}]\n"
    lines += f"issues: [{{id: x, name: X, kind: range, from: 0, to: {last}, step: 1}}]\npositions:\n"
    for party in "ab":
        lines += (
            f"  {party}: {{no_deal: 0, assumed: t, issues: {{x: {{weight: 1, values: {{{values}}}}}}}}}\n"
        )
    path = tmp_path_factory.getbasetemp() / "lines.yaml"
    path.write_text(lines, "utf-8")
    found = [option[0] for option in worths(load(path), lambda judgement: judgement.estimate.point)[0]]
    wanted = [
        anchors[step // gap]
        + Fraction(step % gap, gap) * (anchors[min(step // gap + 1, len(anchors) - 1)] - anchors[step // gap])
        for step in range(last + 1)
    ]
    assert found == wanted


def test_a_divisible_good_in_parts(changed):
    case = changed()
    options = case.issue("island").options
    assert [option.id for option in options] == ["left", "left-75", "left-50", "left-25", "right"]
    assert [option.level for option in options] == [1, Fraction(3, 4), Fraction(1, 2), Fraction(1, 4), 0]
    shares = worths(case, lambda judgement: judgement.estimate.point)[2]
    assert [option[0] * 90 / 20 for option in shares] == [
        100,
        75,
        50,
        25,
        0,
    ]  # all of it: 100 if nothing is said
    assert [option[1] * 95 / 20 for option in shares] == pytest.approx([0, 22.5, 45, 67.5, 90])


def test_a_sacred_issue_has_no_price(changed, tmp_path):
    case = changed()
    assert "flag" not in case.positions["left"].weights
    assert [option[0] for option in problem_of(case).worth[3]] == [0, 0, 0]
    both = (
        "      island:\n        weight: 20\n",
        "      island:\n        weight: 20\n      flag: {weight: 1, values: {none: 1, two: 1, one: 1}}\n",
    )
    assert any("is sacred to this party, so it has no weight" in told for told in findings(tmp_path, both))


def test_links_name_judgements_and_none_twice(tmp_path):
    swapped = ("[left/no-deal, right/no-deal]", "[left/no-deal, left/nodeal]")
    assert any("Did you mean 'left/no-deal'?" in told for told in findings(tmp_path, swapped))
    twice = ("[left/no-deal, right/no-deal]", "[left/no-deal, left/no-deal]")
    assert any("is linked twice" in told for told in findings(tmp_path, twice))


def test_a_quote_is_found_by_its_words_in_the_raw_text(changed):
    (met, _) = changed().evidence
    assert REPORT[met.start : met.end] == "The envoy said the two\nsides had met."
    assert met.start == len("Dateline — 8 July.\r\n")  # counted in code points, the line end as it is


@given(st.data())
@settings(max_examples=40)
def test_any_passage_that_stands_once_is_found_where_it_stands(tmp_path_factory, data):
    words = data.draw(st.lists(st.sampled_from(["ä", "b.", "(c)", "d*", "—", "😀"]), min_size=1, max_size=12))
    gaps = [data.draw(st.sampled_from([" ", "\n", "  ", "\r\n", "\u00a0"])) for _ in words]
    report = "".join(word + gap for word, gap in zip(words, gaps, strict=True))
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    quote = " ".join(words[first : last + 1])
    folder = tmp_path_factory.getbasetemp()
    text = COMPLETE.replace("The envoy said the two sides had met.", quote)
    file = write_complete(folder, text)
    (folder / "reports" / "gazette.txt").write_bytes(report.encode())
    case, found = check(file)
    times = sum(words[n : n + last - first + 1] == words[first : last + 1] for n in range(len(words)))
    if times == 1:
        item = case.evidence[0]
        assert report[item.start : item.end].split() == quote.split()
        assert item.start == sum(len(w) + len(g) for w, g in zip(words[:first], gaps[:first], strict=True))
    else:
        assert [finding.message for finding in found if not finding.warning] != []


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("No such words.", "these words are not in the report of 'gazette'."),
        ("The two sides", "these words are not in"),
        ("two sides", "these words stand 2 times in the report of 'gazette'."),
        ("the envoy said", "Copy the passage letter by letter"),
    ],
)
def test_a_quote_that_is_not_found_once_is_told(tmp_path, quote, said):
    if quote == "The two sides":
        quote = "the Two sides"
    told = findings(tmp_path, ("The envoy said the two sides had met.", quote))
    assert any(said in one for one in told)


def test_where_a_quote_departs_from_its_report_is_shown(tmp_path):
    said = "The envoy said the two sides had met."
    assert any("The report has: ... said the two sides had met. ... " in one for one in findings(
        tmp_path, (said, "The envoy said the two parties had met.")))  # fmt: skip
    assert not any("The report has" in one for one in findings(tmp_path, (said, "The parties had met.")))


def test_a_party_that_no_package_can_content_is_a_warning(tmp_path):
    told = findings(tmp_path, ("no_deal: 25.5", "no_deal: 100.5"))
    assert len(told) == 1 and told[0].startswith("warning: no deal is worth more to ")
    assert findings(tmp_path, ("no_deal: 25.5", "no_deal: 100")) == []
    assert findings(tmp_path, ("no_deal: 25.5", "no_deal: -5")) == []
    points = findings(tmp_path, ("no_deal: 25.5", "no_deal: 500"), ("scale: shares", "scale: points"))
    assert not any("no deal is worth" in one for one in points)


def test_what_rests_on_nothing_said_is_a_warning_once_of_every_kind(tmp_path):
    (tmp_path / "case.yaml").write_text(
        "tracktwo: 1\ntitle: t\nparties: [{id: one, name: One}, {id: two, name: Two}]\n"
        "issues: [{id: pay, name: Pay, options: [{id: more, name: More}, {id: less, name: Less}]}]\n"
        "positions:\n"
        "  one: {red_lines: [{options: {pay: less}}], sacred: [{issue: pay, accepts: [more]}]}\n"
        "  two: {red_lines: [{options: {pay: more}}]}\n"
        "packages:\n  - {id: a, name: A, options: {pay: less}}\n  - {id: b, name: B, options: {pay: more}}\n"
        "ifs: [{id: rain, text: It rains.}]\n",
        "utf-8",
    )
    case, found = check(tmp_path)
    told = [one.message for one in found if "rest on nothing said" in one.message]
    assert case is not None and told == [
        "2 of the red lines rest on nothing said.",
        "1 of the sacred issues rest on nothing said.",
        "2 of the packages rest on nothing said.",
        "1 of the ifs rest on nothing said.",
    ]


def test_an_if_that_judges_judged_rests_on_them(tmp_path):
    told = "{id: rain, text: It rains., judges: [{who: A, likelihood: 0.4}]}"
    (tmp_path / "case.yaml").write_text(
        "tracktwo: 1\ntitle: t\nparties: [{id: one, name: One}, {id: two, name: Two}]\n"
        "issues: [{id: pay, name: Pay, options: [{id: more, name: More}, {id: less, name: Less}]}]\n"
        f"positions: {{one: {{}}, two: {{}}}}\nifs: [{told}]\n",
        "utf-8",
    )
    case, found = check(tmp_path)
    assert case is not None and not any("of the ifs" in one.message for one in found)


def test_reports_outside_the_folder_or_no_text_are_refused(tmp_path):
    (tmp_path / "secret.txt").write_text("x", "utf-8")
    folder = tmp_path / "case"
    folder.mkdir()
    outside = [
        "../secret.txt",
        str(tmp_path / "secret.txt"),
        "reports",
        "gone.txt",
        "reports/../../secret.txt",
    ]
    for name in outside:
        assert any(f"the report '{name}'" in told for told in findings(folder, ("reports/gazette.txt", name)))
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert any(
        "outside the case's folder" in told for told in findings(folder, ("reports/gazette.txt", "link.txt"))
    )
    gone = findings(folder, ("reports/gazette.txt", "gone.txt"))
    assert any(one.endswith(f"A report stands in the case's folder: {folder}") for one in gone)
    (folder / "reports" / "latin.txt").write_bytes(b"\xe4")
    assert any("not UTF-8" in told for told in findings(folder, ("gazette.txt", "latin.txt")))


def test_rules_that_leave_an_option_no_package_are_a_warning(tmp_path):
    never = (
        "rules:\n",
        "rules:\n  - {when: {flag: one}, excludes: {toll: [0, 0.5, 1]}}\n"
        "  - {when: {flag: one}, requires: {toll: [0, 1]}}\n",
    )
    told = findings(tmp_path, never)
    assert any("warning: the rules never allow 'one' of 'flag'." in one for one in told)
    case, _ = check(tmp_path)
    assert case is not None


def test_a_package_that_the_rules_forbid_is_a_warning(tmp_path):
    told = findings(tmp_path, ("{bridge: together, toll: 0.5, flag: two}", "{bridge: nobody, toll: 0.5}"))
    assert told == [one for one in told if one.startswith("warning: ")]
    assert any("the rules do not allow the package 'spring'" in one for one in told)


def test_evidence_that_nothing_rests_on_is_a_warning(tmp_path):
    unused = ("  - {id: clause,", "  - {id: spare, source: treaty, says: Nothing.}\n  - {id: clause,")
    assert findings(tmp_path, unused) == ["warning: nothing in the case rests on 'spare'."]


def test_a_case_of_points_has_values_of_any_size(changed):
    case = changed(("scale: shares", "scale: points"), ("right: 90", "right: 900"))
    assert case.positions["right"].values["island"]["right"].estimate.point == 900
    assert problem_of(case).worth[2][-1][1] == 20 * 900
