"""Does a document have the structure of a case? The published JSON Schema decides; this tells why not.

The schema carries, beside each rule, what to write (``x-write``); the messages are made from that, so
that editors, `tracktwo check` and the reference all say the same.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any

from tracktwo.case.decimals import plain
from tracktwo.case.document import Document, Where
from tracktwo.errors import Finding, Place

__all__ = ["schema", "structure_findings"]


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a case file.

    Returns
    -------
    dict
        Shared: do not change it.
    """
    text = resources.files("tracktwo.case").joinpath("case.schema.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def structure_findings(document: Document) -> list[Finding]:
    """List what keeps a document from being a case.

    Parameters
    ----------
    document : Document
        Any YAML document.

    Returns
    -------
    list of Finding
        In the order of the file; empty where the structure is right.
    """
    from jsonschema import Draft202012Validator

    errors = Draft202012Validator(schema()).iter_errors(document.data)
    found = {finding for error in errors for finding in _findings(document, error, ())}
    return sorted(found, key=lambda finding: (finding.place, finding.message))


def _findings(document: Document, error: Any, above: Where) -> Iterator[Finding]:
    where = (*above, *error.path) if above else tuple(error.absolute_path)
    describe = {
        "additionalProperties": _unknown_keys,
        "required": _missing_keys,
        "anyOf": _any_of,
        "propertyNames": _bad_key,
    }.get(error.validator, _wrong_value)
    yield from describe(document, error, where)


def _unknown_keys(document: Document, error: Any, where: Where) -> Iterator[Finding]:
    known = list(error.schema["properties"])
    for key in error.instance:
        if key not in known:
            place = document.key_place((*where, key))
            cut_off = error.instance[key] is None and _beside_others(document, where, error.instance, place)
            remedy = "A text with a comma inside { } goes in quotes." if cut_off else _suggest(key, known)
            yield Finding(place, f"'{key}' is not known here.", remedy)


def _beside_others(document: Document, where: Where, keys: Iterable[str], place: Place) -> bool:
    """Tell whether another key begins on the same line, as keys do inside { }."""
    return sum(document.key_place((*where, key)).line == place.line for key in keys) > 1


def _suggest(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, list(known), 1, 0.7)
    return f"Did you mean '{near[0]}'?" if near else f"Known are: {', '.join(known)}."


def _missing_keys(document: Document, error: Any, where: Where) -> Iterator[Finding]:
    for key in error.validator_value:
        if key not in error.instance:
            write = error.schema["properties"].get(key, {}).get("x-write", "a value")
            yield Finding(
                document.place(where), f"'{key}:' is missing{_in(where)}.", f"Add {key}: followed by {write}."
            )


def _in(where: Where) -> str:
    names = [str(step) if isinstance(step, str) else f"item {step + 1}" for step in where]
    return f" in {' / '.join(names)}" if names else ""


def _any_of(document: Document, error: Any, where: Where) -> Iterator[Finding]:
    """Report inside the one alternative that the writer evidently meant; else name all of them."""
    branches: dict[int, list[Any]] = {}
    for inner in error.context:
        branches.setdefault(inner.relative_schema_path[0], []).append(inner)
    meant = [errors for errors in branches.values() if not any(_other_kind(inner) for inner in errors)]
    if not meant:
        yield from _wrong_value(document, error, where)
        return
    for inner in min(meant, key=len):
        yield from _findings(document, inner, where)


def _other_kind(error: Any) -> bool:
    return error.validator == "type" and not error.path


def _bad_key(document: Document, error: Any, where: Where) -> Iterator[Finding]:
    key = str(error.instance)
    place = document.key_place((*where, key))
    yield Finding(place, f"'{key}' cannot be an id.", "Write an id of small letters, digits and hyphens.")


def _wrong_value(document: Document, error: Any, where: Where) -> Iterator[Finding]:
    write = error.schema.get("x-write", "")
    message = f"{_name(where)} {_complaint(error)}."
    yield Finding(document.place(where), message, f"Write {write}." if write else "")


def _name(where: Where) -> str:
    if not where:
        return "this file"
    last = where[-1]
    return f"'{last}'" if isinstance(last, str) else f"item {last + 1} of '{_name_of_list(where)}'"


def _name_of_list(where: Where) -> str:
    return next((str(step) for step in reversed(where) if isinstance(step, str)), "the list")


def _complaint(error: Any) -> str:
    limit = error.validator_value
    if error.instance is None:
        return "has nothing after it"
    if error.instance == "":
        return "is empty"
    return {
        "minimum": f"is {_show(error.instance)}, below {_show(limit)}",
        "maximum": f"is {_show(error.instance)}, above {_show(limit)}",
        "exclusiveMinimum": f"is {_show(error.instance)}, which is not above {_show(limit)}",
        "minItems": "is empty" if limit == 1 else f"has fewer than {limit} items",
        "maxItems": f"has more than {limit} items",
        "minProperties": "is empty" if limit == 1 else f"has fewer than {limit} entries",
        "maxProperties": f"has more than {limit} entries",
        "minLength": "is empty",
        "maxLength": f"is longer than {limit} characters",
    }.get(error.validator, f"cannot be {_show(error.instance)}")


def _show(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a block of keys"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str):
        return f"'{value if len(value) <= 40 else value[:39] + '…'}'"
    text = plain(Fraction(value))
    return text if len(text) <= 20 else f"{text[:19]}…"
