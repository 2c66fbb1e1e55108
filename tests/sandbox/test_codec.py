"""What crosses between the processes: every value as it was, or opaque; and no made-up bytes are believed."""

import json
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from catalog.sandbox.codec import DEEPEST, DTYPES, MAX_BYTES, CodecError, Opaque
from catalog.sandbox.decoding import decode
from catalog.sandbox.encoding import encode

KEYS = st.text(max_size=5) | st.integers() | st.booleans() | st.none()
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.complex_numbers()
ARRAYS = st.sampled_from(sorted(DTYPES)).flatmap(
    lambda name: hnp.arrays(np.dtype(name), hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))
)
VALUES = st.recursive(
    SCALARS | ARRAYS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.lists(inner, max_size=4).map(tuple) | st.dictionaries(KEYS, inner, max_size=4)
    ),
    max_leaves=12,
)


def there_and_back(value: Any) -> Any:
    return decode(*encode(value))[0]


def same(one: Any, other: Any) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray | np.generic):
        return bool(one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes())
    if isinstance(one, dict):
        return list(map(repr, one)) == list(map(repr, other)) and all(map(same, one.values(), other.values()))
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return repr(one) == repr(other)


@settings(deadline=None)
@given(VALUES)
def test_a_value_comes_back_as_it_was(value: Any) -> None:
    assert same(there_and_back(value), value)


@pytest.mark.parametrize("name", sorted(DTYPES))
def test_numpy_scalars_keep_their_type(name: str) -> None:
    value = DTYPES[name].type(1)
    assert type(there_and_back(value)) is type(value)


def test_the_same_object_twice_stays_one() -> None:
    parameters = {"Wax": np.ones((2, 3))}
    found = there_and_back([(parameters, parameters["Wax"]), parameters])
    assert found[0][0] is found[1]
    assert found[0][1] is found[1]["Wax"]


def test_arrays_that_come_back_can_be_written_to() -> None:
    found = there_and_back(np.zeros((2, 2)))
    found += 1
    assert found.sum() == 4


def test_order_and_byte_order_of_memory_do_not_matter() -> None:
    value = np.asfortranarray(np.arange(6.0).reshape(2, 3)).astype(">f8")
    assert (there_and_back(value) == np.arange(6.0).reshape(2, 3)).all()


class Raising:
    """Raises whatever is asked of it."""

    def __getattribute__(self, name: str) -> Any:
        raise RuntimeError(name)

    def __len__(self) -> int:
        raise RuntimeError

    __iter__ = __str__ = __repr__ = __hash__ = __eq__ = __array__ = __len__  # type: ignore[assignment]


class LyingMeta(type):
    """Makes types that lie about what they are."""

    __name__ = property(lambda _: 1 / 0)

    def __instancecheck__(cls, instance: object) -> bool:
        raise RuntimeError

    __subclasscheck__ = __instancecheck__


class LyingList(list, metaclass=LyingMeta):  # type: ignore[type-arg]
    """A list that says it is something else."""

    __class__ = property(lambda _: np.ndarray)

    def __len__(self) -> int:
        return 10**9

    def __iter__(self) -> Any:
        raise RuntimeError


class LyingArray(np.ndarray):
    """An array that lies about its shape."""

    shape = property(lambda _: (10**9, 10**9))


