"""The forward pass over all steps: what goes into each, and what comes out."""

from collections.abc import Iterator

from catalog.model.flow import Flow
from catalog.reporting.drawing.edges import drawn
from catalog.reporting.drawing.svg import box, words
from catalog.reporting.drawing.unrolled import APART, HALF_HEIGHT, HALF_WIDTH, LEFT

TOP, CELL, BOTTOM = 26.0, 130.0, 225.0


def forward(flow: Flow) -> tuple[list[str], float]:
    """Return the parts of the picture, and how high it is."""
    return [part for t in range(flow.steps) for part in _step(flow, t)], BOTTOM + 24


def _step(flow: Flow, t: int) -> Iterator[str]:
    edges = {edge.name: edge for edge in flow.edges}
    x, before = LEFT + APART * t, (LEFT + APART * (t - 1) + HALF_WIDTH if t else 38.0)
    outputs = [edge for edge in flow.edges if edge.tail == f"cell<{t}>"]
    for at, edge in enumerate(outputs):
        place = x + 46 * (at - (len(outputs) - 1) / 2)
        yield words(edge.head.replace("y_pred", "y"), (place, TOP), "mid small")
        yield drawn(edge, (x + (place - x) * 0.6, CELL - HALF_HEIGHT), (place, TOP + 8))
    if not t:
        yield words("a0", (20, CELL + 5), "mid")
    yield drawn(edges.get(f"state<{t}>"), (before, CELL), (x - HALF_WIDTH, CELL))
    yield drawn(edges.get(f"x<{t}>"), (x, BOTTOM - 16), (x, CELL + HALF_HEIGHT))
    yield words(f"x<{t}>", (x, BOTTOM), "mid")
    yield box(f"t = {t}", (x, CELL), 2 * HALF_WIDTH, 2 * HALF_HEIGHT)
