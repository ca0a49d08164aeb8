"""Figures: pure functions from plain data to accessible, printable SVG.

Every function takes keyword arguments of plain records and returns a `Figure`: the drawing, a title
and a description for those who cannot see it, and a table with the same facts. A page that shows
figures includes `STYLE` once.
"""

from .acceptance import AcceptanceRow, Answer, Verdict, acceptance
from .bars import Bar, bars
from .matrix import Cell, MatrixRow, matrix
from .model import Estimate, Figure, Table
from .over_time import Moment, Series, over_time
from .ranges import RangeGroup, RangeRow, ranges
from .scatter import scatter
from .scatter_scene import Dot, Grid, Landmark, PartyAxis
from .strip_scene import NamedPackage, PackageLine, Strip
from .strips import strips
from .style import STYLE

__all__ = [
    "STYLE",
    "AcceptanceRow",
    "Answer",
    "Bar",
    "Cell",
    "Dot",
    "Estimate",
    "Figure",
    "Grid",
    "Landmark",
    "MatrixRow",
    "Moment",
    "NamedPackage",
    "PackageLine",
    "PartyAxis",
    "RangeGroup",
    "RangeRow",
    "Series",
    "Strip",
    "Table",
    "Verdict",
    "acceptance",
    "bars",
    "matrix",
    "over_time",
    "ranges",
    "scatter",
    "strips",
]
