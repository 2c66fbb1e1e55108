"""The fast tests: there are some of every room, and all that are listed exist."""

import pytest

from noxfile import AROUND, FAST
from tests.support.imports import contracts
from tests.support.paths import ROOT


def test_every_room_is_come_into() -> None:
    assert list(FAST) == contracts()["layers"]["layers"]


@pytest.mark.parametrize("listed", [*AROUND, *(path for room in FAST.values() for path in room)])
def test_what_is_listed_exists(listed: str) -> None:
    path, _, name = listed.partition("::")
    assert (ROOT / path).exists()
    assert not name or f"\ndef {name}(" in (ROOT / path).read_text(encoding="utf-8")
