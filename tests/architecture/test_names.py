"""Names: no two classes of the catalog share one, and no word stands for a thing that has another one."""

import ast
import re
from collections import Counter

from tests.support.paths import ROOT

MODULES = sorted((ROOT / "catalog").rglob("*.py"))

# Words that had a meaning of their own here and are the field's words now.
GONE = r"\b(slips?|spellings?|banks?|hushed|hushing|swapped|wide_bank|crew|portrait|conduct|holder_of)\b"


def classes(text: str) -> list[str]:
    return [node.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ClassDef)]


def test_no_two_classes_share_a_name() -> None:
    found = Counter(name for path in MODULES for name in classes(path.read_text(encoding="utf-8")))
    assert {name: count for name, count in found.items() if count > 1 and not name.startswith("_")} == {}


def test_private_words_are_gone() -> None:
    found = {path.name: re.findall(GONE, path.read_text(encoding="utf-8")) for path in MODULES}
    assert {name: words for name, words in found.items() if words} == {}
