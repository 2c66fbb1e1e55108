"""What functions return: how its form differs from that of what a correct function returns."""

from dataclasses import dataclass

from catalog.model.finding import Finding
from catalog.model.form import Form, Kind


@dataclass(frozen=True, slots=True)
class OtherForm(Finding):
    """A function returns something of another form."""

    function: str
    returned: Form
    right: Form


@dataclass(frozen=True, slots=True)
class LacksKeys(Finding):
    """The dict that a function returns has not all keys. more: those that it has and a correct one has not."""

    missing: tuple[str, ...]
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherParts(Finding):
    """Some parts of the dict that a function returns are of another kind than float64 arrays. parts: by key."""

    function: str
    parts: tuple[tuple[str, Kind], ...]


Returns = OtherForm | LacksKeys | OtherParts


@dataclass(frozen=True, slots=True)
class RightInAnotherForm(Finding):
    """The numbers that a function returns are right, and it returns them in another form."""

    function: str
    returns: Returns
