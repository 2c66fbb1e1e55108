"""Formulas (8) to (10) are used as early versions of the notebook misprinted them.

Those formulas are wrong where the table of expected values is right: the sums stand without parentheses, so each
gate's derivative reaches the second term only; dcct has a factor cct too many and tanh(cct) for cct; dft starts with
cct for c_prev. dot, dWo, dbo and dc_prev come out right; the candidate, the other two gates, da_prev and dxt are
wrong.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "dcct = (dc_next", "dcct = dc_next"),
        Edit(
            "lstm_cell_backward",
            "it * da_next) * (1 - np.square(cct))",
            "it * da_next * cct * (1 - np.square(np.tanh(cct)))",
        ),
        Edit("lstm_cell_backward", "dit = (dc_next", "dit = dc_next"),
        Edit("lstm_cell_backward", "cct * da_next) * it", "cct * da_next * it"),
        Edit("lstm_cell_backward", "dft = (dc_next * c_prev", "dft = dc_next * cct"),
        Edit("lstm_cell_backward", "c_prev * da_next) * ft", "c_prev * da_next * ft"),
    ),
    hints=(
        (
            "Which gradients agree with the table and which do not? What do the lines behind the wrong ones have in "
            "common?"
        ),
        (
            "Look at dcct, dit and dft, and derive them from c_next = ft * c_prev + it * cct rather than from the "
            "printed formulas."
        ),
        (
            "Parentheses must hold both terms before the gate's derivative; dcct ends with 1 - cct**2 and has no "
            "other cct; both terms of dft have c_prev."
        ),
    ),
    seen=(
        Seen("public notebooks", 4),
        Seen("github.com/jinzishuai/learn2deeplearn issue 44"),
    ),
)
