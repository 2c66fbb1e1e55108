"""Pages: HTML files that need no other, run nothing, and can be read by day and by night."""
