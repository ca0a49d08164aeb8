"""From news reports to an evidence ledger: who said what, and how many sources there really are."""

from tracktwo.reading.ledger.ledger import Ledger
from tracktwo.reading.ledger.lines import open_ledger, schema
from tracktwo.reading.pipeline import read

__all__ = ["Ledger", "open_ledger", "read", "schema"]
