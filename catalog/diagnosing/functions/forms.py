"""Forms: what kind of thing a function returned beside what a correct one returns."""

from catalog.model.findings.returned import LacksKeys, OtherForm, OtherParts, Returns
from catalog.model.form import ARRAY, Form


def returning(name: str, mine: Form, usual: Form) -> Returns | None:
    """Return how what a function returned differs from what a correct one returns, None where it only has more."""
    if not (mine.keys and usual.keys):
        return OtherForm(name, mine, usual)
    own, right = mine.by_key, usual.by_key
    missing, more = (tuple(str(key) for key in one if key not in other) for one, other in ((right, own), (own, right)))
    if missing:
        return LacksKeys(missing, more)
    others = tuple((str(key), own[key]) for key in right if own[key] != right[key])
    return OtherParts(name, others) if others else None


def has_other_arrays(mine: Form, usual: Form) -> bool:
    """True where something else stands in the place of one of a correct function's arrays."""
    own = mine.by_key
    return any(kind == ARRAY and own.get(part, kind) != kind for part, kind in usual.by_key.items())
