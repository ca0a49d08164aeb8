"""What would have to change: concessions, payments, no-deal values, trades and later improvements."""
