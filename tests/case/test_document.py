"""Reading a case file: exact, placed, and safe from whatever YAML allows."""

from __future__ import annotations

import os
import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.case import check, load
from tracktwo.case.document import parse, read
from tracktwo.errors import CaseError, Place


def refused(text, file="case.yaml"):
    with pytest.raises(CaseError) as caught:
        parse(text, file)
    (finding,) = caught.value.findings
    return finding


def refused_bytes(folder, raw):
    path = folder / "case.yaml"
    path.write_bytes(raw)
    with pytest.raises(CaseError) as caught:
        read(path)
    (finding,) = caught.value.findings
    return finding


def test_numbers_are_the_exact_decimals_that_were_written():
    data = parse("{a: 0.1, b: 60, c: -2.50, d: 1e3, e: .5, f: 0.3333333333333333, g: +7}", "").data
    wanted = [Fraction(1, 10), 60, Fraction(-5, 2), 1000, Fraction(1, 2), Fraction(1, 3), 7]
    assert list(data.values()) == wanted
    assert all(isinstance(number, int) for number in (data["b"], data["d"], data["g"]))


def test_words_texts_and_days_stay_what_they_are():
    data = parse('{a: yes, b: "true", c: true, d: 2023-07-10, e: "60", f: null, g: off, h: FALSE}', "").data
    assert data == {
        "a": "yes", "b": "true", "c": True, "d": "2023-07-10", "e": "60", "f": None, "g": "off", "h": False,
    }  # fmt: skip


def test_texts_begin_and_end_with_their_words():
    data = parse('a: >\n  one\n  two\n\nb: " x "\nc: |\n  l1\n  l2\n', "").data
    assert data == {"a": "one two", "b": "x", "c": "l1\nl2"}


def test_every_key_and_value_knows_its_place():
    document = parse("a:\n  - x: 1\n    yy:  2\n  - [3,  4]\n", "f")
    assert document.place(("a", 0, "x")) == Place("f", 2, 8)
    assert document.key_place(("a", 0, "yy")) == Place("f", 3, 5)
    assert document.place(("a", 0, "yy")) == Place("f", 3, 10)
    assert document.place(("a", 1, 1)) == Place("f", 4, 10)
    assert document.place(("a",)) == Place("f", 1, 1)  # a block is looked for at its key
    assert document.place(("a", 0, "gone", 7)) == Place("f", 2, 5)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path, newline):
    text = newline.join(["title: Ähtäri 会议", "b: 2"])
    (tmp_path / "case.yaml").write_bytes(b"\xef\xbb\xbf" + text.encode())
    document = read(tmp_path / "case.yaml")
    assert document.data == {"title": "Ähtäri 会议", "b": 2}
    assert (document.place(("b",)).line, document.place(("b",)).column) == (2, 4)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "empty"),
        ("# only a comment\n", 1, "empty"),
        ("a: 1\nb: &x 2\nc: *x\n", 3, "another place"),
        ("a: &a [x, x]\nb: &b [*a, *a]\n", 2, "another place"),
        ("a: *gone\n", 1, "another place"),
        ("a: *\n", 1, "mean something else"),
        ("a: 1\nb: !!python/object/apply:os.system [ls]\n", 2, "tag"),
        ("a: !env SECRET\n", 1, "tag"),
        ("a: 1\nb: 2\na: 3\n", 3, "first on line 1"),
        ("a: {x: 1, y: 2, x: 3}\n", 1, "given twice"),
        ("<<: {a: 1}\n<<: {b: 1}\n", 2, "given twice"),
        ("a: 1\nb: .nan\n", 2, "not a number"),
        ("a: -.inf\n", 1, "not a number"),
        ("a: 1e400\n", 1, "not a number"),
        ("a: 1e999999999999\n", 1, "not a number"),
        ("a: " + "9" * 401 + "\n", 1, "not a number"),
        ("a: 0x10\n", 1, "not a number"),
        ("a: 1\n\tb: 2\n", 2, "tab"),
        ("a: x: y\n", 1, "second colon"),
        ("a: 1\nb\nc: 2\n", 2, "this line lacks its colon"),
        ("a:\n  weight 30\n\n  # note: this\n  values: {x: 1}\n", 2, "this line lacks its colon"),
        ("a:\n  - id: x\n    territory\n    name: y\n", 3, "this line lacks its colon"),
        ("a:\n  -id: framework\n   name: x\n", 2, "space is missing after the hyphen"),
        ("a: 1\n  b: 2\n", 2, "more of the text of line 1"),
        ("a: one\n  two\n  three: four\n", 3, "more of the text of line 1"),
        ("a:\n  b 'c:d'\n  e: f\n", 2, "this line lacks its colon"),
        ("a:\n    b: 1\n  c: 2\n", 3, "begins in another column"),
        ("a:\n  - b: 1\n  -c: 2\n", 3, "lacks a hyphen"),
        ("a:\n  - b\n - c\n", 3, "begins in another column"),
        ('a: "never ends\n', 2, "begins on line 1 never ends"),
        ('a: "never\nb: "ends"\n', 2, "a quotation mark is missing"),
        ("a: 'it's'\n", 1, "a quotation mark is missing"),
        ("a: [1, 2\nb: 3\n", 2, "the bracket [ of line 1 is not closed"),
        ("a:\n  - {b: 1\n  - {b: 2}\n", 3, "the bracket { of line 2 is not closed"),
        ("a: {b: 1 c: 2}\n", 1, "a comma is missing"),
        ("a: [1]]\n", 1, "was never opened"),
        ('a: "\\d"\n', 1, "a backslash means something else"),
        ("a: |x\n  y\n", 1, "cannot be read"),
        ("a: 1\n---\nb: 2\n", 2, "second document"),
        ("[a, b]: 1\n", 1, "single word"),
        ("? {a: 1}\n: 2\n", 1, "single word"),
        ("a: " + "[" * 45 + "]" * 45, 1, "nested"),
        ("a: " + "{b: " * 45 + "1" + "}" * 45, 1, "nested"),
        ('a: "x\\0y"\n', 1, "no text"),
        ('a: "\\ud800"\n', 1, "no text"),
        ('a: "bell \\a"\n', 1, "no text"),
        ("a: @home\n", 1, "no text begins"),
        ("a: 1\nb: `x`\n", 2, "no text begins"),
    ],
)
def test_what_is_no_case_is_refused_in_plain_words_on_its_line(text, line, said):
    finding = refused(text)
    assert finding.place.line == line
    assert said in finding.message
    assert finding.message.endswith(".")


