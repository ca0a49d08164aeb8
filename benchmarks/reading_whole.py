"""How fast whole reports are read, from files to ledger.

    python benchmarks/reading_whole.py --texts FOLDER

FOLDER holds text files. Words are what stands between blanks; seconds are processor time of one core, of all
from opening the files to the finished ledger, once spaCy and its model are loaded.
"""

from __future__ import annotations

import argparse
import platform
import tempfile
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import process_time


def main() -> None:
    """Read a folder and print a line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, required=True, metavar="FOLDER")
    files = sorted(parser.parse_args().texts.glob("*.txt"))
    words = sum(len(file.read_text("utf-8", "replace").split()) for file in files)
    seconds, items = _read(files)
    print("| reports | words | items | seconds of one core | words/s | peak MiB |\n|---|---|---|---|---|---|")
    peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {len(files)} | {words:,} | {items:,} | {seconds:.1f} | {words / seconds:,.0f} | {peak:,.0f} |")
    print(f"\nPython {platform.python_version()}, {platform.machine()}")


def _read(files: list[Path]) -> tuple[float, int]:
    from tracktwo.reading import read

    with tempfile.TemporaryDirectory() as made:
        first = Path(made) / "first.txt"
        first.write_text("The minister said on Monday that the talks had begun.\n", "utf-8")
        read([first])  # loads the model
    begun = process_time()
    ledger = read(files)
    return process_time() - begun, len(ledger.items)


if __name__ == "__main__":
    main()
