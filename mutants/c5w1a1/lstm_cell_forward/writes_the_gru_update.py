"""The cell state is updated as in a GRU, with 1 - ft for the update gate.

c_next = ft * c_prev + (1 - ft) * cct ties the two gates together, as a GRU does. The LSTM has a separate update
gate, so that it can keep the old content and add new content in one step. it is computed, cached and never used;
the gates and the candidate are right, c_next and what follows from it are wrong.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("lstm_cell_forward", "it * cct", "(1 - ft) * cct"),),
    hints=(
        "How many gates does the LSTM have, and how many of them affect your c_next?",
        "Look at the factor in front of the candidate in the line of c_next.",
        "The candidate is multiplied by the update gate it, which is independent of ft, and not by 1 - ft.",
    ),
)
