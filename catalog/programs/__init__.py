"""Programs: the reference, the edits that turn it into something else, and the result, ready to call."""
