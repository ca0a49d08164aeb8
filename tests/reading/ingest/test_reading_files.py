"""Files of every kind become documents whose text stands where they say."""

from __future__ import annotations

import hashlib
import textwrap
from pathlib import Path

import pytest
from ingest_files import mail, pdf, word

from tracktwo.errors import InputError
from tracktwo.reading.ingest import LARGEST_FILE, LONGEST_TEXT, MOST_PARAGRAPHS, open_document
from tracktwo.reading.passages import Document

LINE = "The envoys said no, and the mediator said that there would be another round of talks in May."


def opened(folder: Path, name: str, data: bytes) -> Document:
    path = folder / name
    path.write_bytes(data)
    document = open_document(path, "d")
    assert document.sha256 == hashlib.sha256(data).hexdigest() and document.path == str(path)
    for piece in (piece for paragraph in document.paragraphs for piece in paragraph):
        if len(piece.text) == piece.end - piece.start:
            assert document.raw[piece.start : piece.end].split() == piece.text.split()
    return document


def texts(document: Document, mark: str | None = None) -> list[str]:
    named = enumerate("".join(piece.text for piece in paragraph) for paragraph in document.paragraphs)
    return [text for number, text in named if mark is None or document.marks.get(number, "") == mark]


def test_newlines_count_as_they_stand(tmp_path: Path) -> None:
    document = opened(tmp_path, "a.txt", b"One.\r\n\r\nTwo.\r\n")
    assert document.raw == "One.\r\n\r\nTwo.\r\n" and document.paragraphs[1][0].start == 8


def test_markdown_loses_its_marks_and_keeps_its_places(tmp_path: Path) -> None:
    front = "---\ntitle: A plan\ndate: 2023-07-06\n---\n"
    text = (
        "# What *next*\n\nThe [envoys](http://x.org/a_b) said\n**no**.\n\n- first\n- second\n\nTitle\n===\n"
    )
    document = opened(tmp_path, "a.md", f"{front}{text}".encode())
    assert texts(document, "heading") == ["What next", "Title"]
    assert texts(document, "") == ["The envoys said no.", "first", "second"]
    assert document.told == {"title": "A plan", "date": "2023-07-06"}


def test_markdown_keeps_underscores_and_stars_that_are_no_layout(tmp_path: Path) -> None:
    assert texts(opened(tmp_path, "a.md", b"snake_case_name stays")) == ["snake_case_name stays"]


def test_word_files_give_paragraphs_headings_and_facts(tmp_path: Path) -> None:
    document = opened(tmp_path, "a.docx", word("#Why", LINE, "Aid &amp; food"))
    assert texts(document, "heading") == ["Why"] and texts(document, "") == [LINE, "Aid & food"]
    assert document.told == {"title": "A plan", "author": "Jane Doe"} and document.media == "docx"


def test_deleted_text_of_a_word_file_is_not_read(tmp_path: Path) -> None:
    deleted = "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
    body = f"<w:p><w:r><w:t>They </w:t></w:r>{deleted}<w:r><w:t>met</w:t></w:r></w:p>"
    assert texts(opened(tmp_path, "a.docx", word(body=body))) == ["They met"]


def test_pdf_pages_give_joined_lines_and_running_heads(tmp_path: Path) -> None:
    page = textwrap.wrap(f"{LINE} {LINE} {LINE}", 80)
    document = opened(tmp_path, "a.pdf", pdf(*([f"Working paper {n}", *page] for n in range(1, 5))))
    assert texts(document, "furniture") == [f"Working paper {n}" for n in range(1, 5)]
    assert " ".join(texts(document, "")) == " ".join([f"{LINE} {LINE} {LINE}"] * 4)


def test_mail_tells_sender_subject_and_day(tmp_path: Path) -> None:
    document = opened(tmp_path, "a.eml", mail(LINE.encode()))
    assert texts(document) == [LINE]
    assert document.told == {"title": "Café talks", "author": "Jane Doe", "date": "2023-07-06"}


def test_mail_gives_its_plain_part_first_and_html_where_there_is_no_other(tmp_path: Path) -> None:
    part = b"--b\r\nContent-Type: %s\r\n\r\n%s\r\n"
    both = part % (b"text/html", b"<p>marked</p>") + part % (b"text/plain", b"plain") + b"--b--"
    kind = b"multipart/alternative; boundary=b"
    assert texts(opened(tmp_path, "a.eml", mail(both, kind))) == ["plain"]
    only = opened(tmp_path, "b.eml", mail(b"<p>Caf\xe9</p>", b"text/html; charset=latin-1"))
    assert texts(only) == ["Café"] and only.media == "email"


@pytest.mark.parametrize(
    ("name", "data", "media"),
    [
        ("page.txt", b"<!DOCTYPE html><p>Hello there", "html"),
        ("page.txt", b"<?xml version='1.0'?>\n<html><p>Hello there", "html"),
        ("report.txt", pdf(["Hello there"]), "pdf"),
        ("report.pdf", word("Hello there"), "docx"),
        ("report", b"Hello there", "text"),
        ("angle.txt", b"<html is a word here", "html"),
    ],
)
def test_what_a_file_is_is_told_by_how_it_begins(tmp_path: Path, name: str, data: bytes, media: str) -> None:
    if media == "html" and b"<p>" not in data:
        with pytest.raises(InputError):
            opened(tmp_path, name, data)
        return
    document = opened(tmp_path, name, data)
    assert document.media == media and texts(document) == ["Hello there"]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\n ", "empty"),
        ("a.txt", "\ufeff\u200b".encode(), "no text"),
        ("a.txt", bytes(range(256)) * 9, "not text"),
        ("a.txt", b"x" * (LARGEST_FILE + 1), "larger than 20,000,000 bytes"),
        ("a.pdf", b"hello", "holds something else"),
        ("a.pdf", b"%PDF-1.4\nnothing", "broken"),
        ("a.pdf", pdf([]), "no text"),
        (
            "a.pdf",
            pdf(["x"], extra=b"/Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(y)/P -4>>/ID[(a)(b)]"),
            "(?i)broken|locked|encrypted",
        ),
        ("a.docx", b"PK\x03\x04" + bytes(50), "broken"),
        ("a.docx", word(head="<!DOCTYPE a [<!ENTITY b 'c'>]>"), "entities"),
        ("a.docx", word(body="<w:p>"), "broken"),
        ("a.docx", word(body=" "), "no text"),
        ("a.docx", word("a" * 60_000_000), "unpacks to more"),
        ("a.eml", mail(b""), "no text"),
        ("a.eml", mail(b"\x00\x01", b"application/pdf"), "no text"),
        ("a.eml", b"A: b\r\n" * 200_000, "headers"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_path_and_reason(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError, match=says) as refused:
        open_document(path, "d")
    assert refused.value.findings[0].place.file == str(path)


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "no.txt", tmp_path):
        with pytest.raises(InputError, match="cannot be opened"):
            open_document(path, "d")


def test_text_beyond_the_limit_is_cut_at_a_word_and_that_is_told(tmp_path: Path) -> None:
    document = opened(tmp_path, "a.txt", b"word " * 200_000)
    assert LONGEST_TEXT - 5 <= sum(map(len, texts(document))) <= LONGEST_TEXT
    assert texts(document)[-1].endswith("word") and "300,000 characters" in document.notes[0]
    many = opened(tmp_path, "b.txt", b"a\n" * (MOST_PARAGRAPHS + 5))
    assert len(many.paragraphs) == MOST_PARAGRAPHS and "10,000 paragraphs" in many.notes[0]
