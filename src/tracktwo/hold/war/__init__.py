"""Bargaining in the shadow of war: range, screening, shifting power, ripeness over time."""
