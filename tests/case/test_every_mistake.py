"""Whatever is wrong in a case, it is told: on its line, in plain words, and never by a crash.

A complete case is spoilt in every place in turn. The spoilt data keeps the places of the sound file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from complete_case import COMPLETE, write_complete
from contradictions import WRONG

from tracktwo.case import check, schema
from tracktwo.case.document import Document, Where, parse
from tracktwo.case.edit import revised
from tracktwo.case.load import check_document
from tracktwo.case.structure import structure_findings
from tracktwo.errors import CaseError, Finding

JARGON = re.compile(
    r"\b(dict|list object|NoneType|Traceback|Fraction|Error|None|True|False|str|int|float|tuple|anyOf|"
    r"instance|schema|property|properties|regex|pattern|const|enum|ruamel|yaml\.|object at)\b|[\[{]'"
)
SOUND = parse(COMPLETE, "case.yaml")


def nodes(data: Any, where: Where = ()) -> Iterator[tuple[Where, Any]]:
    """Give every value of a case, however deep, and where it is."""
    if where:
        yield where, data
    if isinstance(data, (dict, list)):
        for step, child in data.items() if isinstance(data, dict) else enumerate(data):
            yield from nodes(child, (*where, step))


NODES = list(nodes(SOUND.data))


def name_of(where: Any) -> str:
    return "/".join(map(str, where))


def value_of(where: Where) -> Any:
    """Return what stands in a place of the sound case."""
    return dict(NODES)[where]


def spoilt(where: Where, change: Callable[[Any], Any]) -> Document:
    """Return the sound document with one value changed."""
    return Document("case.yaml", _changed(SOUND.data, where, change), SOUND.values, SOUND.keys)


def _changed(data: Any, where: Where, change: Callable[[Any], Any]) -> Any:
    if not where:
        return change(data)
    first, *rest = where
    pairs = data.items() if isinstance(data, dict) else enumerate(data)
    new = {step: _changed(value, tuple(rest), change) if step == first else value for step, value in pairs}
    return new if isinstance(data, dict) else list(new.values())


def spans(node: Any, where: Where = (), first: int = 0) -> Iterator[tuple[Where, range]]:
    """Give the lines that each value and its key take up."""
    yield where, range(first + 1, node.end_mark.line + 2)
    if isinstance(node.value, list):
        for number, child in enumerate(node.value):
            if isinstance(child, tuple):
                yield from spans(child[1], (*where, child[0].value), child[0].start_mark.line)
            else:
                yield from spans(child, (*where, number), child.start_mark.line)


@pytest.fixture(scope="module")
def lines() -> dict[Where, range]:
    import yaml

    return dict(spans(yaml.compose(COMPLETE, Loader=yaml.BaseLoader)))


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> Path:
    return write_complete(tmp_path_factory.mktemp("complete"))


def told(document: Document, file: Path) -> list[Finding]:
    """Return what is found in a document: in plain words, and errors just where it cannot be used."""
    case, findings = check_document(document, file)
    assert (case is None) == any(not finding.warning for finding in findings)
    for finding in findings:
        assert not JARGON.search(f"{finding.message} {finding.remedy}"), str(finding)
        assert finding.message.endswith(".") and finding.place.line > 0, str(finding)
    return list(findings)


def test_the_complete_case_is_complete_and_has_no_mistake(file):
    case, findings = check(file)
    assert [str(finding) for finding in findings] == []
    assert case is not None

    def keys(part: Any) -> Iterator[str]:
        if isinstance(part, dict):
            yield from part.get("properties", {})
        for below in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            yield from keys(below)

    assert set(keys(schema())) - {step for where, _ in NODES for step in where} == set()


OTHERS = [
    None,
    {},
    [],
    {"unknown-key": {"deep": [1, 2]}},
    [[[]]],
    True,
    "",
    "x" * 20_001,
    -(10**10),
    "no such thing",
]


def spoil_with(others: list[Any], where: Where, value: Any, file: Path, lines: dict[Where, range]) -> None:
    for other in others:
        if other == value and type(other) is type(value):
            continue
        found = told(spoilt(where, lambda _, new=other: new), file)
        if may_be(where, other):
            continue
        assert found, f"{name_of(where)}: {other!r:.60} is taken without a word"
        near = [finding for finding in found if finding.place.line in lines[where]]
        # What refers to something that is gone is told where it refers to it.
        gone = (
            where[-1] == "id" or where[0] in ("parties", "issues", "evidence", "sources") or len(where) == 2
        )
        assert near or gone, found


@pytest.mark.parametrize("number", range(len(NODES)), ids=lambda n: name_of(NODES[n][0]))
def test_a_value_of_another_kind_is_told(number, file, lines):
    """A text, number, list, mapping or nothing where something else belongs; two of them in each place."""
    two = [OTHERS[number % len(OTHERS)], OTHERS[(number * 7 + 3) % len(OTHERS)]]
    spoil_with(two, *NODES[number], file, lines)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(NODES)), ids=lambda n: name_of(NODES[n][0]))
def test_every_value_of_another_kind_is_told(number, file, lines):
    spoil_with(OTHERS, *NODES[number], file, lines)


def may_be(where: Where, other: Any) -> bool:
    """Tell what the format allows in place of what stands in the complete case."""
    last = where[-1]
    texts = {
        "title",
        "name",
        "about",
        "summary",
        "publisher",
        "citation",
        "url",
        "page",
        "unit",
        "question",
        "item",
        "trigger",
        "who",
        "period",
    }
    texts |= {"because", "label", "text", "says", "assumed", "from"}
    if last in texts and isinstance(other, str):
        return other != "" or last not in {
            "title",
            "name",
            "says",
            "assumed",
            "from",
            "text",
            "who",
            "period",
        }
    if last in {"in_channel", "consent", "agreed", "veto", "undo", "outcome"}:
        return isinstance(other, bool)
    if last in {"ends_deal", "refuses"}:
        return other is True and "changes" not in value_of(where[:-1])
    empty = {
        *("sources", "evidence", "constituents", "phases", "red_lines", "sacred", "rules", "packages", "ifs"),
        *("links", "bears_on", "against", "joint", "ballots", "needs", "follows", "coalitions", "after"),
        *("excludes", "watches", "depths"),
    }
    if other == [] and last in empty:
        return True
    if other == [] and last == "excludes" and where[0] == "rules":
        return False
    if other == {} and (last in {"issues", "worth"} or (where[0] == "packages" and last == "options")):
        return True
    # Below zero is no mistake for what a party expects without a deal: it may be worse off than anywhere.
    numbers = {"no_deal", "over_time"} & set(where) and isinstance(other, int)
    # The same goes for what an act or a breach brings.
    free = {"worth", "gain", "loss"} & set(where) and last not in ("worth", "likely")
    return bool(numbers or (free and isinstance(other, int)))


MAPPINGS = [where for where, value in [((), SOUND.data), *NODES] if isinstance(value, dict)]


@pytest.mark.parametrize("where", MAPPINGS, ids=name_of)
def test_a_key_that_is_not_known_is_told(where, file, lines):
    found = told(spoilt(where, lambda old: {**old, "unknwon_key": 1}), file)
    assert [finding for finding in found if not finding.warning and finding.place.line in lines[where]]


def test_a_key_that_is_not_known_is_told_on_its_own_line(file):
    text = COMPLETE.replace("    weight: 20\n", "    wieght: 20\n", 1).replace("because:", "becuase:")
    found = {(finding.place.line, finding.remedy) for finding in told(parse(text, "case.yaml"), file)}
    wanted = {"wieght: 20": "Did you mean 'weight'?", "becuase:": "Did you mean 'because'?"}
    numbered = enumerate(text.split("\n"), 1)
    assert {(n, remedy) for n, line in numbered for key, remedy in wanted.items() if key in line} <= found


@pytest.mark.parametrize(
    ("changed", "key", "remedy"),
    [
        ("{id: two, name: A commission decides, by criteria}", "by criteria", "goes in quotes"),
        ("{id: two, name: A commission, decides}", "decides", "goes in quotes"),
        ("{id: two, nmae: Two}", "nmae", "Did you mean 'name'?"),
        ("\n      id: two\n      name: Two\n      absent:", "absent", "Known are: "),
        ("{id: two, name: Two, absent: true}", "absent", "Known are: "),
    ],
)
def test_a_key_that_is_none_is_told_as_what_it_was_meant_to_be(changed, key, remedy):
    document = parse(f"tracktwo: 1\ntitle: t\nparties:\n  - {{id: one, name: One}}\n  - {changed}\n", "f")
    (found,) = [one for one in structure_findings(document) if f"'{key}' is not known" in one.message]
    assert remedy in found.remedy


def refers(where: Where) -> bool:
    """Tell whether a text in the case is the id of something else in it."""
    last, above = where[-1], where[-2:-1]
    if "values" in where and "evidence" not in where:
        return False
    lists = ("evidence", "bears_on", "accepts", "between", "together", "against", "follows", "needs", "after")
    return (
        last in ("source", "phase", "issue")
        or (above[:1] != () and above[0] in lists and last != "quote")
        or (where[0] == "packages" and above == ("options",))
        or (where[0] == "rules" and last != "because")
        or ("red_lines" in where and "options" in where)
        or ({"ballots", "watches", "depths"} & set(where) and "options" in where)
        or (where[0] == "moves" and ({"by", "excludes", "coalitions", "when", "changes"} & set(where)))
        or (where[0] == "war" and above == ("sides",))
        or last in ("today", "package")
    )


REFERENCES = [where for where, value in NODES if isinstance(value, str) and refers(where)]


@pytest.mark.parametrize("where", REFERENCES, ids=name_of)
def test_an_id_that_does_not_exist_is_told_with_a_suggestion(where, file, lines):
    found = told(spoilt(where, lambda old: f"{old}x"), file)
    near = [finding for finding in found if finding.place.line in lines[where] and not finding.warning]
    assert any(finding.remedy.startswith("Did you mean") for finding in near), found


REQUIRED = [
    where
    for where, _ in NODES
    if where in [(key,) for key in ("tracktwo", "title", "parties", "issues", "positions")]
    or where[-1] in ("id", "says", "when", "together", "accepts", "bridge", "low", "likely", "high")
    or (where[-1] == "name" and where[0] != "sources")
    or (where[-1] in ("weight", "from") and "positions" in where)
]


@pytest.mark.parametrize("where", [where for where, _ in NODES if isinstance(where[-1], str)], ids=name_of)
def test_a_key_that_is_left_out_does_no_harm_or_is_told(where, file):
    *above, last = where
    document = spoilt(tuple(above), lambda old: {key: value for key, value in old.items() if key != last})
    found = told(document, file)
    assert found or where not in REQUIRED or "options" in where or "when" in where


@pytest.mark.parametrize(
    "number",
    ["1e400", "1e999999999", "-1e41", ".nan", "-.INF", "0x1F", "0o7", "1_000", "1e", "9" * 500, "1.2.3"],
)
@pytest.mark.parametrize(
    "key", ["weight: ", "no_deal: ", "step: ", "parts: ", "low: ", "tracktwo: ", r"value: \["]
)
def test_numbers_that_are_none_are_told_at_once_on_their_line(key, number, file):
    place = re.search(key + r"([\d.]+)", COMPLETE)
    line = COMPLETE[: place.start(1)].count("\n") + 1
    text = COMPLETE[: place.start(1)] + number + COMPLETE[place.end(1) :]
    try:
        found = told(parse(text, "case.yaml"), file)
    except CaseError as error:
        found = error.findings
    assert [finding for finding in found if finding.place.line == line and not JARGON.search(finding.message)]


@pytest.mark.parametrize("where", WRONG, ids=name_of)
def test_a_contradiction_is_told_on_its_lines(where, file, lines):
    found = told(spoilt(where, lambda _: WRONG[where]), file)
    around = {
        *lines[where],
        lines[where[:-1]].start if where[-1] in ("step", "to", "values", "likely") else 0,
    }
    assert [finding for finding in found if finding.place.line in around and not finding.warning], found


def test_the_data_is_spoilt_as_a_text_would_be(file):
    """The short cut of this file, spoiling data and not text, finds the same."""
    for where in list(WRONG)[::4]:
        document = spoilt(where, lambda _, where=where: parse(f"v: {WRONG[where]!r}", "").data["v"])
        text = revised(COMPLETE, "case.yaml", document.data)
        written = [finding.message for finding in told(parse(text, "case.yaml"), file)]
        assert sorted(written) == sorted(finding.message for finding in told(document, file))


@pytest.mark.parametrize("day", ["30.06.2024", "30-6-2024", "30/6/24", "2024/06/30", "2024-13-01"])
def test_a_date_in_another_style_is_asked_for_as_a_date(day, tmp_path):
    path = write_complete(tmp_path)
    path.write_text(re.sub("(?m)^as_of: .*$", f"as_of: {day}", COMPLETE), "utf-8")
    _, (finding, *_) = check(path)
    assert day in finding.message and finding.remedy == "Write a date such as 2023-07-10."
