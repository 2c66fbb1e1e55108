"""Correct programs written differently give what the reference gives, and none of them is blamed."""

import inspect
from collections.abc import Callable
from copy import deepcopy
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from catalog import Outcome, Verdict, diagnose
from catalog.model.probe import Probe
from catalog.model.signature import Signature
from catalog.registry import battery, exercises, probes, reference_program
from catalog.running.behaviour import alike, behaviour
from catalog.running.comparison import compare, outcomes
from catalog.running.printing import print_cell
from catalog.running.run import run
from catalog.running.signatures import reference_run
from reference.c5w1a1.variants.walk import variants

FAMILIES = sorted(set(exercises().values()))
VARIANTS = {(family, name): variant for family in FAMILIES for name, variant in variants(family).items()}
RUNNING = [probe for probe in probes() if reference_run(probe).error is None]


def each_variant(wanted: list[Probe]) -> pytest.MarkDecorator:
    """Parametrise over the correct variants and the probes of their family."""
    pairs = [
        pytest.param(variant, probe, id=f"{name}-{probe.name}")
        for (family, name), variant in VARIANTS.items()
        for probe in wanted
        if probe.family == family
    ]
    return pytest.mark.parametrize(("variant", "probe"), pairs)


each_family = pytest.mark.parametrize("family", FAMILIES)
each_variant_alone = pytest.mark.parametrize(
    ("family", "variant"), [pytest.param(key[0], variant, id="-".join(key[::-1])) for key, variant in VARIANTS.items()]
)


def run_variant(probe: Probe, variant: Any) -> Signature:
    """Return the signature; what a correct variant raises is raised."""
    state = np.random.get_state()
    try:
        return Signature(probe.call(variant))
    finally:
        np.random.set_state(state)


@each_family
def test_there_are_many_variants(family: str) -> None:
    assert len(variants(family)) >= 8


def test_a_variant_says_in_one_sentence_what_it_is() -> None:
    for (family, name), variant in VARIANTS.items():
        module = inspect.getmodule(inspect.unwrap(vars(variant)[exercise_names(family)[0]]))
        assert module is not None
        assert module.__name__.endswith(f".variants.{name}")
        assert (module.__doc__ or "").split("\n")[0].endswith(".")


def exercise_names(family: str) -> tuple[str, ...]:
    return reference_program(family).family.functions


@each_variant_alone
def test_a_variant_is_called_like_the_reference(family: str, variant: SimpleNamespace) -> None:
    for name in exercise_names(family):
        expected = inspect.signature(getattr(reference_program(family), name)).parameters
        assert list(inspect.signature(getattr(variant, name)).parameters) == list(expected)


@each_variant([*RUNNING, *battery()])
def test_a_variant_gives_what_the_reference_gives(variant: SimpleNamespace, probe: Probe) -> None:
    signature, reference = run_variant(probe, variant), run(probe, reference_program(probe.family))
    assert set(signature.outputs) == set(reference.outputs)
    assert set(outcomes(signature, reference).values()) == {Outcome.RIGHT}


@each_variant_alone
def test_a_variant_behaves_like_the_reference(family: str, variant: SimpleNamespace) -> None:
    found = tuple(run_variant(probe, variant) for probe in battery() if probe.family == family)
    assert alike(found, behaviour(reference_program(family)))


@each_variant([probe for probe in RUNNING if not probe.asserts])
def test_what_a_variant_prints_is_called_correct(variant: SimpleNamespace, probe: Probe) -> None:
    text = print_cell(run_variant(probe, variant), probe)
    diagnosis = diagnose(text, exercise=probe.exercise)
    assert diagnosis.verdict == Verdict.CORRECT
    assert diagnosis.causes == ()


@each_variant([probe for probe in probes() if probe.asserts])
def test_a_variant_passes_the_public_tests(variant: SimpleNamespace, probe: Probe) -> None:
    assert print_cell(run_variant(probe, variant), probe) == "All tests passed"


@each_variant(list(battery()))
def test_a_variant_writes_into_nothing_that_it_is_given(variant: SimpleNamespace, probe: Probe) -> None:
    guarded = SimpleNamespace(**{name: unchanging(function) for name, function in vars(variant).items()})
    run_variant(probe, guarded)


def unchanging(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return the function with a check that its arguments are afterwards as they were before."""

    def checked(*given: Any) -> Any:
        before = deepcopy(given)
        found = function(*given)
        assert compare(given, before) is Outcome.RIGHT
        return found

    return checked


def test_the_check_notices_a_function_that_writes_into_its_cache() -> None:
    def careless(cache: tuple[Any, ...]) -> None:
        cache[0][:] += 1e-6

    with pytest.raises(AssertionError):
        unchanging(careless)((np.ones(3), {"Wax": np.ones(3)}))
