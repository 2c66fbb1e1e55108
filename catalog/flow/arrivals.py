"""Arrivals: what arrived in the nodes of a network, read off the outputs, which are linear in it."""

from collections.abc import Mapping
from functools import cache

import numpy as np

from catalog.model.flow import NOTHING
from catalog.model.network import Array, Network

Outputs = Mapping[str, Array | None]
Arrived = dict[str, Array | None]
Said = Mapping[tuple[str, ...], Mapping[str, Array] | None]

# Beside the largest number of what should be there: so far off is something else.
SAME = 1e-7


def arrivals(network: Network, outputs: Outputs, right: Mapping[str, Array]) -> Arrived:
    """Return what arrived in each node, None where the outputs do not agree on it.

    outputs: of one source. right: what arrives in a correct network. What arrived is what more kinds of outputs say
    than say that it is right. Otherwise what any output says is right is right, for a mistake before it would have to
    be undone behind it; and else it is what all that can tell say.
    """
    said = {group: estimate(network, group, outputs) for group in network.revealing}
    return {node: _agreed(network, node, outputs, right, said) for node in network.nodes}


def _agreed(network: Network, node: str, outputs: Outputs, right: Mapping[str, Array], said: Said) -> Array | None:
    """Return what arrived in a node. said: of each group of outputs what it tells, None for what nothing could give."""
    asked = [
        group for group in said if _told(network, group, node) and all(outputs[name] is not None for name in group)
    ]
    found = {group: value for group in asked if (value := (said[group] or {}).get(node)) is not None}
    ways = {group: {network.outputs[each[0]] for each in found if same(found[each], found[group])} for group in found}
    said_right = [group for group in found if same(found[group], right[node])]
    for group, value in found.items():
        # Sums over the same steps are wrong in the same way where a step is mistaken for another: they count as one.
        if len(ways[group]) > max([1, *(len(ways[each]) for each in said_right)]):
            return _whole(network, value)
    if said_right or _supported(network, node, outputs, right):
        return right[node]
    first = next(iter(found.values()), None)
    if first is None or len(found) < len(asked) or not all(same(each, first) for each in found.values()):
        return None
    alone = len(found) == 1 and not (_is_only(network, node) or _fits(network, node, outputs, first))
    return None if alone else _whole(network, first)


def _whole(network: Network, value: Array) -> Array:
    """Return a value; zeros for one that is rounding."""
    return value if np.abs(value).max() > SAME * _largest(network) else np.zeros_like(value)


def _is_only(network: Network, node: str) -> bool:
    """True where a single output comes from a node."""
    return sum(node in nodes for nodes in network.outputs.values()) == 1


def _supported(network: Network, node: str, outputs: Outputs, right: Mapping[str, Array]) -> bool:
    """True where an output that depends on all of a node is right."""
    for name, nodes in network.outputs.items():
        found = outputs[name]
        if found is not None and node in nodes and _depends(network, name, node):
            parts = [network.contribution(name, each, right[each]) for each in nodes]
            if same(found, np.asarray(np.sum(parts, axis=0))):
                return True
    return False


@cache
def _depends(network: Network, name: str, node: str) -> bool:
    """True where each number of a node does something to an output."""
    units = np.eye(int(np.prod(network.nodes[node], dtype=int)))
    return all(np.any(network.contribution(name, node, unit.reshape(network.nodes[node]))) for unit in units)


def _fits(network: Network, node: str, outputs: Outputs, value: Array) -> bool:
    """True where an output of a node alone that does not tell what arrived is what it should be after this."""
    telling = {name for group in network.revealing for name in group}
    names = [name for name, nodes in network.outputs.items() if nodes == (node,) and name not in telling]
    found = [(outputs[name], network.contribution(name, node, value)) for name in names]
    return any(each is not None and same(each, expected) for each, expected in found)


def _largest(network: Network) -> float:
    return max(float(np.abs(value).max()) for value in network.upstream.values())


def estimate(network: Network, group: tuple[str, ...], outputs: Outputs) -> dict[str, Array] | None:
    """Return what arrived in the nodes of a group of outputs; None where nothing that arrives could give them."""
    given = [outputs[name] for name in group]
    parts = [each.ravel() for each in given if each is not None]
    if len(parts) < len(group):
        return None
    matrix, inverse, nodes = inverted(network, group)
    seen = np.concatenate(parts)
    value = inverse @ seen
    if not same(matrix @ value, seen):
        return None
    sizes = np.cumsum([np.prod(network.nodes[node], dtype=int) for node in nodes])[:-1]
    split = zip(nodes, np.split(value, sizes), strict=True)
    return {node: part.reshape(network.nodes[node]) for node, part in split if _told(network, group, node)}


@cache
def _told(network: Network, group: tuple[str, ...], node: str) -> bool:
    """True where a group's outputs tell what arrived in a node, whatever that is."""
    matrix, inverse, nodes = inverted(network, group)
    if node not in nodes:
        return False
    at = nodes.index(node)
    sizes = [int(np.prod(network.nodes[each], dtype=int)) for each in nodes]
    own = slice(sum(sizes[:at]), sum(sizes[: at + 1]))
    return bool(np.abs((inverse @ matrix)[own, own] - np.eye(sizes[at])).max() < NOTHING)


@cache
def inverted(network: Network, group: tuple[str, ...]) -> tuple[Array, Array, tuple[str, ...]]:
    """Return what a group of outputs is of its nodes as a matrix, its pseudo-inverse, and the nodes."""
    nodes = tuple(dict.fromkeys(node for name in group for node in network.outputs[name]))
    columns = []
    for node in nodes:
        for unit in np.eye(int(np.prod(network.nodes[node], dtype=int))):
            value = unit.reshape(network.nodes[node])
            columns.append(np.concatenate([_part(network, name, node, value) for name in group]))
    matrix = np.array(columns).T
    return matrix, np.linalg.pinv(matrix, rcond=1e-10), nodes


def _part(network: Network, name: str, node: str, value: Array) -> Array:
    if node not in network.outputs[name]:
        return np.zeros(int(np.prod(network.shapes[name], dtype=int)))
    return network.contribution(name, node, value).ravel()


def same(found: Array, right: Array) -> bool:
    """True where two arrays are the same but for rounding."""
    scale = max(float(np.abs(right).max()), float(np.abs(found).max()))
    return bool(np.abs(found - right).max() <= SAME * scale) or scale <= 1e-12
