"""Findings: each thing that a diagnosis says, as data. Its sentence is made in reporting, when asked for."""

from dataclasses import dataclass

from catalog.model.rendering import renderer


class Finding:
    """One thing that is found: frozen data that equals what is found again. str() gives its sentence."""

    __slots__ = ()

    def __str__(self) -> str:
        return renderer("finding").show(self, 0)


@dataclass(frozen=True, slots=True)
class Refused(Finding):
    """What was given cannot be used. sentence: why and what to do, in the words of what refused it."""

    sentence: str

    __str__ = Finding.__str__
