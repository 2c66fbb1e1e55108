"""The plugin's options. All else is loaded where they ask for it: other runs of pytest wait for nothing."""

import pytest

WHICH = ("all", "named", "generated")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options; --bptt-mutants turns the plugin on."""
    group = parser.getgroup("bptt", "tests of back-propagation through time, run against mutants")
    group.addoption(
        "--bptt-mutants",
        action="store_true",
        help="run the tests with correct functions, then with every mutant of the functions that they call",
    )
    group.addoption("--bptt-which", choices=WHICH, default="all", help="which mutants: all by default")
    group.addoption("--bptt-module", metavar="NAME", help="the module whose functions are tested (ini: bptt_module)")
    group.addoption(
        "--bptt-name",
        action="append",
        default=[],
        metavar="EXERCISE=NAME",
        help="what a function is called there, as in rnn_forward=forward (ini: bptt_names)",
    )
    group.addoption("--bptt-json", metavar="FILE", help="write which test kills which mutant into a file")
    group.addoption("--bptt-workers", type=int, metavar="N", help="processes; as many as there are processors")
    group.addoption(
        "--bptt-seconds", type=float, default=60.0, metavar="N", help="the longest that a test or an import may take"
    )
    group.addoption("--bptt-show", type=int, default=10, metavar="N", help="how many survivors are shown: 10")
    parser.addini("bptt_module", "the module whose functions are tested")
    parser.addini("bptt_names", "what functions are called there, EXERCISE=NAME", type="linelist")


def pytest_configure(config: pytest.Config) -> None:
    """Load what runs mutants, where they are asked for."""
    if config.getoption("bptt_mutants"):
        from catalog.pytest_plugin.starting import start

        start(config)
