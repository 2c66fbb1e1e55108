"""The sigmoid and tanh derivatives are missing in dot, dcct, dit and dft.

The lines stop at the gradients of the values of the gates and the candidate: ot * (1 - ot), 1 - cct**2, it * (1 - it)
and ft * (1 - ft) are left out, although the weights act before the sigmoid or tanh. The gradients of all gates and of
the candidate are wrong, and da_prev and dxt with them; dc_prev alone is right, because it goes through no gate's
input.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "np.tanh(c_next) * ot * (1 - ot)", "np.tanh(c_next)"),
        Edit("lstm_cell_backward", "da_next) * (1 - np.square(cct))", "da_next)"),
        Edit("lstm_cell_backward", "da_next) * it * (1 - it)", "da_next)"),
        Edit("lstm_cell_backward", "da_next) * ft * (1 - ft)", "da_next)"),
    ),
    hints=(
        "Do dot, dcct, dit and dft belong to what goes into the sigmoids and the tanh, or to what comes out?",
        (
            "Look at the ends of the four lines dot, dcct, dit and dft: how does the gradient get through the sigmoid "
            "or the tanh?"
        ),
        "A sigmoid gate g brings the factor g * (1 - g) and the candidate 1 - cct**2; all four are missing.",
    ),
    seen=(Seen("public notebooks", 3),),
)
