"""Only the cache of the last step is kept.

The line that appends the cache stands after the loop instead of in it, so it runs once. The forward outputs are right
and the public test passes; len(caches) is 2 because it counts the pair and not the list. rnn_backward asks for the
caches of all steps and ends in IndexError.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_forward", "        caches.append(cache)", "    caches.append(cache)"),),
    hints=(
        "How many entries has the list of caches, caches[0], and how many steps are there?",
        "Look at the indentation of the last lines of the loop.",
        "The line that appends the cache must be indented into the loop, so that it runs at every step.",
    ),
    outcome=Outcome.WRONG_SHAPE,
)
