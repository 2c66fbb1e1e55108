"""The report on a course: one page that needs nothing else, for everybody."""

import re
import sys
from pathlib import Path
from typing import Any

import pytest

from catalog.adequacy.course import course_matrix
from catalog.model.proposed_cell import ProposedCell, ScoreStep
from catalog.registry import probes
from catalog.running.lines import cells
from catalog.site.adequacy_page import adequacy_page
from catalog.site.templating import environment
from report import main

PROPOSED = ProposedCell("a cell <for> two", "print(da0[1] < 2)", (ScoreStep("da0[1]", 1230, 1234, 56, 1.25),))


@pytest.fixture(scope="module")
def written() -> str:
    """Return the page about two exercises of the course."""
    return adequacy_page(course_matrix([*cells("rnn_cell_forward"), *cells("rnn_forward")]), (PROPOSED,))


@pytest.fixture
def path(written: str, tmp_path: Path) -> Path:
    """Return where the page stands."""
    found = tmp_path / "adequacy.html"
    found.write_text(written, encoding="utf-8")
    return found


def test_it_says_what_is_let_through_and_what_is_misprinted(written: str) -> None:
    assert "rnn_forward.caches_only_the_last_step" in written
    assert written.count("31/34") == 2
    for probe in probes():
        assert not probe.misprint or probe.misprint.split()[-1] in written


def test_proposed_cells_have_a_place(written: str) -> None:
    assert "a cell &lt;for&gt; two" in written
    assert "print(da0[1] &lt; 2)" in written
    assert "1,230 of 1,234" in written
    assert "Proposed cells" not in adequacy_page(course_matrix(cells("rnn_cell_forward")))


def test_it_needs_no_other_file_and_runs_nothing(written: str) -> None:
    assert "default-src 'none'; style-src 'unsafe-inline'" in written
    assert not re.search(r"<script|\son\w+=|<link rel=\"stylesheet", written)
    assert {link[:1] for link in re.findall(r'(?:href|src)="([^"]*)"', written) if link != "data:,"} == {"#"}
    anchors = set(re.findall(r'href="#(\w+)"', written))
    assert anchors <= set(re.findall(r'id="(\w+)"', written))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Any, path: Path, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

    context = chromium.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(path.as_uri())
    found = Axe().run(page).response["violations"]
    context.close()
    assert [(each["id"], [node["target"] for node in each["nodes"][:3]]) for each in found] == []


def test_it_fits_a_phone_without_scripts_and_a_sheet_of_paper(chromium: Any, path: Path) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 700})
    page = context.new_page()
    page.goto(path.as_uri())
    assert page.locator("body").bounding_box()["width"] <= 360
    assert page.locator("#hidden").is_visible()
    page.set_viewport_size({"width": 794, "height": 1123})
    page.emulate_media(media="print")
    assert all(each.bounding_box()["width"] < 794 for each in page.locator("table").all())
    assert page.locator("details pre").first.is_visible()
    context.close()


def test_a_report_is_about_the_whole_course(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["adequacy", "--exercise", "rnn_forward", "--report", str(tmp_path)]) == 2
    assert "leave out --exercise" in capsys.readouterr().err


def test_without_jinja2_there_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    environment.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    assert main(["adequacy", "--report", str(tmp_path)]) == 2
    assert "pip install 'bptt-bug-catalog[site]'" in capsys.readouterr().err
    environment.cache_clear()
