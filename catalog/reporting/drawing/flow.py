"""The picture of a flow: the network, what its signs mean, and which outputs are right."""

from catalog.model.flow import Direction, Edge, EntryState, Flow, Passage
from catalog.reporting.drawing.cell import cell
from catalog.reporting.drawing.edges import ahead, drawn
from catalog.reporting.drawing.forward import forward
from catalog.reporting.drawing.strips import SIGNS, strips
from catalog.reporting.drawing.svg import picture, words
from catalog.reporting.drawing.unrolled import WIDE, unrolled
from catalog.reporting.phrases.flow import LEGEND, flow_in_a_sentence, flow_title


def flow_svg(flow: Flow, about: str = "") -> str:
    """Return the whole picture as SVG, with a title and a sentence that says the same. about: what its title adds."""
    parts, height = _network(flow)
    legend, signs = _legend(flow)
    below, more = strips(flow.strips, WIDE)
    whole = [
        *parts,
        f'<g transform="translate(0 {height:.1f})">{"".join(legend)}</g>',
        f'<g transform="translate(0 {height + signs:.1f})">{"".join(below)}</g>',
    ]
    title = f"{flow_title(flow)}{f': {about}' if about else ''}"
    return picture(whole, (WIDE, height + signs + more), title, flow_in_a_sentence(flow))


def _network(flow: Flow) -> tuple[list[str], float]:
    if not flow.steps:
        return cell(flow)
    return forward(flow) if flow.direction is Direction.FORWARD else unrolled(flow)


def _legend(flow: Flow) -> tuple[list[str], float]:
    """Return each sign that the picture has with what it means, two in a row."""
    seen = {edge.passage: edge for edge in flow.edges}
    found = [
        (drawn(_sample(seen[passage]), (0, 0), (46, 0)), LEGEND[passage]) for passage in Passage if passage in seen
    ]
    if flow.steps and flow.direction is Direction.BACKWARD:
        found.append((ahead((0, 0), (46, 0)), "grey: the forward pass"))
    entries = dict.fromkeys(entry for strip in flow.strips for entry in strip.entries)
    found.append(
        (
            words("  ".join(f"{SIGNS[entry][0]} {entry}" for entry in EntryState if entry in entries), (0, 5), "small"),
            "",
        )
    )
    parts = []
    for at, (sample, meaning) in enumerate(found):
        x, y = 8 + WIDE / 2 * (at % 2), 16 + 28.0 * (at // 2)
        parts.append(f'<g transform="translate({x:.0f} {y:.0f})">{sample}{words(meaning, (56, 5), "small")}</g>')
    return parts, 28.0 * ((len(found) + 1) // 2) + 8


def _sample(edge: Edge) -> Edge:
    # What is written on an edge itself needs no sample of it.
    return Edge(edge.name, edge.tail, edge.head, edge.passage)
