"""The weights are never taken out of the cached parameters.

Wf, Wi, Wc and Wo stand in da_prev and dxt, but the function does not define them. In a notebook where an earlier cell
left such names behind it runs, with whatever weights those are; anywhere else, or after a restart of the kernel, it
ends with a NameError.
"""

from catalog import Edit, Mutant, Outcome, Seen

MUTANT = Mutant(
    edits=(
        Edit("lstm_cell_backward", 'Wf = parameters["Wf"]', ""),
        Edit("lstm_cell_backward", 'Wi = parameters["Wi"]', ""),
        Edit("lstm_cell_backward", 'Wc = parameters["Wc"]', ""),
        Edit("lstm_cell_backward", 'Wo = parameters["Wo"]', ""),
    ),
    hints=(
        "Where does the function get each of the names it uses? Which come from its arguments?",
        "Look at the beginning of the function: what is done with parameters after the cache is unpacked?",
        (
            "Wf, Wi, Wc and Wo are used in da_prev and dxt but never read from parameters, so Python looks for them "
            "outside the function."
        ),
    ),
    outcome=Outcome.RAISES,
    seen=(Seen("public notebooks", 20),),
)
