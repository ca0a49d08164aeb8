"""What people type into cells, as the values that a case file would have."""

from __future__ import annotations

import difflib
import re
import unicodedata
from datetime import date
from fractions import Fraction
from typing import Any

from tracktwo.case.decimals import exact, plain
from tracktwo.case.sheet.book import Content
from tracktwo.case.sheet.words import Column

__all__ = ["Unreadable", "option_named", "option_text", "value_of"]

_YES = {"yes": True, "true": True, "no": False, "false": False}


class Unreadable(Exception):
    """A cell that does not hold what its column is for; carries the message and the remedy."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def value_of(content: Content, column: Column) -> Any:
    """Read a cell.

    Parameters
    ----------
    content : str, bool, Fraction or date
        What stands in it.
    column : Column
        Tells what it is for.

    Returns
    -------
    str, bool, int, Fraction, list or dict
        None for a text of spaces alone.

    Raises
    ------
    Unreadable
    """
    if isinstance(content, str):
        content = content.replace("\r\n", "\n").strip()
        if not content:
            return None
    if column.kind == "number":
        return _number(content)
    text = _text(content)
    if column.kind in ("yesno", "word"):
        return _word(text, column)
    if column.kind == "date":
        return _day(text)
    if column.kind == "ids":
        return [one for one in re.split(r"[,;\s]+", text) if one]
    return _choice(text) if column.kind == "choice" else text


def option_text(content: Content) -> str:
    """Return an option's id as text; a number typed for a range is written plainly."""
    return _text(content).strip()


def option_named(text: str) -> str | Fraction:
    """Return an option as a case file names it: below zero as a number, which is no id."""
    number = exact(text) if text.startswith("-") else None
    return text if number is None else number


def _text(content: Content) -> str:
    if isinstance(content, bool):
        return "yes" if content else "no"
    if isinstance(content, Fraction):
        return plain(content)
    return content.isoformat() if isinstance(content, date) else content


def _number(content: Content) -> int | Fraction:
    if isinstance(content, date):
        raise Unreadable(
            f"the spreadsheet program made a date of this: {content.isoformat()}.",
            "Set the cell's format to Number and type the number again.",
        )
    number = content if isinstance(content, Fraction) else _typed(_text(content))
    return number.numerator if number.denominator == 1 else number


def _typed(text: str) -> Fraction:
    """Read a number that was typed as text, with a decimal comma, a percent sign, or other digits."""
    digits = "".join(str(unicodedata.decimal(one, one)) for one in text)
    bare = re.sub(r"[\s\u00a0\u202f']", "", digits.replace("−", "-").removesuffix("%"))
    if re.fullmatch(r"-?[1-9]\d{0,2}(,\d{3})+", bare):
        raise Unreadable(f"'{text}' can be read in two ways.", "Write it without the comma.")
    one_comma = bare.count(",") == 1 and "." not in bare
    number = exact(bare.replace(",", ".") if one_comma else bare)
    if number is None:
        raise Unreadable(f"'{text[:40]}' is not a number.", "Write a number such as 60 or 2.5.")
    return number


def _word(text: str, column: Column) -> Any:
    small = text.casefold()
    if column.kind == "yesno" and small in _YES:
        return _YES[small]
    if column.kind == "word" and small in column.words:
        return small
    near = difflib.get_close_matches(small, column.words, 1, 0.6)
    remedy = f"Did you mean '{near[0]}'?" if near else f"Choose from: {', '.join(column.words)}."
    raise Unreadable(f"'{text[:40]}' cannot stand under '{column.heading}'.", remedy)


def _day(text: str) -> str:
    try:
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise Unreadable(f"'{text[:40]}' is not a day of the calendar.", "Write a date such as 2023-07-10.")


def _choice(text: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in filter(None, (part.strip() for part in re.split(r"[;\n]", text))):
        issue, colon, options = (one.strip() for one in part.partition(":"))
        ids = [one.strip() for one in re.split(r"\bor\b(?![-_.])|,", options)]
        if not colon or not issue or not all(ids) or any(" " in one for one in (issue, *ids)):
            raise Unreadable(
                f"'{part[:60]}' does not name an issue and its answers.",
                "Write, a line each, issue: answer, or issue: answer or answer.",
            )
        if issue in found:
            raise Unreadable(
                f"'{issue}' is named twice here.", "Put its answers on one line, with or between."
            )
        chosen = [option_named(one) for one in ids]
        found[issue] = chosen[0] if len(chosen) == 1 else chosen
    return found
