"""The loop runs forward through time.

Without reversed, step 0 comes first and hands its gradients to step 1. A gradient flows from later steps to earlier
ones: step t needs what step t + 1 gives. All shapes agree and nothing raises. All outputs are wrong: the last
step's dx gets a gradient that it should not have, and da0 comes out of the last step.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_backward", "reversed(range(T_x))", "range(T_x)"),),
    hints=(
        "When your loop works on step t, has it already been at step t + 1?",
        "Look at the line of the for loop: in which order does t run?",
        "Back-propagation goes from the last step to the first: t must run over reversed(range(T_x)).",
    ),
)
