"""The command line: which command is meant, and what becomes of it whatever the streams are connected to."""

import csv
import io
import json
import os
import subprocess
import sys
from errno import ENOSPC
from pathlib import Path

import pytest

from catalog.commands.arguments import NAMES
from catalog.commands.parser import parsed
from catalog.operators.generate import lazily_generated_in
from catalog.registry import all_mutants, exercise_of, exercises
from report import main
from tests.support.batches import notebook, written, wrong
from tests.support.paths import ROOT
from tests.support.printed import DROPPED_LINE, RIGHT_LINE

COMMAND = f"'{sys.executable}' -W error '{ROOT / 'report.py'}'"


def shell(line: str, folder: Path, text: str = "") -> tuple[int, str, str]:
    """Run a line of bash in a folder; returns its exit code, standard output and standard error."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        input=text,
        env=environment,
        capture_output=True,
        timeout=400,
        check=False,
        text=True,
    )
    return done.returncode, done.stdout, done.stderr


MEANT = {
    "": "diagnose",
    "homework.py": "diagnose",
    "homework.py --hints 2": "diagnose",
    "- --format markdown": "diagnose",
    "--hints 2 homework.py": "diagnose",
    "--json": "diagnose",
    "--format markdown homework.py": "diagnose",
    "--exercise rnn_backward homework.py": "diagnose",
    "--exercise rnn_backward --format csv": "tables",
    "--format html --output tables": "tables",
    "--output=tables": "tables",
    "--exercise rnn_backward": "diagnose",
    "--exercise rnn_backward --format json": "diagnose",
    "--format plain": "diagnose",
    "tables --exercise rnn_backward": "tables",
    "list": "listing",
    "explain x": "explain",
    "score --only corpus": "score",
    "batch folder": "classes",
    "diagnose list": "diagnose",
}


@pytest.mark.parametrize("line", MEANT)
def test_which_command_is_meant(line: str) -> None:
    options = parsed(line.split(), terminal=False, piped=True)
    assert options.run.__module__.rsplit(".", 1)[-1].replace("ask", "diagnose") == MEANT[line]


@pytest.mark.parametrize("line", ["--exercise rnn_backward", "--format json", "--exercise rnn_backward --format csv"])
def test_options_of_the_tables_are_about_tables_where_nothing_is_piped(line: str) -> None:
    assert parsed(line.split(), terminal=True, piped=False).run.__module__.endswith(".tables")


@pytest.mark.parametrize(("line", "terminal"), [("", True), ("--help", False), ("-h", True)])
def test_help_is_for_a_terminal(line: str, terminal: bool, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parsed(line.split(), terminal=terminal, piped=not terminal)
    assert left.value.code == 0
    out = capsys.readouterr().out
    assert all(f"\n    {name} " in out for name in NAMES)
    assert max(map(len, out.splitlines())) <= 80


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parsed(["--version"], terminal=True, piped=False)
    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("bptt-bugs ")


def test_a_file_and_piped_text_need_no_command(tmp_path: Path) -> None:
    (tmp_path / "paste.txt").write_text(DROPPED_LINE)
    expected = shell(f"{COMMAND} diagnose paste.txt", tmp_path)
    assert expected[0] == 1
    assert shell(f"{COMMAND} < paste.txt", tmp_path) == expected
    assert shell(f"cat paste.txt | {COMMAND} --exercise rnn_backward --format plain", tmp_path) == expected


def test_a_file_that_cannot_be_parsed_is_said_to_be_one(tmp_path: Path) -> None:
    """In a process of its own: nothing else has loaded the words for it."""
    (tmp_path / "err.py").write_text("def f(:")
    code, out, err = shell(f"{COMMAND} err.py", tmp_path)
    assert (code, out) == (2, "")
    assert err.startswith("The file cannot be parsed: invalid syntax in line 1. It defines none of ")


def test_without_text_the_options_of_the_tables_print_them(tmp_path: Path) -> None:
    expected = shell(f"{COMMAND} tables --exercise rnn_cell_forward", tmp_path)
    assert expected[0] == 0
    assert shell(f"{COMMAND} --exercise rnn_cell_forward < /dev/null", tmp_path) == expected


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("nothing.txt", "cannot read nothing.txt: No such file or directory\n"),
        ("diagnos", "cannot read diagnos: No such file or directory; did you mean the command diagnose?\n"),
        (
            "digagnose made.txt",
            "cannot read digagnose: No such file or directory; did you mean the command diagnose?\n",
        ),
        ("btach . --format csv", "cannot read btach: No such file or directory; did you mean the command batch?\n"),
        (".", ". is a folder: bptt-bugs batch diagnoses each file in it\n"),
        ("< /dev/null", "There are no numbers of a test cell in this: "),
        ("<&-", "cannot read standard input: it is closed\n"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(line: str, sentence: str, tmp_path: Path) -> None:
    code, out, err = shell(f"{COMMAND} {line}", tmp_path)
    assert (code, out) == (2, "")
    assert err.startswith(sentence)
    assert err.count("\n") == 1


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = written(tmp_path_factory.mktemp("streams") / "class", {"a.ipynb": notebook(wrong()[0][1])}).parent
    (found / "paste.txt").write_text(DROPPED_LINE)
    (found / "right.txt").write_text(RIGHT_LINE)
    return found


# Each with its exit code where everything can be written.
LINES = {
    "--help": 0,
    "--version": 0,
    "list": 0,
    "tables --exercise rnn_backward": 0,
    "explain rnn_backward.returns_da0_as_zeros": 0,
    "paste.txt": 1,
    "right.txt": 0,
    "paste.txt --json": 1,
    "paste.txt --format markdown": 1,
    "class/a.ipynb": 1,
    "batch class --workers 1": 1,
}


# Runs each line with each way of connecting the streams in a fork of its own, which ends as a process does.
FORKS = """
import contextlib, io, json, os, sys
import report
from catalog.commands.running import run

