"""da is sliced along the hidden units instead of along time.

da[t] takes hidden unit t, with all examples and steps: shape (m, T_x). The steps are on the last axis of da, which
is (n_a, m, T_x). The sum with da_prevt, of shape (n_a, m), raises with both shapes.
"""

from catalog import Edit, Mutant, Outcome, Seen

MUTANT = Mutant(
    edits=(Edit("rnn_backward", "da[:, :, t]", "da[t]"),),
    hints=(
        "Which shapes does the error message name, and which shape should the gradient of one step have?",
        "Look at the index of da in the loop. On which axis of (n_a, m, T_x) is time?",
        "da[t] picks a hidden unit. Time is the last axis, so step t is da[:, :, t].",
    ),
    outcome=Outcome.RAISES,
    seen=(Seen("community.deeplearning.ai thread 157244"),),
)
