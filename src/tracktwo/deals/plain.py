"""Results as plain lists, dictionaries and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from fractions import Fraction
from typing import Any

from tracktwo.deals.result import number

__all__ = ["plain"]


def plain(result: object) -> Any:
    """Turn a result into what JSON knows: exact fractions become the nearest numbers.

    Parameters
    ----------
    result : object
        A dataclass, mapping, sequence, Fraction or anything that JSON knows already.

    Returns
    -------
    dict, list, str, int, float, bool or None
    """
    if is_dataclass(result) and not isinstance(result, type):
        return {one.name: plain(getattr(result, one.name)) for one in fields(result)}
    if isinstance(result, Mapping):
        return {str(key): plain(value) for key, value in result.items()}
    if isinstance(result, (list, tuple)):
        return [plain(one) for one in result]
    return number(result) if isinstance(result, Fraction) else result
