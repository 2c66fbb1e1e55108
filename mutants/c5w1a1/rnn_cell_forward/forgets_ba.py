"""The bias ba is left out of the hidden state.

a_next is tanh(Wax xt + Waa a_prev), so everything that is computed from it is wrong: the prediction, every later step
and every gradient. It shows in all cells because they draw ba at random; with biases of zero, as training often
starts, it shows nowhere.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_forward", " + ba", ""),),
    hints=(
        "Which of the five parameters does your a_next depend on?",
        "Look at the sum inside the tanh: it has three terms.",
        "The sum inside the tanh is Wax xt + Waa a_prev + ba; the bias ba is missing.",
    ),
)
