"""The tanh of c_next is left out of dot.

The output gate multiplies tanh(c_next) in a_next = ot * tanh(c_next), so that is the factor in dot. c_next is larger
in size than its tanh, by little while it is small. dWo, dbo, da_prev and dxt are wrong; dc_prev, the other two gates
and the candidate are right.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_cell_backward", "np.tanh(c_next) * ot", "c_next * ot"),),
    hints=(
        "What exactly does the output gate multiply when a_next is computed?",
        "Look at dot: compare its factors with the formula of a_next.",
        "a_next is ot * tanh(c_next), so dot has tanh(c_next) as a factor and not c_next.",
    ),
)
