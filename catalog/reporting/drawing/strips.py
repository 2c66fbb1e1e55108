"""Strips: which outputs are right, step by step."""

from collections.abc import Sequence

from catalog.model.flow import EntryState, Strip
from catalog.reporting.drawing.svg import words

SIGNS = {
    EntryState.RIGHT: ("✓", "rightfill"),
    EntryState.WRONG: ("✗", "wrongfill"),
    EntryState.MISSING: ("–", "wrongfill"),
}
SIDE, ROW = 26.0, 36.0


def strips(found: Sequence[Strip], wide: float) -> tuple[list[str], float]:
    """Return the parts of a picture of all outputs, a box for each step, and how high it is."""
    parts, x, y = [], 8.0, 6.0
    for strip in found:
        label = 8.5 * len(strip.output) + 10
        width = label + SIDE * len(strip.entries) + 16
        if x + width > wide:
            x, y = 8.0, y + ROW
        parts.append(words(strip.output, (x, y + 18)))
        for at, entry in enumerate(strip.entries):
            left, (sign, kind) = x + label + SIDE * at, SIGNS[entry]
            parts.append(f'<rect class="box" x="{left:.1f}" y="{y:.1f}" width="{SIDE:.0f}" height="{SIDE:.0f}"/>')
            parts.append(words(sign, (left + SIDE / 2, y + 18), f"mid {kind}"))
        x += width
    return parts, y + ROW
