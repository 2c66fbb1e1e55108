"""Pasted code: a text in which a function of the course is defined, as source that can be run apart."""

import re

from catalog.reading.pastes.code import functions_defined
from catalog.reading.sources.source import Chunk, Source

_FENCED = re.compile(r"^[ ]{0,3}```[^\n`]{0,40}\n(.*?)^[ ]{0,3}```", re.MULTILINE | re.DOTALL)
_PROMPT = re.compile(r"^(?:>>> ?|\.\.\. ?|In ?\[\d{0,5}\]: ?)", re.MULTILINE)
_QUOTE = re.compile(r"^> ?", re.MULTILINE)
_CHARACTERS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u200b": None, "−": "-"})


def pasted_source(content: bytes) -> Source | None:
    """Return the source in a pasted text, None where it defines none of the course's functions."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None
    if not functions_defined(text):
        return None
    text = text.translate(_CHARACTERS)
    if all(line.startswith(">") for line in text.split("\n") if line.strip()) and ">>>" not in text:
        text = _QUOTE.sub("", text)
    blocks = [found[1] for found in _FENCED.finditer(text) if functions_defined(found[1])]
    return Source(tuple(Chunk(_PROMPT.sub("", block)) for block in blocks or [text]))
