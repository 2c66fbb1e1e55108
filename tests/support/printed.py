"""What mistakes print: the numbers that the forum's thread is about, and a cell's whole output with any mutant."""

from catalog.evaluation.named import mutants_by_name
from catalog.running.printing import print_cell
from catalog.running.signatures import home, mutant_run

NAME = "c5w1a1.rnn_backward.drops_da_prevt"
DROPPED = "-0.15028183 -0.34554547 0.02071758 0.01483317"
RIGHT = "-2.07101689 -0.59255627 0.02466855 0.01483317"
DROPPED_LINE = f"gradients['dx'][1][2] = [{DROPPED}]"
RIGHT_LINE = f"gradients['dx'][1][2] = [{RIGHT}]"
ZEROS_LINE = "gradients['dx'][1][2] = [0. 0. 0. 0.]"


def printed(name: str, exercise: str) -> str:
    return print_cell(mutant_run(mutants_by_name()[name], home(exercise)), home(exercise))
