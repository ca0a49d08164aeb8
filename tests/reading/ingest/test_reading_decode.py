"""Bytes become text: marks, declarations and habits are heeded, and what was guessed is told."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.reading.ingest.content import Unreadable
from tracktwo.reading.ingest.decode import declared_in_html, decode

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1)


@given(TEXT)
def test_utf8_is_read_as_it_is(text: str) -> None:
    assert decode(text.encode("utf-8")) == (text, "utf-8", ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@given(text=TEXT)
def test_a_byte_order_mark_decides_and_stays_in_the_text(encoding: str, text: str) -> None:
    marked = "\ufeff" + text
    assert decode(marked.encode(encoding)) == (marked, encoding, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_zeros(encoding: str) -> None:
    text = "The talks went on for a third day – without result."
    assert decode(text.encode(encoding))[0] == text


def test_windows_1252_is_the_last_guess_and_told() -> None:
    text, encoding, notes = decode("The envoy – “tired” – went to a café.".encode("cp1252"))
    assert (
        text == "The envoy – “tired” – went to a café."
        and encoding == "cp1252"
        and "Windows-1252" in notes[0]
    )


def test_what_html_declares_goes_before_the_guess() -> None:
    page = '<html><meta charset="iso-8859-2"><p>Wałęsa</p>'.encode("iso-8859-2")
    assert "Wałęsa" in decode(page, declared_in_html(page))[0]


@pytest.mark.parametrize("declared", ["", "no-such-code", "utf-8", "idna", "rot13", "\x00"])
def test_a_wrong_declaration_does_no_harm(declared: str) -> None:
    assert decode("café".encode("cp1252"), declared)[0] == "café"


def test_some_broken_bytes_in_utf8_do_not_turn_it_into_something_else() -> None:
    text, encoding, notes = decode("“Yes,” she said – “if they stop.”".encode() + b"\xff")
    assert (
        text.startswith("“Yes,”")
        and encoding == "utf-8"
        and notes == ("1 character could not be decoded as utf-8.",)
    )


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 20, b"\x7fELF\x02\x01\x01" + bytes(100), b"\x89PNG\r\n\x1a\n" + bytes(9)]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="not text"):
        decode(data)


@given(st.binary(max_size=300), st.sampled_from(["", "utf-16", "shift_jis", "utf-7", "punycode", "hex"]))
def test_any_bytes_are_decoded_or_refused(data: bytes, declared: str) -> None:
    try:
        text, encoding, _ = decode(data, declared)
    except Unreadable:
        return
    assert codecs.lookup(encoding) and isinstance(text, str)
