"""A changed case keeps every character that nobody meant to change."""

from __future__ import annotations

import copy
from difflib import unified_diff
from fractions import Fraction

import pytest
from complete_case import COMPLETE
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.case.document import parse
from tracktwo.case.edit import revised
from tracktwo.case.written import dumped

HAND_WRITTEN = """\
# The file's head: keep me.
title:   "Ähtäri"      # spaced and quoted
summary: >
  A long text that somebody wrapped by hand,
  and that goes on

  in a second paragraph.
parties:
- id: p    # an item without indent
  name: 'Single ''quotes'''
  # a comment within

- {id: q,   name: "Wide   braces",
     n: 2}   # over two lines
numbers:
    deep:   # indented by four
        a:  60
        b: {low: 1,  likely: 2, high: 3}  # flow
        c:
            low: 4
            high: 5
    list: [ 1,2 , 3 ]
last: plain words, with a comma
# The tail.
"""


def changed_lines(old, new):
    diff = list(unified_diff(old.split("\n"), new.split("\n"), lineterm="", n=0))[2:]
    return [line for line in diff if not line.startswith("@@")]


def edit(text, change):
    data = parse(text.removeprefix("\ufeff"), "f").data
    wanted = copy.deepcopy(data)
    change(wanted)
    return revised(text, "f", wanted)


def test_nothing_to_change_changes_nothing():
    for text in (HAND_WRITTEN, COMPLETE, HAND_WRITTEN.replace("\n", "\r\n"), "\ufeff" + HAND_WRITTEN):
        assert edit(text, lambda data: None) == text


def set_deep(*path):
    *above, last, value = path

    def change(data):
        for step in above:
            data = data[step]
        data[last] = value

    return change


@pytest.mark.parametrize(
    ("change", "diff"),
    [
        (set_deep("numbers", "deep", "a", [50, 70]), ["-        a:  60", "+        a:  [50, 70]"]),
        (
            set_deep("numbers", "deep", "b", "likely", Fraction(5, 2)),
            [
                "-        b: {low: 1,  likely: 2, high: 3}  # flow",
                "+        b: {low: 1,  likely: 2.5, high: 3}  # flow",
            ],
        ),
        (
            set_deep("title", "Å: b"),
            ['-title:   "Ähtäri"      # spaced and quoted', '+title:   "Å: b"      # spaced and quoted'],
        ),
        (
            set_deep("parties", 1, "n", 3),
            ["-     n: 2}   # over two lines", "+     n: 3}   # over two lines"],
        ),
        (set_deep("parties", 0, "about", "new"), ["+  about: new"]),
        (set_deep("numbers", "deep", "c", "likely", 4), ["+            likely: 4"]),
        (set_deep("numbers", "list", [1]), ["-    list: [ 1,2 , 3 ]", "+    list: [1]"]),
        (lambda data: data["parties"].append({"id": "r"}), ["+- {id: r}"]),
        (lambda data: data["parties"].insert(0, {"id": "r"}), ["+- {id: r}"]),
        (lambda data: data["numbers"]["deep"].pop("a"), ["-        a:  60"]),
        (lambda data: data.pop("last"), ["-last: plain words, with a comma"]),
        (set_deep("more", {"x": {"y": 1}}), ["+more:", "+  x: {y: 1}"]),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_the_lines_of_what_changed_differ(change, diff, newline):
    text = HAND_WRITTEN.replace("\n", newline)
    new = edit(text, change)
    assert new.count("\n") == new.count(newline)
    assert changed_lines(HAND_WRITTEN, new.replace("\r\n", "\n")) == diff


def test_a_byte_order_mark_stays():
    new = edit("\ufeff" + HAND_WRITTEN, set_deep("title", "B"))
    assert new.startswith("\ufeff#")


def test_a_file_without_a_last_line_end_grows_by_a_line():
    assert edit("a: 1", set_deep("b", 2)) == "a: 1\nb: 2"


def test_a_block_gives_way_to_a_number_and_back():
    new = edit(HAND_WRITTEN, set_deep("numbers", "deep", "c", 7))
    assert "        c: 7\n    list:" in new
    assert edit(new, set_deep("numbers", "deep", "c", {"low": 4, "high": 5})) == new.replace(
        "c: 7", "c: {low: 4, high: 5}"
    )


def test_what_stands_beside_the_hyphen_goes_and_the_next_line_moves_up():
    text = "a:\n  - b: 1   # one\n    c: 2\n    d: 3   # three\n"
    assert edit(text, lambda data: [data["a"][0].pop(key) for key in "bc"]) == "a:\n  - d: 3   # three\n"


def test_an_item_of_many_lines_goes_whole():
    new = edit(HAND_WRITTEN, lambda data: data["parties"].pop(1))
    assert "Wide" not in new and "n: 2" not in new
    assert "# a comment within" in new


KEYS = st.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=["C"]), max_size=30).map(
    lambda text: " ".join(text.split())
) | st.sampled_from(
    ["yes", "1e5", "2023-07-10", "a: b", "# x", "- y", "", "a\nb", "null", "'", '"', "{", "*a", "!b"]
)
NUMBERS = st.integers(-1000, 1000) | st.integers(-9999, 9999).map(lambda n: Fraction(n, 100))
LEAVES = TEXTS | NUMBERS | st.booleans() | st.just(Fraction(1, 3))


def whole(value):
    """Give numbers the types that reading gives them."""
    if isinstance(value, Fraction) and value.denominator == 1:
        return value.numerator
    if isinstance(value, dict):
        return {key: whole(one) for key, one in value.items()}
    return [whole(one) for one in value] if isinstance(value, list) else value


TREES = st.dictionaries(
    KEYS,
    st.recursive(
        LEAVES,
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(KEYS, inner, max_size=4)
            | st.lists(
                st.fixed_dictionaries({"id": KEYS, "v": inner}), max_size=3, unique_by=lambda item: item["id"]
            )
        ),
        max_leaves=12,
    ),
    min_size=1,
    max_size=4,
).map(whole)


@given(TREES)
@settings(max_examples=60)
def test_written_data_can_be_read_back(data):
    assert parse(dumped(data), "f").data == data


@given(TREES, TREES)
@settings(max_examples=80)
def test_any_text_can_be_made_to_say_anything(data, wanted):
    assert parse(revised(dumped(data), "f", wanted), "f").data == wanted


@given(TREES, st.data())
@settings(max_examples=80)
def test_a_change_in_one_place_leaves_comments_elsewhere(data, draw):
    lines = dumped(data).split("\n")
    text = "\n".join(f"{line}   # {n}" if line and plain_line(line) else line for n, line in enumerate(lines))
    if parse(text, "f").data != data:  # a comment would be part of a text here
        return
    key = draw.draw(st.sampled_from(sorted(data)))
    wanted = {**data, key: draw.draw(LEAVES.map(whole))}
    new = revised(text, "f", wanted)
    above, below = ("\n".join(dumped({k: v}) for k, v in part) for part in split(data, key))
    kept = [line for line in (above + "\n" + below).split("\n") if line]
    assert [line for line in kept if f"{line}   # " not in new and line not in new] == []


def plain_line(line):
    return '"' not in line and "|" not in line


def split(data, key):
    pairs = list(data.items())
    at = [name for name, _ in pairs].index(key)
    return pairs[:at], pairs[at + 1 :]
