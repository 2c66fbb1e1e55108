"""Names, keys and attributes that are not there: whose they would be, and what there is that is like them."""

from catalog.explaining.exceptions.asked import ExceptionEvidence
from catalog.explaining.exceptions.known import (
    PARAMETERS,
    Known,
    functions_of,
    nearest,
    numpys_names,
    parameters_of,
)
from catalog.explaining.exceptions.lines import checker_of, keys_of, made_by
from catalog.model.problem import Problem, Raised
from catalog.registry import exercises, family

# What numpy had and has no more, and what to write in its place.
OUT_OF_NUMPY = {
    **{name: name for name in ("float", "int", "bool", "complex", "object", "str")},
    "float_": "float64",
    "Inf": "inf",
    "NaN": "nan",
    "product": "prod",
    "mat": "asmatrix",
}

# What libraries are called by their users.
LIBRARIES = ("np", "numpy", "tf", "torch", "plt", "pd", "keras", "K", "jnp", "scipy")


def of_name(asked: ExceptionEvidence) -> Raised:
    """Return what is wrong where nothing is stored under a name."""
    name = asked.name
    if name in exercises():
        return Raised(Problem.NOT_RUN, makers=(name,))
    if asked.only_the_cell:
        return Raised(Problem.TEST_CELL)
    given = {each for found in asked.families for each in family(found).given}
    if name in given or name in LIBRARIES:
        return Raised(
            Problem.NOT_RUN if name in (*given, "np") else Problem.WRONG_NAME, suspects=asked.own or asked.run
        )
    known = _functions(asked)
    if any(name in each.stored for each in known):
        setting = tuple(each.name for each in known if name in each.stored and each.name in asked.tested)
        return Raised(Problem.WRONG_NAME, suspects=asked.own or setting, decided=False)
    numpys = _in_numpy(name)
    if numpys:
        return Raised(Problem.WRONG_NAME, nearest=numpys, suspects=asked.own or asked.run)
    like = nearest(name, frozenset[str]().union(*(each.stored for each in known), given))
    return Raised(Problem.WRONG_NAME, nearest=like, suspects=asked.own or asked.tested)


def _functions(asked: ExceptionEvidence) -> list[Known]:
    known = [each for found in asked.families for each in functions_of(found).values()]
    return [each for each in known if not asked.own or each.name in asked.own]


def _in_numpy(name: str) -> tuple[str, ...]:
    """Return what a name is called in numpy: tanh is np.tanh, and np_zeros is np.zeros."""
    bare = name.removeprefix("numpy_").removeprefix("np_")
    if bare in numpys_names() and len(bare) > 2:
        return (f"np.{bare}",)
    return tuple(f"np.{each}" for each in nearest(bare, numpys_names())) if bare != name else ()


def of_key(asked: ExceptionEvidence) -> Raised:
    """Return what is wrong where a dict lacks a key: who made the dict, and what keys it has."""
    checker, maker = _checker(asked)
    able = (maker,) if maker else _able(asked, checker)
    having = tuple(name for name in able if asked.name in _known(name).returned)
    makers = having or (able if maker or _beside(asked, checker) else ())
    if checker == PARAMETERS or (not checker and not makers and not _of_a_gradient(asked)):
        return _of_parameter(asked)
    keys = tuple(dict.fromkeys(key for name in makers or asked.tested for key in _known(name).returned))
    first, then = (makers, asked.own) if asked.name in keys else (asked.own, makers or _backward(asked))
    like = () if asked.name in keys else nearest(asked.name, keys) or keys
    lacking = tuple(name for name in able if having and name not in having)
    suspects = tuple(dict.fromkeys((*first, *then)))
    return Raised(Problem.WRONG_KEY, nearest=like, makers=makers, lacking=lacking, suspects=suspects)


def _of_parameter(asked: ExceptionEvidence) -> Raised:
    keys = tuple(dict.fromkeys(key for found in asked.families for key in parameters_of(found)))
    reading = asked.own or tuple(name for name in asked.run if PARAMETERS in _known(name).read)
    like = () if asked.name in keys else nearest(asked.name, keys) or keys
    return Raised(Problem.WRONG_KEY, nearest=like, suspects=reading, decided=asked.name not in keys)


def _of_a_gradient(asked: ExceptionEvidence) -> bool:
    """True for a key that is named as the gradients are: the letter d, then what it is the gradient of."""
    return asked.name.startswith("d") and bool(_backward(asked) or not asked.run)


def _backward(asked: ExceptionEvidence) -> tuple[str, ...]:
    """Return the functions that the cell calls and that return gradients, the cell's own first."""
    return tuple(name for name in asked.tested if _known(name).returned)


def _checker(asked: ExceptionEvidence) -> tuple[str, str]:
    """Return the dict that the line shown takes the key from, and the function that made it; "" for what is unknown."""
    frame = asked.frame
    checker = checker_of(frame.source, asked.name) if frame else ""
    if frame is None or not checker:
        return "", ""
    maker = made_by((*frame.above, frame.source), checker)
    if not maker and frame.function in exercises():
        maker = _known(frame.function).calls.get(checker, "")
    if not maker and not frame.function and not frame.cut and len(asked.wanted) == 1:
        maker = next(iter(asked.wanted))
    return checker, maker if maker in exercises() and _known(maker).returned else ""


def _able(asked: ExceptionEvidence, checker: str) -> tuple[str, ...]:
    """Return the functions that can have made the dict that lacks the key: those whose dict has what else is asked."""
    found = [each for name in asked.families for each in functions_of(name).values() if each.returned]
    called = [name for own in asked.own for name in _known(own).calls.values()] or asked.run
    beside = _beside(asked, checker)
    return tuple(each.name for each in found if beside <= {*each.returned} and (not called or each.name in called))


def _beside(asked: ExceptionEvidence, checker: str) -> set[str]:
    """Return the other keys that the line shown takes from the same dict."""
    source = asked.frame.source if asked.frame and checker else ""
    return keys_of(source, checker) - {asked.name}


def _known(name: str) -> Known:
    return functions_of(exercises()[name])[name]


def of_numpy(asked: ExceptionEvidence) -> Raised:
    """Return what is wrong where numpy has nothing of a name."""
    if asked.name in OUT_OF_NUMPY:
        return Raised(Problem.OLD_CODE, nearest=(OUT_OF_NUMPY[asked.name],), suspects=asked.own)
    like = tuple(f"np.{each}" for each in nearest(asked.name, numpys_names()))
    able = tuple(dict.fromkeys((*asked.using(f"{asked.name}("), *asked.tested)))
    return Raised(Problem.WRONG_ATTRIBUTE, nearest=like, suspects=asked.own or able)
