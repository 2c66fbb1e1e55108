"""The parent's side of the protocol, with a child that sends whatever it likes."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.functions.effects import Changed, Effect, OldName, Patched, Returned
from catalog.functions.subject import StoppedError
from catalog.model.finding import Finding
from catalog.model.findings.loading import (
    ImportFails,
    NeedsLeftOut,
    NotInstalled,
    NotLoaded,
    NumpyGiven,
    StatementRaises,
)
from catalog.model.form import Form, Kind
from catalog.sandbox.channel import Channel, ChannelError
from catalog.sandbox.effects import effect_of, message_of_effect
from catalog.sandbox.functions import SandboxedFunctions
from catalog.sandbox.limits import Limits
from catalog.sandbox.notes import message_of_note, note_of
from catalog.sandbox.session import Session
from catalog.sandbox.submission import Submission
from tests.support.submissions import CORRECT, FAMILY, FORWARD, submission

LIMITS = Limits(seconds=20, seconds_in_all=60)
GOOD: dict[str, Any] = {
    "outputs": {},
    "fault": None,
    "effects": (),
    "at": None,
    "printed": 0,
    "stream": 0,
    "printing": False,
}


def functions(session: Session, limits: Limits) -> SandboxedFunctions:
    return SandboxedFunctions(Submission(submission(CORRECT), [FAMILY], lambda: session, limits, ""), FAMILY)


@contextmanager
def child_that_sends(*messages: Any) -> Iterator[SandboxedFunctions]:
    """Give functions whose child answers the first request to run something with these messages or bytes."""
    ours, theirs = socket.socketpair()

    def live() -> None:
        channel = Channel(theirs)
        with suppress(ChannelError, OSError), theirs:
            channel.receive()
            channel.send({"own": ("rnn_cell_forward", "no_such_function"), "notes": ()})
            channel.receive()
            for message in messages:
                theirs.sendall(message) if type(message) is bytes else channel.send(message)
            channel.receive()

    thread = threading.Thread(target=live)
    thread.start()
    session = Session(ours, lambda _: {"signal": None, "code": None, "cpu": 0.0}, LIMITS)
    try:
        with functions(session, LIMITS) as subject:
            yield subject
    finally:
        thread.join()


def test_a_good_answer_is_taken_and_names_that_nobody_asked_for_are_not() -> None:
    with child_that_sends({"trial": GOOD}) as subject:
        assert subject.run(FORWARD).signature.outputs == {}
        assert subject.own == ("rnn_cell_forward",)


CALL: dict[str, Any] = {"call": "rnn_forward", "args": (), "kwargs": {}}
INT = ("int", "")
NO_ANSWERS: dict[str, Any] = {
    "garbage": b"\xff" * 100,
    "zeros": b"\0" * 100,
    "a long header": struct.pack(">IQ", 2**32 - 1, 0),
    "a long body": struct.pack(">IQ", 0, 2**63),
    "no message": None,
    "a number": 7,
    "an array": np.ones(3),
    "nothing known": {},
    "a value": {"value": 1},
    "an exception": {"raise": ("ValueError", "")},
    "another stop": {"stop": 1},
    "no trial": {"trial": 1},
    "an empty trial": {"trial": {}},
    "a fault that is none": {"trial": GOOD | {"fault": "ValueError"}},
    "a fault of numbers": {"trial": GOOD | {"fault": (1, 2, 3)}},
    "a fault of lists": {"trial": GOOD | {"fault": ["a", "b", "c"]}},
    "an effect of no kind": {"trial": GOOD | {"effects": (("rnn_cell_forward", "exploded", ""),)}},
    "effects that are none": {"trial": GOOD | {"effects": 5}},
    "an effect of no parts": {"trial": GOOD | {"effects": ((),)}},
    "a form that is a text": {"trial": GOOD | {"effects": (("returned", "f", "dict", (), ()),)}},
    "a form of too many parts": {"trial": GOOD | {"effects": (("returned", "f", INT, (INT,) * 25, ()),)}},
    "a form of fewer keys than parts": {"trial": GOOD | {"effects": (("returned", "f", INT, (INT, INT), ("a",)),)}},
    "too many effects": {"trial": GOOD | {"effects": (("f", "drew", ""),) * 1000}},
    "a place that is none": {"trial": GOOD | {"at": ("file", "line")}},
    "a count that is none": {"trial": GOOD | {"printed": "much"}},
    "a call of its own function": CALL | {"call": "rnn_cell_forward"},
    "a call of another function": CALL | {"call": "__import__"},
    "a call of no function": CALL | {"call": ["rnn_forward"]},
    "a call without arguments": {"call": "rnn_forward"},
    "a call with a list": CALL | {"args": []},
    "a call with no keywords": CALL | {"kwargs": ()},
}


@pytest.mark.parametrize("message", NO_ANSWERS.values(), ids=NO_ANSWERS)
def test_what_is_no_answer_is_a_stop(message: Any) -> None:
    with child_that_sends(message) as subject, pytest.raises(StoppedError) as stopped:
        subject.run(FORWARD)
    assert str(stopped.value).startswith("It sent back what is no answer (")


EFFECTS = (
    Changed("rnn_forward", "caches", "[0]['Wax']"),
    Returned("rnn_forward", Form(Kind("dict"), (Kind("ndarray", "float32"), Kind("NoneType")), ("a: b", "c"))),
    Patched("rnn_forward", "numpy.dot"),
    OldName("rnn_forward", "float"),
)


@pytest.mark.parametrize("effect", EFFECTS, ids=lambda effect: type(effect).__name__)
def test_an_effect_comes_as_it_was_sent(effect: Effect) -> None:
    assert effect_of(message_of_effect(effect)) == effect


NOTES = (
    NumpyGiven(("np", "numpy")),
    NotInstalled("torch"),
    ImportFails("ImportError", ""),
    NeedsLeftOut(("rnn_forward",), (None, 3), "x", (4, 2)),
    StatementRaises((), (1, 2), "SystemExit", "3"),
    NotLoaded("KeyError", "x"),
)


@pytest.mark.parametrize("note", NOTES, ids=lambda note: type(note).__name__)
def test_a_note_comes_as_it_was_sent(note: Finding) -> None:
    assert note_of(message_of_note(note)) == note


NO_NOTES: dict[str, Any] = {
    "a text": "It is right.",
    "nothing": (),
    "another finding": ("GivesWhatIsRight", "rnn_forward", 1, 1),
    "no kind": (["NotInstalled"], "torch"),
    "a number for a text": ("NotInstalled", 7),
    "a part less": ("ImportFails", "ImportError"),
    "a part more": ("NotInstalled", "torch", "torch"),
    "no place": ("StatementRaises", (), ("cell", 2), "SystemExit", "3"),
    "too many names": ("NumpyGiven", ("np",) * 101),
}


@pytest.mark.parametrize("note", NO_NOTES.values(), ids=NO_NOTES)
def test_what_is_no_note_is_refused(note: Any) -> None:
    with pytest.raises((TypeError, KeyError, ValueError)):
        note_of(note)


@settings(deadline=None, max_examples=40)
@given(st.binary(min_size=12, max_size=300))
def test_no_bytes_do_more_than_stop(sent: bytes) -> None:
    short = sent[:3] + b"\0" + b"\0" * 8 + sent[12:]
    with child_that_sends(b"\0" * 3 + short[3:], b"\xff" * 300) as subject, pytest.raises(StoppedError, match=r"\.$"):
        subject.run(FORWARD)


def test_a_call_with_odd_keywords_is_a_fault_of_the_child() -> None:
    with child_that_sends(CALL | {"kwargs": {1: 2}}, {"trial": GOOD}) as subject:
        assert subject.run(FORWARD).signature.error is None


def test_a_child_that_sends_nothing_is_waited_for_no_longer_than_said() -> None:
    ours, theirs = socket.socketpair()
    limits = Limits(seconds=0.2)
    session = Session(ours, lambda _: {"signal": None, "code": None, "cpu": 0.0}, limits)
    with theirs, pytest.raises(StoppedError, match=r"^It did not end within 0\.2 seconds and was stopped\.$"):
        functions(session, limits)


@pytest.mark.parametrize(
    ("how", "sentence"),
    [
        ({"signal": 11, "code": None, "cpu": 0.0}, "The process crashed (SIGSEGV)."),
        ({"signal": 6, "code": None, "cpu": 0.0}, "The process crashed (SIGABRT)."),
        ({"signal": 9, "code": None, "cpu": 0.0}, "The system ended it, as it does where memory runs out."),
        ({"signal": 9, "code": None, "cpu": 31.0}, "It took more than 30 seconds of the processor and was stopped."),
        ({"signal": 24, "code": None, "cpu": 30.0}, "It took more than 30 seconds of the processor and was stopped."),
        ({"signal": 25, "code": None, "cpu": 0.0}, "It wrote a file larger than 1,048,576 bytes and was stopped."),
        ({"signal": 63, "code": None, "cpu": 0.0}, "The process crashed (signal 63)."),
        ({"signal": 0, "code": 3, "cpu": 0.0}, "It ended the process."),
        ({"signal": None, "code": None, "cpu": 0.0}, "It closed the connection and was stopped."),
    ],
)
def test_how_it_ended_is_said_in_a_sentence(how: dict[str, Any], sentence: str) -> None:
    ours, theirs = socket.socketpair()
    theirs.close()
    session = Session(ours, lambda _: how, LIMITS)
    with pytest.raises(StoppedError) as stopped:
        functions(session, LIMITS)
    assert str(stopped.value) == sentence
