"""Returned values: their form beside that of what a correct function returns."""

from catalog.model.findings.returned import LacksKeys, OtherForm, OtherParts, Returns, RightInAnotherForm
from catalog.model.form import ARRAY, NOTHING, Form, Kind
from catalog.reporting.phrases.sentence import sentence
from catalog.terminal.phrases import listed


@sentence.register
def _(found: OtherForm | LacksKeys | OtherParts) -> str:
    return _said_of("It", found)


@sentence.register
def _(found: RightInAnotherForm) -> str:
    return _said_of(found.function, found.returns)


def _said_of(function: str, found: Returns) -> str:
    """Return the sentences of which the first begins with what the function is called there."""
    if isinstance(found, OtherForm):
        right = _with_article(found.right)
        return f"{function} returns {_with_article(found.returned)}, where a correct {found.function} returns {right}."
    if isinstance(found, LacksKeys):
        instead = f", and has {listed(found.more)}, which a correct one has not" if found.more else ""
        return f"The dict that it returns has no {listed(found.missing)}{instead}."
    kinds = sorted({_shown(kind) for _, kind in found.parts})
    names = [function, *("It" for _ in kinds[1:])]
    return " ".join(_of_kind(name, kind, found) for name, kind in zip(names, kinds, strict=True))


def _of_kind(name: str, kind: str, found: OtherParts) -> str:
    """Return what is said of all parts of one kind."""
    keys = [key for key, each in found.parts if _shown(each) == kind]
    every, arrays = ("", "an array") if len(keys) == 1 else ("each ", "arrays")
    right = f"where a correct {found.function} returns {arrays} of float64"
    return f"{name} returns {listed(keys)} {every}as {_a(kind)}, {right}."


def _with_article(form: Form) -> str:
    if form.keys:
        return f"a dict with {listed(form.keys)}"
    if not form.parts:
        return _a(_shown(form.kind))
    return f"a {form.kind.type} of {', '.join(map(_shown, form.parts))}"


def _shown(kind: Kind) -> str:
    """Return what a kind is called: "array" of float64, "float32 array", "None", "list"."""
    if kind == NOTHING:
        return "None"
    return "array" if kind == ARRAY else f"{kind.dtype} array" if kind.dtype else kind.type


def _a(kind: str) -> str:
    return kind if kind == "None" else f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
