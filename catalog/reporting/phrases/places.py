"""Places, as sentences name them."""

from catalog.model.place import Place


def show_place(place: Place) -> str:
    """Return where something stands: "line 3", "line 3 of cell 7"."""
    cell, line = place
    return f"line {line}" if cell is None else f"line {line} of cell {cell}"


def show_chunk(cell: int | None) -> str:
    """Return what a sentence that begins with it calls a cell, or a file where there is none."""
    return "The file" if cell is None else f"Cell {cell}"