def connect(streams):
    sys.stdout.flush()
    for name, number, mode in (("stdin", 0, "r"), ("stdout", 1, "w"), ("stderr", 2, "w")):
        how = streams[number]
        target = {"full": "/dev/full", "none": "/dev/null", "head": None, "closed": None}.get(how, how)
        if target is not None:
            os.dup2(os.open(target, os.O_RDWR | os.O_CREAT), number)
        elif how == "head":
            reader, writer = os.pipe()
            os.close(reader)
            os.dup2(writer, number)
        else:
            os.close(number)
        setattr(sys, name, None if how == "closed" else open(number, mode, closefd=False))

order = json.load(open("order.json"))
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    for line in dict.fromkeys(line for line, _ in order if line[0] != "-"):
        report.main(line.split())

for number, (line, streams) in enumerate(order):
    child = os.fork()
    if not child:
        connect([f"{number}.{each[1:]}" if each.startswith("+") else each for each in streams])
        sys.exit(report.main(line.split()))
    with open("codes", "a") as codes:
        codes.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\\n")
"""
KEPT = ("none", "+out", "+err")
STREAMS = {
    KEPT: 0,
    ("none", "full", "+err"): 2,
    ("none", "closed", "closed"): 2,
    ("closed", "full", "full"): 2,
    ("none", "+out", "closed"): 0,
    ("none", "head", "+err"): 0,
}


def test_every_command_with_every_stream_closed_or_full(folder: Path) -> None:
    order = [(line, streams) for line in LINES for streams in STREAMS]
    (folder / "order.json").write_text(json.dumps(order))
    (folder / "forks.py").write_text(FORKS)
    assert shell(f"'{sys.executable}' forks.py", folder) == (0, "", "")
    codes = list(map(int, (folder / "codes").read_text().split()))
    for number, ((line, streams), code) in enumerate(zip(order, codes, strict=True)):
        out, err = (folder / f"{number}.{name}" for name in ("out", "err"))
        said = err.read_text() if err.exists() else ""
        assert "Traceback" not in said
        assert "Exception ignored" not in said
        if streams[1] == "head":
            assert code in (0, LINES[line])
            continue
        assert code == (STREAMS[streams] or LINES[line]), (line, streams)
        if STREAMS[streams] and said:
            assert said.splitlines()[-1].startswith("cannot write to standard output: ")
        if not STREAMS[streams] and "batch" not in line:
            assert out.read_text() == (folder / f"{order.index((line, KEPT))}.out").read_text() != ""


def test_a_disk_that_is_full_before_the_journal_begins(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> int:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr("catalog.batch.journal.os.write", full)
    assert main(["batch", str(folder / "class"), "--workers", "1", "--journal", str(tmp_path / "journal")]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "No space left on device" in said.err


@pytest.mark.parametrize("streams", [">/dev/full", ">&-", ">&- 2>&-", "2>/dev/full", "2>&-", "| head -c 0"])
def test_a_process_with_every_stream_closed_or_full(streams: str, tmp_path: Path) -> None:
    code, _, err = shell(f"{COMMAND} list {streams}; exit ${{PIPESTATUS[0]}}", tmp_path)
    assert code == (2 if streams.startswith(">") else 0)
    assert err.count("\n") == (1 if streams in (">/dev/full", ">&-") else 0)


@pytest.mark.parametrize("module", ["argparse", "numpy", "catalog", "catalog.commands.running", "catalog.registry"])
def test_an_interrupt_while_it_starts_is_no_error(module: str, tmp_path: Path) -> None:
    code = f"""
