"""``tracktwo hold``: which states would hold, against whom not, and by which move."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tracktwo.cli.inputs import open_input
from tracktwo.errors import CaseError, Finding, Place

if TYPE_CHECKING:
    from tracktwo.case import Case


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "input",
        metavar="INPUT",
        help="a graph model (a .gmcr file, or JSON as 'tracktwo schema graph' tells), or a case with moves",
    )
    parser.add_argument("--json", action="store_true", help="write the documented JSON output")
    parser.add_argument(
        "--state", metavar="ID", help="tell all of one state: who would leave it, and what meets that"
    )
    parser.add_argument("--make-stable", metavar="ID", help="tell what would make this state hold")
    parser.add_argument(
        "--concept",
        choices=("nash", "gmr", "smr", "seq", "sseq"),
        default="seq",
        help="by which concept --make-stable asks (by default %(default)s)",
    )
    parser.add_argument(
        "--unknown",
        metavar="PARTY:ID,ID",
        action="append",
        default=[],
        help="states of which it is not known which the party likes better; may be given several times",
    )
    parser.add_argument(
        "--much",
        metavar="PARTY:ID,ID/ID",
        action="append",
        default=[],
        help="groups of states from the best, each liked much better than the next; once a party",
    )
    parser.add_argument("--status-quo", metavar="ID", help="the state that things start from")
    parser.add_argument(
        "--coalition",
        metavar="A,B",
        action="append",
        default=[],
        help="parties that may move as one, by their ids; may be given several times",
    )


def run(args: argparse.Namespace) -> int:
    """Tell what holds in a graph model or after the deals of a case."""
    from tracktwo.catalog import located
    from tracktwo.hold.graph import is_graph

    path = Path(located(args.input))
    if is_graph(path):
        from tracktwo.cli.hold_graph import answer

        print(answer(args, path))
    else:
        print(_of_case(open_input(args)))
    return 0


def _of_case(case: Case) -> str:
    """Tell what would hold after each deal that a case names."""
    message = "nothing is said of what may happen after a deal."
    remedy = "Give a graph model: a .gmcr file, or JSON as 'tracktwo schema graph' describes."
    raise CaseError(Finding(Place(case.title), message, remedy))
