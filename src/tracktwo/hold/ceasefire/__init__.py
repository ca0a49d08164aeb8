"""Keeping a ceasefire: detection and penalty, inspection, how long agreements lasted, phases."""
