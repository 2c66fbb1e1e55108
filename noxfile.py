"""What is run while one works, and before a change lands: `nox -s fast`, `nox -s docs`, `nox -s full`.

The sessions run in the environment that nox itself is in, which README's second line sets up.
"""

import nox

nox.options.default_venv_backend = "none"
nox.options.sessions = ["fast"]

# Every room is come into: the quick tests of each, and of what takes long one test from end to end.
FAST = {
    "commands": (
        "tests/commands/test_commands.py::test_which_command_is_meant",
        "tests/commands/test_commands.py::test_a_file_and_piped_text_need_no_command",
        "tests/commands/test_commands.py::test_what_cannot_be_read_is_said_in_a_sentence",
    ),
    "site": ("tests/site/test_building.py",),
    "pytest_plugin": (
        "tests/pytest_plugin/test_vacuous.py",
        "tests/pytest_plugin/test_public_tests.py",
        "tests/pytest_plugin/test_forms.py::test_the_courses_form_of_tests",
    ),
    "page": ("tests/page/test_answering.py", "tests/page/test_forbidden.py"),
    "evaluation": (
        "tests/evaluation/test_score.py::test_a_correct_program_is_called_correct",
        "tests/evaluation/test_score.py::test_nobody_is_named_for_what_no_edit_made",
    ),
    "batch": ("tests/batch/test_batch.py", "tests/batch/test_folder.py"),
    "reporting": ("tests/reporting/test_text.py", "tests/reporting/test_check.py"),
    "diagnosing": (
        "tests/diagnosing/test_own_cell.py::test_a_right_output_of_the_own_cell_is_right",
        "tests/diagnosing/test_own_cell.py::test_arrays_of_the_own_cell_are_read",
        "tests/diagnosing/test_functions.py::test_whatever_holds_the_functions",
        "tests/diagnosing/test_functions.py::test_mistakes_in_two_functions_are_told_apart",
    ),
    "sandbox": (
        "tests/sandbox/test_codec.py",
        "tests/sandbox/test_sandbox.py::test_it_gives_what_the_same_functions_give_in_process",
    ),
    "localising": ("tests/localising/test_lines.py", "tests/localising/test_instrumentation.py"),
    "explaining": (
        "tests/explaining/test_columns.py",
        "tests/explaining/test_messages.py",
        "tests/explaining/test_affects.py",
    ),
    "reading": (
        "tests/reading/test_digits.py",
        "tests/reading/test_paste_expected.py",
        "tests/reading/test_sources.py",
        "tests/reading/test_raised_errors.py",
        "tests/reading/test_magics.py",
    ),
    "functions": ("tests/functions/test_effects.py", "tests/functions/test_restoring_globals.py"),
    "designing": (
        "tests/designing/test_setting.py",
        "tests/designing/test_refining.py",
        "tests/designing/test_formats.py",
    ),
    "adequacy": (
        "tests/adequacy/test_scoring.py",
        "tests/adequacy/test_telling_apart.py",
        "tests/adequacy/test_course.py",
        "tests/adequacy/test_formats.py",
    ),
    "operators": ("tests/operators",),
    "slicing": (
        "tests/slicing/test_execution.py::test_two_changes_are_run_one_upon_the_other",
        "tests/slicing/test_execution.py::test_what_cannot_be_followed_is_said_to_be_so",
    ),
    "flow": ("tests/flow/test_known.py",),
    "running": ("tests/running",),
    "registry": ("tests/reference",),
    "model": ("tests/mutants/test_form.py::test_names_are_unique_and_equal_their_paths",),
    "programs": ("tests/programs",),
    "terminal": ("tests/terminal",),
    "caching": ("tests/test_caching.py",),
}

# What holds the rooms together, and the documents to them.
AROUND = ("tests/architecture", "tests/docs")


@nox.session
def fast(session: nox.Session) -> None:
    """Run a part of the tests, in two processes; what comes behind -- is handed to pytest."""
    chosen = [path for room in FAST.values() for path in room]
    session.run("pytest", "-q", "-n", "2", "--dist", "loadfile", *chosen, *AROUND, *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Write what the documents say of the code anew."""
    session.run("python", "-m", "docs.generate")


@nox.session
def full(session: nox.Session) -> None:
    """Run all that decides whether a change lands."""
    session.run("bash", ".ci/run", external=True)
