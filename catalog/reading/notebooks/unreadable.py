"""What is said where a file cannot be read as a notebook."""


class NotebookError(ValueError):
    """A file that cannot be read as a notebook; the message is one sentence that says why."""
