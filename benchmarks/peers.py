"""Run tracktwo beside its peers on the same files, and write the page that tells of it.

    python benchmarks/peers.py --data FOLDER -o docs/explanation/peers.md

FOLDER holds collections of scenarios: ``anac`` (NegMAS YAML, a folder a scenario, by year) and ``genius``
(XML). NegMAS runs in an environment of its own, which is made in ``build/peers`` at the first run unless
``--negmas`` names a Python that has it. Every engine runs by itself; each scenario in a process of its own,
with a limit of CPU seconds and of memory. Results are kept in ``build/peers``: a run that was interrupted
goes on where it stopped, and only what has changed is run again.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

from beside import examples, generated, habits, page
from beside.runs import BUILD, EVERY, ROOT, Engine, Limits, Task

READERS = ("tracktwo", "negmas")
LOOK_AT_ALL = 10**8
"""Engines that look at every package are asked of no more; they were stopped at this many already."""


def main() -> None:
    """Run what is not known yet and write the page."""
    args = _arguments()
    limits = Limits(args.seconds, int(args.gib * 2**30))
    tasks = _tasks(args.data)
    runs, versions = {}, {}
    for name in EVERY:
        engine = Engine(name, _negmas(args.negmas) if name == "negmas" else sys.executable)
        wanted = [task for task in tasks if name in task.engines]
        runs[name] = engine.run(wanted, limits)
        versions |= engine.versions
    report = {
        "date": datetime.date.today().isoformat(),
        "hardware": _hardware(),
        "versions": versions,
        "limits": {"seconds": args.seconds, "gib": args.gib},
        "runs": runs,
        "published": _published(args.data),
    }
    args.output.write_text(page.render(report), encoding="utf-8")
    print(f"Written: {args.output}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    shared = Path(os.environ.get("TRACKTWO_SHARED", ROOT.parent / "shared")) / "data" / "scenarios"
    output = ROOT / "docs" / "explanation" / "peers.md"
    parser.add_argument("--data", type=Path, default=shared, metavar="FOLDER", help="the scenarios")
    parser.add_argument("--negmas", metavar="PYTHON", help="a Python that has NegMAS")
    parser.add_argument("--seconds", type=int, default=300, help="CPU seconds for a scenario (300)")
    parser.add_argument("--gib", type=float, default=8, help="memory for a scenario, in GiB (8)")
    parser.add_argument("-o", "--output", type=Path, default=output, metavar="FILE", help="the page")
    args = parser.parse_args()
    if not (args.data / "anac").is_dir():
        parser.error(f"there is no folder anac in {args.data}. Name the scenarios with --data.")
    return args


def _negmas(python: str | None) -> str:
    """Return a Python that has NegMAS; make one if none is named."""
    if python:
        return python
    home = BUILD / "negmas-environment"
    own = home / "bin" / "python"
    if not own.exists():
        print("Installing NegMAS in an environment of its own (once; a minute or two) ...")
        venv.create(home, with_pip=True)
        subprocess.run([own, "-m", "pip", "install", "--quiet", "negmas"], check=True)
    return str(own)


def _tasks(data: Path) -> list[Task]:
    """List what is asked of the engines; the page knows the kinds by how their ids begin."""
    anac = sorted(one for one in (data / "anac").glob("*/*") if one.is_dir())
    genius = sorted({file.parent for file in (data / "genius").rglob("*.xml")})
    nonlinear = [folder for folder in genius if folder.parent.name == page.NONLINEAR]
    own, small, read = BUILD / "generated", BUILD / "examples", BUILD / "habits"
    return [
        *(Task(f"example/{one.id}", examples.write(one, small)) for one in examples.EXAMPLES),
        *(
            Task(f"habit/{h.id}", habits.write(h, read), "values", READERS, (h.package,))
            for h in habits.HABITS
        ),
        *(
            Task(f"load/{one.relative_to(data / 'genius').as_posix()}", one, "load", READERS)
            for one in genius
        ),
        *(Task(one.relative_to(data / "anac").as_posix(), one) for one in anac),
        *(
            Task(f"generated/{s.id}", generated.write(s, own), engines=_able(s.packages))
            for s in generated.SHAPES
        ),
        *(Task(f"{page.NONLINEAR}/{one.name}", one, engines=("tracktwo",)) for one in nonlinear),
    ]


def _able(packages: int) -> tuple[str, ...]:
    return EVERY if packages <= LOOK_AT_ALL else ("tracktwo",)


def _published(data: Path) -> dict[str, list[list[float]]]:
    """Read the published frontiers: pairs of numbers, a line each."""
    files = (data / "genius").rglob(f"{page.NONLINEAR}/*/pareto.xml")
    return {f"{page.NONLINEAR}/{file.parent.name}": _pairs(file) for file in sorted(files)}


def _pairs(file: Path) -> list[list[float]]:
    lines = file.read_text("utf-8").split("\n")
    return [[float(number) for number in line.split(",")] for line in lines if line.strip()]


def _hardware() -> dict[str, Any]:
    """Tell what the machine is."""
    told = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else ""
    names = [line.partition(":")[2].strip() for line in told.splitlines() if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": names[0] if names else platform.machine(),
        "cores": os.cpu_count(),
        "gib": round(memory),
        "system": platform.system(),
        "load": round(os.getloadavg()[0], 1),
    }


if __name__ == "__main__":
    main()
