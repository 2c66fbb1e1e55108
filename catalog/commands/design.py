"""The command `design`: a test cell that tells as many mistakes apart as a few numbers can."""

import argparse

from catalog.commands.arguments import Commands, count
from catalog.commands.exits import NO_DIFFERENCE, RefusedError
from catalog.registry import exercises
from catalog.terminal.progress import reporting_to, watching
from catalog.terminal.streams import put

# Those of catalog.reporting.designs.formats, which takes long to import.
FORMATS = ("plain", "cell", "pytest", "json", "ipynb")


def add(commands: Commands) -> None:
    """Add the command to the command line."""
    about = (
        "Write a test cell for an exercise: the fewest lines to print, and the seed and sizes to use, so that as many "
        "mistakes as possible are noticed and told apart."
    )
    design = commands.add_parser("design", help="write a test cell that sees more", description=about)
    names = ", ".join(exercises())
    design.add_argument("exercise", metavar="EXERCISE", help=f"one of {names}")
    every = "as many as say anything by default"
    design.add_argument("--lines", type=count, metavar="N", help=f"how many lines to print; {every}")
    design.add_argument("--numbers", type=count, metavar="N", help=f"how many numbers to print; {every}")
    design.add_argument("--steps", type=count, metavar="N", help="how many steps in time, one or two for example")
    design.add_argument("--sizes", type=sizes, metavar="NAME=N,...", help="n_x=3,n_a=5,m=10,T_x=4, or some of them")
    design.add_argument("--seed", type=count, metavar="N", help="what the cell seeds numpy's stream with")
    form = "plain by default, with the scores; cell to paste; the others to redirect into a file"
    design.add_argument("--format", choices=FORMATS, default=FORMATS[0], help=form)
    design.add_argument("--pytest", action="store_const", const="pytest", dest="format", help="--format pytest")
    module = "what the file for pytest imports the functions from (default: solution)"
    design.add_argument("--module", default="solution", metavar="NAME", help=module)
    design.set_defaults(run=run)


def sizes(text: str) -> dict[str, int]:
    """Return sizes by name."""
    found: dict[str, int] = {}
    for part in text.split(","):
        name, _, size = part.partition("=")
        if not name.strip() or not (size.strip().isascii() and size.strip().isdigit()):
            raise argparse.ArgumentTypeError(f"{part.strip()!r} is no size: n_x=3,n_a=5 are two")
        if name.strip() in found:
            raise argparse.ArgumentTypeError(f"{name.strip()} is given twice")
        found[name.strip()] = int(size)
    return found


def run(options: argparse.Namespace) -> int:
    """Print a cell. Raises RefusedError."""
    from catalog.designing.choosing import design
    from catalog.designing.setting import DesignError
    from catalog.reporting.designs.formats import text

    try:
        with watching("programs") as watcher, reporting_to(watcher):
            found = design(
                options.exercise,
                lines=options.lines,
                numbers=options.numbers,
                steps=options.steps,
                sizes=options.sizes,
                seed=options.seed,
                module=options.module,
            )
    except DesignError as error:
        raise RefusedError(str(error)) from error
    put(text(found, options.format).rstrip("\n"))
    return NO_DIFFERENCE
