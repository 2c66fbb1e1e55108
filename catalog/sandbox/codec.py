"""What the encoder and the decoder agree on.

A value is a table of nodes as JSON, and the bytes of its arrays one after the other. A node is a list that begins with
a letter; containers name their parts by their number in the table, parts before wholes, the whole value last. So the
same object twice is one node, and nothing can contain itself.

    ["v", x]             None, a bool, an int, a float or a str
    ["c", real, imag]    a complex number
    ["l", [..]]          a list; ["t", [..]] a tuple; ["d", [[key, value], ..]] a dict, whose keys that are texts stand
                         there themselves
    ["a", dtype, shape]  an array, whose bytes are next; ["g", dtype] a numpy scalar
    ["o", name]          anything else: the name of its type alone
    ["k", n]             in the answer to a call: the very array that was node n of the call

Who calls keeps the arrays that it sent, and gets them back where the answer has them, and not copies: a cache often
holds a view of an argument, and what is written into that argument later is in the cache as well.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

# By node: the arrays that were sent, and those that came, with the bytes that they came with.
Sent = dict[int, NDArray[Any]]
Came = dict[int, tuple[NDArray[Any], bytes]]

# The dtypes that cross, and no others: objects, records, strings and dates are not numbers.
DTYPES = {
    name: np.dtype(name)
    for name in (
        *("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
        *("float16", "float32", "float64", "complex64", "complex128"),
    )
}

# caches is a tuple of a list of tuples with a dict in them.
DEEPEST = 32
MAX_NODES = 100_000
# A list of ten lists that are one and the same, ten levels deep, has few nodes and no end to those who walk through it.
MAX_WALKED = 1_000_000
MAX_BYTES = 1 << 25
MAX_HEADER = 1 << 23
MAX_TEXT = 1 << 18
LONGEST_TEXT = 100_000
LONGEST_INTEGER = 1024
LONGEST_NAME = 100


class CodecError(ValueError):
    """Bytes that are no encoded value; the message says what is wrong with them."""


@dataclass(frozen=True, slots=True)
class Opaque:
    """What cannot cross: an object of a type that is neither numbers nor a container of them.

    type: the type's name.
    """

    type: str
