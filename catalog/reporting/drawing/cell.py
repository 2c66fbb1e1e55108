"""One step: from what enters, through dtanh or the gates, to what comes out."""

from collections.abc import Iterator, Mapping

from catalog.model.flow import Direction, Edge, Flow
from catalog.reporting.drawing.edges import Point, drawn
from catalog.reporting.drawing.svg import box, words

WIDE = 490.0
TOP, MIDDLE, STUBS, LOWEST = 26.0, 160.0, 245.0, 365.0


def cell(flow: Flow) -> tuple[list[str], float]:
    """Return the parts of the picture of one step, and how high it is."""
    if flow.direction is Direction.FORWARD:
        return list(_layers(flow, ["cell"])), STUBS + 30
    nodes = list(
        dict.fromkeys(edge.tail for edge in flow.edges if " in " in edge.name and edge.head.startswith(("dW", "db")))
    )
    return (list(_layers(flow, nodes)), STUBS + 30) if len(nodes) == 1 else (list(_gates(flow, nodes)), LOWEST + 30)


def _layers(flow: Flow, nodes: list[str]) -> Iterator[str]:
    """Yield three rows: what enters, the one node, what comes out."""
    sources = list(dict.fromkeys(edge.tail for edge in flow.edges if edge.head in nodes))
    outputs = list(dict.fromkeys(edge.head for edge in flow.edges if edge.tail in nodes))
    places = _spread(sources, TOP) | _spread(nodes, MIDDLE - 15) | _spread(outputs, STUBS)
    for edge in flow.edges:
        (x1, y1), (x2, y2) = places[edge.tail], places[edge.head]
        aside = (x2 - x1) * 0.05
        yield drawn(edge, (x1 + aside, y1 + 17), (x2 - aside, y2 - 17), 0.6)
    yield from (box(name, place, _width(name)) for name, place in places.items())


def _gates(flow: Flow, nodes: list[str]) -> Iterator[str]:
    """Yield the gates between the two gradients that enter and what comes out of them."""
    edges: Mapping[str, Edge] = {edge.name: edge for edge in flow.edges}
    sources = list(dict.fromkeys(edge.tail for edge in flow.edges if edge.tail.endswith("_next")))
    places = _spread(sources, TOP) | _spread([*nodes, "dc_prev"], MIDDLE) | _spread(["dxt", "da_prev"], LOWEST)
    for edge in flow.edges:
        if edge.tail in places and edge.head in places and edge.tail != edge.head:
            (x1, y1), (x2, y2) = places[edge.tail], places[edge.head]
            share = 0.62 if edge.tail in sources else 0.75
            yield drawn(edge, (x1 + (x2 - x1) * 0.08, y1 + 17), (x2, y2 - 17), share)
    for name in nodes:
        x, y = places[name]
        for at, output in enumerate(
            dict.fromkeys(e.head for e in flow.edges if e.tail == name and e.head[:2] in ("dW", "db"))
        ):
            end: Point = (x - 20 + 40 * at, STUBS - 22)
            yield drawn(edges[f"{name} in {output}"], (x - 16 + 32 * at, y + 17), end)
            yield words(output, (end[0], end[1] + 14), "mid small halo")
    yield from (box(name, place, _width(name)) for name, place in places.items())


def _spread(names: list[str], y: float) -> dict[str, Point]:
    """Return places for boxes in a row."""
    apart = WIDE / len(names)
    return {name: (apart * (at + 0.5), y) for at, name in enumerate(names)}


def _width(name: str) -> float:
    return 9.0 * len(name) + 18
