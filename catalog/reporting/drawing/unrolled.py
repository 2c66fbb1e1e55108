"""The unrolled network: cells from left to right, what goes back below what goes forward."""

from collections.abc import Iterator, Mapping

from catalog.model.flow import Edge, Flow, Passage
from catalog.reporting.drawing.edges import ahead, drawn, label
from catalog.reporting.drawing.svg import box, line, words

LEFT, APART, TOP, CELL, BOTTOM = 128.0, 140.0, 22.0, 120.0, 218.0
HALF_WIDTH, HALF_HEIGHT = 37.0, 30.0
ROW = 46.0
WIDE = 490.0

# So many names have room beside the steps.
MOST_NAMED = 2


def unrolled(flow: Flow) -> tuple[list[str], float]:
    """Return the parts of the picture of a backward pass over all steps, and how high it is."""
    edges = {edge.name: edge for edge in flow.edges}
    parts = [part for t in range(flow.steps) for part in _step(edges, t)]
    parts += [part for t in range(flow.steps) for part in _between(edges, t)]
    parts += _strays(flow)
    rows = list(_rows(flow, edges))
    parts += [part for at, (name, row) in enumerate(rows) for part in _parameters(name, row, at)]
    return parts, BOTTOM + 30 + ROW * len(rows)


def _x(t: int) -> float:
    return LEFT + APART * t


def _step(edges: Mapping[str, Edge], t: int) -> Iterator[str]:
    """Yield a cell with what comes into it from above, and what it gives to dx."""
    x, above, below = _x(t), CELL - HALF_HEIGHT, CELL + HALF_HEIGHT
    yield ahead((x - 22, above), (x - 22, TOP + 14))
    yield ahead((x - 22, BOTTOM - 16), (x - 22, below))
    yield words(f"a<{t}>", (x - 30, TOP + 8), "mid small")
    yield words(f"da<{t}>", (x + 20, TOP + 8), "mid")
    yield words(f"x<{t}>", (x - 30, BOTTOM), "mid small")
    yield words(f"dx<{t}>", (x + 20, BOTTOM), "mid")
    yield drawn(edges.get(f"da<{t}>"), (x + 14, TOP + 16), (x + 14, above))
    yield drawn(edges.get(f"cell<{t}> in dx<{t}>"), (x + 14, below), (x + 14, BOTTOM - 16))
    yield box(f"t = {t}", (x, CELL), 2 * HALF_WIDTH, 2 * HALF_HEIGHT)


def _between(edges: Mapping[str, Edge], t: int) -> Iterator[str]:
    """Yield what goes between a cell and the one before it, or what stands before the first."""
    begin, end = _x(t) - HALF_WIDTH, (_x(t - 1) + HALF_WIDTH if t else 42.0)
    yield ahead((end, CELL - 22), (begin, CELL - 22))
    if not t:
        yield words("a0", (20, CELL - 17), "mid small")
        yield words("da0", (20, CELL + 13), "mid")
        yield drawn(edges.get("cell<0> in da0"), (begin, CELL + 8), (end, CELL + 8))
        return
    states = [state for state in ("da", "dc") if f"{state}_prev<{t}>" in edges]
    for at, state in enumerate(states):
        y = CELL + (8 if len(states) == 1 else 26 * at - 1)
        yield drawn(edges[f"{state}_prev<{t}>"], (begin, y), (end, y))
        if len(states) > 1:
            yield words(state, ((begin + end) / 2, y - 7 if not at else y + 16), "mid small halo")


def _strays(flow: Flow) -> Iterator[str]:
    """Yield what goes from a step to a later one, bent above the cells."""
    for edge in flow.edges:
        if edge.passage is Passage.STRAY and edge.head.startswith("cell<"):
            begin, end = int(edge.tail[-2]), int(edge.head[-2])
            if end == begin + 1:
                yield drawn(edge, (_x(begin) + HALF_WIDTH, CELL + 24), (_x(end) - HALF_WIDTH, CELL + 24))


def _rows(flow: Flow, edges: Mapping[str, Edge]) -> Iterator[tuple[str, list[Edge | None]]]:
    """Yield the parameters, those together to which the same passes, with what each step adds."""
    names = list(dict.fromkeys(edge.head for edge in flow.edges if edge.head.startswith(("dW", "db"))))
    groups: list[tuple[list[str], list[Edge | None]]] = []
    for name in names:
        row = [edges.get(f"cell<{t}> in {name}") for t in range(flow.steps)]
        for found, together in groups:
            if all(map(_alike, together, row)):
                found.append(name)
                together[:] = [mine or other for mine, other in zip(together, row, strict=True)]
                break
        else:
            groups.append(([name], row))
    for found, row in groups:
        yield _together(found, names), row


def _alike(left: Edge | None, right: Edge | None) -> bool:
    """True where the same passes; where a correct network has no edge there is nothing to say."""
    return left is None or right is None or (left.passage, label(left)) == (right.passage, label(right))


def _parameters(name: str, row: list[Edge | None], at: int) -> Iterator[str]:
    """Yield what each step adds to some parameters: an arrow from the step's column to a line for their sum."""
    y = BOTTOM + 24 + ROW * at
    yield line((_x(0) - HALF_WIDTH, y + 30), (WIDE - 12, y + 30), "forward")
    yield words(name, (8, y + 20), "small")
    for t, edge in enumerate(row):
        yield drawn(edge, (_x(t) + 14, y), (_x(t) + 14, y + 28))


def _together(names: list[str], among: list[str]) -> str:
    """Return what several parameters are called: their names, or all or the other weights and biases."""
    if len(names) <= MOST_NAMED:
        return " ".join(names)
    kinds = sorted({name[:2] for name in names})
    whole = all(name in names for name in among if name[:2] in kinds)
    return f"{'all' if whole else 'other'} {', '.join(kinds)}"
