"""What the documents say of the code, written from the code: `python -m docs.generate` in the project's folder.

docs/mutants.md is written as a whole. docs/architecture.md has its text between marks renewed, docs/concepts.md two
numbers of its example, and nothing else of them.
"""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import grimp

from catalog.explaining.matching.response_matrix import response_matrix
from catalog.model.mutant import Mutant
from catalog.model.probe import Probe, Shows
from catalog.operators.found import operators
from catalog.operators.generate import generated
from catalog.registry import all_mutants, exercise_of, exercises
from catalog.reporting.tables.lines import TableRow, rows
from catalog.running.lines import cells
from catalog.running.signatures import home

ROOT = Path(__file__).resolve().parent.parent
ARCHITECTURE, CONCEPTS, MUTANTS = (ROOT / "docs" / f"{name}.md" for name in ("architecture", "concepts", "mutants"))

# What the lines that notice a mutant print, by its outcome.
OUTCOMES = {
    "right": "something else",
    "wrong": "other numbers",
    "zero": "zeros",
    "not finite": "nan or infinity",
    "wrong shape": "another shape",
    "raises": "an exception",
}


def documents() -> dict[Path, str]:
    """Return what each document has to hold, by its path."""
    return {
        ARCHITECTURE: architecture(ARCHITECTURE.read_text(encoding="utf-8")),
        CONCEPTS: concepts(CONCEPTS.read_text(encoding="utf-8")),
        MUTANTS: mutants(),
    }


@cache
def rooms() -> tuple[str, ...]:
    """Return the rooms of the catalog, the highest first, as the layers in pyproject.toml list them."""
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (layers,) = (each["layers"] for each in linter["contracts"] if each["type"] == "layers")
    return tuple(layers)


@cache
def imports() -> Mapping[str, frozenset[str]]:
    """Return which rooms each room imports anything from."""
    graph = grimp.build_graph("catalog", cache_dir=None)
    return {
        room: frozenset(
            other
            for other in rooms()
            if other != room and graph.direct_import_exists(importer=_of(room), imported=_of(other), as_packages=True)
        )
        for room in rooms()
    }


def _of(room: str) -> str:
    return f"catalog.{room}"


def concepts(text: str) -> str:
    """Return the document on concepts with how many programs the example is compared with, as it is now."""
    matrix = response_matrix(home("rnn_backward"))
    text = re.sub(r"\d+ on the cell of `rnn_backward`", f"{matrix.tried} on the cell of `rnn_backward`", text)
    return re.sub(r"\d+ rows, the correct program's first", f"{len(matrix)} rows, the correct program's first", text)


def architecture(text: str) -> str:
    """Return the document on the rooms with what is between its marks as it is now."""
    for name, content in {"rooms": _table_of_rooms(), "picture": _picture(), "imports": _who_imports_whom()}.items():
        start, stop = f"<!-- generated: {name} -->\n", "<!-- end -->"
        before, found, rest = text.partition(start)
        if not found:
            raise ValueError(f"docs/architecture.md has no mark for {name}")
        text = f"{before}{start}\n{content}\n\n{stop}{rest.partition(stop)[2]}"
    return text


def _table_of_rooms() -> str:
    lines = [f"| [`{room}`](../catalog/{_path(room)}) | {_first_line(room)} |" for room in rooms()]
    return "\n".join(["| room | what it is for |", "|---|---|", *lines])


def _path(room: str) -> str:
    return room if (ROOT / "catalog" / room).is_dir() else f"{room}.py"


def _first_line(room: str) -> str:
    path = ROOT / "catalog" / _path(room)
    file = path / "__init__.py" if path.is_dir() else path
    said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    sentence = said.partition("\n\n")[0].replace("\n", " ").partition(": ")[2]
    return f"{sentence[:1].upper()}{sentence[1:]}".replace("|", "\\|")


def _picture() -> str:
    """Return the rooms with an arrow for each import that no other arrows lead to, as a diagram of Mermaid."""
    arrows = [f"    {room} --> {other}" for room in rooms() for other in rooms() if other in _nearest(room)]
    return "\n".join(["```mermaid", "flowchart TD", *arrows, "```"])


def _nearest(room: str) -> frozenset[str]:
    """Return the rooms that a room imports and that no other room it imports leads to."""
    return frozenset(each for each in imports()[room] if not any(each in _below(other) for other in imports()[room]))


@cache
def _below(room: str) -> frozenset[str]:
    """Return all rooms that a room imports, or that these import."""
    return imports()[room].union(*map(_below, imports()[room]))


