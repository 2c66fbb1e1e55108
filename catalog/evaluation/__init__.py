"""Evaluation: how often the diagnosis is right, on outputs of which it is known what made them."""
