"""Adequacy: what the test cells of a course cannot see."""

from collections.abc import Sequence

from catalog.model.findings.adequacy import Asserted, Commonest, NotRunning, OthersLate, SeenLate, Unseen
from catalog.model.mutant import Mutant
from catalog.reporting.phrases.sentence import sentence
from catalog.terminal.phrases import counted, few, listed, share


def short(cell: str) -> str:
    """Return the name of a cell without its course: lstm_forward, lstm_forward test, rnn_cell_backward 2018."""
    exercise, _, version = cell.partition(".")[2].partition(".")
    return f"{exercise or cell} {version.replace('public_test', 'test')}".rstrip()


def seen(count: int) -> str:
    """Return how often a mistake was seen."""
    return {0: "never counted", 1: "seen once", 2: "seen twice"}.get(count, f"seen {count} times")


def _about(mutant: Mutant) -> str:
    return f"{mutant.title} ({mutant.name.partition('.')[2]}, {seen(mutant.count)})"


def _names(mutants: Sequence[Mutant]) -> str:
    return few([f"{mutant.name.partition('.')[2]} ({seen(mutant.count)})" for mutant in mutants])


@sentence.register
def _(found: Unseen) -> str:
    where = f"these {counted(found.cells, 'cell')} and tests" if found.cells > 1 else "this cell"
    named = f"{counted(len(found.named), 'named mistake')} {_are(found.named)} noticed by none of {where}"
    first = f"{named}: {_names(found.named)}." if found.named else f"No named mistake is hidden from all of {where}."
    if not found.generated:
        return _capital(first)
    titles = few([f"{each.title} ({each.functions[0]})" for each in found.generated])
    return _capital(
        f"{first} {_capital(counted(len(found.generated), 'generated one'))} {_are(found.generated)}: {titles}."
    )


@sentence.register
def _(found: SeenLate) -> str:
    own, later = (listed([short(each) for each in cells]) for cells in (found.own, found.later))
    let = "lets" if len(found.own) == 1 else "let"
    notice = "notices" if len(found.later) == 1 else "notice"
    return f"{_about(found.mutant)}: {own} {let} it through, and only {later} {notice} it."


@sentence.register
def _(found: OthersLate) -> str:
    names = few([mutant.name.partition(".")[2] for mutant in found.mutants])
    return f"Likewise let through by their own cells, and never counted: {names}."


@sentence.register
def _(found: Commonest) -> str:
    those = f"Of the {found.of} mistakes that were seen most often"
    unseen = f"{_names(found.unseen)} {_are(found.unseen)} noticed by none of these cells" if found.unseen else ""
    late = f"{_names(found.late)} {_are(found.late)} noticed only by the cell of a later exercise" if found.late else ""
    if not found.unseen:
        unseen = "none is hidden from all of these cells"
    return f"{those}, {'; '.join(filter(None, (unseen, late)))}."


@sentence.register
def _(found: Asserted) -> str:
    killed = f"{found.killed} of the {found.of} named mistakes ({share(found.killed, found.of)})"
    people = f"{found.seen_killed} of the {found.seen} times that one was seen"
    return (
        f"{_capital(counted(found.prints, 'cell'))} only print, and somebody has to compare the numbers. What fails by "
        f"itself are {counted(found.tests, 'public test')}: they notice {killed}, and so {people} "
        f"({share(found.seen_killed, found.seen)}). Without a test: {listed(found.without)}."
    )


@sentence.register
def _(found: NotRunning) -> str:
    ends = "ends" if len(found.cells) == 1 else "end"
    return f"{listed([short(each) for each in found.cells])} {ends} in an exception for a correct program as well."


def _are(found: Sequence[object]) -> str:
    return "is" if len(found) == 1 else "are"


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
