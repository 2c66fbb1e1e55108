"""How many mistakes a test cell sees: its mutants, the kill matrix, and the score."""
