"""Upgrading: the cells of versions 1 to 3 in the form of version 4, as nbformat upgrades them.

What nbformat refuses raises here as well, with whatever exception comes of it: a notebook is upgraded as a whole or not
at all.
"""

import json
from collections.abc import Callable
from typing import Any

Json = Any

# What old versions call the forms of a value.
MIME_TYPES = {
    "text": "text/plain",
    "html": "text/html",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "latex": "text/latex",
    "json": "application/json",
    "javascript": "application/javascript",
}
_STORED_AS_LINES = ("text", "html", "svg", "latex", "javascript", "json")
_PICTURES = ("png", "jpeg")

Join = Callable[[list[str]], str]


def upgraded_cells(content: Json, version: int) -> list[Any] | None:
    """Return the cells of a notebook in the form of version 4, None for one that has it; the content is changed.

    Raises some exception where nbformat refuses to upgrade it.
    """
    if version == 1:
        content = _of_first(content)
    elif version == 2:
        _join(content, "\n".join)
        _check_pictures(content)
    elif version == 3 and _known(content.get("nbformat_minor", 0)):
        _join(content, _joined)
    else:
        return None
    content["metadata"].update()
    return [_cell(cell) for sheet in content.get("worksheets", []) for cell in sheet["cells"]]


def _known(minor: Json) -> bool:
    """True for the one minor version that the third has; nobody knows what a later one of it would be."""
    return isinstance(minor, int) and minor <= 0


def _of_first(content: Json) -> Json:
    """Return a notebook of the first version, which stored no outputs, in the second."""
    cells: list[Json] = []
    for cell in content["cells"]:
        if cell["cell_type"] == "code":
            cells.append(_code_of_first(cell))
        elif cell["cell_type"] == "text":
            text = cell.get("text")
            cells.append({"cell_type": "markdown", **({} if text is None else {"source": str(text)})})
        else:
            cells.append(cells[-1])
    return {"metadata": {}, "worksheets": [{"cells": cells}]}


def _code_of_first(cell: Json) -> Json:
    source, number = cell.get("code"), cell.get("prompt_number")
    made: Json = {"cell_type": "code", "outputs": []}
    made |= {} if source is None else {"input": str(source)}
    return made | ({} if number is None else {"prompt_number": int(number)})


def _joined(lines: list[str]) -> str:
    return ("" if lines and lines[0].endswith(("\n", "\r")) else "\n").join(lines)


def _join(content: Json, join: Join) -> None:
    """Make one text of what is stored as lines."""
    for sheet in content["worksheets"]:
        for cell in sheet["cells"]:
            if cell["cell_type"] != "code":
                _join_in(cell, ("source", "rendered"), join)
                continue
            _join_in(cell, ("input",), join)
            for output in cell["outputs"]:
                _join_in(output, _STORED_AS_LINES, join)


def _join_in(holder: Json, keys: tuple[str, ...], join: Join) -> None:
    for key in keys:
        if isinstance(holder.get(key), list):
            holder[key] = join(holder[key])


def _check_pictures(content: Json) -> None:
    """Raise where a picture is no text of ASCII characters."""
    for sheet in content["worksheets"]:
        for cell in sheet["cells"]:
            for output in cell["outputs"] if cell["cell_type"] == "code" else ():
                for key in _PICTURES:
                    output.get(key, "").encode("ascii")


def _cell(cell: Json) -> Json:
    """Return a cell of the third version in the form of the fourth."""
    metadata = cell.setdefault("metadata", {})
    kind = cell["cell_type"]
    if kind == "code":
        if "collapsed" in cell:
            metadata["collapsed"] = cell.pop("collapsed")
        cell["source"] = cell.pop("input", "")
        cell["execution_count"] = cell.pop("prompt_number", None)
        cell["outputs"] = list(map(_output, cell["outputs"]))
    elif kind == "heading":
        cell["cell_type"] = "markdown"
        cell["source"] = "#" * cell.pop("level", 1) + " " + " ".join(cell.get("source", "").splitlines())
    elif kind == "html":
        cell["cell_type"] = "markdown"
    return cell


def _output(output: Json) -> Json:
    kind = output["output_type"]
    if kind in {"pyout", "display_data"}:
        _value(output)
    elif kind == "pyerr":
        output["output_type"] = "error"
    elif kind == "stream":
        output["name"] = output.pop("stream", "stdout")
    return output


def _value(output: Json) -> None:
    """Put the forms of a value into one dict, by their types."""
    output.setdefault("metadata", {})
    if output["output_type"] == "pyout":
        output["output_type"] = "execute_result"
        output["execution_count"] = output.pop("prompt_number", None)
    kept = ("output_type", "execution_count", "metadata")
    data = {key: output.pop(key) for key in list(output) if key not in kept}
    output["data"] = _by_type(data)
    _by_type(output["metadata"])
    if "application/json" in data:
        json.loads(data["application/json"])


def _by_type(forms: Json) -> Json:
    for name, kind in MIME_TYPES.items():
        if name in forms:
            forms[kind] = forms.pop(name)
    return forms
