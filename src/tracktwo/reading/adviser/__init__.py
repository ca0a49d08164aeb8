"""The adviser: an optional language model that may add items to a ledger, each found again in the report."""

from tracktwo.reading.adviser.advise import Advice, advise
from tracktwo.reading.adviser.client import KEY, Adviser

__all__ = ["KEY", "Advice", "Adviser", "advise"]
