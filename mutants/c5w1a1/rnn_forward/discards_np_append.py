"""The caches are passed to np.append, and its result is thrown away.

np.append changes nothing in place, so caches would stay empty. numpy since 1.24 does not get that far: it refuses to
make an array of the cache's unlike shapes and raises. Older numpy only warns, the forward cells look right there, and
rnn_backward ends in IndexError at caches[0] of an empty list.
"""

from catalog import Edit, Mutant, Outcome, Seen

MUTANT = Mutant(
    edits=(Edit("rnn_forward", "caches.append(cache)", "np.append(caches, cache)"),),
    hints=(
        "How many entries should the list of caches have after the loop, and what would add them?",
        "Look at the line with np.append: what does it do with the list, and where does its result go?",
        "np.append returns a new array and leaves the list alone; the list's own append method adds the tuple.",
    ),
    outcome=Outcome.RAISES,
    seen=(Seen("public notebooks", 2),),
)
