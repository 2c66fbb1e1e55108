"""Reporting: text, Markdown, HTML and tables."""
