"""From news reports to an evidence ledger: who said what, and how many sources there really are."""

from tracktwo.reading.draft import Draft, draft_case
from tracktwo.reading.ledger import Ledger, open_ledger, schema
from tracktwo.reading.pipeline import read

__all__ = ["Draft", "Ledger", "draft_case", "open_ledger", "read", "schema"]
