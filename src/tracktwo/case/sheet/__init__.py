"""A case as a spreadsheet: written for people to fill in, read back with the same checks."""

from __future__ import annotations

from tracktwo.case.sheet.exchange import Returned, case_in, from_workbook, into_case, to_workbook, workbook_of

__all__ = ["Returned", "case_in", "from_workbook", "into_case", "to_workbook", "workbook_of"]
