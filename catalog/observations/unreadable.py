"""What is said where an observation cannot be read."""


class Unreadable(ValueError):
    """Input that holds no observation; the message is one sentence that says what was wrong and what to give."""
