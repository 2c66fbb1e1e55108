"""The forget gate is applied to the previous hidden state.

c_next = ft * a_prev + it * cct. Both have the shape (n_a, m), so nothing raises, but the memory that should run
from cell to cell is lost: c_prev is cached and never used. The gates and the candidate are right after one step,
c_next and what follows from it are wrong.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_cell_forward", "ft * c_prev", "ft * a_prev"),),
    hints=(
        "Where in your function is c_prev used, apart from the cache?",
        "Look at what the forget gate multiplies in the line of c_next.",
        "ft decides what stays of the cell state: the product is ft * c_prev, not ft * a_prev.",
    ),
)
