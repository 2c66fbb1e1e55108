"""Answers questions, a JSON text a line, where what a page has not cannot be imported."""

import json
import sys
from importlib.abc import MetaPathFinder
from typing import Any

FORBIDDEN = frozenset(
    {
        *("resource", "fcntl", "subprocess", "_posixsubprocess", "socket", "_socket", "select", "termios"),
        *("multiprocessing", "_multiprocessing", "pandas", "tabulate", "nbformat", "tqdm"),
    }
)


class Forbidding(MetaPathFinder):
    """Refuses the modules that a page has not, and everything in them."""

    def find_spec(self, name: str, *_: Any) -> None:
        """Raise ImportError for what is forbidden, and leave the rest to others."""
        if name.partition(".")[0] in FORBIDDEN:
            raise ImportError(f"{name} is not to be had in a page", name=name)


def main() -> None:
    """Answer what stands on standard input."""
    for name in [each for each in sys.modules if each.partition(".")[0] in FORBIDDEN]:
        del sys.modules[name]
    sys.meta_path.insert(0, Forbidding())
    from catalog.page.answering import answer

    for line in sys.stdin:
        asked = json.loads(line)
        sys.stdout.write(answer(asked["name"], asked["content"], asked["options"]) + "\n")


if __name__ == "__main__":
    main()
