"""Run the command line as ``python -m tracktwo``."""

from __future__ import annotations

import sys

from tracktwo.cli import main

if __name__ == "__main__":
    sys.exit(main())
