"""Running: one command from its arguments to its exit code, whatever the streams are connected to."""

import sys
from collections.abc import Sequence

from catalog.commands.exits import NO_DIFFERENCE, RefusedError, refuse
from catalog.commands.parser import parsed
from catalog.registry import CatalogError
from catalog.terminal.streams import OutputError, finish, piped, unwritable
from catalog.terminal.visible import printable


def run(arguments: Sequence[str] | None) -> int:
    """Return the exit code of a command. Raises SystemExit with it where the arguments make no sense."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        return finish(_carried_out(given))
    except SystemExit as leaving:
        raise SystemExit(finish(leaving.code if isinstance(leaving.code, int) else NO_DIFFERENCE)) from None


def _carried_out(arguments: Sequence[str]) -> int:
    try:
        options = parsed(arguments, terminal=sys.stdin.isatty(), piped=piped())
        code: int = options.run(options)
    except (CatalogError, RefusedError) as error:
        return refuse(str(error))
    except BrokenPipeError:
        return NO_DIFFERENCE
    except OutputError as error:
        return refuse(unwritable("standard output", error))
    except OSError as error:
        where = f" with {printable(str(error.filename))}" if error.filename else ""
        return refuse(f"cannot go on{where}: {error.strerror or type(error).__name__}")
    return code
