"""A look at a packed workbook before anything unpacks it. Nothing in it is trusted: it came by mail."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from xml.parsers import expat

from tracktwo.errors import CaseError, Finding, Place

__all__ = ["MOST_CELLS", "refused", "sound_bytes"]

LARGEST_FILE = 20_000_000
LARGEST_UNPACKED = 30_000_000
MOST_PARTS = 2000
MOST_CELLS = 1_000_000

# What zipfile raises for files that are damaged, encrypted or packed in unusual ways.
_NO_ZIP = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError)


def sound_bytes(path: Path) -> bytes:
    """Read a workbook's file.

    Parameters
    ----------
    path : Path
        An .xlsx file.

    Returns
    -------
    bytes

    Raises
    ------
    CaseError
        It is no workbook, or one that is larger than any case, or that tries to harm.
    """
    try:
        raw = path.read_bytes() if path.stat().st_size <= LARGEST_FILE else b""
    except OSError as problem:
        raise refused(path, f"the file cannot be read: {problem.strerror}.") from problem
    if not raw:
        raise refused(path, "the file is empty, or larger than 20 MB.")
    _refuse_harm(path, raw)
    return raw


def refused(path: Path, message: str, remedy: str = "") -> CaseError:
    """Make the error of a workbook that is not read."""
    return CaseError(Finding(Place(str(path)), message, remedy))


def _refuse_harm(path: Path, raw: bytes) -> None:
    """Look at the packed file before anything unpacks it: its size, and XML that declares entities."""
    save = "In your spreadsheet program save it as an Excel workbook (.xlsx), without a password."
    try:
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise refused(path, "unpacked, this workbook is larger than 30 MB.", "A case is far smaller.")
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                    _look_through(path, packed.read(part))
    except _NO_ZIP as problem:
        raise refused(path, "this is not an Excel workbook.", save) from problem


def _look_through(path: Path, xml: bytes) -> None:
    """Refuse entities, and areas so large that going through their cells would never end."""
    cells = 0

    def doctype(*_: object) -> None:
        raise refused(path, "this workbook declares its own XML entities, which no spreadsheet needs.")

    def element(name: str, attributes: dict[str, str]) -> None:
        nonlocal cells
        if name.rpartition(":")[2] in ("mergeCell", "hyperlink"):
            cells += _area(attributes.get("ref", ""))
            if cells > MOST_CELLS:
                raise refused(path, "this workbook has merged cells or links over a million cells.")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = element
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as problem:
        raise refused(
            path, f"this workbook is damaged: {problem}.", "Open it and save it again."
        ) from problem


def _area(reference: str) -> int:
    """Count the cells of an area such as B2:D9."""
    from openpyxl.utils.cell import range_boundaries

    try:
        left, top, right, bottom = range_boundaries(reference)
        return int((right - left + 1) * (bottom - top + 1))
    except (TypeError, ValueError):  # no area, or one of whole rows or columns
        return MOST_CELLS if ":" in reference else 1
