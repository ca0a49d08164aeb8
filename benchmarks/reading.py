"""Measure reading: who said what, copies, the two reports, and speed. One command, a table for each.

    python benchmarks/reading.py [--data FOLDER] [--split dev] [--documents N] [--only PART ...]

FOLDER holds ``polnear`` (splits of PolNeAR), and ``reports_gold.json`` with the reports that it names beside
it. Each part runs in a process of its own, so that its time and memory are its own; each can be run alone,
and tells with ``--help`` what its numbers mean: ``reading_attribution.py``, ``reading_copies.py``,
``reading_reports.py``, ``reading_whole.py``.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


def main() -> None:
    """Run the parts asked for."""
    args = _arguments()
    data, split = args.data, args.data / "polnear" / args.split
    parts = {
        "attribution": ["--data", data / "polnear", "--split", args.split],
        "copies": ["--documents", args.documents],
        "reports": ["--data", data.parent],
        "whole": ["--texts", split / "text"],
    }
    for part in args.only or parts:
        print(f"\n## {part}\n", flush=True)
        command = [sys.executable, HERE / f"reading_{part}.py", *parts[part]]
        subprocess.run(list(map(str, command)), check=True, env={**os.environ, "OMP_NUM_THREADS": "1"})


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    shared = Path(os.environ.get("TRACKTWO_SHARED", ROOT.parent / "shared")) / "data"
    parser.add_argument("--data", type=Path, default=shared, metavar="FOLDER")
    parser.add_argument("--split", default="dev", help="of PolNeAR (dev)")
    parser.add_argument(
        "--documents", type=int, default=100_000, help="how many the copy search has (100,000)"
    )
    names = ("attribution", "copies", "reports", "whole")
    parser.add_argument("--only", nargs="+", choices=names, metavar="PART", help=", ".join(names))
    return parser.parse_args()


if __name__ == "__main__":
    main()