import sys
class Interrupting:
    def find_spec(self, name, *_):
        if name == {module!r}:
            raise KeyboardInterrupt
for name in [each for each in sys.modules if each.partition(".")[0] == {module!r}.partition(".")[0]]:
    del sys.modules[name]
sys.meta_path.insert(0, Interrupting())
import report
sys.exit(report.main(["list"]))
"""
    (tmp_path / "start.py").write_text(code)
    assert shell(f"'{sys.executable}' -P start.py", tmp_path) == (130, "", "")


def test_an_interrupt_of_a_command_is_no_error(tmp_path: Path) -> None:
    # An interrupt while numpy or pandas is imported is an ImportError of theirs.
    code = "import pandas, signal, sys, report; signal.setitimer(signal.ITIMER_REAL, 0.05)"
    code += "; sys.exit(report.main(['tables']))"
    code = code.replace(
        "signal.setitimer", "signal.signal(signal.SIGALRM, signal.default_int_handler); signal.setitimer"
    )
    assert shell(f"""'{sys.executable}' -c "{code}" """, tmp_path) == (130, "", "")


def test_the_list_has_every_named_mistake_with_how_often_it_was_seen(tmp_path: Path) -> None:
    code, out, err = shell(f"{COMMAND} list --format csv", tmp_path)
    assert (code, err) == (0, "")
    found = {row["mutant"]: row for row in csv.DictReader(io.StringIO(out))}
    assert set(found) == {mutant.name for mutant in all_mutants()}
    for mutant in all_mutants():
        row = found[mutant.name]
        assert (row["title"], row["exercise"], int(row["seen"])) == (mutant.title, exercise_of(mutant), mutant.count)
    plain = shell(f"{COMMAND} list --exercise rnn_backward", tmp_path)[1]
    assert max(map(len, plain.splitlines())) <= 80
    assert "   7  drops_da_prevt " in plain
    assert not [exercise for exercise in exercises() if f"\n{exercise}\n" in plain]


def test_a_mutant_that_is_made_only_in_a_search_is_explained(tmp_path: Path) -> None:
    name = lazily_generated_in("c5w1a1.rnn", "rnn_cell_backward")[7].name
    code, out, err = shell(f"{COMMAND} explain {name}", tmp_path)
    assert (code, err) == (0, "")
    assert out.startswith(name)
    assert "+++ program/rnn_cell_backward" in out
