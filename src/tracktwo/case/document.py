"""A YAML text as plain data that remembers where everything stands.

Read from the parser's events and not through a YAML constructor: numbers stay the exact decimals
that were written, every key and value keeps its line and column, and what makes YAML dangerous or
surprising (aliases that grow without bound, tags that run code, keys given twice, ``.nan``) is
refused in plain words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from tracktwo.case.colons import colon_trouble
from tracktwo.case.decimals import exact
from tracktwo.errors import CaseError, Finding, Place

__all__ = ["Document", "Where", "parse", "read"]

Where = tuple[str | int, ...]
"""Keys and list positions that lead from the top of a document to a value."""

LARGEST_FILE = 2_000_000
DEEPEST = 40
_NUMBER_LIKE = re.compile(r"[-+]?(\d|\.\d|\.inf|\.nan|0x|0o)", re.IGNORECASE)
_OTHER_QUOTES = "Around a text with \" in it write ', around one with ' in it write \"."
_PLAIN_WORDS = [
    (r"'\\t'", "there is a tab character here.", "Indent with spaces."),
    (
        "mapping values are not allowed|could not find expected ':'",
        "a key without its colon stands here or just above.",
        "Write key: value.",
    ),
    ("cannot start any token", "no text begins with this character.", "Put the text in quotes."),
    (
        "expected alphabetic or numeric character",
        "'*' and '&' at the start of a text mean something else in YAML.",
        "Put the text in quotes.",
    ),
    (
        r"but found '(\?|-|<block (mapping|sequence) start>)'",
        "this line begins in another column than the lines that it belongs with, or lacks a hyphen.",
        "Begin what belongs together in one column, an item of a list with a hyphen and a space.",
    ),
    (
        "but found '<scalar>'",
        "text stands here behind a text in quotes: a quotation mark is missing or too many, here or above.",
        _OTHER_QUOTES,
    ),
    ("but found '[]}]'", "this bracket was never opened.", "Remove it, or put the text in quotes."),
    (
        "expected ',' or '}'",
        "the bracket {{ of line {opened} is not closed before this, or a comma is missing.",
        "Write {key: value, key: value}.",
    ),
    (
        "expected ',' or ']'",
        "the bracket [ of line {opened} is not closed before this, or a comma is missing.",
        "Write [one, two].",
    ),
    (
        "unexpected end of stream",
        "the text in quotes that begins on line {opened} never ends.",
        "Close it with the same quotation mark.",
    ),
    (
        "unknown escape character",
        "a backslash means something else in a text in double quotes.",
        "Put the text in single quotes.",
    ),
]
_UNEXPECTED_KEY = re.compile(
    "mapping values are not allowed|could not find expected ':'|but found '<block mapping start>'"
)
_DAY_LIKE = re.compile(r"\d{1,4}([-.])\d{1,2}\1\d{1,4}")
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass
class Document:
    """Plain data with the places of its keys and values.

    Parameters
    ----------
    file : str
        The file's path as the user gave it.
    data : dict, list, str, bool, int, Fraction or None
        What it says. Keys are strings as written; numbers are exact; dates are left as text.
    values, keys : dict of Where to Place
        Where each value, and each key of a mapping, begins.
    """

    file: str
    data: Any = None
    values: dict[Where, Place] = field(default_factory=dict)
    keys: dict[Where, Place] = field(default_factory=dict)

    @property
    def in_cells(self) -> bool:
        """Whether it was typed into a workbook."""
        return self.file.lower().endswith(".xlsx")

    def place(self, where: Where) -> Place:
        """Return where a value stands, or the nearest thing around it."""
        while where and where not in self.values:
            where = where[:-1]
        return self.values.get(where, Place(self.file))

    def key_place(self, where: Where) -> Place:
        """Return where a key stands, or its value if it has none."""
        return self.keys.get(where, self.place(where))


def read(path: Path) -> Document:
    """Read a YAML file.

    Parameters
    ----------
    path : Path
        An existing file.

    Returns
    -------
    Document

    Raises
    ------
    CaseError
        The file is missing, too large, not UTF-8, or not YAML that a case may use.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            size = path.stat().st_size / 1_000_000
            raise _error(Place(str(path)), f"the file has {size:.1f} MB; a case has at most 2 MB.")
        return parse(_decode(path.read_bytes(), str(path)), str(path))
    except OSError as problem:
        raise _error(Place(str(path)), f"the file cannot be read: {problem.strerror}.") from problem


def parse(text: str, file: str) -> Document:
    """Read YAML text; ``file`` names it in messages. Raises `CaseError` as `read` does."""
    import yaml

    try:
        return _built(text, file, yaml.CBaseLoader)
    except yaml.YAMLError:
        pass
    # The parser in C is thirty times faster; the one in Python says better what is wrong, and where.
    try:
        return _built(text, file, yaml.BaseLoader)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        key = mark and _UNEXPECTED_KEY.search(str(problem.problem))
        if key and (cause := colon_trouble(text, mark.line, mark.column)):
            raise _error(Place(file, cause[0] + 1, cause[1] + 1), *cause[2:]) from problem
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        opened = problem.context_mark.line + 1 if problem.context_mark else place.line
        raise _error(place, *_in_plain_words(str(problem.problem), opened)) from problem
    except yaml.YAMLError as problem:
        raise _error(Place(file), f"this is not YAML: {str(problem).splitlines()[0]}.") from problem


