"""The mutation operators, a module for each theme: what a person does, as rules where rules suffice."""
