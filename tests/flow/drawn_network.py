"""The forward pass with a flow's gains in it: its finite differences are the gradients that the picture says.

An edge with gain k is value -> base + k * (value - base): where nothing is changed it does nothing, and each change
passes k times. Nothing here knows how gains are measured.
"""

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from catalog.model.flow import Edge, Flow, Passage
from catalog.model.network import Array, Network
from reference.c5w1a1 import flow as declared
from reference.c5w1a1 import lstm, rnn
from reference.c5w1a1.given import sigmoid

STEP = 1e-5
UNKNOWN = (Passage.MISDIRECTED, Passage.UNREACHED, Passage.NO_VALUE)

Leaves = dict[str, Array]
Losses = Callable[[Leaves], dict[str, float]]


class DrawnNetwork:
    """A flow as something to differentiate. leaves: what is changed, by the name of its gradient."""

    def __init__(self, network: Network, flow: Flow) -> None:
        self.network, self.edges = network, {edge.name: edge for edge in flow.edges}
        family = network.family.rpartition(".")[2]
        caches = (declared.rnn_caches if family == "rnn" else declared.lstm_caches)()
        parameters: Mapping[str, Array] = caches[0][0][-1]
        weights = {f"d{name}": value for name, value in parameters.items() if f"d{name}" in network.shapes}
        self.parameters = parameters
        if network.steps:
            a0 = caches[0][0][1] if family == "rnn" else caches[0][0][2]
            x = {f"dx<{t}>": caches[1][..., t] for t in range(network.steps)}
            self.base: Leaves = {**weights, **x, "da0": a0}
            self.losses: Losses = self._unrolled_rnn if family == "rnn" else self._unrolled_lstm
        elif family == "rnn":
            _, a_prev, xt, _ = caches[0][1]
            self.base = {**weights, "dxt": xt, "da_prev": a_prev}
            self.losses = self._rnn_cell
        else:
            cache = caches[0][1]
            self.base = {**weights, "da_prev": cache[2], "dc_prev": cache[3], "dxt": cache[8]}
            self.losses = self._lstm_cell

    def gradients(self) -> dict[tuple[str, str], Array]:
        """Return the finite differences of each source's loss by each leaf."""
        found: dict[tuple[str, str], Array] = {}
        for name, value in self.base.items():
            parts = {source: np.zeros(value.shape) for source in self.network.upstream}
            for index in np.ndindex(*value.shape):
                above, below = (self.losses({**self.base, name: _moved(value, index, by)}) for by in (STEP, -STEP))
                for source, part in parts.items():
                    part[index] = (above[source] - below[source]) / (2 * STEP)
            found |= {(source, name): part for source, part in parts.items()}
        return found

    def told(self, source: str) -> set[str]:
        """Return the outputs of which the picture says how much of a source reaches them."""
        known: dict[str, bool] = {source: True}
        for link in self.network.links:
            if link.tail in known and not self._dead(self.edges[link.name]):
                sure = known[link.tail] and self.edges[link.name].passage not in UNKNOWN
                known[link.head] = known.get(link.head, True) and sure
        strays = [edge for edge in self.edges.values() if edge.passage is Passage.STRAY and edge.tail == source]
        known |= {edge.head: False for edge in strays}
        return {name for name in self.network.shapes if all(self._sure(known, name))}

    def _sure(self, known: Mapping[str, bool], name: str) -> Iterator[bool]:
        for node in self.network.outputs[name]:
            edge = self.edges.get(f"{node} in {name}")
            if edge is not None:
                yield edge.passage not in (Passage.NO_VALUE, Passage.MISDIRECTED)
                yield node not in known or self._dead(edge) or (known[node] and edge.passage is not Passage.UNREACHED)

    def _dead(self, edge: Edge) -> bool:
        return edge.passage is Passage.CUT

    def _gained(self, name: str, value: Array, base: Array) -> Array:
        edge = self.edges.get(name)
        ratio = 1.0 if edge is None or edge.gain is None else edge.gain.ratio
        return base + ratio * (value - base)

    def _weights(self, leaves: Leaves, node: str) -> dict[str, Array]:
        return {
            name: self._gained(f"{node} in d{name}", leaves.get(f"d{name}", value), value)
            for name, value in self.parameters.items()
        }

    def _unrolled_rnn(self, leaves: Leaves) -> dict[str, float]:
        losses, a, a_base = {}, leaves["da0"], self.base["da0"]
        for t in range(self.network.steps):
            node = f"cell<{t}>"
            edge = f"da_prev<{t}>" if t else f"{node} in da0"
            x = self._gained(f"{node} in dx<{t}>", leaves[f"dx<{t}>"], self.base[f"dx<{t}>"])
            a, _, _ = rnn.rnn_cell_forward(x, self._gained(edge, a, a_base), self._weights(leaves, node))
            a_base, _, _ = rnn.rnn_cell_forward(self.base[f"dx<{t}>"], a_base, dict(self.parameters))
            losses[f"da<{t}>"] = float(np.sum(self.network.upstream[f"da<{t}>"] * self._gained(f"da<{t}>", a, a_base)))
        return losses

    def _unrolled_lstm(self, leaves: Leaves) -> dict[str, float]:
        losses, a, a_base = {}, leaves["da0"], self.base["da0"]
        c = c_base = np.zeros_like(a)
        for t in range(self.network.steps):
            node = f"cell<{t}>"
            x = self._gained(f"{node} in dx<{t}>", leaves[f"dx<{t}>"], self.base[f"dx<{t}>"])
            into = self._gained(f"da_prev<{t}>" if t else f"{node} in da0", a, a_base)
            carried = self._gained(f"dc_prev<{t}>", c, c_base)
            a, c, _, _ = lstm.lstm_cell_forward(x, into, carried, self._weights(leaves, node))
            right = lstm.lstm_cell_forward(self.base[f"dx<{t}>"], a_base, c_base, dict(self.parameters))
            a_base, c_base = right[:2]
            losses[f"da<{t}>"] = float(np.sum(self.network.upstream[f"da<{t}>"] * self._gained(f"da<{t}>", a, a_base)))
        return losses

    def _rnn_cell(self, leaves: Leaves) -> dict[str, float]:
        inputs = [self._gained(f"dtanh in {name}", leaves[name], self.base[name]) for name in ("dxt", "da_prev")]
        a, _, _ = rnn.rnn_cell_forward(inputs[0], inputs[1], self._weights(leaves, "dtanh"))
        base, _, _ = rnn.rnn_cell_forward(self.base["dxt"], self.base["da_prev"], dict(self.parameters))
        return {"da_next": float(np.sum(self.network.upstream["da_next"] * self._gained("da_next", a, base)))}

    def _lstm_cell(self, leaves: Leaves) -> dict[str, float]:
        losses = {}
        for source in ("da_next", "dc_next"):
            gates = {}
            for node, gate in declared.GATES.items():
                value, base = (self._gate(node, gate, each) for each in (leaves, self.base))
                gates[gate] = self._gained(f"{source} in {node}", value, base)
            c_prev = self._gained(f"{source} in dc_prev", leaves["dc_prev"], self.base["dc_prev"])
            c = gates["f"] * c_prev + gates["i"] * gates["c"]
            out = gates["o"] * np.tanh(c) if source == "da_next" else c
            losses[source] = float(np.sum(self.network.upstream[source] * out))
        return losses

    def _gate(self, node: str, gate: str, leaves: Leaves) -> Array:
        parts = [self._gained(f"{node} in {name}", leaves[name], self.base[name]) for name in ("da_prev", "dxt")]
        weights = self._weights(leaves, node)
        total = weights[f"W{gate}"] @ np.concatenate(parts) + weights[f"b{gate}"]
        return np.tanh(total) if gate == "c" else np.asarray(sigmoid(total))


def _moved(value: Array, index: tuple[int, ...], by: float) -> Array:
    moved = value.copy()
    moved[index] += by
    return moved