def _who_imports_whom() -> str:
    """Return a line for each room with a mark below the number of each room that it imports."""
    width = max(map(len, rooms()))
    head = " " * (width + 5) + " ".join(f"{number:>2}" for number in range(1, len(rooms()) + 1))
    lines = []
    for number, room in enumerate(rooms(), 1):
        marks = " ".join(" x" if other in imports()[room] else " ." for other in rooms())
        lines.append(f"{number:>2}  {room:<{width}} {marks}")
    return "\n".join(["```text", head, *lines, "```"])


def mutants() -> str:
    """Return the document on the mutants: what each is called, what shows it, who was seen making it, what to ask."""
    blocks = [_block(exercise) for exercise in exercises()]
    return "\n".join([*_about_mutants(), *(line for block in blocks for line in block), ""])


def _about_mutants() -> Iterator[str]:
    counts = {name: len(generated(name)) for name in dict.fromkeys(exercises().values())}
    each_family = " and ".join(f"{count:,} in `{name}`" for name, count in counts.items())
    found = all_mutants()
    yield "# The mutants"
    yield ""
    yield "Written by `python -m docs.generate` from the mutants themselves: change those, and not this page."
    yield ""
    yield f"- {len(found)} mutants have a name; {sum(bool(each.seen) for each in found)} of them were seen and counted."
    raising = sum(operator.raises for operator in operators())
    prolific = sum(operator.prolific and not operator.raises for operator in operators())
    eager = len(operators()) - raising - prolific
    yield f"- {sum(counts.values()):,} more are generated by {eager} mutation operators: {each_family}."
    yield f"- {prolific} prolific operators make others, where a search finds nothing plainer."
    yield f"- {raising} operators make those that do nothing but raise, where something raised."
    yield ""
    yield "*It shows* is what the newest test cell of the exercise prints otherwise; where that notices nothing, the"
    yield "first cell that does. *Seen* counts notebooks and threads. The question is the first of three hints:"
    yield "`bptt-bugs explain NAME` has the others, the explanation and the difference from a correct program, which is"
    yield "the solution."
    yield ""
    yield "| exercise | named mutants |"
    yield "|---|---:|"
    for exercise in exercises():
        yield f"| [{exercise}](#{exercise}) | {sum(exercise_of(each) == exercise for each in found)} |"


def _block(exercise: str) -> Iterator[str]:
    yield ""
    yield f"## {exercise}"
    yield ""
    yield "| mutant | it shows | seen | the first question |"
    yield "|---|---|---|---|"
    found = [each for each in all_mutants() if exercise_of(each) == exercise]
    for mutant in sorted(found, key=lambda each: (-each.count, each.name)):
        name = mutant.name.rsplit(".", 1)[-1]
        cell = (f"`{name}`: {_plain(mutant.title)}", _shows(mutant), _seen(mutant), _plain(mutant.hints[0]))
        yield f"| {' | '.join(cell)} |"


def _shows(mutant: Mutant) -> str:
    """Return what is seen of a mutant in the newest cell of its exercise, or in the first one that notices it."""
    own = home(exercise_of(mutant))
    row = _rows(own)[mutant.name]
    if any(row.notices):
        return _noticed(row, own)
    for probe in cells():
        row = _rows(probe).get(mutant.name, row)
        if probe.name != own.name and any(row.notices):
            return f"nothing in its own cell; in `{probe.name}` {_noticed(row, probe)}"
    return "nothing in any cell; other inputs show it"


@cache
def _rows(probe: Probe) -> dict[str, TableRow]:
    return {row.name: row for row in rows(probe)}


def _noticed(row: TableRow, probe: Probe) -> str:
    if row.outcome == "raises" and all(row.notices):
        return "an exception"
    noticed = [line for line, notices in zip(probe.lines, row.notices, strict=True) if notices]
    values = [line for line in probe.lines if line.shows is Shows.VALUE]
    whole = all(line in noticed for line in values)
    return f"{OUTCOMES[row.outcome]} in {'every value' if whole else ', '.join(f'`{line.label}`' for line in noticed)}"


def _seen(mutant: Mutant) -> str:
    """Return how often a mutant was seen, and where; of several places each with its number where that is not one."""
    places = [f"{each.where} ({each.count})" if each.count > 1 else each.where for each in mutant.seen]
    if len(mutant.seen) == 1:
        places = [mutant.seen[0].where]
    return f"{mutant.count}: {_plain('; '.join(places))}" if mutant.seen else ""


def _plain(text: str) -> str:
    """Return a text as Markdown shows it in a cell of a table."""
    return re.sub(r"([|*<])", r"\\\1", text)


def write(found: Mapping[Path, str]) -> list[Path]:
    """Write what differs from what is there; return the paths of that."""
    changed = [path for path, text in found.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in changed:
        path.write_text(found[path], encoding="utf-8")
    return changed


if __name__ == "__main__":
    for written in write(documents()):
        print(written.relative_to(ROOT))
