"""The caches are collected with np.append, which flattens them.

np.append joins flat arrays, and a cache is a tuple of arrays of unlike shapes and a dictionary: numpy since 1.24
refuses to make an array of it. Older numpy only warns and returns a flat array of objects, in which caches[0] is an
array and no tuple: the forward cells look right there, and lstm_backward fails where it unpacks caches[0].
"""

from catalog import Edit, Mutant, Outcome, Seen

MUTANT = Mutant(
    edits=(Edit("lstm_forward", "caches.append(cache)", "caches = np.append(caches, cache)"),),
    hints=(
        "Is caches meant to be a list or an array, and what does your loop make of it?",
        "Look at the line that adds the cache of a step to caches.",
        "caches is a Python list, so the list's own append method adds the tuple; np.append is for arrays.",
    ),
    outcome=Outcome.RAISES,
    seen=(Seen("public notebooks", 2),),
)
