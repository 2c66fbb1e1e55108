"""The command line, as a process: what goes where, and the exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from catalog import diagnose
from catalog.registry import all_mutants, exercises
from tests.support.paths import ROOT

DROPPED = "gradients[“dx”][1][2] = [-0.15028183 -0.34554547 0.02071758 0.01483317]"
RIGHT = 'gradients["dx"][1][2] = [-2.07101689 -0.59255627  0.02466855  0.01483317]'


def report(*arguments: str, text: str | bytes = "") -> tuple[int, str, str]:
    given = text.encode() if isinstance(text, str) else text
    command = [sys.executable, "-W", "error", "report.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, input=given, capture_output=True, timeout=120, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_tables_of_all_exercises() -> None:
    code, out, err = report("tables")
    assert (code, err) == (0, "")
    assert [exercise for exercise in exercises() if f"{exercise}: the cell of " not in out] == []
    titles = {mutant.title[:40] for mutant in all_mutants()}
    assert [title for title in titles if title not in out] == []
    assert max(map(len, out.splitlines())) <= 80


def test_the_printed_lines_on_demand() -> None:
    code, out, err = report("tables", "--exercise", "rnn_backward", "--lines")
    assert (code, err) == (0, "")
    assert "-0.1726889318389081" in out


def test_one_exercise_in_a_format() -> None:
    code, out, err = report("--exercise", "rnn_backward", "--format", "github")
    assert (code, err) == (0, "")
    assert out.startswith("### rnn_backward: the cell of every version\n\n| mutant ")
    assert "lstm" not in out


def test_files_in_a_folder(tmp_path: Path) -> None:
    code, out, err = report(
        "--exercise", "rnn_backward", "--format", "json", "--output", str(tmp_path / "new" / "folder")
    )
    assert (code, out) == (0, "")
    files = sorted((tmp_path / "new" / "folder").iterdir())
    assert [file.name for file in files] == ["lines.json", "signatures.json"]
    assert all(str(file) in err for file in files)
    assert {record["cell"] for record in json.loads(files[0].read_text())} == {"c5w1a1.rnn_backward"}
    code, _, _ = report("--format", "html", "--output", str(tmp_path))
    assert code == 0
    assert "c5w1a1.rnn_backward.html" in {file.name for file in tmp_path.iterdir()}


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    code, out, err = report("--exercise", "rnn_forward", "--output", str(tmp_path / "file"))
    assert (code, out) == (2, "")
    assert err.startswith("cannot write to ")
    assert "Traceback" not in err


def test_explain_shows_everything() -> None:
    code, out, err = report("explain", "rnn_backward.drops_da_prevt")
    assert (code, err) == (0, "")
    for part in (
        "c5w1a1.rnn_backward.drops_da_prevt",
        "The gradient through time is dropped.",
        "-        gradients = rnn_cell_backward(da[:, :, t] + da_prevt, caches[t])",
        "+        gradients = rnn_cell_backward(da[:, :, t], caches[t])",
        "  3. ",
        "  public notebooks: 4",
        "Outcome in its own test cell: wrong",
        "  c5w1a1.rnn_backward: dx[1][2] da0[2][3] dWax[3][1] dWaa[1][2] dba[4]",
        'gradients["dx"][1][2] = [-0.15028183 -0.34554547  0.02071758  0.01483317]',
    ):
        assert part in out


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("drops_da_prevt", "'drops_da_prevt' is the name of several mutants: "),
        ("drops_da_prevtt", "there is no mutant 'drops_da_prevtt'; did you mean "),
        ("drops_da_prev", "there is no mutant 'drops_da_prev'; did you mean c5w1a1.lstm_backward.drops_da_prevt or "),
        ("Forgets_BA", "there is no mutant 'Forgets_BA'; did you mean c5w1a1.rnn_cell_forward.forgets_ba?\n"),
        ("forgts_ba", "there is no mutant 'forgts_ba'; did you mean c5w1a1.rnn_cell_forward.forgets_ba, "),
        ("drop", "there is no mutant 'drop'; did you mean c5w1a1.lstm_backward.drops_da_prevt, c5w1a1.rnn_backward."),
        ("rnn_backward", "'rnn_backward' is an exercise; bptt-bugs list --exercise rnn_backward shows its mutants\n"),
        ("zzz", "there is no mutant 'zzz'; bptt-bugs list shows all of them\n"),
        ("the gradient through time", "there is no mutant 'the gradient through time'; did you mean c5w1a1."),
    ],
)
def test_explain_of_a_name_that_is_none(name: str, complaint: str) -> None:
    code, out, err = report("explain", name)
    assert (code, out) == (2, "")
    assert err.startswith(complaint)


def test_explain_says_how_many_more_names_are_like_one() -> None:
    _, _, err = report("explain", "da_prevt")
    others = sum("da_prevt" in mutant.name for mutant in all_mutants()) - 6
    assert err.count("c5w1a1.") == 6
    assert f"? {others} more {'is' if others == 1 else 'are'} like it: bptt-bugs list shows all of them." in err


def test_a_title_that_begins_with_a_name_in_the_code_keeps_its_case() -> None:
    code, out, _ = report("explain", "never_updates_da_prevt")
    assert code == 0
    assert "\nda_prevt is never updated in the loop.\n" in out


def test_diagnose_reads_standard_input_and_files(tmp_path: Path) -> None:
    code, out, err = report("diagnose", text=DROPPED)
    assert (code, err) == (1, "")
    assert out == f"{diagnose(DROPPED)}\n"
    (tmp_path / "output.txt").write_text(RIGHT, encoding="utf-8-sig")
    code, out, err = report("diagnose", str(tmp_path / "output.txt"))
    assert (code, err) == (0, "")
    assert out.startswith("CORRECT (rnn_backward)")


def test_diagnose_gives_as_many_hints_as_asked_for() -> None:
    assert "Hint" not in report("diagnose", "--hints", "0", text=DROPPED)[1]
    assert "Hint 3" in report("diagnose", "--hints", "3", text=DROPPED)[1]
    code, out, err = report("diagnose", "--hints", "-1", text=DROPPED)
    assert (code, out) == (2, "")
    assert "'-1' is not a whole number from 0" in err


def test_diagnose_as_json() -> None:
    code, out, _ = report("diagnose", "--json", text=DROPPED)
    assert code == 1
    assert json.loads(out) == diagnose(DROPPED).to_dict()
    code, out, _ = report("diagnose", "--json", text="nothing")
    assert code == 2
    assert json.loads(out)["verdict"] == "unreadable"


@pytest.mark.parametrize("given", ["", "no numbers here", b"\xff\xfe\x00", "x" * 1_000_000])
def test_diagnose_of_what_cannot_be_read(given: str | bytes) -> None:
    code, out, err = report("diagnose", text=given)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.endswith(".\n")


def test_diagnose_of_a_file_that_is_not_there() -> None:
    code, out, err = report("diagnose", "no such file.txt")
    assert (code, out) == (2, "")
    assert err == "cannot read no such file.txt: No such file or directory\n"


def test_an_exercise_that_does_not_exist() -> None:
    code, out, err = report("diagnose", "--exercise", "gru", text=DROPPED)
    assert (code, out) == (2, "")
    assert "rnn_backward" in err


@pytest.mark.parametrize("options", [["--exercise", "rnn_backward"], ["--format", "json"], ["--output", "folder"]])
def test_options_of_the_tables_before_a_command_are_refused(options: list[str]) -> None:
    code, out, err = report(*options, "diagnose", text=DROPPED)
    assert (code, out) == (2, "")
    assert "stand behind a command" in err


def test_a_reader_that_stops_is_no_error() -> None:
    command = (
        f"'{sys.executable}' report.py --exercise lstm_backward | head -c 100 > /dev/null; exit ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0
    assert done.stderr == b""
