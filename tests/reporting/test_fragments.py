"""What a notebook shows: every form, whole, escaped, and with hints folded."""

import re
import xml.etree.ElementTree as ElementTree
from typing import Any

import pytest

from catalog import Diagnosis, Verdict, diagnose
from catalog.model.finding import Refused
from catalog.model.notebook_report import CellReport, NotebookReport
from catalog.registry import all_mutants
from catalog.running.signatures import home, mutant_run

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">'
MUTANTS = {mutant.name: mutant for mutant in all_mutants()}
NAMES = ("rnn_backward.drops_da_prevt", "lstm_cell_backward.ignores_dc_next", "rnn_forward.starts_from_zeros")


def whole(text: str) -> ElementTree.Element:
    """Return a fragment as one element: every tag is closed, and nothing runs or is fetched."""
    root = ElementTree.fromstring(f"<div>{text}</div>")
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags.isdisjoint({"script", "img", "link", "iframe", "object", "form", "a"})
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on") or name == "id"]
    return root


def words(element: ElementTree.Element) -> str:
    return " ".join(element.itertext())


def forms(shown: Any) -> dict[str, str]:
    found: dict[str, str] = shown._repr_mimebundle_()
    assert list(found) == ["text/plain", "text/markdown", "text/html"]
    assert found["text/html"] == shown._repr_html_()
    assert found["text/markdown"] == shown._repr_markdown_()
    return found


@pytest.fixture(scope="module")
def drops() -> Diagnosis:
    mutant = MUTANTS["c5w1a1.rnn_backward.drops_da_prevt"]
    return diagnose(dict(mutant_run(mutant, home("rnn_backward")).outputs))


def test_a_diagnosis_shows_its_verdict_evidence_flow_and_folded_hints(drops: Diagnosis) -> None:
    assert drops.verdict is Verdict.EXPLAINED
    found = forms(drops)
    assert found["text/plain"] == str(drops)
    root = whole(found["text/html"])
    assert "WRONG" in words(root)
    assert "✗ wrong" in words(root)
    assert any(element.tag.endswith("svg") for element in root.iter())
    details = root.findall(".//details")
    assert len(details) == 3
    for hint in drops.causes[0].hints:
        assert any(hint in words(each) for each in details)
        outside = re.sub(r"<details>.*?</details>", "", found["text/html"], flags=re.DOTALL)
        assert hint[:30] not in outside
    assert not any("open" in each.attrib for each in details)


def test_a_correct_output_has_ticks_and_no_cross(drops: Diagnosis) -> None:
    shown = Diagnosis(Verdict.CORRECT, Refused("All is right."), exercise="rnn_backward", right=drops.wrong)
    text = words(whole(forms(shown)["text/html"]))
    assert text.count("✓ right") == len(drops.wrong)
    assert "✗" not in text


@pytest.mark.parametrize("name", NAMES)
def test_a_mutant_shows_itself(name: str) -> None:
    mutant = MUTANTS[f"c5w1a1.{name}"]
    found = forms(mutant)
    root = whole(found["text/html"])
    assert mutant.title in words(root)
    assert any(element.tag.endswith("svg") for element in root.iter())
    assert len(root.findall(".//details")) == 4
    assert mutant.title in found["text/plain"]
    assert "```" in found["text/markdown"]


@pytest.mark.parametrize("mutant", MUTANTS.values(), ids=lambda mutant: mutant.name)
def test_every_mutant_is_a_whole_fragment(mutant: Any) -> None:
    shown = words(whole(mutant._repr_html_()))
    assert " ".join(mutant.explanation.split("\n\n")[0].split()) in shown


def test_whatever_a_student_wrote_is_text() -> None:
    hostile = Diagnosis(
        Verdict.LOCALISED,
        Refused(HOSTILE),
        exercise=HOSTILE,
        right=(HOSTILE,),
        wrong=(f"{HOSTILE}\x1b[2J",),
        evidence=(Refused(HOSTILE),),
        remarks=(Refused(HOSTILE),),
        next_step=Refused(HOSTILE),
    )
    for shown in (hostile, NotebookReport((CellReport(1, (HOSTILE,), hostile),), {}, (Refused(HOSTILE),))):
        found = forms(shown)["text/html"]
        assert words(whole(found)).count("<script>") >= 7
        assert "<script" not in found
        assert "\x1b" not in found


def test_styles_reach_no_further_than_the_fragment(drops: Diagnosis) -> None:
    for rules in re.findall(r"<style>(.*?)</style>", drops._repr_html_(), flags=re.DOTALL):
        for selector in re.findall(r"([^{}]+)\{", re.sub(r"@media[^{]*\{", "", rules)):
            assert all(each.strip().startswith(".bptt-") for each in selector.split(",")), selector


def test_a_report_without_outputs_says_so() -> None:
    assert "No test cell" in words(whole(forms(NotebookReport())["text/html"]))
