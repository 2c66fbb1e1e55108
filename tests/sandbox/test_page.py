"""Functions run in this process are told the same of as in the sandbox, save for how they were run."""

from typing import Any

import numpy as np
import pytest

from catalog.diagnosing.submissions.diagnosing import diagnose_code
from catalog.functions.subject import StoppedError
from catalog.model.scope import Scope
from catalog.reading.sources.definitions import definitions
from catalog.reading.sources.source import Source
from catalog.registry import probe_named
from catalog.sandbox.limits import Limits, Protection
from catalog.sandbox.page import Page
from tests.localising.functions import FUNCTIONS
from tests.support.paths import ROOT

HOSTILE = ROOT / "tests" / "hostile"

# What they do ends in the process that runs them, and needs nobody to end it from outside. Files that go on for ever,
# and those that change numpy under who compares, end the page's worker instead.
HARMLESS = (
    *("changed_inputs", "cyclic_return", "decoy", "deep_recursion", "exit_at_import", "exits_by_exception", "masked"),
    *("generator_exit", "keyboard_interrupt", "object_arrays", "odd_keys", "own_base_exception"),
    *("raising_object", "raising_str", "random_state", "replaced_streams"),
)
TEXTS = {
    **{name: f"import numpy as np\n{text}" for name, (_, text) in FUNCTIONS.items()},
    **{name: (HOSTILE / f"{name}.py").read_text(encoding="utf-8") for name in HARMLESS},
}


def said(text: str, protection: Protection) -> Any:
    found = diagnose_code(Source.of_file(text), None, Scope(budget=0), protection)
    return _without_how(found.to_dict())


def stream() -> list[Any]:
    _, words, *rest = np.random.get_state()
    return [np.asarray(words).tolist(), *rest]


def _without_how(content: Any) -> Any:
    if isinstance(content, dict):
        return {key: _without_how(each) for key, each in content.items() if key != "protection"}
    return list(map(_without_how, content)) if isinstance(content, list) else content


@pytest.mark.parametrize("name", TEXTS)
def test_the_same_is_said_as_in_the_sandbox(name: str) -> None:
    state = stream()
    found = said(TEXTS[name], Protection.PAGE)
    assert stream() == state
    assert found == said(TEXTS[name], Protection.LIMITS)


def test_how_it_was_run_is_said() -> None:
    found = diagnose_code(Source.of_file(TEXTS["a helper"]), None, Scope(budget=0), Protection.PAGE)
    assert found.protection == "in this page"


PRINTS = """
import numpy as np
def rnn_cell_forward(xt, a_prev, parameters):
    try:
        for _ in range(100):
            print("x" * 1000)
    except BaseException:
        pass
"""

CALLS = """
import numpy as np
def rnn_forward(x, a0, parameters):
    for _ in range(10):
        try:
            rnn_cell_forward(x[:, :, 0], a0, parameters)
        except BaseException:
            pass
"""


def test_too_much_that_is_printed_is_stopped_whatever_is_caught() -> None:
    with Page(Limits(output=10_000)) as page:
        subject = page.open(definitions(Source.of_file(PRINTS)), "c5w1a1.rnn")
        for _ in range(2):
            with pytest.raises(StoppedError, match=r"It printed more than 10,000 characters and was stopped\."):
                subject.run(probe_named("c5w1a1.rnn_cell_forward"))


def test_too_many_calls_are_stopped_whatever_is_caught() -> None:
    with Page(Limits(calls=3)) as page:
        subject = page.open(definitions(Source.of_file(CALLS)), "c5w1a1.rnn")
        with pytest.raises(StoppedError, match="more than 3 times in one run"):
            subject.run(probe_named("c5w1a1.rnn_forward"))
