"""Phrases: every finding has a sentence, whoever makes it."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import is_dataclass

import pytest

from catalog.model import findings
from catalog.model.finding import Finding
from catalog.reporting import finding as shown
from catalog.reporting.phrases.sentence import sentence


def kinds() -> Iterator[type[Finding]]:
    for module in pkgutil.iter_modules(findings.__path__):
        names = vars(importlib.import_module(f"{findings.__name__}.{module.name}"))
        yield from (each for each in names.values() if isinstance(each, type) and issubclass(each, Finding))


KINDS = sorted({each for each in kinds() if is_dataclass(each)}, key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", KINDS)
def test_somebody_words_it(kind: type[Finding]) -> None:
    assert sentence.dispatch(kind) is not sentence.dispatch(object)
    assert kind.__str__ is Finding.__str__


def test_what_nobody_words_is_refused() -> None:
    with pytest.raises(TypeError, match="nobody words Finding"):
        shown.show(Finding(), 0)
