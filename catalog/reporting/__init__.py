"""Reporting: a diagnosis, a mutant, a table or a batch, as text, Markdown, HTML, CSV or JSON."""
