"""Reading: what a text says, whatever was done to it, and what it does not say."""
