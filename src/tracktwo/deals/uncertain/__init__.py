"""What survives when judgements are ranges: exact verdicts, seeded draws, what to sharpen."""
