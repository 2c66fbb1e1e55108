"""Sources: of a student's code what makes the functions is executed, and what only uses them is not."""

from collections.abc import Iterable
from dataclasses import replace
from textwrap import dedent
from typing import Any

import numpy as np
import pytest

from catalog.evaluation.cells import right_text
from catalog.model.finding import Finding
from catalog.model.findings.loading import NumpyGiven, StatementRaises
from catalog.model.signature import Signature
from catalog.reading.sources.definitions import definitions
from catalog.reading.sources.extracted import ExtractedDefinitions
from catalog.reading.sources.source import Chunk, Source
from catalog.registry import probes
from catalog.running.printing import print_cell
from catalog.running.signatures import home
from catalog.sandbox.loading import Loaded, load
from reference.c5w1a1 import given
from reference.c5w1a1.variants import closures, methods

GIVEN = {name: getattr(given, name) for name in given.__all__}
MODULES = {"rnn_utils": {**GIVEN, "np": np}, "public_tests": {}}


def of_cells(*texts: str) -> Source:
    return Source(tuple(Chunk(dedent(text), number) for number, text in enumerate(texts, 1)))


def loaded(*texts: str) -> tuple[ExtractedDefinitions, Loaded]:
    extracted = definitions(of_cells(*texts))
    sent = ExtractedDefinitions.of_dict(extracted.to_dict())
    assert sent == replace(extracted, notes=())
    return extracted, load(sent, GIVEN, MODULES)


