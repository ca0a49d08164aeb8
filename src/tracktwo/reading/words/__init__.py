"""The words that rules go by: YAML files in this folder, one for each topic."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

__all__ = ["words"]


@cache
def words(topic: str) -> Any:
    """Return what the file of a topic says; read once, and not to be changed."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((files(__name__) / f"{topic}.yaml").read_text(encoding="utf-8"), Loader=loader)
