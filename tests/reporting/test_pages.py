"""Pages: HTML that needs no other file, runs nothing, and shows what is wrong first."""

from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from catalog.batch.run import run_batch
from catalog.model.diagnosis import Verdict
from catalog.model.row import Row
from catalog.registry import all_mutants, exercises
from catalog.reporting.batch.deciding import NOTHING_RUN
from catalog.reporting.batch.frequency import frequencies
from catalog.reporting.batch.page import page
from catalog.reporting.tables.page import tables_page
from catalog.running.lines import cells
from tests.support.batches import DROPS, FORGETS, HOSTILE


class Elements(HTMLParser):
    """Collects the elements of a page and the text in its cells."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.open: list[str] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        assert not [name for name, _ in attrs if name.startswith("on") or name == "src"]
        assert all(str(value).startswith("#") for name, value in attrs if name == "href")
        self.elements.add(tag)
        self.open += [] if tag in ("meta", "wbr") else [tag]

    def handle_endtag(self, tag: str) -> None:
        """Check that it is the one that is open."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.texts.append(data)


def test_the_page_needs_nothing_and_runs_nothing(folder: Path) -> None:
    table = run_batch(folder)
    elements = Elements()
    elements.feed(page(table))
    assert elements.open == []
    assert elements.elements.isdisjoint({"script", "img", "link", "iframe"})
    assert "bdi" in elements.elements
    assert HOSTILE in elements.texts
    assert any(
        text.startswith("In 2 of them something is wrong, in 0 all 8 exercises are right.") for text in elements.texts
    )
    titles = dict(zip(table["cause"], table["title"], strict=True))
    assert {titles.get(what, what) if what in titles else what for what in frequencies(table)["what"]} <= set(
        elements.texts
    )


def row(file: str, exercise: str, verdict: str, cause: str = "", evidence: str = "") -> dict[str, object]:
    titles = {mutant.name: mutant.title for mutant in all_mutants()}
    return Row(file, 4, exercise, verdict, cause, titles.get(cause, ""), "", evidence, protection=NOTHING_RUN).to_dict()


def a_class() -> pd.DataFrame:
    """Return the rows of a class: all right, one wrong, two wrong, one of each verdict, nothing at all."""
    verdicts = zip(exercises(), [*Verdict, *Verdict], strict=False)
    rows = [row("all.ipynb", name, "correct") for name in exercises()]
    rows += [row("one.ipynb", "rnn_backward", "explained", DROPS), row("one.ipynb", "rnn_forward", "correct")]
    rows += [row("two.ipynb", name, "explained", FORGETS) for name in ("rnn_cell_forward", "rnn_forward")]
    rows += [row("mix.ipynb", name, str(verdict)) for name, verdict in verdicts]
    rows += [row("none.ipynb", "", "unreadable", evidence="It cannot be read."), row("copy.ipynb", "", "unreadable")]
    return pd.DataFrame(rows).astype({"cell": "Int64"})


class Cells(HTMLParser):
    """Collects the texts of the cells of each row, and the ids and links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.inside = False
        self.ids: set[str] = set()
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell, and note its id or link."""
        given = dict(attrs)
        self.ids.add(str(given.get("id")))
        self.links |= {str(given["href"]).removeprefix("#")} if "href" in given else set()
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.inside = True
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        """Note the end of a cell."""
        self.inside = self.inside and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        """Add a text to the cell that is open."""
        if self.inside:
            self.rows[-1][-1] += data


def parsed(text: str) -> Cells:
    found = Cells()
    found.feed(text)
    return found


def test_the_grid_has_every_file_and_exercise_and_what_is_wrong_first() -> None:
    found = parsed(page(a_class()))
    head, *rows = found.rows[:7]
    assert head == ["file", *exercises()]
    assert [cells[0].partition(".")[0] for cells in rows] == ["mix", "two", "one", "copy", "none", "all"]
    assert all(len(cells) == 9 for cells in rows)
    one = dict(zip(head, rows[2], strict=True))
    assert one["rnn_backward"] == next(each.title for each in all_mutants() if each.name == DROPS)
    assert one["rnn_forward"] == "✓ right"
    assert [one[name] for name in exercises() if name not in ("rnn_backward", "rnn_forward")] == ["missing"] * 6
    assert set(rows[-1][1:]) == {"✓ right"}
    assert "It cannot be read." in rows[4][0]
    words = dict(zip([*Verdict, *Verdict], rows[0][1:], strict=False))
    assert words[Verdict.UNREADABLE] == "cannot be read"
    assert words[Verdict.INCOMPLETE] == "too little shown"
    assert words[Verdict.LOCALISED] == "wrong, cause unknown"


def test_every_link_leads_somewhere_on_the_page() -> None:
    found = parsed(page(a_class()))
    assert found.links
    assert found.links <= found.ids


def test_the_causes_come_by_frequency_and_then_every_row_with_the_right_ones_last() -> None:
    table = a_class()
    found = parsed(page(table))
    starts = [at for at, cells in enumerate(found.rows) if cells[0] in ("file", "what")]
    causes = found.rows[starts[1] + 1 : starts[2]]
    shares = [int(cells[1].partition(" ")[0]) for cells in causes]
    assert all(first >= second for first, second in pairwise(shares))
    rows = found.rows[starts[2] + 1 :]
    assert len(rows) == len(table)
    right = [cells[2] == "correct" for cells in rows]
    assert right == sorted(right)


def test_a_page_of_no_rows_at_all() -> None:
    text = page(pd.DataFrame([], columns=list(a_class().columns)))
    assert "<h1>0 files</h1>" in text


@pytest.mark.parametrize("probe", cells("rnn_backward") + cells("lstm_forward"), ids=lambda probe: probe.name)
def test_a_page_of_tables_has_every_mistake_and_what_it_prints(probe: object) -> None:
    text = tables_page([probe])  # type: ignore[list-item]
    elements = Elements()
    elements.feed(text)
    assert elements.open == []
    assert elements.elements.isdisjoint({"script", "img", "link", "iframe"})
    found = parsed(text)
    head, right, *rows = found.rows
    assert head[:3] == ["mistake", "noticed by", "alike"]
    assert head[3:] == [line.label for line in probe.lines]  # type: ignore[attr-defined]
    assert right[0] == "a correct program"
    named = {f"{mutant.title}{mutant.name.partition('.')[2]}" for mutant in all_mutants()}
    assert {cells_of[0] for cells_of in rows} <= named
    assert {len(cells_of) for cells_of in rows} <= {4, len(head)}
