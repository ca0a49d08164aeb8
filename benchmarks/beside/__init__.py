"""The parts of ``benchmarks/peers.py``: engines side by side, and the page that tells of it."""
