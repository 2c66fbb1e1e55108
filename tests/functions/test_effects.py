"""Effects: what a function changes of its arguments is noted, wherever it lies in them and however it is shared."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import pytest

from catalog.functions.effects import Changed, Effect, Returned, watched
from catalog.model.form import Form, Kind

Caches = tuple[list[tuple[Any, ...]], Any]


def caches() -> Caches:
    """Return what a forward pass hands over: the steps share the dict of parameters, and neighbours a state."""
    parameters = {"Wax": np.zeros((5, 3)), "ba": np.zeros((5, 1))}
    states = [np.zeros((5, 2)) for _ in range(4)]
    x = np.zeros((3, 2, 3))
    return [(states[t + 1], states[t], x[:, :, t], parameters) for t in range(3)], x


def write(*path: Any) -> Callable[[Any], None]:
    def change(value: Any) -> None:
        for each in path:
            value = value[each]
        value += 1

    return change


def bind(*path: Any, to: Callable[[Any], Any]) -> Callable[[Any], None]:
    def change(value: Any) -> None:
        start = value
        *inner, last = path
        for each in inner:
            value = value[each]
        value[last] = to(start)

    return change


CHANGES = {
    "a parameter": write(0, 2, 3, "Wax"),
    "a parameter of the first step": write(0, 0, 3, "ba"),
    "a state that two steps share": write(0, 1, 0),
    "a view of x": write(0, 1, 2),
    "x": write(1),
    "another array for a parameter": bind(0, 0, 3, "Wax", to=lambda _: np.ones((5, 3))),
    "one parameter for another": bind(0, 0, 3, "Wax", to=lambda value: value[0][0][3]["ba"]),
    "a parameter more": bind(0, 0, 3, "Waa", to=lambda _: np.ones((5, 5))),
    "one step for another": bind(0, 2, to=lambda value: (*value[0][0][:2], value[0][1][0] + 1, value[0][0][3])),
    "fewer steps": lambda value: value[0].pop(),
    "the steps in another order, of which one was written to": lambda value: (
        write(0, 2, 0)(value),
        value[0].reverse(),
    ),
}


def noted(change: Callable[..., object], *arguments: Any) -> list[Changed]:
    found: list[Effect] = []
    watched("rnn_backward", change, found.append)(*arguments)
    return [effect for effect in found if isinstance(effect, Changed)]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_each_change_is_noted(change: Callable[[Any], object]) -> None:
    assert noted(change, caches())


def test_each_argument_that_shares_what_is_changed_is_named() -> None:
    given = caches()
    parameters = given[0][0][3]

    def change(caches: Caches, parameters: dict[str, Any]) -> None:
        parameters["ba"] += len(caches)

    names = {effect.argument for effect in noted(change, given, parameters)}
    assert names == {"caches", "parameters"}


def test_what_changes_nothing_is_noted_for_nothing() -> None:
    given = caches()
    deep: Any = np.zeros(2)
    for _ in range(9):
        deep = [deep, given[0][0][3]]

    def read(caches: Caches, deep: Any) -> Any:
        return caches[0][0][3]["Wax"] + 1, deep

    assert not noted(read, given, deep)


class Lazy(Mapping[str, Any]):
    """Makes its parts anew for who asks, as a file of numpy's does."""

    def __init__(self, **made: float) -> None:
        self.made = made

    def __getitem__(self, key: str) -> Any:
        return (np.full((5, 5), self.made[key]),)

    def __iter__(self) -> Iterator[str]:
        return iter(self.made)

    def __len__(self) -> int:
        return len(self.made)


def test_what_is_made_anew_for_who_asks_is_not_taken_for_another() -> None:
    lazy = Lazy(**{f"W{number}": float(number) for number in range(30)})
    assert not noted(lambda parameters: parameters["W1"], lazy)
    assert noted(lambda parameters: parameters.made.update(W29=30.0), lazy)


FORMS = {
    "None": (None, Form(Kind("NoneType"))),
    "an array": (np.zeros(3), Form(Kind("ndarray", "float64"))),
    "an array of more digits": (np.zeros(3, np.longdouble), Form(Kind("ndarray", "float64"))),
    "an array of fewer digits": (np.zeros(3, np.float32), Form(Kind("ndarray", "float32"))),
    "a dict": ({"dx": 1, "da0": [1]}, Form(Kind("dict"), (Kind("list"), Kind("int")), ("da0", "dx"))),
    "an empty dict": ({}, Form(Kind("dict"))),
    "a tuple": ((1.0, None), Form(Kind("tuple"), (Kind("float"), Kind("NoneType")))),
    "a long list": ([1] * 25, Form(Kind("list"))),
}


@pytest.mark.parametrize(("value", "form"), FORMS.values(), ids=FORMS)
def test_the_form_of_what_is_returned_is_noted(value: Any, form: Form) -> None:
    found: list[Effect] = []
    watched("rnn_backward", lambda: value, found.append)()
    assert found == [Returned("rnn_backward", form)]
