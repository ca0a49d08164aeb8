"""The ledger: its records, its files, and whether they still fit the reports."""

from tracktwo.reading.ledger.check import departures
from tracktwo.reading.ledger.database import write_database
from tracktwo.reading.ledger.files import DATABASE, write_ledger
from tracktwo.reading.ledger.ledger import Ledger
from tracktwo.reading.ledger.lines import LINES, line_of, open_ledger, records_in, schema

__all__ = [
    "DATABASE",
    "LINES",
    "Ledger",
    "departures",
    "line_of",
    "open_ledger",
    "records_in",
    "schema",
    "write_database",
    "write_ledger",
]
