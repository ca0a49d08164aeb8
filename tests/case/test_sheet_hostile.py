"""A workbook that nobody would send in good faith, or that is something else, is refused in plain words."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from complete_case import COMPLETE, write_complete
from openpyxl import load_workbook
from workbook_files import rewrite

from tracktwo.case.sheet import from_workbook, to_workbook
from tracktwo.errors import CaseError


def refused_file(path):
    with pytest.raises(CaseError) as caught:
        from_workbook(path, path.with_suffix(".yaml"))
    return str(caught.value)


@pytest.fixture
def sound(tmp_path):
    path = tmp_path / "case.xlsx"
    path.write_bytes(to_workbook(write_complete(tmp_path))[0])
    return path


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"not a zip", "this is not an Excel workbook"),
        (b"PK\x03\x04 broken", "this is not an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "without a password"),
        (COMPLETE.encode(), "this is not an Excel workbook"),
    ],
)
def test_what_is_no_workbook_is_told(tmp_path, content, said):
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    assert said in refused_file(path)


def test_a_zip_that_is_no_workbook_is_told(tmp_path):
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("hello.xml", "<a/>")
    assert "damaged" in refused_file(path)


def test_a_file_that_unpacks_to_gigabytes_is_refused_unopened(sound):
    with zipfile.ZipFile(sound, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/bomb.xml", b"<a>" + b" " * 31_000_000 + b"</a>")
    assert sound.stat().st_size < 200_000
    assert "larger than 30 MB" in refused_file(sound)


def test_a_file_of_countless_parts_is_refused(sound):
    with zipfile.ZipFile(sound, "a") as packed:
        for number in range(2001):
            packed.writestr(f"x{number}", b"")
    assert "larger than" in refused_file(sound)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_entities_are_refused_in_any_encoding(sound, encoding):
    def with_entity(xml):
        head = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "b">]>'
        return (head + xml.decode().partition("?>")[2]).encode(encoding)

    rewrite(sound, "xl/workbook.xml", with_entity)
    assert "declares its own XML entities" in refused_file(sound)


def test_areas_without_end_are_refused(sound):
    name = "xl/worksheets/sheet2.xml"
    merged = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells><pageMargins'
    rewrite(sound, name, lambda xml: xml.replace(b"<pageMargins", merged, 1))
    assert "over a million cells" in refused_file(sound)


def test_a_cell_at_the_end_of_the_world_is_refused(sound):
    book = load_workbook(sound)
    book["Case"]["XFD1048576"] = 1
    book.save(sound)
    assert "too large" in refused_file(sound)


def test_damage_to_any_part_is_told_and_never_a_crash(sound):
    content = sound.read_bytes()
    names = zipfile.ZipFile(BytesIO(content)).namelist()
    for name in names:
        for change in (lambda xml: xml[: len(xml) // 2], lambda xml: b"", lambda xml: b"<x/>"):
            sound.write_bytes(content)
            rewrite(sound, name, change)
            try:
                from_workbook(sound, sound.with_suffix(".yaml"))
            except CaseError as error:
                assert error.findings
