"""The registry: what stands under reference/ and mutants/, found by walking the folders."""

import importlib
import importlib.util
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from types import ModuleType
from typing import Any

import mutants
import reference
from catalog.caching import REGISTRY
from catalog.model.cell_template import CellTemplate
from catalog.model.mutant import EquivalentVariant, Mutant, Seen
from catalog.model.network import ForwardNetwork, Network
from catalog.model.probe import Probe
from catalog.programs.edit import Edit, EditError
from catalog.programs.family import Family, load_family
from catalog.programs.program import Program

_ASKED_ABOUT: ContextVar[Probe | None] = ContextVar("asked_about", default=None)


class CatalogError(ValueError):
    """A module under mutants/ or reference/ that cannot be used; the message names its file and says why."""


@REGISTRY.keep()
def courses() -> tuple[str, ...]:
    """Return the names of the courses: the folders under reference/."""
    return tuple(found.name for found in pkgutil.iter_modules(reference.__path__) if found.ispkg)


@REGISTRY.keep()
def probes() -> tuple[Probe, ...]:
    """Return the test cells of all courses, in the courses' order."""
    return tuple(probe for course in courses() for probe in _declared(course, "probes").PROBES)


def cells() -> tuple[Probe, ...]:
    """Return the test cells that an output can be of: those of all courses, or the one that is asked about."""
    asked_about = _ASKED_ABOUT.get()
    return probes() if asked_about is None else (asked_about,)


@contextmanager
def asking_about(probe: Probe | None) -> Iterator[None]:
    """Make a cell that is not the course's the only one that an output can be of; None for those of the courses."""
    token = _ASKED_ABOUT.set(probe)
    try:
        yield
    finally:
        _ASKED_ABOUT.reset(token)


@REGISTRY.keep()
def battery() -> tuple[Probe, ...]:
    """Return the probes that decide whether two programs behave alike, on inputs that no cell uses."""
    return tuple(probe for course in courses() for probe in _declared(course, "battery").PROBES)


@REGISTRY.keep()
def discriminating() -> tuple[Probe, ...]:
    """Return the probes that tell a student's functions apart from correct ones, on inputs that no cell uses."""
    return tuple(probe for course in courses() for probe in _declared(course, "discriminating").PROBES)


@REGISTRY.keep()
def _probes_by_name() -> dict[str, Probe]:
    return {probe.name: probe for probe in (*probes(), *battery(), *discriminating())}


def probe_named(name: str) -> Probe:
    """Return a course's probe by its name; raises KeyError where there is none."""
    return _probes_by_name()[name]


def _declared(course: str, part: str) -> ModuleType:
    return importlib.import_module(f"reference.{course}.{part}")


@REGISTRY.keep()
def family(name: str) -> Family:
    """Return a family by its name, "c5w1a1.rnn"."""
    return load_family(*name.split("."))


@REGISTRY.keep()
def exercises() -> dict[str, str]:
    """Return the name of the family of every exercise."""
    return {probe.exercise: probe.family for probe in probes()}


@REGISTRY.keep()
def reference_program(family_name: str) -> Program:
    """Return the correct program of a family."""
    return Program(family(family_name))


@REGISTRY.keep()
def correct_programs(family_name: str) -> dict[str, Any]:
    """Return what has the functions of each correct program of a family: the reference under "", and the variants."""
    course = family_name.split(".")[0]
    found: dict[str, Any] = {"": family(family_name).module}
    if importlib.util.find_spec(f"reference.{course}.variants") is not None:
        found |= _declared(course, "variants.walk").variants(family_name)
    return found


@REGISTRY.keep()
def declared_networks() -> tuple[Callable[[], tuple[Network | ForwardNetwork, ...]], ...]:
    """Return what gives the networks of each course's exercises; none of a course that declares none."""
    found = [course for course in courses() if importlib.util.find_spec(f"reference.{course}.flow") is not None]
    return tuple(_declared(course, "flow").networks for course in found)


@REGISTRY.keep()
def cell_templates() -> dict[str, CellTemplate]:
    """Return how a test cell of each exercise is written, by exercise; none of a course that has no templates."""
    found = [course for course in courses() if importlib.util.find_spec(f"reference.{course}.cell_templates")]
    return {each.exercise: each for course in found for each in _declared(course, "cell_templates").TEMPLATES}


