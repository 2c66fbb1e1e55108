"""The course's functions as different people write them: all correct, none written like the reference.

A module is one style and holds the functions of one family or of both; walk.styles finds them.
"""
