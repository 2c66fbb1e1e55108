"""Encoding: any value as a header and bytes, whatever the value does to whoever reads it.

Values are asked nothing that their types could answer otherwise: only the built-in types' own methods are used.
"""

import json
from typing import Any

import numpy as np

from catalog.sandbox.codec import (
    DEEPEST,
    DTYPES,
    LONGEST_INTEGER,
    LONGEST_NAME,
    LONGEST_TEXT,
    MAX_BYTES,
    MAX_NODES,
    MAX_TEXT,
    MAX_WALKED,
    Came,
    Sent,
)

Node = list[Any]
_PLAIN = frozenset({type(None), bool, int, float, str, complex})
_SCALARS = {dtype.type: name for name, dtype in DTYPES.items()}
_NAMES = {dtype: name for name, dtype in DTYPES.items()}
_JSON = json.JSONEncoder(separators=(",", ":"))
_TYPE_NAME = type.__dict__["__name__"].__get__


def encode(value: Any, came: Came | None = None) -> tuple[bytes, bytes, Sent]:
    """Return the header and the bytes of a value, and its arrays by node.

    What cannot cross, or is too much, becomes opaque. came: the arrays of the call that the value is the answer to; one
    that is as it came stands for itself.
    """
    encoder = _Encoder(came or {})
    encoder.add(value, 0)
    return _JSON.encode(encoder.nodes).encode("ascii"), b"".join(encoder.parts), encoder.arrays


class _Encoder:
    def __init__(self, came: Came) -> None:
        self.came = {id(array): (number, content) for number, (array, content) in came.items()}
        self.arrays: Sent = {}
        self.nodes: list[Node] = []
        self.parts: list[bytes] = []
        self.heights: list[int] = []
        self.walked: list[int] = []
        self.room, self.text_left, self.nodes_left = MAX_BYTES, MAX_TEXT, MAX_NODES
        # The objects are kept with their numbers: the id of one that is gone is given to another.
        self.known: dict[int, tuple[Any, int]] = {}
        self.entered: set[int] = set()

    def add(self, value: Any, depth: int) -> int:
        """Add the nodes of a value; returns the number of its own."""
        known = self.known.get(id(value))
        if known is not None and depth + self.heights[known[1]] <= DEEPEST:
            return known[1]
        height, walked = 0, 1
        try:
            node = self._node(value, depth)
            if node[0] in "ltd":
                height, walked = self._extent(node)
        except Exception:
            node = _opaque(value)
        at = len(self.nodes)
        self.nodes.append(node)
        self.heights.append(height)
        self.walked.append(walked)
        if node[0] not in "vc" and known is None:
            self.known[id(value)] = value, at
        return at

    def _node(self, value: Any, depth: int) -> Node:
        kind = type(value)
        if kind in _PLAIN:
            return self._plain(value, kind)
        if kind is np.ndarray:
            return self._same(value) or self._array(value)
        if kind in _SCALARS:
            self.parts.append(value.tobytes())
            return ["g", _SCALARS[kind]]
        if issubclass(kind, list | tuple | dict) and depth < DEEPEST and id(value) not in self.entered:
            return self._container(value, kind, depth)
        return _opaque(value)

    def _plain(self, value: Any, kind: type) -> Node:
        if kind is complex:
            return ["c", value.real, value.imag]
        if not _fits(value, kind):
            return _opaque(value)
        self.text_left -= len(value) if kind is str else 0
        if self.text_left < 0:
            raise ValueError("too much text")
        return ["v", value]

    def _same(self, value: Any) -> Node | None:
        """Return the node of an array that came with the call, None for others and where it was written to."""
        number, content = self.came.get(id(value), (0, None))
        return None if content is None or value.tobytes() != content else ["k", number]

    def _array(self, value: Any) -> Node:
        name = _NAMES.get(value.dtype)
        if name is None:
            # Bytes in the other order: another dtype of the same name.
            name = value.dtype.name
            value = value.astype(DTYPES[name])
        shape = value.shape
        size = value.size * value.dtype.itemsize
        if size > self.room:
            return _opaque(value)
        content = value.tobytes()
        if len(content) != size:
            # A thread gave it another shape between two looks at it.
            return _opaque(value)
        self.room -= size
        self.parts.append(content)
        self.arrays[len(self.nodes)] = value
        return ["a", name, shape]

    def _container(self, value: Any, kind: type, depth: int) -> Node:
        self.entered.add(id(value))
        try:
            if issubclass(kind, dict):
                return self._dict(value, depth)
            parts = list(list.__iter__(value) if issubclass(kind, list) else tuple.__iter__(value))
            self._reserve(len(parts))
            return ["l" if issubclass(kind, list) else "t", [self.add(part, depth + 1) for part in parts]]
        finally:
            self.entered.discard(id(value))

    def _dict(self, value: Any, depth: int) -> Node:
        items = list(dict.items(value))
        self._reserve(2 * len(items))
        if not all(_plain_key(key) for key, _ in items):
            return _opaque(value)
        return ["d", [[self._key(key, depth + 1), self.add(part, depth + 1)] for key, part in items]]

    def _key(self, key: Any, depth: int) -> str | int:
        """Return a text as it is, and the number of the node of another key."""
        if type(key) is not str:
            return self.add(key, depth)
        self.text_left -= len(key)
        if self.text_left < 0:
            raise ValueError("too much text")
        return key

    def _reserve(self, nodes: int) -> None:
        if nodes > self.nodes_left:
            raise ValueError("too many parts")
        self.nodes_left -= nodes

    def _extent(self, node: Node) -> tuple[int, int]:
        """Return how deep a container is, and how many parts those meet who walk through it."""
        numbers = [each for pair in node[1] for each in pair if type(each) is int] if node[0] == "d" else node[1]
        height = 1 + max((self.heights[each] for each in numbers), default=0)
        walked = 1 + sum(self.walked[each] for each in numbers)
        if walked > MAX_WALKED:
            raise ValueError("too many parts")
        return height, walked


def _fits(value: Any, kind: type) -> bool:
    if kind is int:
        return int.bit_length(value) <= LONGEST_INTEGER
    return kind is not str or len(value) <= LONGEST_TEXT


def _plain_key(key: Any) -> bool:
    """True for a key that is its own value: an odd one could be equal to others, or to none."""
    kind = type(key)
    if kind is tuple:
        return len(key) <= DEEPEST and all(type(part) in (int, str) and _plain_key(part) for part in key)
    return kind in _PLAIN and kind is not complex and _fits(key, kind)


def _opaque(value: Any) -> Node:
    name: str = _TYPE_NAME(type(value))
    return ["o", str(name)[:LONGEST_NAME]]