# Each in a list of its own: pytest would look at them for a name.
OPAQUE: dict[str, tuple[list[Any], str]] = {
    "raises": ([Raising()], "Raising"),
    "lies": ([np.ones(3).view(LyingArray)], "LyingArray"),
    "objects": ([np.array([object()])], "ndarray"),
    "records": ([np.zeros(2, dtype="i4,f8")], "ndarray"),
    "texts": ([np.array(["text"])], "ndarray"),
    "stretched": ([np.broadcast_to(1.0, (10**6, 10**6))], "ndarray"),
    "large": ([np.zeros(MAX_BYTES // 8 + 1)], "ndarray"),
    "long": ([[0.0] * 10**6], "list"),
    "object as key": ([{object(): 1}], "dict"),
    "set as key": ([{frozenset((1,)): 1}], "dict"),
    "set": ([{1, 2}], "set"),
    "integer": ([10**400], "int"),
    "text": (["x" * 10**6], "str"),
    "function": ([print], "builtin_function_or_method"),
    "type": ([np.float64], "type"),
    "long name": ([type("y" * 1000, (), {})()], "y" * 100),
}


@pytest.mark.parametrize("case", OPAQUE)
def test_what_cannot_cross_is_opaque(case: str) -> None:
    (value,), name = OPAQUE[case]
    assert there_and_back([value, 1]) == [Opaque(name), 1]


def test_a_list_is_read_as_the_list_that_it_is() -> None:
    assert there_and_back(LyingList([1, 2])) == [1, 2]


def test_a_value_that_contains_itself_ends() -> None:
    loop: list[Any] = [1]
    loop.append({"loop": loop})
    assert there_and_back(loop) == [1, {"loop": Opaque("list")}]


def test_nesting_ends() -> None:
    nested: list[Any] = []
    for _ in range(100_000):
        nested = [nested]
    found, depth = there_and_back((nested, [nested])), 0
    while isinstance(found, list | tuple):
        found, depth = found[-1], depth + 1
    assert found == Opaque("list")
    assert depth <= DEEPEST


def test_lists_that_are_one_and_the_same_do_not_multiply() -> None:
    shared: list[Any] = [1.0]
    for _ in range(30):
        shared = [shared] * 10

    def walked(value: Any) -> int:
        return 1 + sum(map(walked, value)) if isinstance(value, list) else 1

    assert walked(there_and_back(shared)) < 10**6


def table(*nodes: Any) -> bytes:
    return json.dumps(nodes).encode()


@pytest.mark.parametrize(
    ("header", "body"),
    [
        (b"", b""),
        (b"\xff\xfe", b""),
        (b"{}", b""),
        (b"[]", b""),
        (b"[" * 10**5, b""),
        (b"[" * 10**6, b""),
        (b"[" + b"9" * 5000 + b"]", b""),
        (table(1), b""),
        (table([]), b""),
        (table(["?"]), b""),
        (table([["v"], 1]), b""),
        (table(["v"]), b""),
        (table(["v", []]), b""),
        (table(["v", 1, 2]), b""),
        (table(["v", "x" * 200_000]), b""),
        (table(["c", 1, 2]), b""),
        (table(["l", [0]]), b""),
        (table(["l", [-1]]), b""),
        (table(["v", 1], ["l", [True]]), b""),
        (table(["v", 1], ["l", [0.0]]), b""),
        (table(["v", 1], ["l", 0]), b""),
        (table(["l", [1]], ["l", [0]]), b""),
        (table(["l", []], ["d", [[0, 0]]]), b""),
        (table(["v", 1], ["d", [[0, 0], [0, 0]]]), b""),
        (table(["v", 1], ["d", [[0]]]), b""),
        (table(["v", 1], ["d", {"a": 0}]), b""),
        (table(*[["l", [max(number - 1, 0)]] if number else ["l", []] for number in range(DEEPEST + 2)]), b""),
        (table(["l", []], *[["l", [number] * 50] for number in range(10)]), b""),
        (table(["a", "float64", [2]]), b"\0" * 8),
        (table(["a", "float64", [1]]), b"\0" * 16),
        (table(["a", "float64", [-1]]), b"\0" * 8),
        (table(["a", "float64", [-1, -1]]), b"\0" * 8),
        (table(["a", "float64", [2**62, 4]]), b""),
        (table(["a", "float64", [0, 2**62]]), b""),
        (table(["a", "float64", [True]]), b"\0" * 8),
        (table(["a", "float64", [1.0]]), b"\0" * 8),
        (table(["a", "float64", "1"]), b"\0" * 8),
        (table(["a", "float64", [1] * 40]), b"\0" * 8),
        (table(["a", "object", [1]]), b"\0" * 8),
        (table(["a", "O", [1]]), b"\0" * 8),
        (table(["a", "<f8", [1]]), b"\0" * 8),
        (table(["a", "float128", [1]]), b"\0" * 16),
        (table(["a", ["float64"], [1]]), b"\0" * 8),
        (table(["g", "float64"]), b"\0" * 4),
        (table(["g", "str"]), b"\0" * 4),
        (table(["o", 1]), b""),
        (table(["o", "x" * 1000]), b""),
        (table(["v", None]), b"left"),
        (b"[" + b" " * (1 << 23) + b"]", b""),
    ],
    ids=lambda value: value[:40].decode("latin-1") if isinstance(value, bytes) else "",
)
def test_lies_are_refused(header: bytes, body: bytes) -> None:
    with pytest.raises(CodecError, match=r"\w+ \w+"):
        decode(header, body)


@settings(deadline=None)
@given(st.binary(max_size=200), st.binary(max_size=64))
def test_bytes_are_a_value_or_refused(header: bytes, body: bytes) -> None:
    with pytest.raises(CodecError):
        decode(b"[[" + header, body)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from([*"vcltdago", *DTYPES]),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=20,
)


@settings(deadline=None)
@given(st.lists(JSON, max_size=6), st.binary(max_size=64))
def test_tables_are_values_or_refused(nodes: list[Any], body: bytes) -> None:
    try:
        value, _ = decode(json.dumps(nodes).encode(), body)
    except CodecError:
        return
    assert same(there_and_back(value), value) or "Opaque" in repr(value)


@settings(deadline=None)
@given(VALUES, st.data())
def test_a_changed_byte_is_a_value_or_refused(value: Any, data: st.DataObject) -> None:
    header, body, _ = encode(value)
    at = data.draw(st.integers(0, len(header) - 1))
    changed = header[:at] + bytes([data.draw(st.integers(0, 255))]) + header[at + 1 :]
    try:
        found = decode(changed, body)
    except CodecError:
        return
    assert isinstance(encode(found)[0], bytes)


def test_not_a_number_and_infinity_cross() -> None:
    found = there_and_back([math.nan, math.inf, -math.inf, -0.0])
    assert math.isnan(found[0])
    assert found[1:3] == [math.inf, -math.inf]
    assert math.copysign(1, found[3]) == -1
