"""No file, however broken, ends in anything but a document or a plain refusal."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ingest_files import mail, pdf, word

from tracktwo.errors import InputError
from tracktwo.reading.ingest import SUFFIXES, open_document
from tracktwo.reading.zones import zones_of

WHOLE = {
    ".pdf": pdf(["The talks failed."], ["They said no."]),
    ".docx": word("#Why", "They said no."),
    ".eml": mail(b"They said no.", more=b"X: y\r\n"),
    ".html": b"<!DOCTYPE html><meta charset=utf-8><title>a</title><p class='b'>They <b>said</b> no<!-- c -->",
    ".md": b"---\ntitle: a\n---\n# Why\n\n**They** said [no](b).\n\n- c\n",
}
QUIET = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def read(folder: Path, name: str, data: bytes) -> None:
    path = folder / name
    path.write_bytes(data)
    try:
        document = open_document(path, "d")
        zoned = zones_of(document)
    except InputError as refused:
        assert str(path) in str(refused)
        return
    for zone in zoned.zones:
        assert all(0 <= start < end <= len(document.raw) for start, end in zone.spans)


@QUIET
@given(data=st.binary(max_size=200), suffix=st.sampled_from(sorted(SUFFIXES)))
def test_any_bytes_under_any_name(tmp_path: Path, data: bytes, suffix: str) -> None:
    read(tmp_path, f"a{suffix}", data)


@QUIET
@given(text=st.text(max_size=300), suffix=st.sampled_from([".txt", ".md", ".html", ".eml"]))
def test_any_text_under_any_name(tmp_path: Path, text: str, suffix: str) -> None:
    read(tmp_path, f"a{suffix}", text.encode("utf-8", "surrogatepass"))


@QUIET
@pytest.mark.parametrize("suffix", sorted(WHOLE))
@given(data=st.data())
def test_a_good_file_with_some_bytes_changed_lost_or_doubled(
    tmp_path: Path, suffix: str, data: st.DataObject
) -> None:
    broken = bytearray(WHOLE[suffix])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, max(len(broken) - 1, 0)))
        size = data.draw(st.integers(0, 20))
        broken[at : at + size] = data.draw(
            st.one_of(st.binary(max_size=4), st.just(bytes(broken[at : at + size] * 2)))
        )
    read(tmp_path, f"a{suffix}", bytes(broken))


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        '"',
        "(",
        "“",
        ".",
        '."',
        "! ",
        "A — ",
        "AAA ",
        "By A B, ",
        "a@",
        "www.",
        "> ",
        "a\n",
        "\n",
        "[a](",
        "*",
        "#",
        "’",
        "A. ",
    ],
)
def test_endless_lines_are_read_in_bounded_time(tmp_path: Path, piece: str) -> None:
    started = time.process_time()
    read(tmp_path, "a.txt", piece.encode() * (60_000 // len(piece)))
    read(tmp_path, "a.md", piece.encode() * (30_000 // len(piece)))
    assert time.process_time() - started < 5


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".eml"])
@pytest.mark.parametrize("piece", ["a", "<", "<b>", "<!--", "a\n", "[a](", "word ", "&amp;", '"', "."])
def test_ten_megabytes_of_anything(tmp_path: Path, suffix: str, piece: str) -> None:
    head = b"\r\n" if suffix == ".eml" else b""
    read(tmp_path, f"a{suffix}", head + piece.encode() * (10_000_000 // len(piece)))


@pytest.mark.parametrize("depth", [399, 20_000])
def test_deep_nesting(tmp_path: Path, depth: int) -> None:
    text = "The talks in Geneva failed because both of the parties said no to the offer. " * 5
    read(tmp_path, "a.html", ("<div>" * depth + text + "</div>" * depth).encode())
    read(tmp_path, "b.html", ("<b>" * depth + text).encode())
    body = "<w:p>" * depth + "<w:r><w:t>x</w:t></w:r>" + "</w:p>" * depth
    read(tmp_path, "a.docx", word(body=body))
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(depth // 20)
    )
    read(tmp_path, "a.eml", nested)
