"""Labels: what stands before a value in a paste, and tells which quantity it is."""

import re
from dataclasses import dataclass

from catalog.caching import REGISTRY
from catalog.model.probe import Shows
from catalog.model.subscripts import tidy
from catalog.reading.pastes.vocabulary import all_words

_INDEX = r"(?: ?\[[ \d,:-]*\])*"
_SIGN = r"[\s|]*(?:==?>?|:|->)|[ ]+(?:is|was|are|equals|gives)\b"
_WORD = r"\s*(?P<word>expected|should be|got|mine|actual|i get|i got)\b[ ]*[:=]?"
_BORDER = re.compile(r"[ ]*[|\t]")
_AFTER_OPERATOR = re.compile(r"[\w)\]][ ]?(?:\*\*?|[/%@])[ ]?$|(?:\d|[)\]])[ ]?[-+][ ]?$")
_BEFORE_OPERATOR = re.compile(r"[ ]?(?:\*\*?|[/%@+-])[ ]?[\w(.][^=:\n]{0,30}[=:]")

# So much before a name tells whether it stands alone, or in an expression.
NEAR = 40


@dataclass(frozen=True, slots=True)
class Label:
    """A quantity's name in a text, from `start` to `stop`, where its value should begin.

    signed: something like "=" follows, or a border between cells. sure: no other reading of the name is likely (it is
    indexed, a key or signed and longer than a letter). expected: whether the word behind it calls the value expected;
    None without a word. within: it is a part of an expression, as in 2 * dx[1][2], whose value is another.
    """

    name: str
    index: str
    shows: Shows
    start: int
    stop: int
    signed: bool
    sure: bool
    expected: bool | None
    within: bool = False


@REGISTRY.keep()
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, names), key=lambda word: (-len(word), word)))
    keyed = rf"[A-Za-z_]\w*\[ *[\"']? *(?P<key>{words}) *[\"']? *\]"
    quoted = rf"[\"'](?P<quoted>{words})[\"'](?= *[:,])"
    plain = rf"(?P<plain>{words})(?:_tmp)?"
    return re.compile(
        rf"(?P<length>\blen *\( *)?(?<![\w.])(?:{keyed}|{quoted}|{plain})(?![\w\"'(])(?P<index>{_INDEX})"
        rf"(?(length) *\))(?P<shape>(?:\.| +)shape)?(?P<sign>{_SIGN}|(?(quoted) *,|(?!)))?(?:{_WORD})?",
        re.IGNORECASE,
    )


def find_label(text: str, at: int) -> Label | None:
    """Return the first label in a text from a place on."""
    while found := _pattern(all_words()).search(text, at):
        at = found.end()
        name = found["key"] or found["quoted"] or found["plain"]
        index = tidy(found["index"])
        if name in all_words() and index is not None:
            return _label(text, found, name, index)
    return None


def _label(text: str, found: re.Match[str], name: str, index: str) -> Label:
    shows = Shows.SHAPE if found["shape"] else Shows.LENGTH if found["length"] else Shows.VALUE
    border = _BORDER.match(text, found.end()) is not None
    signed = border or found["sign"] is not None or found["word"] is not None
    marked = bool(index or found["key"] or found["quoted"]) or shows is not Shows.VALUE
    near = text[max(found.start() - NEAR, 0) : found.start()]
    alone = not near[near.rfind("\n") + 1 :].strip(" |('\"")
    word = (found["word"] or "").lower()
    expected = word in ("expected", "should be") if word else None
    sure = marked or (len(name) > 1 and (signed or alone))
    within = marked and bool(_AFTER_OPERATOR.search(near) or (not signed and _BEFORE_OPERATOR.match(text, found.end())))
    return Label(name, index, shows, found.start(), found.end(), signed, sure, expected, within)
