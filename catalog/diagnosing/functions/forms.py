"""Forms: what kind of thing a function returned beside what a correct one returns, in words."""

from collections.abc import Mapping

from catalog.terminal.phrases import listed

Key = str | int


def kinds(form: str) -> dict[Key, str]:
    """Return the kinds of the parts of a form, by key or by position: "dict of dx: array" has an array under dx."""
    kind, _, parts = form.partition(" of ")
    if not parts:
        return {}
    if kind == "dict":
        return {key: found for key, _, found in (part.partition(": ") for part in parts.split(", "))}
    return dict(enumerate(parts.split(", ")))


def returning(name: str, mine: str, usual: str) -> str:
    """Return how what a function returned differs from what a correct one returns, "" where it only has more."""
    if not (mine.startswith("dict of ") and usual.startswith("dict of ")):
        return f"It returns {_article(mine)}, where a correct {name} returns {_article(usual)}."
    return _parts(name, kinds(mine), kinds(usual))


def _parts(name: str, own: Mapping[Key, str], right: Mapping[Key, str]) -> str:
    missing, more = [str(key) for key in right if key not in own], [str(key) for key in own if key not in right]
    if missing:
        instead = f", and has {listed(more)}, which a correct one has not" if more else ""
        return f"The dict that it returns has no {listed(missing)}{instead}."
    others = {own[key] for key in right if own[key] != right[key]}
    said = (_of_kind(kind, [str(key) for key in right if own[key] == kind], name) for kind in sorted(others))
    return " ".join(said)


def _of_kind(kind: str, keys: list[str], name: str) -> str:
    each, arrays = ("", "an array") if len(keys) == 1 else ("each ", "arrays")
    return f"It returns {listed(keys)} {each}as {_a(kind)}, where a correct {name} returns {arrays} of float64."


def _article(form: str) -> str:
    kind, _, parts = form.partition(" of ")
    if kind == "dict" and parts:
        return f"a dict with {listed([str(key) for key in kinds(form)])}"
    if not parts:
        return _a(form)
    return f"a {kind} of {parts}"


def _a(kind: str) -> str:
    return kind if kind == "None" else f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
