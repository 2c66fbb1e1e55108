"""Designing test cells: which few numbers to print so that most mistakes are seen and told apart."""
