"""Scenarios to sweep over."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenario_files import write_scenarios


@pytest.fixture
def scenarios(tmp_path: Path) -> Path:
    """Give a folder with four small scenarios."""
    return write_scenarios(tmp_path / "domains")
