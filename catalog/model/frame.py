"""Frames: where in a student's code an exception came through, as a traceback shows it."""

from dataclasses import dataclass

# What stands for a function's name in the frame of a cell, or of a file, itself.
_MODULE = ("", "<module>", "<cell line", "<string>", "<stdin>")


@dataclass(frozen=True, slots=True)
class Frame:
    """One call of a traceback, or the line that a syntax error names.

    function: its name, "" for a cell or file itself. file: as the traceback calls it, "" where that was cut off. line:
    its number within the file or cell, None where it is not shown. source: the line's text, "" where it is not shown.
    above: the lines shown over it, the nearest last. cut: the head was cut off, so that nothing tells whose line it is.
    """

    function: str = ""
    file: str = ""
    line: int | None = None
    source: str = ""
    above: tuple[str, ...] = ()
    cut: bool = False

    @property
    def shown(self) -> bool:
        """True where its line is known, by number or by text."""
        return self.line is not None or bool(self.source)

    @property
    def outside(self) -> bool:
        """True for a frame of a library, whose code is not the student's."""
        path = self.file.replace("\\", "/")
        return "-packages/" in path or "__array_function__" in path or path.endswith((".pyx", ".pxd"))


def function_named(words: str) -> str:
    """Return the function in "rnn_backward(da, caches)" or "<cell line: 3>()", "" for a cell itself."""
    words = words.strip()
    return "" if words.startswith(_MODULE[1:]) else words.partition("(")[0].strip().rpartition(".")[2]
