"""Documents: one HTML file, its style in it."""

from collections.abc import Iterable
from html import escape

# Whatever a file's name or a student's text holds, a page without scripts cannot run it.
_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; --back: #fff; --text: #1c1e21; --faint: #5f6670; --line: #d9dce1; --head: #f2f4f7;
  --right: #1d6b34; --right-back: #e7f5ea; --wrong: #9a2a00; --wrong-back: #fdeee6; --link: #0b57a4; }}
@media (prefers-color-scheme: dark) {{ :root {{ --back: #15171a; --text: #e4e6ea; --faint: #9aa2ad; --line: #363b42;
  --head: #22262b; --right: #7fd49a; --right-back: #16301f; --wrong: #ffab85; --wrong-back: #3b2116;
  --link: #8ec2ff; }} }}
* {{ box-sizing: border-box; }}
body {{ background: var(--back); color: var(--text); font: 16px/1.45 system-ui, sans-serif; margin: 0 auto;
  max-width: 100rem; padding: 1rem; }}
h1 {{ font-size: 1.5rem; margin: .5rem 0; }} h2 {{ font-size: 1.2rem; margin: 2rem 0 .5rem; }}
p {{ margin: .4rem 0; max-width: 60rem; }}
a {{ color: var(--link); }}
.scroll {{ border: 1px solid var(--line); border-radius: 6px; max-height: 85vh; max-width: 100%; overflow: auto;
  width: fit-content; }}
table {{ border-collapse: separate; border-spacing: 0; font-size: .875rem; }}
th, td {{ background: var(--back); border-bottom: 1px solid var(--line); border-right: 1px solid var(--line);
  overflow-wrap: anywhere; padding: .3rem .5rem; text-align: left; vertical-align: top; }}
tr > :last-child {{ border-right: 0; }} tbody tr:last-child > * {{ border-bottom: 0; }}
thead th {{ background: var(--head); position: sticky; top: 0; white-space: nowrap; z-index: 2; }}
tbody th, thead th:first-child {{ left: 0; position: sticky; }}
tbody th {{ background: var(--head); font-weight: normal; max-width: 24rem; min-width: 20rem; z-index: 1; }}
thead th:first-child {{ z-index: 3; }}
.small, .faint {{ color: var(--faint); }} .small {{ display: block; font-size: .8rem; }}
.right {{ background: var(--right-back); color: var(--right); }}
.wrong {{ background: var(--wrong-back); color: var(--wrong); }} .wrong a {{ color: inherit; }}
.number {{ text-align: right; white-space: nowrap; }}
.code {{ font-family: ui-monospace, monospace; font-size: .8rem; }}
td.code, td.name, summary {{ white-space: nowrap; }} summary {{ cursor: pointer; }}
details > bdi {{ display: block; min-width: 22rem; padding-top: .3rem; white-space: normal; }}
@media (max-width: 40rem) {{ body {{ padding: .5rem; }} tbody th {{ font-size: .8rem; max-width: 44vw;
  min-width: 36vw; }} }}
{style}</style>
</head>
<body>
"""


def document(title: str, parts: Iterable[str], style: str = "") -> str:
    """Return the page. parts: HTML. style: rules that it needs besides those of all pages."""
    return f"{_HEAD.format(title=escape(title), style=style)}{''.join(parts)}</body>\n</html>\n"


def table(heads: Iterable[str], rows: Iterable[str]) -> str:
    """Return a table whose head and first column stand still. heads: HTML of each; rows: of all cells of each."""
    head = "".join(f'<th scope="col">{each}</th>' for each in heads)
    body = "".join(f"<tr>{each}</tr>\n" for each in rows)
    return f'<div class="scroll"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table></div>\n'


def folded(text: str, most: int = 60) -> str:
    """Return a text as HTML, folded where it is longer than so many characters."""
    whole = f"<bdi>{escape(text)}</bdi>"
    if len(text) <= most:
        return whole
    return f"<details><summary><bdi>{escape(_beginning(text, most))}</bdi> ...</summary>{whole}</details>"


def _beginning(text: str, most: int) -> str:
    """Return the words of a text that so many characters hold, or these alone where the first word is longer."""
    return text[:most].rpartition(" ")[0] or text[:most]
