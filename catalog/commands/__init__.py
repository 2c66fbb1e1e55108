"""Commands: the command line, a module for each command.

Data goes to standard output, everything else to standard error. Exit codes: 0 for success and for a diagnosis that
finds no difference, 1 for a mistake, 2 for what cannot be read or written, 130 for an interrupt.
"""
