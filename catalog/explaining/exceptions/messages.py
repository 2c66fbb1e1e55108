"""Messages: the families that Python's and numpy's exceptions come in, each in the words of every version.

Python 3.6 to 3.14 and numpy 1.13 to 2.4; a family's examples are its tests.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from catalog.model.raised_error import RaisedError

# Longer names are cut: a message can be as long as its author likes.
LONGEST_NAME = 80


class MessageFamily(StrEnum):
    """What a message is about."""

    SYNTAX = "text that is not Python"
    MODULE = "a module that is not there"
    NAME = "a name that nothing is stored under"
    KEY = "a key that a dict lacks"
    NUMPY = "something that numpy lacks"
    FUNCTION = "a function used as an array"
    NONE = "None where a value belongs"
    ARGUMENTS = "a call with too many or too few arguments"
    APPEND = "an append that is no list's"
    UNPACKED = "as many parts as no cache has"
    SHAPES = "shapes that do not fit"
    INDICES = "an index that does not fit"
    KINDS = "a value of a kind that does not fit"
    ASSERTION = "a test that failed"
    UNKNOWN = "words that no mistake in an array program is known for"


@dataclass(frozen=True, slots=True)
class Words:
    """How a family is worded. kinds: of the exception, "" for any. examples: messages in the words of many versions."""

    family: MessageFamily
    kinds: str
    pattern: str
    examples: tuple[str, ...]


# The first that fits counts.
WORDS = (
    Words(MessageFamily.ASSERTION, "AssertionError", r"", ("Wrong values for a", "")),
    Words(
        MessageFamily.SYNTAX,
        "SyntaxError|IndentationError|TabError",
        r"",
        ("invalid syntax", "unexpected indent", "'(' was never closed", "unexpected EOF while parsing"),
    ),
    Words(
        MessageFamily.MODULE,
        "ModuleNotFoundError|ImportError",
        r"No module named '?(?P<name>[\w.]+)|cannot import name '(?P<part>\w+)'",
        ("No module named 'rnn_utils'", "No module named rnn_utils", "cannot import name 'softmax' from 'rnn_utils'"),
    ),
    Words(
        MessageFamily.NAME,
        "NameError|UnboundLocalError",
        r"(?:name|(?:local|free) variable) '(?P<name>\w+)'",
        (
            "name 'np_zeros' is not defined",
            "name 'dtan' is not defined. Did you mean: 'dtanh'?",
            "global name 'dz' is not defined",
            "local variable 'dtanh' referenced before assignment",
            "cannot access local variable 'dtanh' where it is not associated with a value",
            "free variable 'x' referenced before assignment in enclosing scope",
        ),
    ),
    Words(MessageFamily.KEY, "KeyError", r"['\"]?(?P<name>\w+)['\"]?$", ("'da_prev'", "'Wu'", '"dx"')),
    Words(
        MessageFamily.NUMPY,
        "AttributeError",
        r"module 'numpy(?:\.\w+)?' has no attribute '(?P<name>\w+)'",
        (
            "module 'numpy' has no attribute 'tamh'",
            "module 'numpy' has no attribute 'float'.\n`np.float` was a deprecated alias for the builtin `float`.",
            "module 'numpy' has no attribute 'dott'. Did you mean: 'dot'?",
        ),
    ),
    Words(
        MessageFamily.FUNCTION,
        "AttributeError|TypeError",
        r"'(?:function|builtin_function_or_method|method|type|(?:numpy\.)?(?:ufunc|_ArrayFunctionDispatcher))' object "
        r"(?:has no attribute '(?P<name>\w+)'|is not subscriptable)",
        (
            "'numpy._ArrayFunctionDispatcher' object has no attribute 'T'",
            "'function' object has no attribute 'T'",
            "'builtin_function_or_method' object is not subscriptable",
            "'type' object is not subscriptable",
        ),
    ),
    Words(
        MessageFamily.APPEND,
        "TypeError|AttributeError",
        r"append\(\) takes exactly one argument|object has no attribute 'append'",
        (
            "append() takes exactly one argument (2 given)",
            "list.append() takes exactly one argument (2 given)",
            "'NoneType' object has no attribute 'append'",
            "'numpy.ndarray' object has no attribute 'append'",
            "'tuple' object has no attribute 'append'",
        ),
    ),
    Words(
        MessageFamily.NONE,
        "",
        r"NoneType|output from dtype\('O'\)",
        (
            "unsupported operand type(s) for *: 'float' and 'NoneType'",
            "'NoneType' object cannot be interpreted as an integer",
            "cannot unpack non-iterable NoneType object",
            "'NoneType' object is not iterable",
            "object of type 'NoneType' has no len()",
            "'NoneType' object is not subscriptable",
            "'NoneType' object does not support item assignment",
            "'NoneType' object has no attribute 'shape'",
            "bad operand type for unary -: 'NoneType'",
            "loop of ufunc does not support argument 0 of type NoneType which has no callable tanh method",
            "float() argument must be a string or a real number, not 'NoneType'",
            "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'",
            "'NoneType' object is not callable",
            "Cannot cast ufunc 'add' output from dtype('O') to dtype('float64') with casting rule 'same_kind'",
        ),
    ),
    Words(
        MessageFamily.ARGUMENTS,
        "TypeError",
        r"(?P<name>\w+)\(\) (?:missing \d+ required|takes (?:from )?\d+ (?:to \d+ )?positional|got an unexpected)",
        (
            "rnn_cell_backward() missing 1 required positional argument: 'cache'",
            "lstm_cell_backward() takes 3 positional arguments but 4 were given",
            "softmax() takes 1 positional argument but 2 were given",
            "rnn_forward() got an unexpected keyword argument 'a_0'",
        ),
    ),
    Words(
        MessageFamily.UNPACKED,
        "ValueError|TypeError",
        r"(?:too many|not enough) values to unpack|need more than \d+ values? to unpack|cannot unpack non-iterable",
        (
            "too many values to unpack (expected 2)",
            "too many values to unpack (expected 4, got 5)",
            "not enough values to unpack (expected 4, got 2)",
            "cannot unpack non-iterable int object",
        ),
    ),
    Words(
        MessageFamily.SHAPES,
        "ValueError|AxisError",
        r"\bshapes?\b|not aligned|core dimension|broadcast|inhomogeneous|sequence|dimension",
        (
            "shapes (5,3) and (5,10) not aligned: 3 (dim 1) != 5 (dim 0)",
            "operands could not be broadcast together with shapes (5,10) (10,8) ",
            "could not broadcast input array from shape (5,10) into shape (5)",
            "non-broadcastable output operand with shape (5,1) doesn't match the broadcast shape (5,5)",
            "matmul: Input operand 1 has a mismatch in its core dimension 0, with signature (n?,k),(k,m?)->(n?,m?)",
            "all the input array dimensions except for the concatenation axis must match exactly",
            "all the input arrays must have same number of dimensions",
            "zero-dimensional arrays cannot be concatenated",
            "setting an array element with a sequence.",
            "cannot reshape array of size 50 into shape (5,5)",
            "axis 1 is out of bounds for array of dimension 1",
            "objects are not aligned",
        ),
    ),
    Words(
        MessageFamily.INDICES,
        "IndexError|TypeError",
        r"\bind(?:ex|ices)\b",
        (
            "index 4 is out of bounds for axis 2 with size 4",
            "too many indices for array",
            "list index out of range",
            "tuple index out of range",
            "invalid index to scalar variable.",
            "tuple indices must be integers or slices, not str",
            "list indices must be integers, not tuple",
            "only integer scalar arrays can be converted to a scalar index",
            "only integers, slices (`:`), ellipsis (`...`) and integer or boolean arrays are valid indices",
        ),
    ),
    Words(
        MessageFamily.KINDS,
        "TypeError|AttributeError|ValueError|ZeroDivisionError|RecursionError|MemoryError|OverflowError",
        r"object|operand|argument|sequence|unhashable|type|integer|float|division|recursion|truth value|list|array",
        (
            "'list' object has no attribute 'shape'",
            "unsupported operand type(s) for -: 'int' and 'dict'",
            "concatenate() got multiple values for argument 'axis'",
            "can't multiply sequence by non-int of type 'float'",
            "unhashable type: 'numpy.ndarray'",
            "only size-1 arrays can be converted to Python scalars",
            "only length-1 arrays can be converted to Python scalars",
            "'numpy.float64' object cannot be interpreted as an integer",
        ),
    ),
)

_KNOWN = tuple((words, re.compile(words.kinds), re.compile(words.pattern)) for words in WORDS)


def family_of(error: RaisedError) -> tuple[MessageFamily, str]:
    """Return the family of an exception's message, and the name that it has in it, "" for none."""
    for words, kinds, pattern in _KNOWN:
        if (not words.kinds or kinds.fullmatch(error.kind)) and (found := pattern.search(error.message)):
            groups = found.groupdict()
            return words.family, (groups.get("name") or groups.get("part") or "")[:LONGEST_NAME]
    return MessageFamily.UNKNOWN, ""
