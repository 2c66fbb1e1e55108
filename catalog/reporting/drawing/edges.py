"""Edges: what passes as a shape: its width, a gap with a cross, two lines, a minus, dashes."""

from dataclasses import dataclass
from math import hypot

from catalog.model.flow import Edge, Passage
from catalog.reporting.drawing.svg import line, polygon, words

Point = tuple[float, float]

WIDTH = 4.0
HEAD = 10.0
LEAST, MOST = 1.5, 10.0


@dataclass(frozen=True, slots=True)
class Course:
    """Where an edge runs."""

    start: Point
    end: Point

    @property
    def unit(self) -> Point:
        """Its direction."""
        (x1, y1), (x2, y2) = self.start, self.end
        length = hypot(x2 - x1, y2 - y1)
        return (x2 - x1) / length, (y2 - y1) / length

    def at(self, share: float) -> Point:
        """Return the point so far along."""
        (x1, y1), (x2, y2) = self.start, self.end
        return x1 + share * (x2 - x1), y1 + share * (y2 - y1)

    def moved(self, aside: float, back: float = 0.0) -> "Course":
        """Return a course beside this one, its end so much earlier."""
        x, y = self.unit
        (x1, y1), (x2, y2) = self.start, self.end
        return Course((x1 - y * aside, y1 + x * aside), (x2 - y * aside - x * back, y2 + x * aside - y * back))


def drawn(edge: Edge | None, start: Point, end: Point, share: float = 0.5) -> str:
    """Return an edge from one point to another. share: where on it its sign stands. None: nothing should pass there."""
    if edge is None:
        return ""
    course = Course(start, end)
    track = line(start, end, "track", WIDTH + 4)
    sign = _sign(edge, course, share)
    match edge.passage:
        case Passage.RIGHT:
            return track + _arrow(course, "right", WIDTH)
        case Passage.CUT:
            return track + _gap(course, share)
        case Passage.DOUBLED:
            return track + _doubled(course) + sign
        case Passage.SCALED | Passage.FLIPPED:
            width = min(max(WIDTH * abs(edge.gain.ratio if edge.gain else 1), LEAST), MOST)
            minus = _minus(course, share) if edge.passage is Passage.FLIPPED else ""
            return track + _arrow(course, "wrong", width) + minus + sign
        case Passage.MISDIRECTED | Passage.CHANGED | Passage.STRAY:
            return track + _arrow(course, "wrong dashed", WIDTH)
        case Passage.UNREACHED:
            return line(start, end, "dotted")
    return track + line(start, course.at(0.8), "dotted") + _cross(course.at(0.85), "?")


def _sign(edge: Edge, course: Course, share: float) -> str:
    """Return how many times as much passes, beside an edge that goes down and above one that goes across."""
    (x, y), down = course.at(share), abs(course.unit[1]) > 0.5
    return words(label(edge), (x + 9, y + 5) if down else (x, y - 9), f"{'' if down else 'mid '}small halo wrongfill")


def label(edge: Edge) -> str:
    """Return how many times as much as should passes, "" where that says nothing."""
    if edge.gain is None or edge.passage not in (Passage.DOUBLED, Passage.SCALED, Passage.FLIPPED):
        return ""
    return f"{edge.gain.ratio:.3g}×".replace("-", "−")


def ahead(start: Point, end: Point) -> str:
    """Return an edge of the forward pass, thin and grey."""
    course = Course(start, end)
    return line(start, course.moved(0, HEAD - 1).end, "forward") + _head(course, "faint")


def _arrow(course: Course, kind: str, width: float) -> str:
    return line(course.start, course.moved(0, HEAD - 1).end, kind, width) + _head(course, kind.split()[0])


def _head(course: Course, kind: str) -> str:
    (x, y), (dx, dy), half = course.end, course.unit, HEAD * 0.65
    back = x - dx * HEAD, y - dy * HEAD
    sides = ((back[0] - dy * half, back[1] + dx * half), (back[0] + dy * half, back[1] - dx * half))
    return polygon(((x, y), *sides), f"{kind}fill")


def _gap(course: Course, share: float) -> str:
    """Return an edge that ends in a gap with a cross in it, and goes on without anything."""
    return line(course.start, course.at(max(share - 0.2, 0.1)), "wrong", LEAST) + _cross(course.at(share))


def _cross(middle: Point, sign: str = "") -> str:
    (x, y), arm = middle, 7
    if sign:
        return words(sign, (x, y + 6), "mid halo wrongfill")
    return line((x - arm, y - arm), (x + arm, y + arm), "wrong", 3) + line(
        (x - arm, y + arm), (x + arm, y - arm), "wrong", 3
    )


def _doubled(course: Course) -> str:
    lines = [course.moved(aside, HEAD - 2) for aside in (-4, 4)]
    return "".join(line(each.start, each.end, "wrong", 3.5) for each in lines) + _head(course, "wrong")


def _minus(course: Course, share: float) -> str:
    x, y = course.at(share)
    return f'<circle class="box" cx="{x:.1f}" cy="{y:.1f}" r="9"/>' + line((x - 5, y), (x + 5, y), "wrong", 3)
