"""The sigmoid or tanh derivative multiplies only the second term of dcct, dit and dft.

Without parentheses around the two terms, * binds tighter than +, and dc_next * it (or * cct, or * c_prev) gets past
the sigmoid or tanh without its derivative. Both terms must be multiplied by it. dot, dWo, dbo and dc_prev are right,
and where dc_next is zero (the last step) nothing shows.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", "dcct = (dc_next", "dcct = dc_next"),
        Edit("lstm_cell_backward", "it * da_next) * (1", "it * da_next * (1"),
        Edit("lstm_cell_backward", "dit = (dc_next", "dit = dc_next"),
        Edit("lstm_cell_backward", "cct * da_next) * it", "cct * da_next * it"),
        Edit("lstm_cell_backward", "dft = (dc_next", "dft = dc_next"),
        Edit("lstm_cell_backward", "c_prev * da_next) * ft", "c_prev * da_next * ft"),
    ),
    hints=(
        "The gradient of c_next has two parts. Is each of them multiplied by the derivative of the sigmoid or tanh?",
        "Look at dcct, dit and dft: what does the last factor of each line multiply?",
        "The sum needs parentheses: (dc_next * it + ... * it * da_next) * (1 - cct**2), and the same in dit and dft.",
    ),
)
