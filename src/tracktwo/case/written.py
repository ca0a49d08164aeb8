"""Plain data as YAML text in the style of hand-written cases."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from tracktwo.case.decimals import decimal, exact

__all__ = ["after_key", "dumped", "entries", "flow", "items", "quoted"]

LONGEST_FLOW = 90
_PLAIN = re.compile(r"[^\W\d_](?:[\w ./()+-]*[\w.)])?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_ID = re.compile(r"[a-z0-9][a-z0-9_.-]*")
_WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


def dumped(data: Mapping[str, Any]) -> str:
    """Write a whole file.

    Parameters
    ----------
    data : mapping
        Mappings, lists, texts, exact numbers, truth values, None.

    Returns
    -------
    str
        YAML, with an empty line before each key at the top.
    """
    return "\n".join("\n".join(entries({key: value}, 0)) + "\n" for key, value in data.items())


def entries(data: Mapping[str, Any], indent: int) -> list[str]:
    """Write a mapping as lines, one or more for each key."""
    pad = " " * indent
    text = "\n".join(f"{pad}{_key(key)}:{after_key(value, indent)}" for key, value in data.items())
    return text.split("\n")


def items(data: Sequence[Any], indent: int) -> list[str]:
    """Write a list as lines that begin with a hyphen."""
    found: list[str] = []
    for item in data:
        if isinstance(item, Mapping) and item and not _short(item):
            first, *rest = entries(item, indent + 2)
            found += [" " * indent + "- " + first.lstrip(), *rest]
        else:
            found.append(" " * indent + "- " + flow(item))
    return found


def after_key(value: Any, indent: int) -> str:
    """Write what follows ``key:`` where the key is indented by ``indent``."""
    if isinstance(value, str) and "\n" in value and _can_be_literal(value):
        lines = [" " * (indent + 2) + line if line else "" for line in value.split("\n")]
        return " |-\n" + "\n".join(lines)
    if isinstance(value, Mapping) and not _short(value):
        return "\n" + "\n".join(entries(value, indent + 2))
    if isinstance(value, list) and not _short(value):
        return "\n" + "\n".join(items(value, indent + 2))
    return " " + flow(value)


def flow(value: Any) -> str:
    """Write a value within a line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(one) for one in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, Fraction)):
        return decimal(Fraction(value))
    return "null" if value is None else _text(value)


def _short(value: Mapping[str, Any] | list[Any]) -> bool:
    parts = value.values() if isinstance(value, Mapping) else value
    nested = any(isinstance(part, Mapping) for part in parts)
    return not value or (not nested and len(flow(value)) <= LONGEST_FLOW)


def _key(key: str) -> str:
    return key if _ID.fullmatch(key) else quoted(key)


def _text(text: str) -> str:
    if _DATE.fullmatch(text):
        return text
    safe = _PLAIN.fullmatch(text) and text.lower() not in _WORDS and exact(text) is None
    return text if safe else quoted(text)


def quoted(text: str) -> str:
    """Quote a text; what JSON leaves as it is but YAML takes for a line break is escaped as well."""
    whole = json.dumps(text, ensure_ascii=False)
    return "".join(one if one.isprintable() else f"\\U{ord(one):08x}" for one in whole)


def _can_be_literal(text: str) -> bool:
    lines = text.split("\n")
    return all(line.isprintable() and line == line.strip() for line in lines) and bool(lines[0])
