"""SVG: elements as text, and the style that all pictures have."""

from collections.abc import Iterable
from html import escape

CLASS = "bptt-flow"

# A page that has colours of its own sets --bptt-...; else a picture follows the reader's scheme.
_COLOURS = (
    ("text", "#1c1e21", "#e4e6ea"),
    ("back", "#ffffff", "#15171a"),
    ("faint", "#8a919c", "#7d8590"),
    ("track", "#dfe3e8", "#31363d"),
    ("right", "#0b57a4", "#8ec2ff"),
    ("wrong", "#9a2a00", "#ffab85"),
)
_RULES = (
    ("{c} text", "font:15px system-ui,sans-serif;fill:{text}"),
    ("{c} .mid", "text-anchor:middle"),
    ("{c} .small", "font-size:13px"),
    ("{c} .back", "fill:{back}"),
    ("{c} .box", "fill:{back};stroke:{text};stroke-width:1.5"),
    ("{c} .forward,{c} .dotted", "fill:none;stroke:{faint};stroke-width:1.5"),
    ("{c} .track", "fill:none;stroke:{track}"),
    ("{c} .dotted", "stroke-dasharray:2 5"),
    ("{c} .right", "fill:none;stroke:{right}"),
    ("{c} .wrong", "fill:none;stroke:{wrong}"),
    ("{c} .dashed", "stroke-dasharray:9 6"),
    ("{c} .rightfill", "fill:{right}"),
    ("{c} .wrongfill", "fill:{wrong}"),
    ("{c} .faintfill", "fill:{faint}"),
    ("{c} text.halo", "stroke:{back};stroke-width:4px;paint-order:stroke;font-weight:600"),
    ("{c} text.wrongfill", "fill:{wrong}"),
    ("{c} text.rightfill", "fill:{right}"),
)


def style() -> str:
    """Return the style element, whose rules reach no further than the pictures."""
    light, dark = (_rules(at) for at in (1, 2))
    return f"<style>{light}@media (prefers-color-scheme:dark){{{dark}}}@media print{{{light}}}</style>"


def _rules(at: int) -> str:
    colours = {colour[0]: f"var(--bptt-{colour[0]},{colour[at]})" for colour in _COLOURS}
    return "".join(f"{names.format(c=f'.{CLASS}')}{{{what.format(**colours)}}}" for names, what in _RULES)


def picture(parts: Iterable[str], size: tuple[float, float], title: str, desc: str) -> str:
    """Return a whole SVG. size: its width and height.

    It has no ids, so that any number of pictures, of the same thing too, can stand on a page.
    """
    width, height = map(number, size)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{CLASS}" role="img" aria-label="{escape(f"{title}. {desc}")}" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}" style="max-width:100%;height:auto">'
        f"<title>{escape(title)}</title><desc>{escape(desc)}</desc>{style()}"
        f'<rect class="back" width="100%" height="100%"/>{"".join(parts)}</svg>'
    )


def line(start: tuple[float, float], end: tuple[float, float], kind: str, width: float | None = None) -> str:
    """Return a line. kind: its classes."""
    thick = "" if width is None else f' style="stroke-width:{number(width)}"'
    (x1, y1), (x2, y2) = start, end
    return f'<line class="{kind}" x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"{thick}/>'


def polygon(points: Iterable[tuple[float, float]], kind: str) -> str:
    """Return a filled shape."""
    return f'<polygon class="{kind}" points="{" ".join(f"{number(x)},{number(y)}" for x, y in points)}"/>'


def words(text: str, at: tuple[float, float], kind: str = "") -> str:
    """Return text that begins at a point, or stands in the middle of it with the class "mid"."""
    return f'<text class="{kind}" x="{number(at[0])}" y="{number(at[1])}">{escape(text)}</text>'


def box(text: str, middle: tuple[float, float], width: float, height: float = 34) -> str:
    """Return a box with a word in it."""
    x, y = middle
    rect = f'x="{number(x - width / 2)}" y="{number(y - height / 2)}" width="{number(width)}" height="{number(height)}"'
    return f'<rect class="box" rx="6" {rect}/>{words(text, (x, y + 5), "mid")}'


def number(value: float) -> str:
    """Return a number, short."""
    return f"{value:.1f}".removesuffix(".0")
