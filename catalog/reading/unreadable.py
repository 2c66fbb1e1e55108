"""What is said where an observation cannot be read."""


class UnreadableError(ValueError):
    """Input that holds no observation; the message is one sentence that says what was wrong and what to give."""
