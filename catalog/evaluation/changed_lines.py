"""Changed lines: which lines of an edited function are wrong."""

import ast
from collections.abc import Iterator
from difflib import SequenceMatcher

Lines = frozenset[int]


def changed_lines(before: str, after: str) -> Lines:
    """Return the lines of the statements that were changed; where some were taken out, the lines beside them."""
    found = set[int]()
    matcher = SequenceMatcher(None, before.split("\n"), after.split("\n"), autojunk=False)
    for kind, _, _, start, stop in matcher.get_opcodes():
        if kind in ("replace", "insert"):
            found |= set(range(start + 1, stop + 1))
        elif kind == "delete":
            found |= {start, start + 1}
    whole = (lines for _, lines in statements(after) if lines & found)
    return frozenset(found.union(*whole))


def places(before: str, after: str) -> Lines:
    """Return the lines that say something of what lines assign that were changed or taken out."""
    left = set(after.split("\n"))
    gone = [line.strip() for line in before.split("\n") if line not in left]
    names = {name for line in gone for name in _assigned(line)}
    return frozenset(number for node, lines in statements(after) if names & _names(node) for number in lines)


def statements(text: str) -> Iterator[tuple[ast.stmt, Lines]]:
    """Yield each statement with its lines, of a loop those of its head."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.stmt) and not isinstance(node, ast.FunctionDef):
            last = node.iter.end_lineno if isinstance(node, ast.For) else node.end_lineno
            yield node, frozenset(range(node.lineno, (last or node.lineno) + 1))


def _names(node: ast.stmt) -> set[str]:
    head = node.iter if isinstance(node, ast.For) else node
    return {each.id for each in ast.walk(head) if isinstance(each, ast.Name)}


def _assigned(line: str) -> set[str]:
    try:
        tree = ast.parse(line)
    except SyntaxError:
        return set()
    targets = [each for each in ast.walk(tree) if isinstance(getattr(each, "ctx", None), ast.Store)]
    named = [each.value if isinstance(each, ast.Subscript) else each for each in targets]
    return {each.id for each in named if isinstance(each, ast.Name)}
