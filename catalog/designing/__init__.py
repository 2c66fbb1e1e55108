"""Which few numbers a test cell has to print so that most mistakes are seen and told apart, and that cell."""
