"""tanh is applied to a_next a second time.

The slope is written as 1 - np.tanh(a_next)**2. But a_next is already the output of tanh: the derivative at z is
1 - tanh(z)**2, and tanh(z) is a_next itself. The slope comes out too large wherever a_next is not 0: 0.42 in place of
0 where the unit saturates. Every gradient is wrong; every shape is right.
"""

from catalog import Edit, Mutant, Seen

MUTANT = Mutant(
    edits=(Edit("rnn_cell_backward", "a_next**2", "np.tanh(a_next)**2"),),
    hints=(
        "Is a_next what goes into the tanh or what comes out of it?",
        "Look at the slope in the line of dtanh: what is squared there?",
        "a_next is tanh of the weighted sum already, so the slope is 1 - a_next**2 without another tanh.",
    ),
    seen=(Seen("public notebooks", 3),),
)
