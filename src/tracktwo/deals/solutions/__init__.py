"""The zone of agreement and what solution concepts pick in it."""
