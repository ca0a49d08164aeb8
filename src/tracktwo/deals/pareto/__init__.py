"""The exact frontier: dynamic programming over issues, in whole numbers of any size."""