@REGISTRY.keep()
def given_lines(family_name: str) -> dict[str, tuple[str, ...]]:
    """Return how the lines begin that the course gives, as regular expressions, by function."""
    found: dict[str, tuple[str, ...]] = _declared(family_name.split(".")[0], "skeleton").GIVEN_LINES
    return found


@REGISTRY.keep()
def namesakes_of(family_name: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return what functions of other courses take that bear a family's names, by course and name; {} for none."""
    course = family_name.split(".")[0]
    if importlib.util.find_spec(f"reference.{course}.namesakes") is None:
        return {}
    found: Mapping[str, Mapping[str, tuple[str, ...]]] = _declared(course, "namesakes").NAMESAKES
    return found


@REGISTRY.keep()
def all_equivalents(family_name: str) -> tuple[EquivalentVariant, ...]:
    """Return the other correct ways to write a family's functions."""
    course = family_name.split(".")[0]
    functions = family(family_name).functions
    found: tuple[EquivalentVariant, ...] = _declared(course, "equivalents").EQUIVALENTS
    return tuple(equivalent for equivalent in found if equivalent.edits[0].function in functions)


@REGISTRY.keep()
def mutant_modules() -> tuple[str, ...]:
    """Return the names of the modules that declare mutants."""
    return tuple(found.name for found in pkgutil.walk_packages(mutants.__path__, "mutants.") if not found.ispkg)


@REGISTRY.keep()
def all_mutants() -> tuple[Mutant, ...]:
    """Return every mutant, by exercise in the course's order and by name within it.

    Raises CatalogError for a module that declares none, explains none, or whose edits do not apply.
    """
    order = list(exercises())
    found = [load_mutant(name) for name in mutant_modules()]
    return tuple(sorted(found, key=lambda mutant: (order.index(exercise_of(mutant)), mutant.name)))


def exercise_of(mutant: Mutant) -> str:
    """Return the exercise in whose folder a mutant stands."""
    return mutant.name.split(".")[1]


def family_of(mutant: Mutant) -> Family:
    """Return the family whose functions a mutant edits."""
    return family(exercises()[exercise_of(mutant)])


def load_mutant(module_name: str) -> Mutant:
    """Return the mutant that a module under mutants/ declares, with its name, title and explanation.

    Raises CatalogError.
    """
    module = _import(module_name)
    declared = getattr(module, "MUTANT", None)
    if not isinstance(declared, Mutant):
        raise CatalogError(f"{module.__file__}: declares no MUTANT = Mutant(...)")
    title, _, explanation = (module.__doc__ or "").strip().partition("\n\n")
    if not title or not explanation:
        raise CatalogError(f"{module.__file__}: the docstring needs a title, an empty line and an explanation")
    mutant = replace(
        declared, name=module_name.removeprefix("mutants."), title=title.rstrip("."), explanation=explanation
    )
    return check_mutant(mutant, str(module.__file__))


def _import(module_name: str) -> ModuleType:
    try:
        return importlib.import_module(module_name)
    except Exception as error:
        path = module_name.replace(".", "/") + ".py"
        raise CatalogError(f"{path}: cannot be imported: {type(error).__name__}: {error}") from error


def check_mutant(mutant: Mutant, path: str) -> Mutant:
    """Return the mutant; raises CatalogError, naming the path, where it could not be used."""
    for field, kind in (("edits", Edit), ("hints", str), ("seen", Seen), ("wordings", str)):
        parts = getattr(mutant, field)
        if not isinstance(parts, tuple) or not all(isinstance(part, kind) for part in parts):
            raise CatalogError(f"{path}: {field} is not a tuple of {kind.__name__}; one alone needs a comma behind it")
    if len(mutant.hints) != 3:
        raise CatalogError(f"{path}: has {len(mutant.hints)} hints, and needs 3: a question, a place, the line")
    exercise = exercise_of(mutant)
    if exercise not in exercises():
        raise CatalogError(f"{path}: {exercise!r} is not one of {', '.join(exercises())}")
    if exercise not in mutant.functions:
        raise CatalogError(f"{path}: stands in the folder of {exercise}, but edits {', '.join(mutant.functions)}")
    try:
        program = Program(family_of(mutant), mutant.edits)
    except EditError as error:
        raise CatalogError(f"{path}: {error}") from error
    if all(program.source(name) == program.family.sources[name] for name in program.edited):
        raise CatalogError(f"{path}: the edits change nothing")
    return mutant
