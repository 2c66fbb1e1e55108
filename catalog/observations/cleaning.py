"""Cleaning: a paste with what word processors, forums, terminals and notebooks did to it undone."""

import html
import re

_CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("−–—‒﹣－", "-"),
        **dict.fromkeys("\u00a0\u2007\u202f\u2009\t", " "),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\r", None),
        "…": "...",
        "→": "=",
    }
)

_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
_MARKDOWN = re.compile(r"\*\*|\||\\(?=[_\[\]*])|^[ ]*>(?!>>)[ ]?", re.MULTILINE)
_PROMPT = re.compile(r"^[ ]*(?:In|Out)[ ]?\[[\d* ]*\]:|^[ ]*>>> ?", re.MULTILINE)
_WRAPPER = re.compile(r"(?<![\w.])(?:(?:np|numpy)\.)?(?:array|asarray|float(?:16|32|64)|u?int(?:8|16|32|64)|list)\(")
_PYTHON_2_LONG = re.compile(r"(?<=\d)L(?=[,)])")


def clean(text: str) -> str:
    """Return the text in plain quotes, minus signs and spaces, without markup, prompts and numpy's wrappers."""
    text = _ANSI.sub("", text.replace("\r\n", "\n")).translate(_CHARACTERS)
    text = _TAG.sub(" ", html.unescape(text)).translate(_CHARACTERS)
    text = _MARKDOWN.sub(" ", _PROMPT.sub(" ", text))
    return _PYTHON_2_LONG.sub("", _WRAPPER.sub(" ", text))
