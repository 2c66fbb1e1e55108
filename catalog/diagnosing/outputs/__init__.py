"""Outputs: the diagnosis of what test cells printed."""
