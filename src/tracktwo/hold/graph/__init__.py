"""The graph model for conflict resolution: is a state stable, against whom, and by which path not."""
