"""Inferring: programs that raise the very exception that was shown, made from the name that its message has.

No list of mutants can hold every private name. A message has the name, and the reference the places for it: so the
mutant is made when the message is read. Of a student's code only a name goes into a program, and none that is anything
there or in Python: it is never evaluated to a value.
"""
