"""``tracktwo hold``: which states would hold, against whom not, and by which move."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tracktwo.cli.inputs import add_day, open_input
from tracktwo.errors import FormatError, TracktwoError

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
        help="parties that may move as one, by their ids or names; may be given several times",
    )
    parser.add_argument(
        "--package", metavar="ID", help="of a case: the graph model of this named package and its acts alone"
    )
    parser.add_argument(
        "--draws",
        type=int,
        default=200,
        metavar="N",
        help="of a case: how often the uncertain judgements are drawn (default 200)",
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="of the random numbers (default 1)")
    add_day(parser)


def run(args: argparse.Namespace) -> int:
    """Tell what holds in a graph model or after the deals of a case."""
    from tracktwo.catalog import located
    from tracktwo.hold.graph import is_graph

    if args.draws < 1 or args.seed < 0:
        raise TracktwoError("--draws must be 1 or more, and --seed 0 or more.")
    path = _graph_inside(Path(located(args.input)))
    if is_graph(path):
        from tracktwo.cli.hold_graph import answer_file

        print(answer_file(args, path))
        return 0
    case = _case(args, path)
    print(_of_package(args, case) if args.package else _of_case(args, case))
    return 0


def _graph_inside(path: Path) -> Path:
    """Return the graph model of a folder that holds one and no case; anything else as it is."""
    if not path.is_dir() or (path / "case.yaml").exists():
        return path
    found = sorted(path.glob("*.gmcr"))
    return found[0] if len(found) == 1 else path


def _case(args: argparse.Namespace, path: Path) -> Case:
    """Open the input as a case; where it is JSON of no kind that is known, tell of graph models too."""
    try:
        return open_input(args)
    except FormatError as error:
        if path.suffix.lower() != ".json" or any(found.place.line for found in error.findings):
            raise
        told = "If it is meant as a graph model, it needs 'parties', and 'states' or 'options'"
        raise TracktwoError(f"{error}\n{told}: tracktwo schema graph") from None


def _of_case(args: argparse.Namespace, case: Case) -> str:
    from tracktwo.cli.hold_case import answer

    return answer(args, case)


def _of_package(args: argparse.Namespace, case: Case) -> str:
    """Tell of the graph model that one package and the acts after it make."""
    from tracktwo.cli.hold_case import package_model
    from tracktwo.cli.hold_graph import answer_model

    return answer_model(args, package_model(args, case), None)
