"""What is run while one works, and before a change lands: `nox -s fast`, `nox -s docs`, `nox -s full`.

The sessions run in the environment that nox itself is in, which README's second line sets up: nothing is installed twice.
"""

import nox

nox.options.default_venv_backend = "none"
nox.options.sessions = ["fast"]

# Every room is come into: the quick tests of each, and of what takes long one test from end to end.
FAST = ()


@nox.session
def fast(session: nox.Session) -> None:
    """Run a part of the tests, in two processes; what comes behind -- is handed to pytest."""
    session.run("pytest", "-q", "-n", "2", "--dist", "loadfile", *FAST, *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Write what the documents say of the code anew."""
    session.run("python", "-m", "docs.generate")


@nox.session
def full(session: nox.Session) -> None:
    """Run all that decides whether a change lands."""
    session.run("bash", ".ci/run", external=True)
