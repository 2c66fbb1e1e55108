"""Programs: edits, and what compiling them statement by statement may not change."""