def said(notes: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(map(str, notes))


def call(found: Loaded, name: str, *arguments: Any) -> Any:
    return found.namespace[name](*arguments)


@pytest.mark.parametrize("module", ["rnn", "lstm"])
def test_the_reference_as_a_text_prints_what_it_prints(module: str) -> None:
    from importlib import import_module
    from pathlib import Path
    from types import SimpleNamespace

    text = Path(str(import_module(f"reference.c5w1a1.{module}").__file__)).read_text(encoding="utf-8")
    extracted = definitions(Source.of_file(text))
    assert (extracted.notes, extracted.broken, extracted.unbound) == ((), (), ())
    found = load(extracted, GIVEN, MODULES)
    program: Any = SimpleNamespace(**found.namespace)
    for exercise in extracted.defined:
        probe = home(exercise)
        state = np.random.get_state()
        assert print_cell(Signature(probe.call(program)), probe) == right_text(probe)
        np.random.set_state(state)


@pytest.mark.parametrize("variant", [closures, methods])
def test_aliases_closures_and_bound_methods_are_made(variant: Any) -> None:
    from pathlib import Path

    extracted = definitions(Source.of_file(Path(str(variant.__file__)).read_text(encoding="utf-8")))
    found = load(extracted, GIVEN, MODULES)
    assert found.notes == ()
    assert set(extracted.defined) == {probe.exercise for probe in probes()}
    assert all(callable(found.namespace[name]) for name in extracted.defined)


def test_tests_and_training_do_not_run() -> None:
    extracted, found = loaded(
        "import numpy as np\nfrom rnn_utils import *\nfrom public_tests import *\nimport matplotlib.pyplot as plt",
        "def rnn_forward(x, a0, parameters):\n    return softmax(x) + parameters['ba']",
        """
        np.random.seed(1)
        x = np.random.randn(3, 10)
        parameters = {}
        parameters['ba'] = np.random.randn(5, 1)
        a, y, caches = rnn_forward(x, x, parameters)
        print(a)
        raise SystemExit
        """,
        "for step in range(3):\n    train(step)",
    )
    assert found.notes == ()
    assert extracted.defined == {"rnn_forward": (2, 1)}
    assert {"x", "parameters", "a", "caches", "plt"}.isdisjoint(found.namespace)
    assert extracted.left_out["x"] == (3, 3)
    assert extracted.left_out["parameters"] == (3, 5)
    assert extracted.left_out["step"] == (4, 1)


def test_a_global_of_the_test_cell_is_a_name_error() -> None:
    extracted, found = loaded(
        "import numpy as np\nscale = 2\nWf = np.random.randn(3)\nWy = Wf + 1\nweights = dict(Wf=Wf)",
        "def lstm_backward():\n    return scale, Wf\ndef rnn_backward():\n    return Wy, weights",
    )
    with pytest.raises(NameError, match="Wf"):
        call(found, "lstm_backward")
    with pytest.raises(NameError, match="Wy"):
        call(found, "rnn_backward")
    assert found.namespace["scale"] == 2
    assert {name: extracted.left_out[name] for name in ("Wf", "Wy", "weights")} == {
        "Wf": (1, 3),
        "Wy": (1, 4),
        "weights": (1, 5),
    }


def test_what_draws_behind_a_call_is_data_as_well() -> None:
    extracted, found = loaded(
        "import numpy as np\ndef initialise():\n    return np.random.randn(3)",
        "weights = initialise()",
        "def rnn_forward():\n    return weights",
    )
    assert "weights" not in found.namespace
    assert extracted.left_out["weights"] == (2, 1)


def test_what_a_function_needs_to_be_made_is_run_though_it_draws() -> None:
    extracted, found = loaded(
        """
        import numpy as np
        class Network:
            def __init__(self):
                self.scratch = np.random.randn(3)
            def backward(self, da):
                return da + 1
        network = Network()
        rnn_backward = network.backward
        """
    )
    assert call(found, "rnn_backward", 1) == 2
    assert extracted.defined == {"rnn_backward": (1, 9)}


@pytest.mark.parametrize(
    "text",
    [
        "rnn_forward = lambda x: x + 1",
        "from functools import partial\nrnn_forward = partial(lambda y, x: x + y, 1)",
        "import numpy as np\nrnn_forward = np.vectorize(lambda x: x + 1)",
        "def make(f): return lambda x: f(x)\nrnn_cell_forward = lambda x: x + 1\nrnn_forward = make(rnn_cell_forward)",
        "def once(f):\n    return f\n@once\ndef rnn_forward(x: Tensor) -> NoSuchName:\n    return x + 1",
        "if True:\n    def rnn_forward(x):\n        return x + 1\n    y = rnn_forward(2)",
        "try:\n    import no_such\nexcept ImportError:\n    def rnn_forward(x):\n        return x + 1\n    print(1)",
        "def rnn_forward(x):\n    return x\ndef rnn_forward(x):\n    return x + 1",
        "def rnn_forward(x):\n    return x\nbefore = rnn_forward\ndef rnn_forward(x):\n    return before(x) + 1",
        "def rnn_forward(x):\n    return x + rnn_forward.more\nrnn_forward.more = 1",
        "from dataclasses import dataclass as d\n@d\nclass A: b: 'int' = 1\ndef rnn_forward(x):\n    return A().b + x",
        "from __future__ import annotations\ndef rnn_forward(x: No) -> No:\n    return x + 1",
        "ONE = 1\ndef rnn_forward(x):\n    return x + globals()['ONE']\nawait rnn_forward(1)",
        "ONE = 1; print(ONE)\ndef rnn_forward(x): return x + ONE",
        "# -*- coding: latin-1 -*-\ndef rnn_forward(x):\n    '\u00e9'\n    return x + 1",
        "\ufeffdef rnn_forward(x):\r\n    return x + 1\r\n",
        "def rnn_forward(x):\x00\n    return x + 1",
        "def rnn_forward(x):\n    if x:\n\treturn x + 1\n",
        "def rnn_forward(x):\n    if (y := x + 1):\n        return y",
        "if __name__ == '__main__':\n    rnn_forward = None\nelse:\n    def rnn_forward(x):\n        return x + 1",
    ],
)
def test_definitions_in_every_form(text: str) -> None:
    extracted = definitions(Source.of_file(text))
    found = load(extracted, GIVEN, MODULES)
    assert (extracted.notes, found.notes) == ((), ())
    assert call(found, "rnn_forward", 1) == 2


def test_a_traceback_names_the_cell_and_the_line() -> None:
    _, found = loaded("x = 1", "\nif True:\n    # comment\n    def rnn_forward():\n        return 1 / 0\n")
    with pytest.raises(ZeroDivisionError) as caught:
        call(found, "rnn_forward")
    assert (caught.traceback[-1].path, caught.traceback[-1].lineno + 1) == ("<cell 2>", 5)


def test_a_cell_that_cannot_be_parsed() -> None:
    extracted, found = loaded(
        "import numpy as np\nprint 'Python 2'",
        "def rnn_forward(x):\n    return np.tanh(x)\n\nprint 'x'",
        "def rnn_backward(da:\n    return da",
    )
    assert said(extracted.notes) == (
        "Cell 1 cannot be parsed: Missing parentheses in call to 'print' in line 2.",
        "Cell 2 cannot be parsed: Missing parentheses in call to 'print' in line 4.",
        "Cell 3 cannot be parsed: '(' was never closed in line 1.",
    )
    assert extracted.broken == ("rnn_backward",)
    assert call(found, "rnn_forward", 0.0) == 0


def test_numpy_is_given_where_it_is_never_imported() -> None:
    _, found = loaded("def rnn_forward(x):\n    return np.tanh(x)")
    assert found.notes == (NumpyGiven(("np",)),)
    assert said(found.notes) == ("It uses np without importing numpy: numpy was given.",)
    assert call(found, "rnn_forward", 0.0) == 0
    _, unused = loaded("def rnn_forward(x):\n    return x")
    assert "np" not in unused.namespace


def test_a_missing_module_is_named_only_where_it_matters() -> None:
    _, found = loaded(
        "import no_such_plots as plt\nimport no_such_jit\nfrom no_such_star import *",
        "@no_such_jit.njit\ndef rnn_forward(x):\n    return x\ndef rnn_backward():\n    return softmax",
    )
    assert said(found.notes) == (
        "It imports no_such_jit, which is not installed here.",
        "The definition of rnn_forward in line 1 of cell 2 raised NameError: name 'no_such_jit' is not defined.",
    )
    assert "rnn_forward" not in found.namespace
    assert callable(found.namespace["rnn_backward"])


def test_what_raises_does_not_stop_the_others(capfd: pytest.CaptureFixture[str]) -> None:
    _, found = loaded(
        """
        def leave(f):
            print("leaving")
            raise SystemExit(3)
        @leave
        def rnn_cell_forward(x):
            return x
        def rnn_forward(x):
            return x
        """
    )
    assert found.notes == (StatementRaises(("rnn_cell_forward",), (1, 5), "SystemExit", "3"),)
    assert said(found.notes) == ("The definition of rnn_cell_forward in line 5 of cell 1 raised SystemExit: 3.",)
    assert call(found, "rnn_forward", 1) == 1
    assert capfd.readouterr() == ("", "")


def test_an_exception_whose_str_raises() -> None:
    _, found = loaded(
        """
        class Bad(Exception):
            def __str__(self):
                raise ValueError
        def fail(f):
            raise Bad
        @fail
        def rnn_forward(x):
            return x
        """
    )
    assert said(found.notes) == ("The definition of rnn_forward in line 7 of cell 1 raised Bad.",)


def test_modules_of_the_course_in_every_form_of_import() -> None:
    _, found = loaded(
        "from rnn_utils import softmax as first\nimport rnn_utils\nfrom .rnn_utils import sigmoid as second\n"
        "from . import rnn_utils as third",
        "def rnn_forward():\n    return first, rnn_utils.softmax, second, third.sigmoid",
    )
    assert found.notes == ()
    assert call(found, "rnn_forward") == (given.softmax, given.softmax, given.sigmoid, given.sigmoid)


def test_numpy_is_not_changed() -> None:
    before = np.dot
    _, found = loaded("import numpy as np\nnp.dot = None\ndot = np.dot\ndef rnn_forward():\n    return dot")
    assert np.dot is before
    assert call(found, "rnn_forward") is before


def test_a_definition_in_a_loop_is_not_found() -> None:
    extracted, _ = loaded("for i in range(2):\n    def rnn_forward(x):\n        return x")
    assert extracted.defined == {}
    assert said(extracted.notes) == (
        "rnn_forward is defined within a block in line 1 of cell 1, which is not run: define it at the top level.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x" * 5_000_000,
        "(" * 100_000,
        "-" * 100_000 + "1",
        "a" + "+a" * 50_000,
        "\ud800",
        "x = '''" + "a\n" * 100_000,
        "return 1",
        "".join(" " * depth + "if x:\n" for depth in range(150)),
    ],
    ids=["empty", "5 MB", "brackets", "signs", "sums", "surrogate", "open quote", "return", "indented"],
)
def test_texts_that_nobody_typed(text: str) -> None:
    extracted = definitions(Source((Chunk(text, 1), Chunk("def rnn_forward(x):\n    return x", 2))))
    assert extracted.defined == {"rnn_forward": (2, 1)}
    assert len(extracted.notes) == (text != "")
    assert all(note.endswith(".") and len(note) < 200 for note in said(extracted.notes))


def test_thousands_of_definitions_are_cut_to_what_is_needed() -> None:
    many = "".join(f"def f{number}(x):\n    return f{number + 1}(x)\n" for number in range(2000))
    extracted = definitions(
        Source.of_file(f"{many}def f2000(x):\n    return x\ndef rnn_forward(x):\n    return f1900(x)")
    )
    assert len(extracted.text) == 102
    assert call(load(extracted, {}, {}), "rnn_forward", 5) == 5
