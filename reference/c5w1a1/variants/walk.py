"""The correct variants of a family, found by walking the folder."""

import importlib
import pkgutil
from types import SimpleNamespace


def variants(family: str) -> dict[str, SimpleNamespace]:
    """Return each style of a family such as "c5w1a1.rnn" by its name, with the family's functions as attributes.

    What has one of the family's functions must have all of them: raises AttributeError where one is missing.
    """
    course = family.split(".")[0]
    functions: list[str] = importlib.import_module(f"reference.{family}").__all__
    folder = importlib.import_module(f"reference.{course}.variants")
    modules = {
        found.name: importlib.import_module(f"{folder.__name__}.{found.name}")
        for found in pkgutil.iter_modules(folder.__path__)
    }
    return {
        name: SimpleNamespace(**{function: getattr(module, function) for function in functions})
        for name, module in modules.items()
        if any(hasattr(module, function) for function in functions)
    }
