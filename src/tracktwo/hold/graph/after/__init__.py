"""What may be done once there is a deal: a graph model made of a case's acts, over all its judgements."""
