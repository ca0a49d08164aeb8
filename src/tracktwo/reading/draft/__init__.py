"""From a ledger to the draft of a case."""

from tracktwo.reading.draft.case_draft import NOTE, Draft, draft_case

__all__ = ["NOTE", "Draft", "draft_case"]
