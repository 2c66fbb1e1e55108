"""Functions that a student could have written: those of a correct variant, with some of their text replaced."""

from pathlib import Path
from typing import Any

from reference.c5w1a1.variants import skeleton

RNN = ("rnn_cell_forward", "rnn_forward", "rnn_cell_backward", "rnn_backward")
LSTM = ("lstm_cell_forward", "lstm_forward", "lstm_cell_backward", "lstm_backward")


def text_of(*replaced: tuple[str, str]) -> str:
    """Return the text of all functions; each text that is replaced stands there once."""
    text = Path(skeleton.__file__).read_text(encoding="utf-8")
    for before, after in replaced:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


def notebook(*replaced: tuple[str, str], **variables: Any) -> dict[str, Any]:
    """Return the global names of a notebook with all functions; each text that is replaced stands there once."""
    names: dict[str, Any] = {"__name__": "notebook"}
    exec(compile(text_of(*replaced), "notebook.py", "exec"), names)
    names.update(variables)
    return names


def family_of(names: dict[str, Any], family: tuple[str, ...] = RNN) -> dict[str, Any]:
    """Return the functions of one family."""
    return {name: names[name] for name in family}
