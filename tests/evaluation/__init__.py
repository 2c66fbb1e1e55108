"""Evaluation: the scoreboard."""
