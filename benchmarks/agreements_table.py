"""Make the table of facts from which survival curves are drawn.

    python benchmarks/agreements_table.py RAW.json > src/tracktwo/hold/ceasefire/agreements.json

RAW.json holds two lists: `agreements`, one row for each peace agreement (number, conflicts as numbers with
commas between, year of signature, and 1 full, 2 partial, 3 process), and `active_conflict_years` (conflict
and year with 25 battle-related deaths or more). Both are from the Uppsala Conflict Data Program: Peace
Agreement Dataset 22.1 and UCDP/PRIO Armed Conflict Dataset 25.1, under CC BY 4.0. The table holds what is
worked out from them.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

LAST = 2024
KINDS = {1: "full", 2: "partial", 3: "process"}
ABOUT = {
    "what": "peace agreements, and how long the conflicts named in them stayed quiet",
    "source": "worked out from UCDP Peace Agreement Dataset 22.1 and UCDP/PRIO Armed Conflict Dataset 25.1",
    "cite": "Pettersson et al. (2019); Davies et al. (2025)",
    "licence": "CC BY 4.0 (Uppsala Conflict Data Program); changed: only these figures, worked out by us",
    "quiet": "a year in which none of the conflicts has 25 battle-related deaths or more; seen up to 2024",
    "columns": ["agreement", "conflicts", "kind", "signed", "starts", "quiet", "failed", "strict", "broken"],
    "meaning": "starts: the year before the first quiet year after signature, -1 if none came; quiet: "
    "years from then to the next active year, or to 2024; failed: 1 if such a year came; strict, broken: "
    "the same from the year of signature on, quiet or not",
}


def rows(raw: dict[str, list[list[object]]]) -> list[list[object]]:
    """Work out the table."""
    active: dict[str, set[int]] = defaultdict(set)
    for conflict, year in raw["active_conflict_years"]:
        active[str(conflict)].add(int(str(year)))
    found: list[list[object]] = []
    for number, named, signed, kind in raw["agreements"]:
        conflicts = [name.strip() for name in str(named).split(",")]
        loud = set().union(*(active[name] for name in conflicts))
        first = int(str(signed))
        quiet_year = next((year for year in range(first + 1, LAST + 1) if year not in loud), None)
        starts = -1 if quiet_year is None else quiet_year - 1
        main = [0, 0] if quiet_year is None else spell(starts, loud)
        kind_name = KINDS[int(str(kind))]
        found.append(
            [number, [int(n) for n in conflicts], kind_name, first, starts, *main, *spell(first, loud)]
        )
    return found


def spell(start: int, loud: set[int]) -> list[int]:
    """Return the years until the next active one, and 1; or those until the last one seen, and 0."""
    again = next((year for year in range(start + 1, LAST + 1) if year in loud), None)
    return [(LAST if again is None else again) - start, int(again is not None)]


def main() -> None:
    """Write the table."""
    raw = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    head = json.dumps(ABOUT, ensure_ascii=False, indent=1)[:-2]
    lines = ",\n".join(f"  {json.dumps(row)}" for row in rows(raw))
    print(f'{head},\n "rows": [\n{lines}\n ]\n}}')


if __name__ == "__main__":
    main()
