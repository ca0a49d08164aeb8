"""Time the stability of graph models, and show that it grows with the moves.

    python benchmarks/hold.py [--runs N] [--largest]

Models are conflicts in option form. Every party ranks the states by chance, without ties, which is harder
than rankings that people give: no two states are alike. Each figure is the median over runs, in a process of
its own for each model, whose peak memory is told with Python and its libraries. ``building`` makes states,
moves and rankings of options; ``five concepts`` finds Nash, GMR, SMR, SEQ and SSEQ for all parties, each of
which has to follow the moves of all others. With ``--largest`` a million states follow, once. The last row
is a model made to be slow: two parties take turns along one line of states, so that the least value has to
be carried from one end to the other. On a busy machine the processor's seconds, from which those a move are
worked out, are nearer to what a quiet one takes.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
from dataclasses import replace
from resource import RUSAGE_SELF, getrusage
from time import perf_counter, process_time

import numpy as np

from tracktwo.formats.gmcr import Conflict, DecisionMaker, GraphOption
from tracktwo.hold.graph import Arcs, GraphModel, model_of_conflict, stability

SIZES = [(4, 2), (4, 3), (4, 4), (3, 5), (8, 2)]
"""Parties, and options of each."""
LARGEST = (4, 5)
LINE = 65_536


def main() -> None:
    """Measure every model and print the table."""
    args = _arguments()
    print(
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, {args.runs} runs,"
    )
    print(f"load of the machine before: {os.getloadavg()[0]:.1f}\n")
    print("| states | parties | moves | building s | five concepts s | of it processor s | ns a move | MiB |")
    print("|---|---|---|---|---|---|---|---|")
    for parties, options in SIZES:
        _row(args.runs, parties, options)
    if args.largest:
        _row(1, *LARGEST)
    _row(args.runs, 2, 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--largest", action="store_true", help="also a million states")
    parser.add_argument("--worker", nargs=3, type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.worker:
        print(json.dumps(measure(*args.worker)))
        sys.exit()
    return args


def _row(runs: int, parties: int, options: int) -> None:
    command = [sys.executable, __file__, "--worker", str(parties), str(options), str(runs)]
    row = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    each = 1e9 * row["working"] / row["moves"]
    cells = [f"{row['states']:,}", row["parties"], f"{row['moves']:,}", f"{row['building']:.2f}"]
    cells += [f"{row['solving']:.2f}", f"{row['working']:.2f}", f"{each:.0f}", f"{row['mib']:.0f}"]
    print("|", " | ".join(map(str, cells)), "|", flush=True)


def measure(parties: int, options: int, runs: int) -> dict[str, float]:
    """Build a model and find what is stable in it, some times over."""
    building, solving, working = [], [], []
    for _ in range(runs):
        begun = perf_counter()
        model = drawn(parties, options) if options else line()
        building.append(perf_counter() - begun)
        begun = process_time()
        solving.append(stability(model).elapsed)
        working.append(process_time() - begun)
    return {
        "states": len(model.states),
        "parties": len(model.parties),
        "moves": sum(map(len, model.moves)),
        "building": statistics.median(building),
        "solving": statistics.median(solving),
        "working": statistics.median(working),
        "mib": getrusage(RUSAGE_SELF).ru_maxrss / 1024,
    }


def drawn(parties: int, options: int) -> GraphModel:
    """Make a conflict in which every party controls some options, with rankings drawn by chance."""
    size = parties * options
    model = model_of_conflict(
        Conflict(
            "drawn",
            tuple(GraphOption(f"o{n}", "both", n) for n in range(size)),
            tuple(
                DecisionMaker(f"p{n}", tuple(range(n * options, (n + 1) * options))) for n in range(parties)
            ),
        )
    )
    rng = np.random.default_rng(1)
    return replace(model, ranks=np.array([rng.permutation(2**size) for _ in range(parties)], np.int32))


def line() -> GraphModel:
    """Make a line of states along which two parties take turns, while a third looks on."""
    ends = np.arange(1, LINE)
    turns = [Arcs.from_sorted(LINE, ends[first::2] - 1, ends[first::2]) for first in (0, 1)]
    back = Arcs.from_pairs(LINE, [(LINE - 1, 0)])
    rising = np.arange(LINE)
    return GraphModel(
        title="line",
        parties=("a", "b", "c"),
        names=("A", "B", "C"),
        states=tuple(range(LINE)),
        options=("",) * LINE,
        labels=("",) * LINE,
        moves=(*turns, back),
        ranks=np.array([rising, rising, rising[::-1]], np.int32),
    )


if __name__ == "__main__":
    main()
