"""XML read safely: with lines and columns, within limits, without reaching outside the file.

Declarations of document types are refused, and with them every entity and every reference to another
file. What is broken in a way that has one meaning only is repaired, with a warning that says where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from tracktwo.case.decimals import exact
from tracktwo.errors import Finding, FormatError, Place

__all__ = ["Element", "parse", "refuse", "warn"]

LARGEST_FILE = 20_000_000
MOST_ELEMENTS = 50_000
DEEPEST = 50
REPAIRS_TOLD = 20
CODECS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "utf-8",
    "utf-16": "utf-16",
    "iso-8859-1": "latin-1",
    "latin1": "latin-1",
    "iso-8859-15": "iso-8859-15",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
}
"""Encodings that a declaration may name, as Python calls them."""

BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
DECLARATION = re.compile(r"(\s*)<\?xml\s[^>]{0,300}?\?>")
DECLARED = re.compile(rb"^[^<]{0,100}<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([\w.-]{1,40})[\"']")
BARE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});)")
TAG = re.compile(r"<[A-Za-z_][\w.-]*(?:\s+[\w.:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))+\s*/?>")
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


@dataclass(frozen=True)
class Element:
    """One element: its name, its attributes, the elements in it and where it starts."""

    tag: str
    attributes: dict[str, str]
    place: Place
    children: list[Element] = field(default_factory=list)

    def get(self, name: str) -> str | None:
        """Return an attribute; None where there is none or it is empty."""
        return self.attributes.get(name, "").strip() or None

    def all(self, *tags: str) -> list[Element]:
        """Return the elements right inside this one that have one of these names."""
        return [child for child in self.children if child.tag in tags]

    def walk(self) -> Iterator[Element]:
        """Give this element and every element in it, in the order of the file."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += reversed(one.children)

    def first(self, *tags: str) -> Element | None:
        """Return the first element with one of these names, however deep."""
        return next((one for one in self.walk() if one.tag in tags), None)

    def number(self, name: str) -> Fraction:
        """Return an attribute as the exact number that it writes, or refuse the file."""
        text = self.get(name)
        if text is None:
            refuse(self, f"<{self.tag}> has no '{name}'.", f'Write {name}="..." with a number.')
        found = exact(text)
        if found is None:
            refuse(
                self, f'{name}="{_short(text)}" of <{self.tag}> is not a number.', "Write one such as 0.25."
            )
        return found

    def whole(self, name: str) -> int:
        """Return an attribute as a whole number, or refuse the file."""
        found = self.number(name)
        if found.denominator != 1:
            refuse(self, f'{name}="{self.get(name)}" of <{self.tag}> is not a whole number.', "Write one.")
        return found.numerator


def refuse(element: Element, message: str, remedy: str = "") -> NoReturn:
    """Raise the error that an element cannot be understood."""
    raise FormatError(Finding(element.place, message, remedy))


def warn(warnings: list[Finding], place: Place, message: str, remedy: str = "") -> None:
    """Note what was repaired, set aside or assumed."""
    warnings.append(Finding(place, message, remedy, warning=True))


def parse(file: Path, warnings: list[Finding]) -> Element:
    """Read an XML file.

    Parameters
    ----------
    file : Path
        At most 20 MB.
    warnings : list of Finding
        Repairs are added to it.

    Returns
    -------
    Element
        The outermost element.

    Raises
    ------
    FormatError
        It is no XML, it declares a document type, or it is larger than the limits.
    """
    text = _text(file, warnings)
    try:
        return _tree(file, text)
    except expat.ExpatError as problem:
        repaired = _escaped(file, text, warnings)
        if repaired == text:
            raise _no_xml(file, problem) from problem
    try:
        return _tree(file, repaired)
    except expat.ExpatError as problem:
        raise _no_xml(file, problem) from problem


def _no_xml(file: Path, problem: expat.ExpatError) -> FormatError:
    place = Place(str(file), problem.lineno, problem.offset + 1)
    return FormatError(
        Finding(place, f"this is not XML: {expat.ErrorString(problem.code)}.", "Mend the file.")
    )


def _text(file: Path, warnings: list[Finding]) -> str:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise FormatError(Finding(Place(str(file)), "the file is larger than 20 MB."))
        content = file.read_bytes()
    except OSError as problem:
        message = f"the file cannot be read: {problem.strerror}."
        raise FormatError(Finding(Place(str(file)), message)) from problem
    text = _decoded(file, content, warnings).replace("\r\n", "\n").replace("\r", "\n")
    declared = DECLARATION.match(text)
    if declared and declared[1]:
        warn(warnings, Place(str(file), 1), "empty space before the XML declaration was skipped.")
    return "\n" * declared[0].count("\n") + text[declared.end() :] if declared else text


def _decoded(file: Path, content: bytes, warnings: list[Finding]) -> str:
    codec = next((codec for mark, codec in BOMS if content.startswith(mark)), "")
    found = DECLARED.match(content)
    declared = found[1].decode("ascii").lower() if found else "utf-8"
    for tried in (codec or CODECS.get(declared, "utf-8"), "utf-8", "cp1252"):
        try:
            text = content.decode(tried)
        except UnicodeError:
            continue
        if tried != (codec or CODECS.get(declared)):
            said = f"'{declared}'" if found else "no encoding, which means UTF-8"
            warn(warnings, Place(str(file), 1), f"the file declares {said}, but was read as {tried.upper()}.")
        return text.removeprefix("\ufeff")
    message = "the text is in no encoding that is known here."
    raise FormatError(Finding(Place(str(file)), message, "Save the file as UTF-8."))


def _escaped(file: Path, text: str, warnings: list[Finding]) -> str:
    """Write ``&`` and ``<`` that stand for themselves as XML wants them written."""
    told: dict[int, str] = {}
    for found in BARE.finditer(text):
        told.setdefault(found.start(), "'&' that is not written as &amp; was taken as it is.")
        if len(told) > REPAIRS_TOLD:
            break

    def values_mended(tag: re.Match[str]) -> str:
        inside = tag[0][1:]
        if "<" in inside and len(told) <= REPAIRS_TOLD:
            told.setdefault(tag.start(), "'<' inside quotes was taken as it is.")
        return "<" + QUOTED.sub(lambda value: value[0].replace("<", "&lt;"), inside)

    mended = BARE.sub("&amp;", TAG.sub(values_mended, text))
    places = sorted(told)[:REPAIRS_TOLD]
    for at in places:
        warn(warnings, Place(str(file), text.count("\n", 0, at) + 1), told[at])
    if len(told) > len(places):
        warn(warnings, Place(str(file)), "there are more repairs of this kind than are listed.")
    return mended


def _tree(file: Path, text: str) -> Element:
    parser = expat.ParserCreate(encoding="utf-8")
    top: list[Element] = []
    above: list[Element] = []
    count = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        place = Place(str(file), parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        if count > MOST_ELEMENTS or len(above) >= DEEPEST:
            limit = (
                f"{MOST_ELEMENTS:,} elements" if count > MOST_ELEMENTS else f"{DEEPEST} levels of elements"
            )
            raise FormatError(Finding(place, f"the file has more than {limit}."))
        made = Element(tag, attributes, place)
        (above[-1].children if above else top).append(made)
        above.append(made)

    def doctype(*_: object) -> NoReturn:
        place = Place(str(file), parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        message = "the file declares a document type, which may reach outside the file."
        raise FormatError(Finding(place, message, "Take the <!DOCTYPE ...> out."))

    def end(_: str) -> None:
        above.pop()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = doctype
    parser.Parse(text.encode("utf-8", errors="replace"), True)
    return top[0]


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
