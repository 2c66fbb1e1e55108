"""What real programs printed is explained by mutants that cells are tried on."""

import pytest

from catalog.adequacy.population import population
from catalog.diagnosing.diagnose import diagnose_within
from catalog.evaluation.course import CorpusOutput, corpus_outputs
from catalog.model.scope import Scope
from catalog.registry import probes

# Of all of them, those that are quick; every one was tried once.
EXERCISES, EVERY = ("rnn_forward", "rnn_cell_backward"), 2
CHOSEN = [each for each in corpus_outputs() if each.case["exercise"] in EXERCISES and each.functions][::EVERY]


@pytest.mark.parametrize("real", CHOSEN, ids=lambda real: str(real.case["id"]))
def test_what_explains_a_real_output_is_among_the_mutants(real: CorpusOutput) -> None:
    exercise = str(real.case["exercise"])
    found = diagnose_within(str(real.case["text"]), exercise, Scope())
    tried = {mutant for probe in probes() if probe.exercise == exercise for mutant in population(probe)}
    causes = [mutant for cause in found.causes for mutant in cause.mistakes]
    assert causes
    # What is made of an exception's message, with the student's own names in it, is in no list.
    assert all(mutant in tried or (mutant.inferred and real.case.get("raises")) for mutant in causes)
