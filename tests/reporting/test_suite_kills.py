"""What a suite kills, as text: counts beside every rate, and nothing rounded up."""

from catalog.model.suite_kills import Kill, MutantKills, SuiteKills, SuiteTest
from catalog.registry import all_mutants
from catalog.reporting.suite_kills import summary, survivors_first
from catalog.terminal.phrases import share


def kills_of(killed: int, survived: int, equivalent: int = 0) -> SuiteKills:
    """Return what a suite kills of so many named mutants."""
    mutants = iter(all_mutants())
    found = [MutantKills(next(mutants), {"test_a": Kill("AssertionError")}, ()) for _ in range(killed)]
    found += [MutantKills(next(mutants), {}, ("test_a",)) for _ in range(survived)]
    found += [MutantKills(next(mutants), {}, ("test_a",), equivalent=True) for _ in range(equivalent)]
    return SuiteKills((SuiteTest("test_a"),), tuple(found))


def test_nothing_is_rounded_up() -> None:
    assert share(9_999, 10_000, 1) == "99.9 %"
    assert share(10_000, 10_000, 1) == "100.0 %"
    assert share(0, 0, 1) == "-"


def test_equivalent_mutants_are_no_part_of_the_share() -> None:
    assert "named 5 6 83.3 % 1 2" in " ".join(" ".join(summary(kills_of(5, 1, 2), 0)).split())


def test_survivors_that_were_seen_most_come_first() -> None:
    counts = [each.mutant.count for each in survivors_first(kills_of(0, 40))]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 0


def test_an_exception_is_no_assertion() -> None:
    (mutant, *_) = all_mutants()
    tests = (SuiteTest("test_a"), SuiteTest("test_b"))
    kills = {"test_a": Kill("AssertionError"), "test_b": Kill("ValueError")}
    text = " ".join(summary(SuiteKills(tests, (MutantKills(mutant, kills, ()),)), 0))
    assert "test_b: no mutant makes an assertion in it fail, it fails only where" in text
    assert "test_a: no mutant" not in text
