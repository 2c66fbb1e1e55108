"""Texts that somebody made to deceive: whatever a student wrote, a terminal shows it and a forum posts it as text."""

import io
import json
import re
from dataclasses import replace
from typing import Any
from unittest import mock

import pandas as pd
import pytest

from catalog import Diagnosis, Verdict, check, diagnose
from catalog.batch.examining import examine
from catalog.batch.options import Options
from catalog.model.finding import Refused
from catalog.model.notebook_report import CellReport, NotebookReport
from catalog.model.row import unreadable
from catalog.reporting.batch.formats import as_csv, as_jsonl
from catalog.reporting.markdown import code, escaped
from catalog.terminal.streams import complain
from catalog.terminal.visible import visible, visible_json, visible_lines

# What moves a cursor, changes colours, turns the direction of writing, ends a line, or is half of a character.
CHARACTERS = ["\x1b[2J", "\x1b]0;x\x07", "\r", "\x08", "\x7f", "\x9b31m", "\u202e", "\u2028", "\x85", "\ud800", "\x0b"]
NAMES = [f"Loud{character}Error" for character in CHARACTERS]


def is_plain(text: str) -> bool:
    return all(each.isprintable() for each in text.replace("\n", ""))


def raising(name: str, message: str) -> Any:
    """Return a function that raises an exception of a type with such a name."""
    kind = type(name, (Exception,), {}) if "\ud800" not in name else type("LoudError", (Exception,), {"__name__": name})

    def rnn_backward(*_: Any) -> None:
        raise kind(message)

    return rnn_backward


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_an_exception_moves_no_cursor(name: str) -> None:
    said = diagnose({"rnn_backward": raising(name, f"all {name}")}, budget=0)
    for text in (said.show(), said.to_markdown(), said.to_markdown(cause=True)):
        assert is_plain(text)
        assert "Loud" in text
    assert is_plain(said.to_json().replace("\t", ""))
    with pytest.raises(AssertionError) as caught:
        check(raising(name, name), hints=0, budget=0)
    assert is_plain(str(caught.value))


@pytest.mark.parametrize("character", CHARACTERS)
def test_no_part_of_a_diagnosis_moves_a_cursor(character: str) -> None:
    text = f"a{character}b"
    said = Diagnosis(
        Verdict.LOCALISED,
        Refused(text),
        exercise=text,
        cell=text,
        right=(text,),
        wrong=(text,),
        evidence=(Refused(text),),
        remarks=(Refused(text),),
        next_step=Refused(text),
    )
    several = replace(said, parts=(said, replace(said, verdict=Verdict.CORRECT)))
    run = replace(several, protection=text, parts=tuple(replace(each, protection=text) for each in several.parts))
    report = NotebookReport((CellReport(3, (text,), said, text),), remarks=(Refused(text),), executed=run)
    for each in (said, several, run, report):
        shown = [each.show(), each.to_markdown(), each.to_json(), each.to_json(indent=1)]
        assert all(map(is_plain, shown))
    assert json.loads(said.to_json())["reason"] == text


@pytest.mark.parametrize("character", CHARACTERS)
def test_texts_for_a_terminal_lose_nothing(character: str) -> None:
    text = f"one{character}two\nthree"
    assert is_plain(visible(text))
    assert visible_lines("one\ntwo") == "one\ntwo"
    assert is_plain(visible_lines(text))
    assert json.loads(visible_json(json.dumps({"x": text}, ensure_ascii=False))) == {"x": text}


@pytest.mark.parametrize("character", CHARACTERS)
def test_a_table_on_a_terminal_moves_no_cursor(character: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from catalog.commands import batch as command

    text = f"a{character}b"
    table = pd.DataFrame([unreadable(f"{text}.ipynb", text.replace("\ud800", "?"), "rnn_forward").to_dict()])
    assert is_plain(as_jsonl(table))
    monkeypatch.setattr(command, "on_terminal", lambda: True)
    assert is_plain(command.csv_text(table))
    monkeypatch.setattr(command, "on_terminal", lambda: False)
    assert command.csv_text(table) == as_csv(table)


def test_a_sentence_is_one_line() -> None:
    with mock.patch("sys.stderr", io.StringIO()) as stream:
        complain("".join(CHARACTERS))
    assert is_plain(stream.getvalue())
    assert stream.getvalue().count("\n") == 1


def test_rows_of_code_that_raises_a_loud_exception_are_plain() -> None:
    source = b"def rnn_backward(da, caches):\n    raise type('Loud\\x1b[2JError', (Exception,), {})('\\x9b31m')\n"
    table = pd.DataFrame([row.to_dict() for row in examine("a.py", source, Options())])
    assert is_plain(as_jsonl(table))
    assert "Loud" in as_jsonl(table)


MARKUP = [
    "*bold* and _slanted_ and __init__",
    "# a head",
    "1. a list",
    "- a list",
    "> quoted",
    "`code` and ``more``",
    "[a link](http://example.org) and https://example.org and www.example.org",
    "![a picture](x.png)",
    "<img src=x onerror=alert(1)> &amp;",
    "a | b",
    "~~gone~~ and $x^2$",
    "@everyone and #12",
    "back\\slash",
    "dx[1][2] = da_prevt",
]


def plainly(markdown: str) -> str:
    """Return the text that Markdown shows, where nothing in it is markup."""
    text = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), text)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_a_text_is_shown_and_not_obeyed(text: str) -> None:
    found = escaped(text)
    assert plainly(found) == text
    left = re.sub(r"\\.|&#\d+;", "", found)
    assert not re.search(r"[*`<>\[\]|~$#@]|(?<![^\W_])_|_(?![^\W_])|^[-+>]|^\d+[.)]|://|www\.", left)


@pytest.mark.parametrize("text", ["x", "`", "``", "a`b", "```a", "`a`", "a\nb"])
def test_code_holds_whatever_backticks_are_in_it(text: str) -> None:
    found = code(text)
    fence = re.match("`+", found)[0]  # type: ignore[index]
    assert found.endswith(fence)
    inside = found[len(fence) : -len(fence)]
    assert fence not in re.findall("`+", inside)
    assert visible(text) == inside.strip() or visible(text) == inside


@pytest.mark.parametrize("text", MARKUP)
def test_an_answer_to_post_keeps_its_form_whatever_it_says(text: str) -> None:
    said = Diagnosis(
        Verdict.LOCALISED,
        Refused(text),
        exercise="rnn_backward",
        evidence=(Refused(text),),
        remarks=(Refused(text), Refused(text)),
        next_step=Refused(text),
    )
    lines = said.to_markdown().split("\n")
    assert lines[0].startswith("**Wrong (`rnn_backward`):** ")
    assert [line[:2] for line in lines[1:]] == ["", "- ", "- ", "- ", "- "]
