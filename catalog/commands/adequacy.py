"""The command `adequacy`: which mistakes the course's own test cells see, and which they let through."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from catalog.commands.arguments import Commands
from catalog.commands.exits import NO_DIFFERENCE, RefusedError
from catalog.commands.tables import ENDINGS, add_options, write
from catalog.registry import cell_templates
from catalog.terminal.progress import reporting_to, watching
from catalog.terminal.streams import complain, put, unwritable
from catalog.terminal.visible import printable

if TYPE_CHECKING:
    from catalog.adequacy.course import CourseMatrix


def add(commands: Commands) -> None:
    """Add the command to the command line."""
    about = (
        "For each test cell of the course: how many mutants it kills and lets through, how many it can tell apart, and "
        "how many programs fit what it prints."
    )
    adequacy = commands.add_parser("adequacy", help="which mistakes the test cells let through", description=about)
    add_options(adequacy)
    adequacy.add_argument("--lines", action="store_true", help="which line kills which mutant; of all in csv and json")
    adequacy.add_argument("--plot", type=Path, metavar="FILE", help="write a picture, as png, svg or pdf (extra: plot)")
    report = "write one page about the whole course into this folder, adequacy.html (extra: site)"
    adequacy.add_argument("--report", type=Path, metavar="FOLDER", help=report)
    adequacy.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print or write what the cells see. Raises RefusedError."""
    from catalog.adequacy.course import course_matrix
    from catalog.reporting.adequacy.formats import text
    from catalog.running.lines import cells

    _check(options)
    with watching("mutants") as watcher, reporting_to(watcher):
        course = course_matrix(cells(options.exercise))
    form = options.format or "plain"
    if options.output is not None:
        texts = {"adequacy": text(course, form, lines=False), "lines": text(course, form, lines=True)}
        write(options.output, texts, ENDINGS[form])
    if options.plot is not None:
        _plot(course, options.plot)
    if options.report is not None:
        write(options.report, {"adequacy": _report(course)}, "html")
    written = (options.output, options.plot, options.report) != (None, None, None)
    if options.output is None and (not written or options.format or options.lines):
        put(text(course, form, lines=options.lines).rstrip("\n"))
    return NO_DIFFERENCE


def _check(options: argparse.Namespace) -> None:
    """Refuse what cannot be made before anything takes long."""
    from catalog.reporting.adequacy.picture import PictureError, check_picture
    from catalog.site.templating import SiteError, environment

    try:
        if options.plot is not None:
            check_picture(options.plot)
        if options.report is not None:
            environment()
    except (PictureError, SiteError) as error:
        raise RefusedError(str(error)) from error
    if options.report is not None and options.exercise is not None:
        raise RefusedError("a report is about the whole course: leave out --exercise")


def _report(course: "CourseMatrix") -> str:
    """Return the page, with a cell for each exercise that sees more."""
    from catalog.designing.choosing import design
    from catalog.reporting.designs.formats import text
    from catalog.site.adequacy_page import adequacy_page

    with watching("programs") as watcher, reporting_to(watcher):
        found = [design(exercise) for exercise in cell_templates()]
    return adequacy_page(course, [replace(each.proposed, code=text(each, "cell")) for each in found])


def _plot(course: "CourseMatrix", path: Path) -> None:
    from catalog.reporting.adequacy.picture import save_picture

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        save_picture(course, path)
    except OSError as error:
        raise RefusedError(unwritable(printable(str(path)), error)) from error
    complain(printable(str(path)))
