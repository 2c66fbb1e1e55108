"""Tracebacks of the course's functions, in every form that Python, IPython and notebooks give them."""

from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from catalog.model.probe import Probe
from catalog.programs.program import Program
from catalog.running.run import quiet

CELL = "cell"


@dataclass(frozen=True)
class Raising:
    """An exception of a cell. frames: the function ("" for the cell), its line's number, and all of its lines."""

    kind: str
    message: str
    frames: tuple[tuple[str, int, tuple[str, ...]], ...]

    @property
    def last(self) -> str:
        """The line that words it."""
        return f"{self.kind}: {self.message}"

    @property
    def source(self) -> str:
        """The line that raised."""
        _, line, text = self.frames[-1]
        return text[line - 1].strip()


class Notebook:
    """A program whose functions were typed into cells: each is compiled from its text, with the lines counted there."""

    def __init__(self, program: Program) -> None:
        self.texts = {f"<{name}>": program.source(name) for name in program.family.functions}
        namespace = program.family.namespace()
        for file, text in self.texts.items():
            exec(compile(text, file, "exec", dont_inherit=True), namespace)
        for name in program.family.functions:
            setattr(self, name, namespace[name])


def raised(program: Program, probe: Probe) -> Raising | None:
    """Return the exception that a program's functions end a cell with, None where they do not."""
    notebook: Any = Notebook(program)
    with quiet():
        try:
            probe.call(notebook)
        except Exception as error:
            return Raising(type(error).__name__, str(error), _frames(error.__traceback__, notebook.texts, probe))
    return None


def _frames(
    traceback: TracebackType | None, texts: dict[str, str], probe: Probe
) -> tuple[tuple[str, int, tuple[str, ...]], ...]:
    call: tuple[str, ...] = ("np.random.seed(1)", f"result = {probe.exercise}(*arguments)", "print(result)")
    frames = [("", 2, call)]
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if file in texts:
            frames.append((file.strip("<>"), traceback.tb_lineno, tuple(texts[file].split("\n"))))
        traceback = traceback.tb_next
    return tuple(frames)


def python(error: Raising) -> str:
    parts = ["Traceback (most recent call last):"]
    for number, (function, line, text) in enumerate(error.frames):
        parts += [f'  File "/tmp/ipykernel_17/{number}.py", line {line}, in {function or "<module>"}']
        parts += [f"    {text[line - 1].strip()}"]
    return "\n".join([*parts, error.last])


def python_with_carets(error: Raising) -> str:
    lines = python(error).split("\n")
    return "\n".join(f"{line}\n    ~~^~~~" if "    " in line[:4] else line for line in lines)


def ipython_7(error: Raising) -> str:
    return _ipython(error, lambda number, _, called: f"<ipython-input-{number}-ab12cd34> in {called or '<module>'}")


def ipython_8(error: Raising) -> str:
    def head(number: int, line: int, called: str) -> str:
        return f"Cell In[{number}], line {line}" + (f", in {called}" if called else "")

    return _ipython(error, head)


def ipython_80(error: Raising) -> str:
    return _ipython(error, lambda number, line, called: f"Input In [{number}], in {called or f'<cell line: {line}>()'}")


def colab(error: Raising) -> str:
    return _ipython(
        error, lambda number, _, called: f"/tmp/ipython-input-{number}-12.py in {called or '<cell line: 0>()'}"
    )


def forum(error: Raising) -> str:
    """Return what is left after a forum took what stands in angle brackets for markup."""
    return _ipython(error, lambda _, __, called: f"in {called}".rstrip()).replace("--->", "—>").replace("----", "--")


def _ipython(error: Raising, head: Callable[[int, int, str], str]) -> str:
    parts = ["-" * 75, f"{error.kind:<42}Traceback (most recent call last)"]
    for number, (function, line, text) in enumerate(error.frames):
        parts.append(head(number + 5, line, f"{function}(da, cache)" if function else ""))
        for at in range(max(line - 2, 1), min(line + 3, len(text) + 1)):
            mark = f"{'-' * max(6 - len(str(at)), 1)}> {at}" if at == line else f"{at:>7}"
            parts.append(f"{mark} {text[at - 1]}")
        parts.append("")
    return "\n".join([*parts, error.last])


def without_header(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if "Traceback (most" not in line and set(line) != {"-"})


def coloured(text: str) -> str:
    return "\n".join(f"\x1b[0;32m{line[:6]}\x1b[0m\x1b[1;31m{line[6:]}\x1b[0m" for line in text.split("\n"))


def colours_without_escape(text: str) -> str:
    return coloured(text).replace("\x1b", "")


FORMS = (python, python_with_carets, ipython_7, ipython_8, ipython_80, colab, forum)
CHANGES: tuple[Callable[[str], str], ...] = (str, without_header, coloured, colours_without_escape)
