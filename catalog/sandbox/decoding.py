"""Decoding: a value out of bytes that somebody may have made up. Everything they say is checked before it is used."""

import json
from collections.abc import Callable
from typing import Any

import numpy as np

from catalog.sandbox.codec import (
    DEEPEST,
    DTYPES,
    LONGEST_INTEGER,
    LONGEST_NAME,
    LONGEST_TEXT,
    MAX_BYTES,
    MAX_HEADER,
    MAX_NODES,
    MAX_TEXT,
    MAX_WALKED,
    Came,
    CodecError,
    Opaque,
    Sent,
)

MAX_DIMENSIONS = 32
# A short text of brackets makes thousands of lists.
MAX_BRACKETS = 4 * MAX_NODES + MAX_TEXT


def decode(header: bytes, body: bytes, sent: Sent | None = None) -> tuple[Any, Came]:
    """Return the value that header and body encode, and its arrays; raises CodecError where they encode none.

    sent: the arrays of the call that this may be the answer to.
    """
    if len(header) > MAX_HEADER or len(body) > MAX_BYTES:
        raise CodecError("more bytes than a value may have")
    if header.count(b"[") + header.count(b"{") > MAX_BRACKETS:
        raise CodecError("more nodes than a value may have")
    try:
        nodes = json.loads(header.decode("ascii"))
    except (ValueError, RecursionError) as error:
        raise CodecError("the header is no JSON") from error
    if type(nodes) is not list or not 0 < len(nodes) <= 2 * MAX_NODES:
        raise CodecError("the header is no table of nodes")
    decoder = _Decoder(body, sent or {})
    return decoder.value_of(nodes), decoder.arrays


class _Decoder:
    def __init__(self, body: bytes, sent: Sent) -> None:
        self.body = memoryview(body)
        self.sent = sent
        self.arrays: Came = {}
        self.values: list[Any] = []
        self.depths: list[int] = []
        self.walked: list[int] = []
        self.read: dict[str, Callable[..., Any]] = {
            "v": _plain,
            "c": _complex,
            "l": self._list,
            "t": self._tuple,
            "d": self._dict,
            "a": self._array,
            "g": self._scalar,
            "o": _opaque,
            "k": self._sent,
        }

    def value_of(self, nodes: list[Any]) -> Any:
        """Return the value of the last node; raises CodecError."""
        for node in nodes:
            if type(node) is not list or not node or type(node[0]) is not str or node[0] not in self.read:
                raise CodecError("a node is of no known kind")
            depth, walked = len(self.depths), len(self.walked)
            try:
                self.values.append(self.read[node[0]](*node[1:]))
            except (TypeError, ValueError, OverflowError) as error:
                message = str(error) if isinstance(error, CodecError) else f"a node {node[0]!r} is malformed"
                raise CodecError(message) from error
            if len(self.depths) == depth:
                self.depths.append(0)
            if len(self.walked) == walked:
                self.walked.append(1)
        if self.body:
            raise CodecError("bytes are left that belong to no array")
        return self.values[-1]

    def _parts(self, numbers: Any) -> list[Any]:
        """Return the values of parts, all of them nodes before this one; notes how deep and how large the whole is."""
        known = len(self.values)
        if type(numbers) is not list or not all(type(each) is int and 0 <= each < known for each in numbers):
            raise CodecError("a part is not before its whole")
        depth = 1 + max((self.depths[each] for each in numbers), default=0)
        walked = 1 + sum(self.walked[each] for each in numbers)
        if depth > DEEPEST or walked > MAX_WALKED:
            raise CodecError("a value is too deep or has too many parts")
        self.depths.append(depth)
        self.walked.append(walked)
        return [self.values[each] for each in numbers]

    def _list(self, numbers: Any) -> list[Any]:
        return self._parts(numbers)

    def _tuple(self, numbers: Any) -> tuple[Any, ...]:
        return tuple(self._parts(numbers))

    def _dict(self, pairs: Any) -> dict[Any, Any]:
        if type(pairs) is not list or not all(type(pair) is list and len(pair) == 2 for pair in pairs):
            raise CodecError("a dict is not made of pairs")
        parts = iter(self._parts([each for pair in pairs for each in pair if type(each) is not str]))
        found = {_plain(key) if type(key) is str else next(parts): next(parts) for key, _ in pairs}
        if len(found) != len(pairs):
            raise CodecError("a dict has a key twice")
        return found

    def _array(self, name: Any, shape: Any) -> Any:
        dtype = _dtype(name)
        if type(shape) is not list or len(shape) > MAX_DIMENSIONS:
            raise CodecError("an array has no proper shape")
        size = dtype.itemsize
        for length in shape:
            if type(length) is not int or not 0 <= length <= MAX_BYTES:
                raise CodecError("an array has no proper shape")
            size *= length
        content = self._take(size)
        array = np.ndarray(shape, dtype, content).copy()
        self.arrays[len(self.values)] = array, bytes(content)
        return array

    def _sent(self, number: Any) -> Any:
        if type(number) is not int or number not in self.sent:
            raise CodecError("an array is none that was sent")
        return self.sent[number]

    def _scalar(self, name: Any) -> Any:
        dtype = _dtype(name)
        return np.frombuffer(self._take(dtype.itemsize), dtype)[0]

    def _take(self, size: int) -> memoryview:
        if size > len(self.body):
            raise CodecError("an array is larger than its bytes")
        taken, self.body = self.body[:size], self.body[size:]
        return taken


def _dtype(name: Any) -> np.dtype[Any]:
    if type(name) is not str or name not in DTYPES:
        raise CodecError("an array has a dtype that is not one of numbers")
    return DTYPES[name]


def _plain(value: Any) -> Any:
    fits = (
        value is None
        or type(value) in (bool, float)
        or (type(value) is int and value.bit_length() <= LONGEST_INTEGER)
        or (type(value) is str and len(value) <= LONGEST_TEXT)
    )
    if not fits:
        raise CodecError("a plain value is none")
    return value


def _complex(real: Any, imag: Any) -> complex:
    if type(real) is not float or type(imag) is not float:
        raise CodecError("a complex number is none")
    return complex(real, imag)


def _opaque(name: Any) -> Opaque:
    if type(name) is not str or len(name) > LONGEST_NAME:
        raise CodecError("a type has no proper name")
    return Opaque(name)
