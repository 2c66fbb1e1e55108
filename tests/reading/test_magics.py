"""Magics: what IPython understands is taken out, and everything else stays where it is."""

import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.reading.sources.magics import logical_lines, without_magics

PLAIN = (
    "x = 1",
    "y = 7 % 3",
    "z = (8\n     % 3)",
    "text = '''\n%matplotlib inline\n!ls\n'''",
    'other = "it\'s ? !"',
    "ok = x != y",
    "def f(a):\n    '''Is it? Yes!'''\n    return a",
    "# %time !ls",
    "data = [1,\n# a comment (\n2]",
    "w = x \\\n  % y",
)
MAGICS = (
    "%matplotlib inline",
    '!ls -l | grep "it\'s"',
    "?np.dot",
    "np.dot?",
    "np.dot??",
    "%time x = (1",
    "!pip install \\\n  nothing",
    "files = !ls",
    "best = %timeit -o f()",
    "    %load_ext autoreload",
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PLAIN + MAGICS), max_size=8))
def test_the_python_stays_and_keeps_its_lines(parts: list[str]) -> None:
    text = "\n".join(part.lstrip() if part in MAGICS else part for part in parts)
    stripped = without_magics(text)
    python = "\n".join(part if part in PLAIN else "pass" + "\n" * part.count("\n") for part in parts)
    assert stripped.count("\n") == text.count("\n")
    assert ast.dump(ast.parse(stripped), include_attributes=True) == ast.dump(
        ast.parse(python), include_attributes=True
    )


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet="ab%!?#'\"\\\n ([{}])=x1", max_size=80))
def test_any_text_keeps_its_lines(text: str) -> None:
    assert without_magics(text).count("\n") == text.count("\n")
    assert "".join(logical_lines(text)) == text


def test_a_magic_in_a_block_leaves_the_block_whole() -> None:
    assert without_magics("if x:\n    %matplotlib inline\n") == "if x:\n    pass\n"


@pytest.mark.parametrize("name", ["time", "capture out", "timeit -n 1"])
def test_a_cell_that_is_timed_is_python(name: str) -> None:
    assert without_magics(f"%%{name}\nx = 1") == "pass\nx = 1"


@pytest.mark.parametrize("name", ["bash", "writefile rnn.py", "html"])
def test_a_cell_of_another_language_is_empty(name: str) -> None:
    assert without_magics(f"\n%%{name}\nx = 1\n") == "\n\n\n"
