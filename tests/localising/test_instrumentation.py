"""Hooked functions do what they did, and their sites are numbered alike by all who look at them."""

import ast

import numpy as np
import pytest

from catalog.evaluation.handed_over import handed_over, is_function, styles
from catalog.evaluation.restyled import source_of
from catalog.functions.instrumentation.hooking import hooked, sites
from catalog.functions.instrumentation.recorder import Replacement, ValueRecorder
from catalog.functions.instrumentation.sites import SiteKind
from catalog.functions.instrumentation.targets import key_of, pairs
from catalog.functions.probes import function_probes
from catalog.functions.rightness import same
from catalog.functions.subject import InProcess
from catalog.localising.values import evaluations, transposed
from catalog.registry import correct_programs, exercises, family

ALL = [(name, style) for name in sorted(set(exercises().values())) for style in styles(name)]


@pytest.mark.parametrize(("name", "style"), ALL)
def test_hooked_functions_give_what_they_gave(name: str, style: str) -> None:
    written = correct_programs(name)[style]
    subject = InProcess(name, {each: getattr(written, each) for each in family(name).functions})
    for probe in function_probes(name)[:4]:
        traced = subject.trace(probe, frozenset(), [Replacement(recording=True)])[0]
        assert same(probe, traced.run.signature, subject.run(probe).signature)


@pytest.mark.parametrize(("name", "style"), ALL)
def test_sites_are_numbered_alike(name: str, style: str) -> None:
    exercise = family(name).functions[0]
    found = getattr(correct_programs(name)[style], exercise)
    text = source_of(name, exercise, style) if is_function(found) else ""
    _, count = hooked(ast.parse(text), "a file", 7)
    assert [site.number for site in sites(ast.parse(text), "a file", 7)] == list(range(7, 7 + count))


TEXT = """
def rnn_cell_backward(da_next, cache):
    a_next, a_prev, xt, parameters = cache
    dtanh, n = (1 - a_next**2) * da_next, 3
    gradients = {"dxt": np.dot(parameters["Wax"].T, dtanh)}
    gradients["da_prev"] = parameters["Waa"].T @ dtanh
    return gradients
"""


def test_what_sites_are() -> None:
    found = sites(ast.parse(TEXT), "a file")
    by_text = {(site.text, site.kind): site for site in found}
    assert by_text["dtanh", SiteKind.VALUE].reads == "dtanh"
    assert by_text["(1 - a_next ** 2) * da_next", SiteKind.VALUE].names == ("dtanh",)
    assert by_text["np.dot(parameters['Wax'].T, dtanh)", SiteKind.VALUE].key == "dxt"
    assert by_text["np.dot(parameters['Wax'].T, dtanh)", SiteKind.VALUE].calls == "dot"
    assert by_text["parameters['Waa'].T @ dtanh", SiteKind.VALUE].key == "da_prev"
    assert by_text["a_prev", SiteKind.HELD].names == ("a_prev",)
    assert by_text["gradients", SiteKind.HELD].names == ("gradients",)
    assert any(site.returned for site in found)
    assert not any(site.text in ("np", "np.dot", "'Wax'", "3") for site in found)


def test_what_is_put_is_there_as_often_as_it_is_given() -> None:
    recorder = ValueRecorder(Replacement({4: [np.ones(2), None]}, recording=True))
    hooks = recorder.hooks()
    given, put = hooks["__bptt_given__"], hooks["__bptt_put__"]
    assert given(4)
    assert put(4).tolist() == [1, 1]
    assert not given(4)
    assert not given(4)
    assert not given(5)


def test_what_is_put_into_an_array_is_in_all_that_share_it() -> None:
    recorder = ValueRecorder(Replacement({0: [np.ones(3)]}))
    array = np.zeros(3)
    view = array[1:]
    assert recorder.hooks()["__bptt_given__"](0)
    assert recorder.hooks()["__bptt_into__"](0, lambda: array) is array
    assert view.tolist() == [1, 1]


def test_pairs_and_keys() -> None:
    statement = ast.parse("a, b['key'] = 1, 2").body[0]
    assert isinstance(statement, ast.Assign)
    found = pairs(statement.targets[0], statement.value)
    assert [(ast.unparse(target), ast.unparse(value)) for target, value in found] == [("a", "1"), ("b['key']", "2")]
    assert [key_of(target) for target, _ in found] == ["", "key"]


def test_evaluations_have_a_form() -> None:
    matrix = np.arange(6.0).reshape(2, 3)
    given = evaluations([matrix, matrix])
    assert given is not None
    assert given.form == (2, (2, 3))
    assert given.vector.tolist() == [*range(6), *range(6)]
    turned = transposed([matrix])
    assert turned is not None
    assert turned[0].shape == (3, 2)
    assert evaluations([None]) is None


def test_a_text_that_is_handed_over_is_found_again() -> None:
    names = handed_over(TEXT, exercises()["rnn_cell_backward"])
    subject = InProcess(exercises()["rnn_cell_backward"], {"rnn_cell_backward": names["rnn_cell_backward"]})
    assert [source.text for source in subject.sources if "handed over" in source.file] == [TEXT]
