"""Documents: the Markdown files of the project, and what stands in them."""

import re
from pathlib import Path

from tests.support.paths import ROOT

README = ROOT / "README.md"
CHANGELOG = ROOT / "CHANGELOG.md"
DOCS = ROOT / "docs"
DOCUMENTS = (README, CHANGELOG, ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md")))


def read(path: Path) -> str:
    """Return the text of a document."""
    return path.read_text(encoding="utf-8")


def flowing(path: Path) -> str:
    """Return the text of a document in one line, wherever its lines end."""
    return " ".join(read(path).split())


def blocks(text: str, language: str) -> list[str]:
    """Return the blocks of code in that language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def spans(text: str) -> list[str]:
    """Return what stands between backticks, outside of blocks of code."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL))


def links(text: str) -> list[str]:
    """Return where the links of a document lead, without those to other places on the net."""
    found = re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", text))
    return [link for link in found if not re.match(r"\w+:", link)]


def anchors(text: str) -> set[str]:
    """Return the names by which links lead to the headings of a document."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def first_cells(text: str) -> list[str]:
    """Return what stands in the first column of a document's tables."""
    return re.findall(r"^\| *([^|]*?) *\|", text, re.MULTILINE)
