"""Mutants: unnamed mistakes, made mechanically from the reference's own syntax tree.

A mutation operator makes the mutants of one kind of mistake, one change of one line at a time. All of them are in
themes, a module for each; what they are made with is beside it. To add one, imitate a rule, lost_power in
themes/factors.py for example:

    Rule("x**2 -> x", "1 - ft**2", "1 - ft", what="`{x}` is not squared")

The pattern and the replacement come first, then an example, a line before and after, which is the rule's test: a name
of one letter stands for any expression. Guards say where a rule applies (guards.py), and choices what a letter that
only the replacement has stands for. An operator that no rule can say is a function that yields changes of a Code:
`values` in themes/order_of_values.py changes two lines at once.

generate goes through functions and making through operators; grouping makes one mutant of the changes that people make
together; words says what a mutant is. template, rewriting and rule are what rules are made of. What a prolific operator
makes comes into no list until a search asks for it.
"""
