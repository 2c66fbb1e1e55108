"""The public interface: what is imported from `catalog` itself."""

import subprocess
import sys
from importlib.metadata import version

import catalog
from tests.support.paths import ROOT


def test_everything_public_is_seen_before_it_is_asked_for() -> None:
    line = "import catalog; print(*dir(catalog))"
    done = subprocess.run([sys.executable, "-c", line], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == sorted([*catalog.__all__, "__version__"])
    assert all(hasattr(catalog, name) for name in dir(catalog))


def test_the_version_is_the_one_that_is_installed() -> None:
    assert catalog.__version__ == version("bptt-bug-catalog")


def test_who_does_not_ask_for_the_version_does_not_wait_for_it() -> None:
    line = "import catalog, sys; sys.exit('importlib.metadata' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", line], cwd=ROOT, check=False).returncode == 0
