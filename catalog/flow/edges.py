"""Edges: what passes on each, beside what should pass after what arrived at its beginning."""

from collections.abc import Iterator, Mapping

import numpy as np

from catalog.flow.arrivals import Arrived, estimate, same
from catalog.flow.responses import Responses
from catalog.model.flow import Edge, Gain, Passage
from catalog.model.network import Array, Link, Network

Right = Mapping[str, Mapping[str, Array]]


def gain(found: Array, expected: Array) -> Gain:
    """Return how much of what is expected is found, and how much else; raises ZeroDivisionError for nothing."""
    whole = float(expected @ expected)
    if not whole:
        raise ZeroDivisionError("nothing is expected")
    ratio = float(found @ expected) / whole
    rest = found - ratio * expected
    return Gain(ratio, float(np.sqrt(rest @ rest / whole)))


def into_nodes(network: Network, arrived: Mapping[str, Arrived], right: Right) -> Iterator[Edge]:
    """Yield the edge of each link. arrived, right: what is in the nodes, by source."""
    for link in network.links:
        pairs = [
            pair
            for source in network.upstream
            for pair in _pairs(network, link, arrived[source], right[source], source)
        ]
        if not pairs:
            yield Edge(link.name, link.tail, link.head, Passage.UNREACHED)
            continue
        found, expected = (np.concatenate(each) for each in zip(*pairs, strict=True))
        yield Edge.of(link.name, link.tail, link.head, gain(found, expected))


def _pairs(
    network: Network, link: Link, arrived: Arrived, right: Mapping[str, Array], source: str
) -> Iterator[tuple[Array, Array]]:
    """Yield what of a source arrived at the end of a link and what should have after what is at its beginning."""
    own = {name: value * (name == source) for name, value in network.upstream.items()}
    end, begun = arrived[link.head], (arrived | own)[link.tail]
    should = np.any(link.through({**right, **own}[link.tail]))
    if end is None or begun is None or not should or not np.any(expected := link.of(link.through(begun))):
        return
    yield link.of(end).ravel(), expected.ravel()


def strays(network: Network, arrived: Mapping[str, Arrived], right: Right) -> Iterator[Edge]:
    """Yield an edge for each node in which something of a source arrives that should not."""
    for source in network.upstream:
        for node, value in arrived[source].items():
            if value is not None and np.any(value) and not np.any(right[source][node]):
                yield Edge(f"{source} in {node}", source, node, Passage.STRAY)


def into_outputs(network: Network, arrived: Mapping[str, Arrived], right: Right, found: Responses) -> Iterator[Edge]:
    """Yield the edges from nodes to outputs. Where nobody can tell what arrived, they are held to what should have."""
    for name, nodes in network.outputs.items():
        if any(found[source][name] is None for source in network.upstream):
            yield from (Edge(f"{node} in {name}", node, name, Passage.NO_VALUE) for node in nodes)
            continue
        fitted = _fitted(network, name, arrived, found)
        for node in nodes:
            each = (fitted or {}).get(node)
            if each is None and (fitted is None or _unknown(node, arrived, right)):
                each = _alone(network, name, node, arrived, right, found)
            if each is not None or _carries(network, name, node, right):
                label = f"{node} in {name}"
                yield Edge(label, node, name, Passage.UNREACHED) if each is None else Edge.of(label, node, name, each)


def _unknown(node: str, arrived: Mapping[str, Arrived], right: Right) -> bool:
    """True where nobody can tell what arrived in a node, and something should have."""
    return any(arrived[source][node] is None and np.any(right[source][node]) for source in arrived)


def _carries(network: Network, name: str, node: str, right: Right) -> bool:
    """True where something of a node is in an output of a correct network: the cell state before the first is zero."""
    return any(np.any(network.contribution(name, node, values[node])) for values in right.values())


def _fitted(network: Network, name: str, arrived: Mapping[str, Arrived], found: Responses) -> dict[str, Gain] | None:
    """Return the gain of each node's share of an output, if a sum of shares gives the output; else None."""
    sources = [
        source
        for source in network.upstream
        if all(arrived[source][node] is not None for node in network.outputs[name])
    ]
    if not sources:
        return None
    columns = {
        node: np.concatenate([_share(network, name, node, arrived[source]) for source in sources])
        for node in network.outputs[name]
    }
    reached = {node: column for node, column in columns.items() if np.any(column)}
    seen = np.concatenate([_seen(found, source, name) for source in sources])
    if not reached:
        return {} if not np.any(seen) else None
    matrix = np.array(list(reached.values())).T
    matrix = matrix / np.linalg.norm(matrix, axis=0)
    factors, _, rank, _ = np.linalg.lstsq(matrix, seen, rcond=1e-8)
    if rank < len(reached) or not same(matrix @ factors, seen):
        return None
    norms = [float(np.linalg.norm(column)) for column in reached.values()]
    return {node: Gain(float(factor / norm)) for node, factor, norm in zip(reached, factors, norms, strict=True)}


def _share(network: Network, name: str, node: str, arrived: Arrived) -> Array:
    value = arrived[node]
    assert value is not None
    return network.contribution(name, node, value).ravel()


def _seen(found: Responses, source: str, name: str) -> Array:
    value = found[source][name]
    assert value is not None
    return value.ravel()


def _alone(
    network: Network, name: str, node: str, arrived: Mapping[str, Arrived], right: Right, found: Responses
) -> Gain | None:
    """Return the gain of a share that no sum explains: by what the output says arrived, or else of all of it."""
    pairs = []
    for source in network.upstream:
        value = arrived[source][node]
        told = (estimate(network, (name,), found[source]) or {}).get(node)
        if told is not None and value is not None:
            pairs.append((told.ravel(), value.ravel()))
        elif np.any(right[source][node]):
            pairs.append((_seen(found, source, name), _expected(network, name, arrived[source], right[source])))
    if not any(np.any(expected) for _, expected in pairs):
        # Nothing that arrived comes here: whatever is here comes from elsewhere.
        pairs = [(_seen(found, source, name), _right(network, name, right[source])) for source in network.upstream]
        if not any(np.any(seen) for seen, _ in pairs):
            return None
    return gain(*(np.concatenate(each) for each in zip(*pairs, strict=True)))


def _right(network: Network, name: str, right: Mapping[str, Array]) -> Array:
    """Return an output of a correct network."""
    return _expected(network, name, dict(right), right)


def _expected(network: Network, name: str, arrived: Arrived, right: Mapping[str, Array]) -> Array:
    """Return an output after what arrived, or should have where nobody can tell."""
    values = {node: right[node] if arrived[node] is None else arrived[node] for node in network.outputs[name]}
    return np.asarray(np.sum([_share(network, name, node, values) for node in values], axis=0))
