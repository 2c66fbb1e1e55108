"""Sources of any length that cost much to read: by what they are made of, a text of about so many characters."""

from collections.abc import Callable

# What stands behind each: a function that should be found, or said to be left out.
FUNCTION = """import numpy as np


def rnn_cell_forward(xt, a_prev, parameters):
    a_next = np.tanh(parameters["Wax"] @ xt + parameters["Waa"] @ a_prev + parameters["ba"])
    return a_next, softmax(parameters["Wya"] @ a_next + parameters["by"]), (a_next, a_prev, xt, parameters)
"""


def lines(line: str) -> Callable[[int], str]:
    """Return a text that is one line again and again."""
    return lambda size: line * (size // len(line))


SOURCES: dict[str, Callable[[int], str]] = {
    "if with many statements": lambda size: "if True:\n" + "    a=1\n" * (size // 8),
    "ifs nested 15": lambda size: (
        "".join("    " * (i) + "if True:\n" for i in range(15)) + ("    " * 15 + "a=1\n") * (size // 64)
    ),
    "many ifs": lines("if a:\n    b=1\n"),
    "many ifs true": lines("if True:\n    b=1\n"),
    "if false": lambda size: "if False:\n" + "    a=1\n" * (size // 8),
    "if unknown": lambda size: "if x:\n" + "    a=1\n" * (size // 8),
    "if unknown calls": lambda size: "if x:\n" + "    f()\n" * (size // 8),
    "try calls": lambda size: "try:\n" + "    f()\n" * (size // 8) + "except E:\n    pass\n",
    "try assigns": lambda size: "try:\n" + "    a=f\n" * (size // 8) + "except E:\n    pass\n",
    "if main": lambda size: "if __name__=='__main__':\n" + "    a=1\n" * (size // 8),
    "elifs": lambda size: "if a:\n    pass\n" + "elif b:\n    c=1\n" * (size // 16),
    "assignments": lines("a=1\n"),
    "assignments distinct": lambda size: "".join(f"a{i}=b{i}\n" for i in range(size // 13)),
    "chain of assignments": lambda size: "".join(f"a{i}=a{i + 1}\n" for i in range(size // 13)),
    "same name chain": lines("a=a+1\n"),
    "calls": lines("f()\n"),
    "functions": lines("def f():\n    pass\n"),
    "wanted functions": lines("def rnn_forward(x):\n    return x\n"),
    "one long function": lambda size: "def rnn_forward(x):\n" + "    a=1\n" * (size // 8),
    "one long function of ifs": lambda size: "def rnn_forward(x):\n" + "    if a:\n        b=1\n" * (size // 24),
    "one-line functions": lines("def f():pass\n"),
    "classes": lines("class A:\n    pass\n"),
    "class of methods": lambda size: "class A:\n" + "    def f(self): pass\n" * (size // 23),
    "decorators": lambda size: "@d\n" * (size // 3) + "def rnn_forward(x): pass\n",
    "decorators broken": lambda size: "@d\n" * (size // 3),
    "imports": lines("import a\n"),
    "from imports": lines("from a import b\n"),
    "star imports": lines("from a import *\n"),
    "semicolons": lambda size: "a=1;" * (size // 4),
    "string": lambda size: "a='" + "x" * size + "'\n",
    "docstring": lambda size: 'a="""' + "x\n" * (size // 2) + '"""\n',
    "strings": lambda size: "a=" + "'x' " * (size // 4) + "\n",
    "strings in lines": lines("'x'\n"),
    "unclosed strings": lines("a='x\n"),
    "unclosed triple": lambda size: 'a="""' + "x\n" * (size // 2),
    "triples": lines('"""x"""\n'),
    "triples odd": lines('a = """\n'),
    "fstrings": lambda size: "a=" + "f'{x}' " * (size // 7) + "\n",
    "list literal": lambda size: "a=[" + "1," * (size // 2) + "]\n",
    "list literal lines": lambda size: "a=[\n" + "1,\n" * (size // 3) + "]\n",
    "dict literal": lambda size: "a={" + "1:2," * (size // 4) + "}\n",
    "matrix literal": lambda size: "a=[" + "[1,2,3],\n" * (size // 9) + "]\n",
    "big number": lambda size: "a=" + "1" * size + "\n",
    "hex number": lambda size: "a=0x" + "f" * size + "\n",
    "sum": lambda size: "a=1" + "+1" * (size // 2) + "\n",
    "attribute chain": lambda size: "a=b" + ".c" * (size // 2) + "\n",
    "call chain": lambda size: "a=f" + "()" * (size // 2) + "\n",
    "subscript chain": lambda size: "a=f" + "[0]" * (size // 3) + "\n",
    "comparisons": lambda size: "a=1" + "<1" * (size // 2) + "\n",
    "ands": lambda size: "a=1" + " and 1" * (size // 6) + "\n",
    "ternaries": lambda size: "a=1" + " if 1 else 1" * (size // 12) + "\n",
    "minuses": lambda size: "a=" + "-" * size + "1\n",
    "nots": lambda size: "a=" + "not " * (size // 4) + "1\n",
    "lambdas": lambda size: "a=" + "lambda:" * (size // 7) + "1\n",
    "stars": lambda size: "a=" + "*" * size + "\n",
    "open parens": lambda size: "(" * size,
    "close parens": lambda size: ")" * size,
    "parens": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "parens in lines": lines("(\n"),
    "braces": lambda size: "{" * size,
    "brackets 90 deep": lambda size: ("a=" + "[" * 90 + "]" * 90 + "\n") * (size // 183),
    "braces 90 deep": lambda size: ("a=" + "{1:" * 90 + "1" + "}" * 90 + "\n") * (size // 363),
    "calls 90 deep": lambda size: ("a=" + "f(" * 90 + ")" * 90 + "\n") * (size // 273),
    "calls 90 deep unclosed": lambda size: ("a=" + "f(" * 90 + ")" * 89 + "\n") * (size // 272),
    "lambda 90 deep": lambda size: ("a=" + "(lambda:" * 50 + "1" + ")" * 50 + "\n") * (size // 453),
    "comprehensions": lambda size: "a=[1" + " for x in y" * (size // 11) + "]\n",
    "indents": lambda size: "".join(" " * i + "if a:\n" for i in range(int((2 * size) ** 0.5))),
    "indent 90": lambda size: "".join(" " * i + "if a:\n" for i in range(90)) + (" " * 90 + "b=1\n") * (size // 94),
    "nested defs 15": lambda size: (
        ("".join("  " * i + "def f():\n" for i in range(15)) + "  " * 15 + "pass\n") * (size // 400)
    ),
    "blank lines": lambda size: "\n" * size,
    "spaces": lambda size: " " * size,
    "spaces lines": lines("   \n"),
    "tabs": lambda size: "\t" * size,
    "tab broken": lines("if a:\n\tb=1\n        c=1\n"),
    "backslashes": lines("\\\n"),
    "backslash one": lambda size: "\\" * size,
    "if unknown one line": lambda size: "if x: " + "f();" * (size // 4) + "\n",
    "if true one line": lambda size: "if True: " + "a=1;" * (size // 4) + "\n",
    "if unknown lines of calls": lambda size: "if x:\n" + "    f();f(\n);f()\n" * (size // 18),
    "triples odd 3": lines('a = """x\n'),
    "ifs always nested": lambda size: (
        "".join(" " * i + "if True:\n" for i in range(90)) + (" " * 90 + "b=1\n") * (size // 94)
    ),
    "comments": lines("# x\n"),
    "comment one": lambda size: "#" + "x" * size,
    "magics": lines("%matplotlib\n"),
    "shell": lines("!ls\n"),
    "questions": lambda size: "a" * size + "?\n",
    "names long": lambda size: "a" * size + "\n",
    "names and questions": lambda size: "a.b[" * (size // 4) + "\n",
    "assign magic": lambda size: "a, " * (size // 3) + "= %x\n",
    "assign magic broken": lambda size: "a, " * (size // 3) + "\n",
    "percent": lambda size: "%" * size,
    "cell magic": lambda size: "%%time\n" + "a=1\n" * (size // 4),
    "unicode": lambda size: "a='" + "é" * size + "'\n",
    "unicode names": lines("é=1\n"),
    "unicode statements": lambda size: "é=1;" * (size // 4) + "\n",
    "unicode broken": lambda size: "a='é';" * (size // 6) + "(\n",
    "surrogates": lambda size: "a='" + "\ud800" * size + "'\n",
    "nulls": lambda size: "\0" * size,
    "crs": lambda size: "a=1\r" * (size // 4),
    "prose": lines("The gradient is wrong here and I do not know why.\n"),
    "prose quotes": lines("don't do that\n"),
    "prompts": lines(">>> a = 1\n"),
    "broken lines": lines("a = = 1\n"),
    "broken indented": lines("  a = 1\n b = 2\n"),
    "broken end": lambda size: "a=1\n" * (size // 4) + "b = = 2\n",
    "broken end funcs": lambda size: "def f(x):\n    return x\n" * (size // 23) + "b = = 2\n",
    "broken in parens": lambda size: "a=(\n" + "b=1\n" * (size // 4),
    "broken else": lines("else:\n"),
    "broken def": lines("def f(:\n"),
    "broken decorated": lines("@\n"),
    "return": lines("return 1\n"),
    "await": lines("await x\n"),
    "yield": lines("yield\n"),
    "nonlocal": lines("nonlocal x\n"),
    "global": lines("global x\n"),
    "del": lines("del x\n"),
    "loops": lines("for i in x: pass\n"),
    "for with functions": lambda size: "for i in x:\n" + "    def rnn_forward(): pass\n" * (size // 28),
    "with": lines("with a: pass\n"),
    "match": lambda size: "match x:\n" + "  case 1: pass\n" * (size // 15),
    "walrus": lines("(a:=1)\n"),
    "annotations": lines("a: int = 1\n"),
    "parts changed": lines("a[0]=1\n"),
    "data": lines("x=np.random.randn(3)\n"),
    "data chain": lambda size: "x0=np.random.randn(3)\n" + "".join(f"x{i + 1}=x{i}\n" for i in range(size // 15)),
    "data chain back": lambda size: (
        "".join(f"x{i}=x{i + 1}\n" for i in range(size // 15)) + f"x{size // 15}=np.random.randn(3)\n"
    ),
    "globals": lambda size: "def rnn_forward(x): return globals()\n" + "".join(f"a{i}=1\n" for i in range(size // 9)),
    "needed": lambda size: (
        "def rnn_forward(x): return a0\n" + "".join(f"a{i}=lambda: a{i + 1}\n" for i in range(size // 20))
    ),
    "many names one statement": lambda size: (
        "def rnn_forward(x): return a\n" + ",".join(f"a{i}" for i in range(size // 7)) + "=x\n"
    ),
    "future": lines("from __future__ import annotations\n"),
    "args": lambda size: "def rnn_forward(" + ",".join(f"a{i}" for i in range(size // 8)) + "): pass\n",
    "global redefinition": lines("rnn_forward=rnn_forward\n"),
    "numbers": lines("1.5 2.5\n"),
    "base64": lambda size: "a='" + ("QUJD" * 19 + "\\\n") * (size // 78) + "'\n",
}


def source(name: str, size: int) -> str:
    """Return the source of a name, with the function behind it."""
    return f"{SOURCES[name](size)}\n{FUNCTION}"
