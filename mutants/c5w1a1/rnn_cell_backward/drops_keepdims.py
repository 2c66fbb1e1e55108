"""dba loses its second axis.

keepdims is left out of the sum, so dba has shape (n_a,) where ba has (n_a, 1). The numbers are right and print
without brackets. The shape hurts later: in rnn_backward, dba += dbat broadcasts (n_a,) against (n_a, 1) to
(n_a, n_a) and raises.
"""

from catalog import Edit, Mutant, Outcome, Seen

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", ", keepdims=True", ""),),
    hints=(
        "Which shape does ba have, and which shape has your dba?",
        "Look at the sum in the line of dba: what happens to the axis that is summed away?",
        "np.sum drops the summed axis and gives (n_a,). With keepdims=True dba stays (n_a, 1), like ba.",
    ),
    outcome=Outcome.WRONG_SHAPE,
    seen=(Seen("public notebooks", 4),),
)