def _built(text: str, file: str, loader: Any) -> Document:
    import yaml

    document = Document(file)
    _Builder(document, yaml.parse(text, Loader=loader)).document()
    return document


def _decode(raw: bytes, file: str) -> str:
    if raw.startswith(b"PK\x03\x04"):
        raise _error(
            Place(file), "this is a spreadsheet or an archive.", "For a workbook: tracktwo sheet in --help"
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw[: problem.start].count(b"\n") + 1
        column = len(raw[raw.rfind(b"\n", 0, problem.start) + 1 : problem.start].decode()) + 1
        message = f"byte {raw[problem.start]:#04x} is not UTF-8 text."
        raise _error(
            Place(file, line, column), message, "Save the file with the encoding UTF-8."
        ) from problem


def _in_plain_words(problem: str, opened: int) -> tuple[str, str]:
    """Say what the YAML parser found in words that do not need the YAML standard.

    ``opened`` is the line of the bracket or quotation mark, or else the block, in which it was found.
    """
    for part, message, remedy in _PLAIN_WORDS:
        if re.search(part, problem):
            return message.format(opened=opened), remedy
    return (
        f"the text cannot be read as YAML: {problem}.",
        "Check indentation, quotes and brackets just above.",
    )


def _error(place: Place, message: str, remedy: str = "") -> CaseError:
    return CaseError(Finding(place, message, remedy))


class _Builder:
    """Turns parser events into a `Document`."""

    def __init__(self, document: Document, events: Iterator[Any]) -> None:
        self.to = document
        self.events = iter(events)

    def document(self) -> None:
        next(self.events)  # the stream's start
        event = next(self.events)
        if type(event).__name__ == "StreamEndEvent":
            raise _error(Place(self.to.file, 1, 1), "the file is empty.", "Start one with: tracktwo new")
        self.to.data = self.value(next(self.events), ())
        next(self.events)  # the document's end
        event = next(self.events)
        if type(event).__name__ != "StreamEndEvent":
            raise _error(self.at(event), "a second document begins here.", "Remove the line '---'.")

    def at(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.to.file, mark.line + 1, mark.column + 1)

    def value(self, event: Any, where: Where) -> Any:
        kind = type(event).__name__
        # What is said of a block is looked for at its key, not on the line below it.
        below_key = kind in ("MappingStartEvent", "SequenceStartEvent") and where in self.to.keys
        self.to.values[where] = self.to.keys[where] if below_key else self.at(event)
        if kind == "AliasEvent":
            raise _error(
                self.at(event),
                f"*{event.anchor} refers to another place in the file.",
                "Write the value out; a text that begins with * goes in quotes.",
            )
        if getattr(event, "tag", None) is not None and not (kind == "ScalarEvent" and event.tag == "!"):
            raise _error(
                self.at(event), "a YAML tag (!) stands here.", "Put text that begins with ! in quotes."
            )
        if len(where) > DEEPEST:
            raise _error(self.at(event), f"brackets or indents are nested more than {DEEPEST} deep.")
        if kind == "ScalarEvent":
            return self.scalar(event)
        return self.mapping(where) if kind == "MappingStartEvent" else self.sequence(where)

    def mapping(self, where: Where) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while type(event := next(self.events)).__name__ != "MappingEndEvent":
            if type(event).__name__ != "ScalarEvent":
                raise _error(self.at(event), "a key has to be a single word or text.")
            key = str(event.value)
            if key in found:
                first = self.to.keys[(*where, key)].line
                raise _error(
                    self.at(event), f"'{key}' is given twice, first on line {first}.", "Keep one of them."
                )
            self.to.keys[(*where, key)] = self.at(event)
            found[key] = self.value(next(self.events), (*where, key))
        return found

    def sequence(self, where: Where) -> list[Any]:
        found: list[Any] = []
        while type(event := next(self.events)).__name__ != "SequenceEndEvent":
            found.append(self.value(event, (*where, len(found))))
        return found

    def scalar(self, event: Any) -> Any:
        text = str(event.value)
        if _NO_TEXT.search(text):
            raise _error(self.at(event), "a character that is no text stands here.", "Remove it.")
        if event.style:  # plain text has none
            return text.replace("\r\n", "\n").strip()
        if text.lower() in _WORDS:
            return _WORDS[text.lower()]
        number = exact(text)
        if number is not None:
            return _whole(number)
        if _NUMBER_LIKE.match(text) and not re.search(r"[^-+.\deEx_oinfa]", text, re.IGNORECASE):
            if _DAY_LIKE.fullmatch(text):  # whether it is a date is for whoever asked for one to say
                return text
            raise _error(
                self.at(event),
                f"'{text}' is not a number that can be used.",
                "Write a decimal such as 60 or 0.25, or put text in quotes.",
            )
        return text


def _whole(number: Fraction) -> int | Fraction:
    return number.numerator if number.denominator == 1 else number
