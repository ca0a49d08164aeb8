"""Model the positions in a conflict, find the packages everyone could live with, and write the brief.

The packages are loaded when first used, so that ``import tracktwo`` costs nothing:

>>> import tracktwo
>>> tracktwo.errors.TracktwoError
<class 'tracktwo.errors.TracktwoError'>
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracktwo import (
        archive,
        bibliography,
        brief,
        case,
        catalog,
        deals,
        errors,
        figures,
        forecast,
        formats,
        frames,
        hold,
        reading,
        sweep,
        workers,
    )

__version__ = "0.1.0.dev0"

__all__ = [
    "__version__",
    "archive",
    "bibliography",
    "brief",
    "case",
    "catalog",
    "deals",
    "errors",
    "figures",
    "forecast",
    "formats",
    "frames",
    "hold",
    "reading",
    "sweep",
    "workers",
]


def __getattr__(name: str) -> ModuleType:
    """Import a public package the first time it is used (PEP 562)."""
    if name in __all__:
        return import_module(f"tracktwo.{name}")
    raise AttributeError(f"module 'tracktwo' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List what users may call."""
    return __all__
