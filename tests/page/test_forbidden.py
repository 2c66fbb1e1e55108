"""Nothing is imported that WebAssembly has not, or that a page would have to wait for."""

import json
import subprocess
import sys

from catalog.page.answering import answer
from tests.page.submissions import FILES
from tests.support.paths import ROOT


def test_every_kind_of_question_is_answered_without_what_a_page_has_not() -> None:
    asked = "".join(f"{json.dumps(each)}\n" for each in FILES.values())
    command = [sys.executable, "-m", "tests.page.forbidding"]
    found = subprocess.run(command, input=asked, capture_output=True, text=True, cwd=ROOT, check=False)
    assert found.stderr == ""
    answers = list(map(json.loads, found.stdout.splitlines()))
    assert answers == [json.loads(answer(*each.values())) for each in FILES.values()]
    assert [each["json"].get("verdict", "several cells") for each in answers] == [
        *("ambiguous", "localised", "several cells", "localised")
    ]
