"""What has no certain meaning is refused by file and line; nothing hostile hangs or reads elsewhere."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from fuzzing import fuzz
from genius_files import DOMAIN, PROFILE, RULED, SQUARES, ruled_domain, scenario, squares_domain

from tracktwo.errors import FormatError
from tracktwo.formats import genius, read
from tracktwo.formats.genius import boxes

REFUSED = [
    (
        "evaluation",
        lambda p: p.replace(' evaluation="30"', ""),
        "hill.xml:3:1: option 'old line' of issue 'Border'",
    ),
    (
        "null",
        lambda p: p.replace('"30"', '"null"'),
        "hill.xml:3:1: option 'old line' of issue 'Border' has no eval",
    ),
    (
        "number",
        lambda p: p.replace('"30"', '"3O"'),
        'hill.xml:4:1: evaluation="3O" of <item> is not a number',
    ),
    (
        "comma",
        lambda p: p.replace('"0.6"', '"0,6"'),
        'hill.xml:10:1: value="0,6" of <weight> is not a number',
    ),
    (
        "weight",
        lambda p: p.replace('<weight index="1" value="0.6"/>', ""),
        "hill.xml:3:1: issue 'Border' has no weight",
    ),
    (
        "reservation",
        lambda p: p.replace('reservation value="0.25"', "reservation"),
        "hill.xml:14:1: <reservation> has no",
    ),
    ("slope", lambda p: p.replace(' slope="0.2"', ""), "hill.xml:8:1: <evaluator> has no 'slope'"),
    (
        "missing issue",
        lambda p: p.replace(p[p.index('<issue index="2') : p.index("<weight")], ""),
        "hill.xml:1:1: the profile says nothing of issue 'Water'",
    ),
    (
        "issue twice",
        lambda p: p.replace("<issue", p[p.index("<issue") : p.index('<issue index="2')] + "<issue", 1),
        "hill.xml:7:1: issue 'Border' stands there twice",
    ),
    ("unclosed", lambda p: p.replace("</objective>", ""), "hill.xml:15:3: this is not XML: mismatched tag"),
    ("cut", lambda p: p[:300], "hill.xml:7:1: this is not XML"),
    ("empty", lambda p: "<utility_space>", "this is not XML"),
    ("doctype", lambda p: "<!DOCTYPE utility_space>" + p, "the file declares a document type"),
    (
        "nonlinear",
        lambda p: p.replace("<utility_space>", '<utility_space type="nonlinear">'),
        "hill.xml:1:1: the non-linear profile has no",
    ),
    (
        "constraint",
        lambda p: p.replace("<utility_space>", '<utility_space type="constraint">'),
        "hill.xml:1:1: the constraint profile has no",
    ),
]


@pytest.mark.parametrize(("name", "spoil", "told"), REFUSED, ids=[row[0] for row in REFUSED])
def test_a_profile_without_a_certain_meaning_is_refused(tmp_path: Path, name: str, spoil, told: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(scenario(tmp_path, hill=spoil(PROFILE), valley=PROFILE))
    assert told in str(caught.value)


SPOILT_DOMAINS = [
    (
        "no option",
        lambda d: d.replace(d[d.index("<item") : d.index("</issue")], ""),
        "domain.xml:4:1: issue 'Border' has no option",
    ),
    (
        "no name",
        lambda d: d.replace('value="old line"', ""),
        "domain.xml:5:1: an option of issue 'Border' has no 'value'",
    ),
    (
        "range",
        lambda d: d.replace('"5"', '"1"'),
        "domain.xml:8:1: the range of issue 'Water' ends before it begins",
    ),
    (
        "half",
        lambda d: d.replace('"5"', '"5.5"'),
        "domain.xml:8:1: the range of issue 'Water' has ends that are no whole",
    ),
    (
        "long",
        lambda d: d.replace('upperbound="5"', 'upperbound="9999999"'),
        "domain.xml:8:1: issue 'Water' has more than 5,000",
    ),
    ("no bound", lambda d: d.replace('upperbound="5"', ""), "domain.xml:8:1: <issue> has no 'upperbound'"),
    ("no issue", lambda d: d.replace("issue", "matter"), "domain.xml:2:1: the domain has no issue"),
]


@pytest.mark.parametrize(("name", "spoil", "told"), SPOILT_DOMAINS, ids=[row[0] for row in SPOILT_DOMAINS])
def test_a_domain_without_a_certain_meaning_is_refused(tmp_path: Path, name: str, spoil, told: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(scenario(tmp_path, spoil(DOMAIN)))
    assert told.replace("domain.xml:2:1", "domain.xml:1:1") in str(caught.value)


@pytest.mark.parametrize("shape", ["faratin", "", "price"])
def test_functions_that_genius_does_not_evaluate_are_refused(tmp_path: Path, shape: str) -> None:
    domain = DOMAIN.replace(
        'type="integer" lowerbound="2" upperbound="5"/>',
        'type="real"><range lowerbound="2" upperbound="4"/></issue>',
    )
    profile = PROFILE.replace('type="integer"', 'type="real"').replace('ftype="linear"', f'ftype="{shape}"')
    with pytest.raises(FormatError, match=rf"hill.xml:8:1: '{shape}' is no function of levels"):
        read(scenario(tmp_path, domain, hill=profile))


def test_a_domain_alone_is_no_scenario(tmp_path: Path) -> None:
    (tmp_path / "domain.xml").write_text(DOMAIN, encoding="utf-8")
    with pytest.raises(FormatError, match="no file here says what a party wants"):
        read(tmp_path)


def test_two_issues_that_may_be_meant_are_not_guessed(tmp_path: Path) -> None:
    domain = DOMAIN.replace(
        'type="integer" lowerbound="2" upperbound="5"/>',
        '><item value="old line"/><item value="new line"/></issue>',
    )
    profile = PROFILE.replace('name="Border"', 'name="Water"')
    with pytest.raises(FormatError, match=r"hill.xml:3:1: issue 'Water' with index 1 may be more than one"):
        read(scenario(tmp_path, domain, hill=profile))


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>' + PROFILE.replace(
    "old line", "&b;"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "secret.txt">]>' + PROFILE.replace("old line", "&a;")
FOREIGN = '<!DOCTYPE x SYSTEM "http://localhost/x.dtd">' + PROFILE


@pytest.mark.parametrize("hostile", [LAUGHS, OUTSIDE, FOREIGN])
def test_entities_and_outside_files_are_refused(tmp_path: Path, hostile: str) -> None:
    (tmp_path / "secret.txt").write_text("old line", encoding="utf-8")
    with pytest.raises(FormatError, match=r"hill.xml:1:\d+: the file declares a document type"):
        read(scenario(tmp_path, hill=hostile))


HUGE = {
    "deep": ("<utility_space>" + "<objective>" * 60, "more than 50 levels"),
    "wide": ("<utility_space>" + "<item/>" * 50_001, "more than 50,000 elements"),
    "ampersands": ("<utility_space>" + "&" * 1_000_000, "this is not XML"),
    "quotes": ("<utility_space " + "a='<b c=\"" * 200_000, "this is not XML"),
    "tags": ("<utility_space>" + '<a b="<"/>' * 49_000 + "&", "this is not XML"),
    "issues": (
        "<utility_space><weight/>" + '<issue index="1" name="Border"/>' * 49_000 + "</utility_space>",
        "stands there twice",
    ),
    "items": (
        PROFILE.replace(
            "</issue>",
            "".join(f'<item value="OLD  LINE{n}" evaluation="1"/>' for n in range(45_000)) + "</issue>",
            1,
        ),
        "more than 5,000 options",
    ),
}


@pytest.mark.parametrize("name", HUGE)
def test_huge_files_are_over_soon(tmp_path: Path, name: str) -> None:
    text, told = HUGE[name]
    folder, start = scenario(tmp_path, hill=text), time.perf_counter()
    with pytest.raises(FormatError, match=told):
        read(folder)
    assert time.perf_counter() - start < 5


def test_constraints_on_too_many_options_together_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of 12 issues has 4 options; one constraint asks for the sum of all."""
    monkeypatch.setattr(boxes, "MOST_STEPS", 10_000)
    indexes = range(1, 13)
    values = "".join(f'<item value="{10**n % 9973}" rank="1"/>' for n in range(4))
    issues = "".join(f'<issue index="{n}" name="i{n}">{values}</issue>' for n in indexes)
    items = "".join(f'<item index="{n}"/>' for n in indexes)
    rule = f'<constraint type="sumZeroConstraint" index="1" value="1" min="0" max="9">{items}</constraint>'
    rules = f"<rules><ranks>{issues}</ranks><constraints>{rule}</constraints></rules>"
    profile = f'<utility_space type="constraint"><objective>{issues}{rules}</objective></utility_space>'
    domain = f"<negotiation_template><utility_space><objective>{issues}</objective></utility_space>"
    with pytest.raises(FormatError, match="the constraints name too many options together"):
        read(scenario(tmp_path, domain + "</negotiation_template>", hill=profile))


