"""The whole list of caches goes into every step.

lstm_cell_backward unpacks its last argument into the ten entries of one step's cache. The list has one entry a step
instead, so the unpacking fails unless there are exactly ten steps. The exception comes from inside
lstm_cell_backward, which is not where the mistake is.
"""

from catalog import Edit, Mutant, Outcome

MUTANT = Mutant(
    edits=(Edit("lstm_backward", "dc_prevt, caches[t])", "dc_prevt, caches)"),),
    hints=(
        "The cell expects the ten entries of one cache. How many entries did it get, and what are they?",
        "Look at the last argument in the call of lstm_cell_backward.",
        "caches is a list with one cache for every step; the cell needs the one of this step, caches[t].",
    ),
    outcome=Outcome.RAISES,
)
