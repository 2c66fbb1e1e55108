"""The single file: the first page with everything in it, which opens from a disk and reaches nothing."""

import base64
import json
import re
from pathlib import Path

from catalog.site.building import POLICY
from catalog.site.engine_files import EngineFile, listed, self_hosted
from catalog.site.other_pages import other_pages
from catalog.site.templating import asset

ALONE = POLICY.replace("script-src 'self'", "script-src 'unsafe-inline'").replace(
    "style-src 'self'", "style-src 'unsafe-inline'"
)
# What is in the file is fetched as data: the policy lets nothing else through.
ALONE = ALONE.replace("connect-src 'self'{elsewhere}", "connect-src data:").replace("worker-src 'self'", "worker-src")


def single_page(pyodide: Path) -> str:
    """Return the page. pyodide: the folder that holds Pyodide's files. Raises SiteError."""
    held = self_hosted(pyodide)
    engine = [EngineFile.of(name, _as_data(content), content) for name, content in held.items()]
    page = other_pages(ALONE)["index.html"]
    page = page.replace(
        '<link rel="stylesheet" href="assets/site.css">', f"<style>{asset('site.css').decode()}</style>"
    )
    manifest = json.dumps(listed(engine)).replace("<", "\\u003c")
    data = f'<script type="application/json" id="manifest">{manifest}</script>'
    script = f'{data}\n<script type="module">{_scripts()}</script>'
    page = page.replace('<script type="module" src="assets/page.js"></script>', "")
    # The pages that it links to are elsewhere.
    page = re.sub(r'<(section id="elsewhere"|header)>.*?</(section|header)>\n', "", page, flags=re.S)
    page = re.sub(r'<a href="(?!#)[^"]*">(.*?)</a>', r"\1", page)
    return page.replace("</body>", f"{script}\n</body>")


def _as_data(content: bytes) -> str:
    return f"data:application/octet-stream;base64,{base64.b64encode(content).decode()}"


def _scripts() -> str:
    """Return the page's modules as one: each says only what the others need of it."""
    scopes = map(_scope, ("permalink.js", "answer.js", "engine.js", "page.js"))
    return "\n".join(scopes).replace("</", "<\\/")


def _scope(name: str) -> str:
    text = re.sub(r"^import .*\n", "", asset(name).decode(), flags=re.M)
    exported = ", ".join(re.findall(r"^export (?:async )?(?:function|class) (\w+)", text, flags=re.M))
    body = re.sub(r"^export ", "", text, flags=re.M)
    return f"const {{ {exported} }} = await (async () => {{\n{body}\nreturn {{ {exported} }};\n}})();"
