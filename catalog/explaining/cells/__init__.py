"""Cells: what one output, or several of one program, is compared with and what comes of it."""
