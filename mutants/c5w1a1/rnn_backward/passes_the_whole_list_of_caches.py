"""The whole list of caches goes into every step.

caches is passed for caches[t]. The cell unpacks its cache into four names, and the list of this test has four
steps, so the unpacking passes: parameters becomes the cache of the last step, a tuple, and indexing it by a name
raises TypeError. With another T_x the unpacking itself raises ValueError.
"""

from catalog import Edit, Mutant, Outcome, Seen

MUTANT = Mutant(
    edits=(Edit("rnn_backward", "caches[t]", "caches"),),
    hints=(
        "What does rnn_cell_backward unpack from its cache, and what does it get from you?",
        "Look at the second argument of rnn_cell_backward in the loop.",
        "caches is the list of all steps. Step t needs its own cache, caches[t].",
    ),
    outcome=Outcome.RAISES,
    seen=(Seen("public notebooks", 1),),
)
