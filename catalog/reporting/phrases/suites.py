"""Suites: why somebody's tests are not run against mutants, and why a test that passes says nothing."""

from catalog.model.findings.suites import (
    AssertsAConstant,
    AssertsATuple,
    CallsNothing,
    EndlessOnReference,
    EndsItsProcess,
    FailsOnReference,
    FailureSwallowed,
    NoAssertion,
    NoForks,
    NoSuchModule,
    NoSuiteTests,
    NotCollected,
    NothingCalled,
    NothingOfTheCourse,
    NotRepeatable,
    PrintsTooMuch,
    UnusedAnswer,
    UnusedComparison,
)
from catalog.reporting.phrases.sentence import sentence
from catalog.terminal.phrases import few, listed

NO_MUTANT = "no mutant was run"


@sentence.register
def _(_: NoForks) -> str:
    return f"Mutants run in forked processes, which this system does not have: {NO_MUTANT}."


@sentence.register
def _(_: NoSuiteTests) -> str:
    return f"There is no test here: {NO_MUTANT}."


@sentence.register
def _(found: NotCollected) -> str:
    return f"{few(found.files)} cannot be imported, as shown above: {NO_MUTANT}."


@sentence.register
def _(found: NoSuchModule) -> str:
    return f"The module {found.module} cannot be imported ({found.kind}: {found.message}): {NO_MUTANT}."


@sentence.register
def _(found: NothingOfTheCourse) -> str:
    where = f"{found.module} has" if found.module else "The tests import, define and take"
    names = listed(found.functions, "or")
    return f"{where} no function that is called {names}: {NO_MUTANT}. --bptt-module and --bptt-name say where it is."


@sentence.register
def _(found: NothingCalled) -> str:
    tests = "The test does not call" if found.tests == 1 else f"None of the {found.tests} tests calls"
    return f"{tests} a function of the course while it runs, so that it could notice no mutant: {NO_MUTANT}."


@sentence.register
def _(found: FailsOnReference) -> str:
    fail = "fails" if len(found.tests) == 1 else "fail"
    return f"With the course's own correct functions {few(found.tests)} {fail}: {NO_MUTANT}."


@sentence.register
def _(found: EndlessOnReference) -> str:
    return (
        f"With the course's own correct functions {found.test} took more than {found.seconds:g} seconds and was "
        f"stopped: {NO_MUTANT}. --bptt-seconds allows more."
    )


@sentence.register
def _(found: PrintsTooMuch) -> str:
    most = f"{found.most / 1e6:.0f} million characters"
    return f"With the course's own correct functions {found.test} prints more than {most}: {NO_MUTANT}."


@sentence.register
def _(found: EndsItsProcess) -> str:
    return f"{found.test} ends the process that runs it ({found.how}), with correct functions too: {NO_MUTANT}."


@sentence.register
def _(found: NotRepeatable) -> str:
    once = "passes once and fails" if len(found.tests) == 1 else "pass once and fail"
    return (
        f"With the course's own correct functions {few(found.tests)} {once} when run again, so that a failure would "
        f"say nothing of a mutant: {NO_MUTANT}."
    )


@sentence.register
def _(found: UnusedComparison) -> str:
    return f"in line {found.line} `{found.text}` is compared and not asserted"


@sentence.register
def _(found: UnusedAnswer) -> str:
    return f"in line {found.line} nobody looks at what `{found.text}` answers"


@sentence.register
def _(found: AssertsATuple) -> str:
    return f"in line {found.line} a tuple is asserted, which is always true"


@sentence.register
def _(found: AssertsAConstant) -> str:
    return f"in line {found.line} `{found.text}` is asserted, which is always true"


@sentence.register
def _(found: FailureSwallowed) -> str:
    return f"from line {found.line} on a failed assertion is caught and passed over"


@sentence.register
def _(_: NoAssertion) -> str:
    return "it has no assert statement"


@sentence.register
def _(_: CallsNothing) -> str:
    return "it calls no function of the course while it runs"
