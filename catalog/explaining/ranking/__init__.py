"""Ranking: programs that fit, told apart by behaviour and put in order, and what else to print."""
