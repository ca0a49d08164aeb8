"""Change the file of a workbook beneath what any spreadsheet program would write."""

from __future__ import annotations

import zipfile


def rewrite(path, name, change):
    """Change one part of a workbook's file."""
    with zipfile.ZipFile(path) as packed:
        parts = {part.filename: packed.read(part) for part in packed.infolist()}
    parts[name] = change(parts[name])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for part, content in parts.items():
            packed.writestr(part, content)
