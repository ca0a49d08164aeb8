"""Why a colon stands where YAML allows none: the cause is often on the line above."""

from __future__ import annotations

import re

__all__ = ["colon_trouble"]

_ASIDE = re.compile(r'"[^"]*"|(?<![^\s,\[{])\'[^\']*\'|(?:^|\s)#.*')
_COLON = re.compile(r":(?=\s|$)")
_VALUED = re.compile(r":\s+[^\s>|]")
_TIGHT_HYPHEN = re.compile(r"\s*-[^\W\d]")


def colon_trouble(text: str, line: int, column: int) -> tuple[int, int, str, str] | None:
    """Tell what is wrong where the YAML parser found a key that cannot stand there.

    Parameters
    ----------
    text : str
        The whole file.
    line, column : int
        Where the parser stopped, counted from 0.

    Returns
    -------
    line, column : int
        Where the mistake is, counted from 0.
    message, remedy : str
        None instead of all four if colons are not to blame.
    """
    lines = [_ASIDE.sub(_blank, one) for one in re.split(r"\r\n|[\r\n]", text)]
    here, above = (
        "".join(lines[line : line + 1]),
        [n for n in range(min(line, len(lines))) if lines[n].strip()],
    )
    if _COLON.search(here[:column]):
        return line, column, "there is a second colon on this line.", 'Put the text in quotes: "text: more".'
    last = above[-1] if above else line
    if above and _TIGHT_HYPHEN.match(lines[last]):
        return last, _indent(lines[last]), "a space is missing after the hyphen.", "Write: - key: value."
    begun = next((n for n in reversed(above) if _COLON.search(lines[n])), line)
    if _VALUED.search(lines[begun]) and _indent(lines[begun], " -") < _indent(here):
        message = f"this line is read as more of the text of line {begun + 1}, and that text holds no colon."
        return line, column, message, f"Indent it as line {begun + 1}, or put the whole text in quotes."
    if above and not _COLON.search(lines[last]):
        return (
            last,
            _indent(lines[last]),
            "this line lacks its colon, or the space after it.",
            "Write key: value.",
        )
    return None


def _blank(aside: re.Match[str]) -> str:
    """Take quoted text and comments out, leaving every column where it was."""
    return ("x" if aside[0][0] in "\"'" else " ") * len(aside[0])


def _indent(line: str, skipped: str = " ") -> int:
    return len(line) - len(line.lstrip(skipped))
