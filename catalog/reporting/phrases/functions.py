"""Functions: how what they give compares with what correct functions give."""

from catalog.model.findings.functions import (
    CourseCell,
    Disagreement,
    DoesTheSame,
    GivesWhatIsRight,
    NothingDoesTheSame,
    NotImported,
    OtherCourse,
    RightWith,
    SecondCall,
    Setting,
    StoodIn,
    TakePrintsOut,
    WrongHelpers,
)
from catalog.reporting.phrases.sentence import sentence
from catalog.terminal.phrases import counted, listed

SETTINGS = {CourseCell.CELL: "the course's cell", CourseCell.PUBLIC_TEST: "the course's public test"}


@sentence.register
def _(found: GivesWhatIsRight) -> str:
    trials = f"all {found.trials}" if found.told >= found.trials else f"{found.told} of {found.trials}"
    return f"{found.function} gives what a correct program gives, in {trials} trials."


@sentence.register
def _(found: TakePrintsOut) -> str:
    return f"Take the prints out of {found.function} and try again."


@sentence.register
def _(found: WrongHelpers) -> str:
    helpers = listed(found.helpers)
    return f"The mistake is in your own {helpers}: with the course's, {found.function} is right in every run."


@sentence.register
def _(found: OtherCourse) -> str:
    return (
        f"This {found.function} takes {', '.join(found.parameters)}, as the one of {found.course} does: that course is "
        "not covered, and nothing is said of it."
    )


@sentence.register
def _(found: NotImported) -> str:
    return (
        f"{listed(found.functions)} cannot be run here: it uses {found.name}, and the import of that fails. Install "
        "what it needs."
    )


@sentence.register
def _(found: Disagreement) -> str:
    if len(found.functions) == 1:
        return (
            f"{found.functions[0]} does not fit your other functions: it is right among correct ones. Compare what it "
            "takes out of the cache with what the others put in."
        )
    return (
        f"{listed(found.functions)} do not fit each other: each is right among correct ones. Compare what one puts "
        "into the cache with what the other takes out of it."
    )


@sentence.register
def _(found: DoesTheSame) -> str:
    what, other = (
        ("this mistake does", "other mistake") if found.mistakes == 1 else ("these mistakes do together", "other")
    )
    do = "does" if found.others == 1 else "do"
    others = f", and so {do} {counted(found.others, other)}" if found.others else ""
    return f"{listed(found.functions)} does exactly what {what}, in all {found.trials} trials{others}."


@sentence.register
def _(found: NothingDoesTheSame) -> str:
    return (
        f"The mistake is in {listed(found.functions)}: among correct functions it is wrong in {found.wrong} of "
        f"{found.trials} trials, and nothing that was tried does the same."
    )


@sentence.register
def _(found: RightWith) -> str:
    right, wrong = ("; ".join(map(_setting, each)) for each in (found.right, found.wrong))
    return f"It is right with {right}. It is wrong with {wrong}."


def _setting(setting: Setting) -> str:
    return SETTINGS[setting] if isinstance(setting, CourseCell) else setting


@sentence.register
def _(_: SecondCall) -> str:
    return '"again" is what a second call with the same arguments gives.'


@sentence.register
def _(found: StoodIn) -> str:
    functions = listed(found.functions)
    if found.own:
        return f"Correct ones stood in for your own {functions}."
    return f"Missing or unusable, so correct ones stood in: {functions}."
