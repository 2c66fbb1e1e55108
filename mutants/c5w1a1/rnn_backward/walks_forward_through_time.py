"""The loop runs forward through time.

The range is not reversed, so step t gets what came out of step t - 1. A gradient comes from later: step t needs
what step t + 1 sends back. The loop ends at the last step, and da0 is what flowed out of that one. All gradients
are wrong with the right shapes.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_backward", "reversed(range(T_x))", "range(T_x)"),),
    hints=(
        "When step t is computed, which step's gradient must be there already?",
        "Look at the order in which the loop visits the steps.",
        "Gradients flow from the last step to the first, so the range must be reversed.",
    ),
)
