"""Adequacy: what a course's test cells see, as tables, text, data and a picture."""
