"""The site in Chromium: what a page answers, what it looks after, and that nothing is sent."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from catalog.page.answering import answer
from catalog.registry import all_mutants
from tests.localising.functions import TWO_IN_A_LOOP
from tests.page.submissions import FILES, OUTPUTS, in_a_notebook
from tests.support.paths import ROOT

MINUTE = 60_000
THREAD = (ROOT / "docs" / "thread.txt").read_text()
PAGES = ("index.html", "mistakes/index.html", "exercises/rnn_backward.html", "errata.html")
MUTANT = "mistakes/c5w1a1.rnn_backward.drops_da_prevt.html"


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    context = browser.new_context()
    found = context.new_page()
    found.set_default_timeout(2 * MINUTE)
    found.goto(f"{address}index.html")
    found.locator("body[data-state=ready]").wait_for()
    yield found
    context.close()


def answered(page: Any) -> str:
    """Return the whole answer as text."""
    page.locator("body[data-state=answered]").wait_for()
    return str(page.locator("#answer > details pre").text_content())


def ask(page: Any, text: str) -> str:
    page.locator("#given").fill(text)
    page.locator("#go").click()
    page.locator("body[data-state=asking], body[data-state=answered]").wait_for()
    return answered(page)


def native(**question: Any) -> str:
    return str(json.loads(answer(**question))["text"])


def test_what_a_thread_shows_is_answered_by_keyboard_alone(page: Any) -> None:
    page.locator("#given").focus()
    page.keyboard.insert_text(THREAD)
    page.keyboard.press("Control+Enter")
    assert answered(page) == native(name="-", content=THREAD, options={})
    assert "WRONG" in page.locator(".verdict").first.text_content()
    assert page.locator("pre .wrong").count() > 0


def test_real_outputs_are_answered_as_natively(page: Any) -> None:
    for question in OUTPUTS[::20]:
        page.evaluate("document.body.dataset.state = ''")
        expected = native(name="-", content=question["content"], options={})
        assert rounded(ask(page, str(question["content"]))) == rounded(expected)


def rounded(text: str) -> str:
    """Return a text with numbers of nine digits: sums in another order differ in the last ones."""
    return re.sub(r"-?\d+\.\d+(e-?\d+)?", lambda found: f"{float(found[0]):.9g}", text)


@pytest.mark.parametrize("name", [name for name, question in FILES.items() if question["name"] != "-"])
def test_files_are_answered_as_natively(page: Any, name: str) -> None:
    question = FILES[name]
    content = question["content"]
    given = content if isinstance(content, bytes) else str(content).encode()
    page.locator("#file").set_input_files({"name": question["name"], "mimeType": "text/plain", "buffer": given})
    options = {"execute": True}
    assert rounded(answered(page)) == rounded(native(name=question["name"], content=content, options=options))


def test_the_part_of_a_line_that_is_wrong_is_underlined(page: Any) -> None:
    given = in_a_notebook(TWO_IN_A_LOOP).encode()
    page.locator("#file").set_input_files({"name": "homework.ipynb", "mimeType": "text/plain", "buffer": given})
    answered(page)
    assert page.locator("#answer mark").all_text_contents() == ["da[:, :, t] - carried", 'step["dba"]']
    assert page.locator("#answer .verdict").all_text_contents() == ["✗ WRONG (rnn_backward)"]


def test_another_worker_stands_by_when_one_is_stopped(page: Any) -> None:
    page.locator("body[data-spare=ready]").wait_for()
    page.evaluate("document.body.dataset.state = ''")
    page.locator("#given").fill("def rnn_backward(da, caches):\n    while True:\n        pass\n")
    page.locator("#execute").check()
    page.locator("#go").click()
    page.locator("#stop:not([disabled])").click()
    page.locator("body[data-state=ready]").wait_for(timeout=1000)
    assert "WRONG" in ask(page, THREAD)


def test_an_endless_loop_is_stopped_and_the_page_goes_on(page: Any) -> None:
    page.locator("#execute").check()
    page.locator("#given").fill("def rnn_backward(da, caches):\n    while True:\n        pass\n")
    page.locator("#go").click()
    page.locator("#stop:not([disabled])").click()
    page.locator("body[data-state=ready]").wait_for()
    assert "WRONG" in ask(page, THREAD)


FORGED = json.dumps({"parts": [{"head": "<img src=x onerror=\"document.title='run'\">", "diagnosis": {"reason": 7}}]})

# What code that gets hold of JavaScript may try from within the worker.
IN_JAVASCRIPT = [
    "return fetch('/stolen')",
    "return new WebSocket('ws://' + location.host + '/stolen')",
    "return importScripts('/stolen')",
    "const text = \"fetch('/stolen')\"; return new Worker(URL.createObjectURL(new Blob([text])))",
    "return indexedDB.open('kept')",
    f"for (let id = 0; id < 9; id += 1) postMessage({{answer: {{id, text: {FORGED!r}}}}})",
    "postMessage({ready: true}); postMessage({warm: true}); postMessage({stage: {}}); postMessage({progress: 7})",
]

HOSTILE = {
    "markup": "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>\n" + THREAD,
    "imports": (
        "import numpy as np\ntry:\n    import js\n    js.fetch('/stolen')\nexcept Exception:\n    pass\n"
        "try:\n    from pyodide.http import open_url\n    open_url('/stolen')\nexcept Exception:\n    pass\n"
        "try:\n    import pyodide_js\n    pyodide_js.loadPackage('/stolen')\nexcept Exception:\n    pass\n"
        "def rnn_backward(da, caches):\n    try:\n        import js\n        js.fetch('/stolen')\n"
        "    except Exception:\n        pass\n    return {}\n"
    ),
    "constructor": (
        "import pyodide_js\ndef rnn_backward(da, caches):\n"
        f"    for text in {IN_JAVASCRIPT!r}:\n"
        "        try:\n            pyodide_js.constructor.constructor(text)()\n"
        "        except Exception:\n            pass\n    return {}\n"
    ),
    "ends": "import os\ndef rnn_backward(da, caches):\n    os._exit(0)\n",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_no_more_than_text(page: Any, kind: str, asked_for: list[str]) -> None:
    before = len(asked_for)
    page.locator("#execute").check()
    page.locator("#given").fill(HOSTILE[kind])
    page.locator("#go").click()
    page.locator("body[data-state=answered], body[data-state=broken], body[data-state=ready]").wait_for()
    assert page.title() != "run"
    assert page.locator("#answer img, #answer script").count() == 0
    assert asked_for[before:] == []
    page.evaluate("document.body.dataset.state = ''")
    assert "WRONG" in ask(page, THREAD)


def test_too_much_is_refused_in_a_sentence(page: Any) -> None:
    page.evaluate("text => { document.getElementById('given').value = text; }", "nothing\n" * 125_000 + THREAD)
    page.locator("#go").click()
    assert "paste the output of the cells in question alone" in answered(page)
    much = {"name": "much.ipynb", "mimeType": "text/plain", "buffer": b" " * 20_000_001}
    page.locator("#file").set_input_files(much)
    page.locator("#state", has_text="at most 20 are read").wait_for()
    page.evaluate("document.getElementById('given').value = document.body.dataset.state = ''")
    assert "WRONG" in ask(page, THREAD)


def test_the_door_is_closed_once_the_engine_is_there(page: Any) -> None:
    tried = "fetch('engine/manifest.json').then(() => 'sent', () => 'refused')"
    assert page.evaluate(tried) == "refused"


def test_a_link_holds_the_text(page: Any, browser: Any) -> None:
    ask(page, THREAD)
    page.get_by_role("button", name="Make a link").click()
    page.wait_for_url("**/index.html#*")
    other = browser.new_page()
    other.goto(page.url)
    other.locator("#ask:not([hidden])").wait_for()
    other.locator("body[data-state=ready]").wait_for(timeout=2 * MINUTE)
    assert other.locator("#given").input_value() == THREAD
    other.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [*PAGES, MUTANT])
def test_axe_finds_nothing(browser: Any, address: str, name: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    # axe is put into the page as a script, which the page's policy refuses from anybody else.
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}{name}")
    page.locator("main h1").wait_for()
    found = Axe().run(page).response["violations"]
    context.close()
    assert [(each["id"], [node["target"] for node in each["nodes"][:3]]) for each in found] == []


def test_the_index_is_filtered_by_keyboard(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}mistakes/index.html")
    page.locator("#words").focus()
    page.keyboard.insert_text("drops_da_prevt")
    assert 0 < page.locator("#mistakes tbody tr:visible").count() < 4
    page.locator("#words").fill("")
    page.locator("#exercise").select_option("rnn_backward")
    page.locator("#wrong").select_option("dba")
    shown = page.locator("#mistakes tbody tr:visible").count()
    assert 0 < shown < len([each for each in all_mutants() if ".rnn_backward." in each.name])
    assert f"{shown} of {len(all_mutants())}" in page.locator("#count").inner_text()
    page.close()


@pytest.mark.parametrize("name", ["mistakes/index.html", "exercises/rnn_backward.html", "errata.html", MUTANT])
def test_pages_are_there_without_scripts_and_fit_a_phone(browser: Any, address: str, name: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 700})
    page = context.new_page()
    page.goto(f"{address}{name}")
    assert page.locator("main h1").is_visible()
    assert page.locator("main").inner_text().count("\n") > 5
    wide = page.locator("body").bounding_box()["width"]
    assert wide <= 360
    context.close()


def test_the_single_file_opens_from_a_disk(browser: Any, tmp_path: Path) -> None:
    from catalog.site.single import single_page
    from tests.site.conftest import PYODIDE

    path = tmp_path / "single.html"
    path.write_text(single_page(Path(PYODIDE)), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    page.locator("body[data-state=ready]").wait_for(timeout=2 * MINUTE)
    page.set_default_timeout(2 * MINUTE)
    assert ask(page, THREAD) == native(name="-", content=THREAD, options={})
    page.close()
