"""Pictures of the flow: what they are made of, and that they say what they show."""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.flow.measuring import flow_of
from catalog.model.flow import Edge, Flow, Gain, Passage
from catalog.model.mutant import Mutant
from catalog.registry import all_mutants
from catalog.reporting.drawing.edges import drawn
from catalog.reporting.drawing.flow import flow_svg
from catalog.reporting.phrases.flow import flow_in_a_sentence
from report import main

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = [mutant for mutant in all_mutants() if isinstance(flow_of(mutant), Flow)]
DROPS = "rnn_backward.drops_da_prevt"


def flow(mutant: Mutant) -> Flow:
    found = flow_of(mutant)
    assert isinstance(found, Flow)
    return found


def named(name: str) -> Flow:
    return flow(next(mutant for mutant in DRAWN if mutant.name.endswith(name)))


def numbers(root: ElementTree.Element) -> Iterator[tuple[float, float]]:
    for element in root.iter():
        for x, y in (("x1", "y1"), ("x2", "y2"), ("x", "y")):
            if x in element.attrib and element.tag != f"{SVG}rect":
                yield float(element.attrib[x]), float(element.attrib[y])


@pytest.mark.parametrize("mutant", DRAWN, ids=lambda mutant: mutant.name)
def test_a_picture_is_whole_and_needs_nothing(mutant: Mutant) -> None:
    text = flow_svg(flow(mutant), mutant.title)
    root = ElementTree.fromstring(text)
    assert root.tag == f"{SVG}svg"
    assert root.attrib["role"] == "img"
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert mutant.title in str(title.text)
    assert desc is not None
    assert desc.text == flow_in_a_sentence(flow(mutant))
    assert root.attrib["aria-label"].endswith(str(desc.text))
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "g", "line", "polygon", "circle", "text"}
    assert not [name for element in root.iter() for name in element.attrib if "href" in name or name in ("id", "src")]
    assert text.count("http") == 1
    assert "url(" not in text
    width = float(root.attrib["viewBox"].split()[2])
    assert all(-1 <= x <= width for x, _ in numbers(root))


@pytest.mark.parametrize("mutant", DRAWN, ids=lambda mutant: mutant.name)
def test_the_sentence_is_one(mutant: Mutant) -> None:
    said = flow_in_a_sentence(flow(mutant))
    assert said[0].isupper()
    assert said.endswith(".")
    assert ". " not in said


def test_what_is_cut_has_a_cross_and_no_arrow() -> None:
    cut, whole = (drawn(Edge.of("", "", "", Gain(ratio)), (0, 0), (100, 0)) for ratio in (0.0, 1.0))
    assert "polygon" in whole
    assert "polygon" not in cut
    assert cut.count('class="wrong"') == 3


def test_width_is_how_much_passes() -> None:
    half, thrice = (drawn(Edge.of("", "", "", Gain(ratio)), (0, 0), (100, 0)) for ratio in (0.5, 1.5))
    assert "stroke-width:2" in half
    assert "stroke-width:6" in thrice
    assert "0.5×" in half


def test_what_is_doubled_flipped_or_misdirected_has_a_shape_of_its_own() -> None:
    shapes = {
        passage: drawn(Edge.of("", "", "", gain), (0, 0), (100, 0))
        for passage, gain in (
            (Passage.DOUBLED, Gain(2.0)),
            (Passage.FLIPPED, Gain(-1.0)),
            (Passage.MISDIRECTED, Gain(0.7, 0.4)),
        )
    }
    assert shapes[Passage.DOUBLED].count("<line") == 3
    assert "2×" in shapes[Passage.DOUBLED]
    assert "circle" in shapes[Passage.FLIPPED]
    assert "dashed" in shapes[Passage.MISDIRECTED]


def test_the_mentors_sketch_in_a_sentence() -> None:
    assert flow_in_a_sentence(named(DROPS)) == (
        "Nothing passes from step 2 to step 1 and from step 1 to step 0: "
        "the gradient of later steps does not reach earlier ones."
    )


def test_the_command_draws_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "flow.svg"
    assert main(["explain", DROPS, "--flow", str(path)]) == 0
    assert ElementTree.parse(path).getroot().tag == f"{SVG}svg"
    assert capsys.readouterr().out.startswith("Nothing passes from step 2 to step 1")


@pytest.mark.parametrize(
    ("name", "file", "said"),
    [
        (DROPS, "no/such/folder.svg", "cannot write to"),
        (
            "rnn_cell_backward.forgets_to_transpose_xt",
            "flow.svg",
            "There is no flow to draw: rnn_cell_backward ends with",
        ),
    ],
)
def test_why_nothing_is_drawn_is_said_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, file: str, said: str
) -> None:
    assert main(["explain", name, "--flow", str(tmp_path / file)]) == 2
    assert not (tmp_path / file).exists()
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""
