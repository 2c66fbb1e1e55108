"""The course's functions as different people write them: all correct, none written like the reference.

A module is one variant and holds the functions of one family or of both; walk.variants finds them.
"""
