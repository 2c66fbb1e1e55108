"""The command line of the catalog: what is meant by it is in catalog.commands."""

import sys
from collections.abc import Sequence

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    try:
        # Imported here: whoever presses Ctrl-C before everything is loaded is no error either.
        from catalog.commands.running import run
        from catalog.terminal.streams import prepare

        prepare()
        return run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
