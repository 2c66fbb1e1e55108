"""Choosing: the seed, the sizes and the lines with which a cell tells most mistakes apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from catalog.adequacy.population import population
from catalog.designing.candidates import candidates
from catalog.designing.design import Design, finished
from catalog.designing.measuring import Printed, Shown, needed, shown_of
from catalog.designing.refining import DIGITS, chosen, weights
from catalog.designing.running import probe_of
from catalog.designing.setting import SEEDS, DesignError, Setting, checked_seed, checked_sizes, size_settings
from catalog.designing.writing import MODULE, checked_module
from catalog.model.cell_template import CellTemplate
from catalog.model.mutant import Mutant
from catalog.registry import cell_templates

# Settings are compared on so many mutants: the named ones, and generated ones from all over the functions.
COMPARED = 600


@dataclass(frozen=True, slots=True)
class Most:
    """How many lines and numbers a cell may print; None for as many as say anything."""

    lines: int | None = None
    numbers: int | None = None

    def __post_init__(self) -> None:
        for name, most in (("lines", self.lines), ("numbers", self.numbers)):
            if most is not None and most < 1:
                raise DesignError(f"{name} is how many to print, a whole number from 1, and not {most}")


EVERYTHING = Most()


def design(
    exercise: str,
    *,
    lines: int | None = None,
    numbers: int | None = None,
    steps: int | None = None,
    sizes: Mapping[str, int] | None = None,
    seed: int | None = None,
    module: str = MODULE,
) -> Design:
    """Return a test cell for an exercise that notices and tells apart as many mistakes as it can.

    lines, numbers: how many it may print, as many as say anything if None. steps: how many steps in time; sizes: any of
    n_x, n_a, m and so on; seed: what the stream is seeded with; each is chosen if it is not given. module: what the
    test file imports the functions from. Raises DesignError for what no cell can be designed for.
    """
    template, most = template_of(exercise), Most(lines, numbers)
    fixed = checked_sizes(template, sizes or {}, steps)
    mutants = mutants_of(template)
    setting = best_setting(template, fixed, checked_seed(seed), mutants, most)
    return designed_for(template, setting, mutants, most, checked_module(module))


def template_of(exercise: str) -> CellTemplate:
    """Return how a cell of an exercise is written. Raises DesignError."""
    if exercise not in cell_templates():
        raise DesignError(
            f"there is no exercise {exercise!r}; a cell can be designed for {', '.join(cell_templates())}"
        )
    return cell_templates()[exercise]


def mutants_of(template: CellTemplate) -> tuple[Mutant, ...]:
    """Return the mutants of all functions that a cell of the exercise calls."""
    return population(probe_of(template, size_settings(template, {}, SEEDS[0])[0]))


def best_setting(
    template: CellTemplate, fixed: Mapping[str, int], seed: int | None, mutants: Sequence[Mutant], most: Most
) -> Setting:
    """Return the setting with which most is told apart: the best sizes with one seed, the best seed with these.

    fixed: the sizes that are given. Raises DesignError where a correct program cannot be run.
    """
    some = _sample(mutants)
    known = weights(some)

    def bits(setting: Setting) -> float:
        return round(chosen(candidates(template, setting, some), known, most.lines, most.numbers)[1], DIGITS)

    found = size_settings(template, fixed, SEEDS[0] if seed is None else seed)
    if len(found) == 1 and seed is not None:
        return found[0]
    told = {setting: bits(setting) for setting in found}
    best = max(told, key=lambda setting: told[setting])
    if seed is None:
        told |= {other: bits(other) for other in (replace(best, seed=each) for each in SEEDS[1:])}
    return max(told, key=lambda setting: told[setting])


def _sample(mutants: Sequence[Mutant]) -> list[Mutant]:
    named = [mutant for mutant in mutants if not mutant.operator]
    made = [mutant for mutant in mutants if mutant.operator]
    every = -(-len(made) // max(1, COMPARED - len(named)))
    return [*named, *made[:: max(1, every)]]


def designed_for(
    template: CellTemplate, setting: Setting, mutants: Sequence[Mutant], most: Most = EVERYTHING, module: str = MODULE
) -> Design:
    """Return the cell with these sizes that tells most of these mutants apart. Raises DesignError."""
    printed, shown = lines_for(template, setting, mutants, most)
    return finished(template, setting, printed, mutants, shown, module)


def lines_for(
    template: CellTemplate, setting: Setting, mutants: Sequence[Mutant], most: Most = EVERYTHING
) -> tuple[list[Printed], list[Shown]]:
    """Return the lines that tell most of these mutants apart, and what each shows of them. Raises DesignError."""
    known = weights(mutants)
    found, _ = chosen(candidates(template, setting, mutants), known, most.lines, most.numbers)
    shown = shown_of(probe_of(template, setting, [each.line for each in found]), mutants)
    kept = needed(shown, known)
    if not kept:
        raise DesignError(f"no line of a cell with {setting} shows what is wrong with any mutant")
    return [(found[at].line, found[at].numbers) for at in kept], [shown[at] for at in kept]
