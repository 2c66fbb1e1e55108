"""The bias ba is added after the tanh.

A parenthesis is closed too early: a_next is tanh(Wax xt + Waa a_prev) + ba. The bias then shifts the result instead
of the argument, a_next leaves the interval from -1 to 1, and the prediction and every gradient are wrong with it.
With a bias of zero nothing would show.
"""

from catalog import Edit, Mutant

MUTANT = Mutant(
    edits=(Edit("rnn_cell_forward", "np.dot(Waa, a_prev) + ba)", "np.dot(Waa, a_prev)) + ba"),),
    hints=(
        "Between which two values must every entry of a hidden state lie, and do yours?",
        "Count the parentheses in the line of a_next: where does the tanh end?",
        "ba belongs inside the tanh, next to Wax xt and Waa a_prev; yours is added to the result.",
    ),
)