def test_a_file_of_more_than_20_mb_is_not_read(tmp_path: Path) -> None:
    folder = scenario(tmp_path)
    with (folder / "hill.xml").open("ab") as opened:
        opened.truncate(20_000_001)
    with pytest.raises(FormatError, match=r"hill.xml: the file is larger than 20 MB"):
        read(folder)


SOUND = {
    "linear": {"domain.xml": DOMAIN, "hill.xml": PROFILE, "valley.xml": PROFILE},
    "squares": {"domain.xml": squares_domain(), "hill.xml": SQUARES, "valley.xml": SQUARES},
    "rules": {"domain.xml": ruled_domain(), "hill.xml": RULED},
}


def spoil(kind: str, mutations: int, seed: int) -> None:
    files = {name: text.encode() for name, text in SOUND[kind].items()}
    tally = fuzz(genius.read, files, mutations, seed)
    assert tally.read > 0
    assert tally.refused > 0


@pytest.mark.parametrize("kind", SOUND)
def test_no_spoilt_file_crashes_the_reader(kind: str) -> None:
    spoil(kind, 300, seed=1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 6))
@pytest.mark.parametrize("kind", SOUND)
def test_no_spoilt_file_crashes_the_reader_however_often(kind: str, seed: int) -> None:
    spoil(kind, 5_000, seed)
