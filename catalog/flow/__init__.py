"""Flow: how much of the gradient passes on each edge of a network, measured by running."""
