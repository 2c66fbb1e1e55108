"""The flow of gradients in words: what passes where, in one sentence."""

import re
from collections.abc import Iterator, Sequence

from catalog.model.flow import Direction, Edge, Flow, NoFlow, Passage, Why
from catalog.terminal.phrases import listed

LEGEND = {
    Passage.RIGHT: "passes as it should",
    Passage.CUT: "cut: nothing passes",
    Passage.DOUBLED: "doubled: passes twice",
    Passage.SCALED: "so many times as much",
    Passage.FLIPPED: "minus: the sign is flipped",
    Passage.MISDIRECTED: "something else passes",
    Passage.CHANGED: "has another effect",
    Passage.STRAY: "should not be there",
    Passage.UNREACHED: "not measured",
    Passage.NO_VALUE: "wrong shape, or no number",
}

EARLIER = "the gradient of later steps does not reach earlier ones"


def flow_title(flow: Flow) -> str:
    """Return what a picture shows."""
    what = "gradients" if flow.direction is Direction.BACKWARD else "values"
    return f"The flow of {what} in {flow.exercise}"


def flow_in_a_sentence(flow: Flow) -> str:
    """Return what is wrong with a flow, or that nothing is."""
    clauses = list(_clauses(flow))
    if not clauses:
        what = "the gradient passes" if flow.direction is Direction.BACKWARD else "each input has its effect"
        caches = "" if flow.direction is Direction.BACKWARD else "; what the caches hold is not drawn"
        return f"On these inputs {what} as it should everywhere{caches}."
    said = "; ".join(clauses)
    tail = f": {EARLIER}" if _all_back_cut(flow) and len(clauses) == 1 else ""
    return f"{said[0].upper()}{said[1:]}{tail}."


def no_flow_in_a_sentence(found: NoFlow) -> str:
    """Return why there is nothing to draw."""
    match found.why:
        case Why.RAISES:
            return f"There is no flow to draw: {found.exercise} ends with {_article(found.kind)} {found.kind}."
        case Why.NOT_LINEAR:
            return f"There is no flow to draw: what {found.exercise} returns is not linear in the gradient that enters."
    return f"There is no flow to draw: the network of {found.exercise} is not known."


def _article(word: str) -> str:
    return "an" if word[:1] in "AEIOU" else "a"


def _all_back_cut(flow: Flow) -> bool:
    back = [edge for edge in flow.edges if edge.name.startswith(("da_prev<", "dc_prev<"))]
    return bool(back) and all(edge.passage is Passage.CUT for edge in back)


def _clauses(flow: Flow) -> Iterator[str]:
    """Yield what is to be said, gravest first; what is only changed where something is cut follows from that."""
    wrong = list(flow.wrong)
    if any(edge.passage is Passage.CUT for edge in wrong):
        wrong = [edge for edge in wrong if edge.passage is not Passage.CHANGED]
    for passage in Passage:
        edges = [edge for edge in wrong if edge.passage is passage]
        ratios = dict.fromkeys(f"{edge.gain.ratio:.3g}" if edge.gain else "" for edge in edges)
        if passage not in (Passage.SCALED, Passage.FLIPPED):
            ratios = dict.fromkeys([""] if edges else [])
        for ratio in ratios:
            same = [edge for edge in edges if not ratio or (edge.gain and f"{edge.gain.ratio:.3g}" == ratio)]
            yield _clause(flow, passage, ratio, same)


def _clause(flow: Flow, passage: Passage, ratio: str, edges: Sequence[Edge]) -> str:
    where = _where(flow, edges)
    match passage:
        case Passage.CUT:
            return f"nothing passes {where}"
        case Passage.DOUBLED:
            return f"twice as much as should passes {where}"
        case Passage.SCALED:
            return f"what passes {where} is {ratio} times as much as should"
        case Passage.FLIPPED:
            much = "" if ratio == "-1" else f" and is {ratio.lstrip('-')} times as much as should"
            return f"what passes {where} has its sign flipped{much}"
        case Passage.CHANGED:
            return f"what passes {where} has another effect than it should"
        case Passage.NO_VALUE:
            heads = listed(list(dict.fromkeys(_step(edge.head) for edge in edges)))
            return f"what comes out as {heads} has another shape or is no number"
        case Passage.STRAY:
            pairs = [(_step(edge.tail), _step(edge.head)) for edge in edges]
            return f"something passes {listed([f'from {tail} to {head}' for tail, head in pairs])} where nothing should"
    return f"something else than should passes {where}"


def _where(flow: Flow, edges: Sequence[Edge]) -> str:
    """Return from where to where some edges lead, those from the same places together."""
    heads: dict[str, list[str]] = {}
    for edge in edges:
        states = sum((each.tail, each.head) == (edge.tail, edge.head) for each in flow.edges)
        heads.setdefault(_step(edge.head), []).append(_tail(edge, edges, states))
    tails: dict[str, list[str]] = {}
    for head, found in heads.items():
        tails.setdefault(_steps(found), []).append(head)
    return listed([f"from {tail} to {listed(found)}" for tail, found in tails.items()])


def _tail(edge: Edge, edges: Sequence[Edge], states: int) -> str:
    """Return from where an edge leads; of two that go back from a step which one, where it is but one of them."""
    together = sum(each.tail == edge.tail and each.head == edge.head for each in edges)
    return _step(edge.tail) if together == states else f"{edge.name.partition('<')[0]} of {_step(edge.tail)}"


def _step(name: str) -> str:
    """Return what a node is called: a cell is its step, the state that comes into one is that."""
    if found := re.fullmatch(r"cell<(\d+)>", name):
        return f"step {found[1]}"
    if found := re.fullmatch(r"state<(\d+)>", name):
        return f"step {int(found[1]) - 1}" if found[1] != "0" else "a0"
    return "the cell" if name == "cell" else name


def _steps(names: Sequence[str]) -> str:
    """Return several places, steps as one list of numbers."""
    names = list(dict.fromkeys(names))
    steps = [name.removeprefix("step ") for name in names if re.fullmatch(r"step \d+", name)]
    others = [name for name in names if not re.fullmatch(r"step \d+", name)]
    several = [f"steps {listed(sorted(steps))}"] if len(steps) > 1 else [f"step {step}" for step in steps]
    return listed([*several, *others])