def test_a_bomb_of_aliases_is_refused_at_its_first_alias():
    bomb = "a0: &a0 [x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 30)
    )
    assert refused(bomb).place.line == 2


def test_a_file_that_is_no_utf_8_is_told_with_line_and_column(tmp_path):
    finding = refused_bytes(tmp_path, "title: ok\nname: äé".encode() + b"\xff\n")
    assert (finding.place.line, finding.place.column) == (2, 9)
    assert "UTF-8" in finding.remedy
    assert refused_bytes(tmp_path, "title: x\n".encode("utf-16")).place.line == 1


def test_a_binary_file_and_a_spreadsheet_are_told_as_what_they_are(tmp_path):
    assert "UTF-8" in refused_bytes(tmp_path, bytes(range(128, 256))).message
    assert refused_bytes(tmp_path, b"title: \x00\x01\n").message.endswith(".")
    assert "spreadsheet" in refused_bytes(tmp_path, b"PK\x03\x04rest").message


def test_a_huge_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "case.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    started = time.perf_counter()
    with pytest.raises(CaseError, match=r"50\.0 MB"):
        read(path)
    assert time.perf_counter() - started < 0.5


def test_what_is_not_there_or_cannot_be_read_is_told(tmp_path):
    with pytest.raises(CaseError, match=r"no case.yaml in this folder"):
        load(tmp_path)
    with pytest.raises(CaseError, match=r"no such file.*tracktwo new"):
        load(tmp_path / "gone.yaml")
    (tmp_path / "case.yaml").mkdir()
    with pytest.raises(CaseError, match=r"no case.yaml"):
        load(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything is readable here")
def test_a_file_that_may_not_be_read_is_told(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text("tracktwo: 1\n", "utf-8")
    path.chmod(0)
    with pytest.raises(CaseError, match="cannot be read"):
        load(path)


@given(st.text(max_size=60))
def test_no_text_is_too_strange(text):
    try:
        parse(text, "case.yaml")
    except CaseError as error:
        assert all(finding.message and finding.place.file == "case.yaml" for finding in error.findings)


@given(st.binary(max_size=60))
def test_no_bytes_are_too_strange(tmp_path_factory, raw):
    path = tmp_path_factory.getbasetemp() / "strange.yaml"
    path.write_bytes(raw)
    try:
        check(path)
    except CaseError as error:
        assert error.findings


SIGNS = ["a", "b: ", "- ", "\n", "  ", "{", "}", "[", "]", ", ", "&x ", "*x", "!t ", '"', "'", "|", ">"]
SIGNS += ["#", "1", ": ", "? ", "---\n", "...\n", "%YAML 1.2\n", "\t", "<<: "]
YAML_PARTS = st.lists(st.sampled_from(SIGNS), max_size=25)


@given(YAML_PARTS)
def test_no_yaml_is_too_strange(parts):
    try:
        parse("".join(parts), "case.yaml")
    except CaseError as error:
        assert all(finding.message.endswith(".") for finding in error.findings)
