"""What is asked in a page: outputs, code and a notebook."""

import json
from typing import Any

from catalog.evaluation.course import corpus_outputs
from catalog.model.probe import Probe
from catalog.registry import all_mutants, exercise_of
from catalog.running.lines import cells
from catalog.running.printing import print_cell
from catalog.running.signatures import mutant_run
from tests.localising.functions import FUNCTIONS, TWO_IN_A_LOOP
from tests.support.notebooks import TESTS, code, notebook
from tests.support.paths import ROOT


def newest_cells() -> list[Probe]:
    """Return the newest cell that prints of each exercise."""
    return list({probe.exercise: probe for probe in cells() if not probe.asserts}.values())


Question = dict[str, Any]

THREAD = (ROOT / "docs" / "thread.txt").read_text(encoding="utf-8")
CODE = f"import numpy as np\n{TWO_IN_A_LOOP}"

# Whose functions are run in WebAssembly: a search takes as long there as it takes, and is not what is compared.
SINGLES = {"budget": 0}


def in_a_notebook(text: str, printed: str = THREAD) -> str:
    """Return a notebook with functions, and with an output under the test cell of rnn_backward."""
    cells = [code("import numpy as np", count=1), code(text, count=2), code(TESTS["rnn_backward"], printed, count=3)]
    return json.dumps(notebook(cells))


def question(name: str, content: str, **options: Any) -> Question:
    """Return a question as the page's message has it."""
    return {"name": name, "content": content, "options": options}


OUTPUTS = [question("-", str(each.case["text"])) for each in corpus_outputs()]
PRINTED = [
    question("-", print_cell(mutant_run(mutant, probe), probe))
    for mutant in all_mutants()
    for probe in newest_cells()
    if probe.exercise == exercise_of(mutant)
]
"""What every mutant prints in the newest cell of its exercise."""

FILES = {
    "the thread": question("-", THREAD),
    "code": question("homework.py", CODE, **SINGLES),
    "a notebook": question("homework.ipynb", in_a_notebook(TWO_IN_A_LOOP), execute=True, **SINGLES),
    "functions in a paste": question("-", f"import numpy as np\n{FUNCTIONS['a helper'][1]}", execute=True, **SINGLES),
}
