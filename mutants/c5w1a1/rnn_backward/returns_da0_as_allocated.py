"""da0 stays zeros, with a time axis.

da0 is allocated as (n_a, m, T_x), like the sequences, and nothing is assigned to it after the loop. It belongs to
the one initial state a0, of shape (n_a, m), and should be what flows out of the first step, da_prevt after the
loop. All other gradients are right.
"""

from catalog import Edit, Mutant, Outcome, Seen

MUTANT = Mutant(
    edits=(
        Edit("rnn_backward", "da0 = np.zeros((n_a, m))", "da0 = np.zeros((n_a, m, T_x))"),
        Edit("rnn_backward", "    da0 = da_prevt\n\n", ""),
    ),
    hints=(
        "How many initial hidden states are there, and where does their gradient come from?",
        "Follow da0 from the line that allocates it to the end: does anything ever change it?",
        "da0 has the shape of a0, (n_a, m), and is da_prevt after the loop; here it stays zeros, with a time axis.",
    ),
    outcome=Outcome.WRONG_SHAPE,
    seen=(Seen("community.deeplearning.ai thread 48297"),),
)
