"""Other processes say the same: no answer depends on how Python orders a set."""

import os
import subprocess
import sys

from tests.support.paths import ROOT

EXCEPTIONS = (
    "NameError: name 'da_prevt' is not defined",
    "TypeError: unsupported operand type(s) for *: 'NoneType' and 'float'",
)

ASKED = f"""
from catalog import diagnose
for text in {EXCEPTIONS!r}:
    print(diagnose(text, budget=0).to_json())
    print(diagnose(text, budget=0).show())
"""


def test_the_order_of_sets_changes_no_answer() -> None:
    found = set()
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        ended = subprocess.run(
            [sys.executable, "-c", ASKED], check=True, cwd=ROOT, capture_output=True, env=environment
        )
        found.add(ended.stdout)
    assert len(found) == 1
    assert len(found.pop().splitlines()) > 3 * len(EXCEPTIONS)
