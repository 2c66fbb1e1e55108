"""Misprints: tables of expected values that the course printed and that a correct program contradicts."""

from collections.abc import Iterable

from catalog.caching import REGISTRY
from catalog.explaining.matching.match import Match
from catalog.model.observation import Reading
from catalog.model.probe import Key, Probe
from catalog.reading.pastes.paste import read_paste


@REGISTRY.keep()
def misprint(probe: Probe) -> dict[Key, Reading]:
    """Return the values that the course printed for a probe and that are wrong."""
    return {item.found.key: item.found for item in read_paste(probe.misprint) if isinstance(item.found, Reading)}


def misprinted(matches: Iterable[Match]) -> tuple[str, ...]:
    """Return the expressions that are read as the course misprinted them, where a correct program has another value."""
    for match in matches:
        wrong = misprint(match.matrix.probe)
        if not wrong:
            continue
        pairs = zip(match.observation.readings, match.right, strict=True)
        same = [r.label for r, right in pairs if not right.all() and r.key in wrong and _overlap(r, wrong[r.key])]
        if same:
            return tuple(same)
    return ()


def _overlap(left: Reading, right: Reading) -> bool:
    return left.shape == right.shape and bool(((left.low <= right.high) & (right.low <= left.high)).all())
