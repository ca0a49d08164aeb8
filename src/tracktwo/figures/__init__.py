"""Figures: pure functions from plain data to accessible, printable SVG.

Every function takes keyword arguments of plain records and returns a `Figure`: the drawing, a title
and a description for those who cannot see it, and a table with the same facts. A page that shows
figures includes `STYLE` once.
"""

from .bars import Bar, bars
from .model import Estimate, Figure, Table
from .scatter import scatter
from .scene import Dot, Grid, Landmark, PartyAxis
from .strips import NamedPackage, PackageLine, Strip, strips
from .style import STYLE

__all__ = [
    "STYLE",
    "Bar",
    "Dot",
    "Estimate",
    "Figure",
    "Grid",
    "Landmark",
    "NamedPackage",
    "PackageLine",
    "PartyAxis",
    "Strip",
    "Table",
    "bars",
    "scatter",
    "strips",
]
