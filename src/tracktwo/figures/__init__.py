"""Figures: pure functions from plain data to accessible, printable SVG.

Every function takes keyword arguments of plain records and returns a `Figure`: the drawing, a title
and a description for those who cannot see it, and a table with the same facts. A page that shows
figures includes `STYLE` once.
"""

from tracktwo.figures.acceptance import AcceptanceRow, Answer, Verdict, acceptance
from tracktwo.figures.bars import Bar, bars
from tracktwo.figures.curves import Curve, Spot, curves
from tracktwo.figures.graph import Edge, Node, graph
from tracktwo.figures.matrix import Cell, MatrixRow, matrix
from tracktwo.figures.model import Estimate, Figure, PartyScale, Table
from tracktwo.figures.over_time import Moment, Series, over_time
from tracktwo.figures.ranges import RangeGroup, RangeRow, ranges
from tracktwo.figures.scatter import scatter
from tracktwo.figures.scatter_scene import Dot, Grid, Landmark
from tracktwo.figures.strip_scene import NamedPackage, PackageLine
from tracktwo.figures.strips import strips
from tracktwo.figures.style import STYLE

__all__ = [
    "STYLE",
    "AcceptanceRow",
    "Answer",
    "Bar",
    "Cell",
    "Curve",
    "Dot",
    "Edge",
    "Estimate",
    "Figure",
    "Grid",
    "Landmark",
    "MatrixRow",
    "Moment",
    "NamedPackage",
    "Node",
    "PackageLine",
    "PartyScale",
    "RangeGroup",
    "RangeRow",
    "Series",
    "Spot",
    "Table",
    "Verdict",
    "acceptance",
    "bars",
    "curves",
    "graph",
    "matrix",
    "over_time",
    "ranges",
    "scatter",
    "strips",
]
