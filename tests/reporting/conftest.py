"""What several tests of the formats need."""

from pathlib import Path

import pytest

from tests.support.batches import hostile_class


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a class whose files have names that are markup, a formula and two lines."""
    return hostile_class(tmp_path_factory.mktemp("class"))
