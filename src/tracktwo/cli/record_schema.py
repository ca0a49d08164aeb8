"""The JSON Schema of a result, from its records: their fields, their types and what their docstrings say."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

__all__ = ["schema_of_record"]

NAMES = re.compile(r"^(\w+(?:, \w+)*) : .*$")
PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    Fraction: {"type": "number"},
    date: {"type": "string", "format": "date"},
    NoneType: {"type": "null"},
}

Schema = dict[str, Any]


def schema_of_record(
    record: type, left_out: Mapping[str, tuple[str, ...]], added: Mapping[str, Schema]
) -> Schema:
    """Return the schema of a record as JSON.

    Parameters
    ----------
    record : type
        A dataclass whose docstring explains its fields as numpydoc asks.
    left_out : mapping of str to tuple of str
        By the name of a record, fields that its JSON does not have.
    added : mapping of str to dict
        By the name of a record, the schemas of keys that its JSON has besides.

    Returns
    -------
    dict
        Every key with a description.
    """
    return _Maker(left_out, added).record(record)


class _Maker:
    def __init__(self, left_out: Mapping[str, tuple[str, ...]], added: Mapping[str, Schema]) -> None:
        self.left_out, self.added = left_out, added

    def record(self, record: type) -> Schema:
        said, hints = _said(record), get_type_hints(record)
        names = [one.name for one in fields(record) if one.name not in self.left_out.get(record.__name__, ())]
        keys = {name: _described(self.of(hints[name]), said.get(name, "")) for name in names}
        keys |= self.added.get(record.__name__, {})
        about = (inspect.getdoc(record) or "").split("\n\n")[0].replace("\n", " ")
        return {"type": "object", "description": about, "required": list(keys), "properties": keys}

    def of(self, kind: Any) -> Schema:
        origin, inner = get_origin(kind), get_args(kind)
        if origin in (Union, UnionType):
            return {"anyOf": [self.of(one) for one in inner]}
        if origin is Literal:
            return {"enum": list(inner)}
        if origin is tuple and (len(inner) != 2 or inner[1] is not Ellipsis):
            return {"type": "array", "prefixItems": [self.of(one) for one in inner]}
        if origin in (tuple, list) or (origin and issubclass(origin, (list, tuple))):
            return {"type": "array", "items": self.of(inner[0])}
        if origin and issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.of(inner[1])}
        if is_dataclass(kind):
            return self.record(kind)  # type: ignore[arg-type]
        if isinstance(kind, type) and issubclass(kind, Enum):
            return {"enum": [one.value for one in kind]}
        return dict(PLAIN.get(kind, {}))


def _described(schema: Schema, text: str) -> Schema:
    return {**schema, "description": text} if text else schema


def _said(record: type) -> dict[str, str]:
    """Return what a docstring says of each field."""
    found: dict[str, str] = {}
    names: list[str] = []
    for line in (inspect.getdoc(record) or "").splitlines():
        heading = NAMES.match(line)
        if heading:
            names = heading[1].split(", ")
        elif line.startswith("    ") and names:
            for name in names:
                found[name] = f"{found.get(name, '')} {line.strip()}".strip()
        elif line and not line.startswith(" "):
            names = []
    return found
