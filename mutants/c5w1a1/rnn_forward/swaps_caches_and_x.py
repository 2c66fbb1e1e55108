"""The list of caches and x are returned in the wrong order.

The third output is (x, caches), and rnn_backward unpacks it as (caches, x): it takes x for the caches and raises. a
and y_pred are right and the public test passes, but caches[1] is the list where the cell expects x, so it prints a
dictionary of parameters.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("rnn_forward", "return a, y_pred, (caches, x)", "return a, y_pred, (x, caches)"),),
    hints=(
        "What is the type of caches[0], and what that of caches[1]?",
        "Look at the pair at the end: in which order does rnn_backward unpack it?",
        "The pair is (caches, x), the list first; yours has x first.",
    ),
    outcome=Outcome.WRONG_SHAPE,
)
