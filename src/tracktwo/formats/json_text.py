"""JSON with numbers as they are to be written."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Bare", "json_text"]


@dataclass(frozen=True)
class Bare:
    """A number, as the text that is to stand in the file; a float could not hold all of it."""

    text: str


def json_text(value: Any) -> bytes:
    """Write a JSON file.

    Parameters
    ----------
    value : mapping, sequence, str or Bare
        What it holds.

    Returns
    -------
    bytes
        UTF-8, one key or entry a line, indented by one space.
    """
    return ("\n".join(_lines(value)) + "\n").encode()


def _lines(value: Any) -> list[str]:
    if isinstance(value, Bare):
        return [value.text]
    if isinstance(value, str):
        return [json.dumps(value, ensure_ascii=False)]
    if isinstance(value, Mapping):
        return _block("{}", [(f"{json.dumps(key, ensure_ascii=False)}: ", one) for key, one in value.items()])
    return _block("[]", [("", one) for one in value])


def _block(brackets: str, entries: Sequence[tuple[str, Any]]) -> list[str]:
    lines = [brackets[0]]
    for at, (head, value) in enumerate(entries, 1):
        first, *rest = _lines(value)
        own = [head + first, *rest]
        own[-1] += "," if at < len(entries) else ""
        lines += [f" {line}" for line in own]
    return [*lines, brackets[1]]
