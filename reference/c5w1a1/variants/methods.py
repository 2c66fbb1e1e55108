"""Classes that hold weights and running sums; the module's names are bound methods or make an object and ask it."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from reference.c5w1a1 import given

Array = NDArray[np.float64]


class Sums:
    """Named totals that begin with the first thing added."""

    def __init__(self) -> None:
        self.totals: dict[str, Array] = {}

    def add(self, gradients: dict[str, Array]) -> None:
        """Add what belongs to a weight or a bias."""
        for name, value in gradients.items():
            if name.startswith(("dW", "db")):
                self.totals[name] = self.totals.get(name, np.zeros(value.shape)) + value


class Rnn:
    """The basic network, without any state between its calls."""

    def cell_forward(self, xt: Array, a_prev: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
        """Take one step forward."""
        a_next = np.tanh(self._hidden(xt, a_prev, **parameters))
        return a_next, given.softmax(self._output(a_next, **parameters)), (a_next, a_prev, xt, parameters)

    def _hidden(self, xt: Array, a_prev: Array, *, Wax: Array, Waa: Array, ba: Array, **_: Array) -> Any:
        return Waa @ a_prev + (Wax @ xt + ba)

    def _output(self, a: Array, *, Wya: Array, by: Array, **_: Array) -> Any:
        return Wya @ a + by

    def forward(self, x: Array, a0: Array, parameters: dict[str, Array]) -> tuple[Array, Array, Any]:
        """Run the cell over all steps."""
        found = [self.cell_forward(x[:, :, 0], a0, parameters)]
        for t in range(1, x.shape[2]):
            found.append(self.cell_forward(x[:, :, t], found[t - 1][0], parameters))
        a, y_pred, caches = zip(*found, strict=True)
        return np.stack(a, -1), np.stack(y_pred, -1), (list(caches), x)

    def cell_backward(self, da_next: Array, cache: Any) -> dict[str, Array]:
        """Take one step backward."""
        a_next, a_prev, xt, weights = cache
        delta = da_next * (1.0 - a_next**2)
        inputs = {"dxt": weights["Wax"].T @ delta, "da_prev": weights["Waa"].T @ delta}
        return {**inputs, "dWax": delta @ xt.T, "dWaa": delta @ a_prev.T, "dba": delta.sum(1, keepdims=True)}

    def backward(self, da: Array, caches: Any) -> dict[str, Array]:
        """Go back through time."""
        sums, dx, carried = Sums(), np.zeros((len(caches[1]), *da.shape[1:])), np.zeros_like(da[:, :, 0])
        for t in reversed(range(da.shape[2])):
            step = self.cell_backward(da[:, :, t] + carried, caches[0][t])
            sums.add(step)
            carried, dx[:, :, t] = step["da_prev"], step["dxt"]
        return {"dx": dx, "da0": carried, **sums.totals}


class LstmCell:
    """One step of an LSTM, which remembers what it computed until its cache is taken."""

    def __init__(self, parameters: dict[str, Array]) -> None:
        self.parameters = parameters

    def _gate(self, name: str) -> Any:
        return self.parameters["W" + name] @ self.concat + self.parameters["b" + name]

    def step(self, xt: Array, a_prev: Array, c_prev: Array) -> "LstmCell":
        """Take one step forward."""
        self.xt, self.a_prev, self.c_prev = xt, a_prev, c_prev
        self.concat = np.concatenate((a_prev, xt))
        self.f, self.i, self.o = given.sigmoid(self._gate("f")), given.sigmoid(self._gate("i")), self._open()
        self.g = np.tanh(self._gate("c"))
        self.c = self.f * c_prev + self.i * self.g
        self.a = self.o * np.tanh(self.c)
        return self

    def _open(self) -> Array:
        return given.sigmoid(self._gate("o"))

    @property
    def prediction(self) -> Array:
        """The output of the step."""
        return given.softmax(self.parameters["Wy"] @ self.a + self.parameters["by"])

    @property
    def cache(self) -> Any:
        """What the way back needs."""
        before = (self.a_prev, self.c_prev)
        return (self.a, self.c, *before, self.f, self.i, self.g, self.o, self.xt, self.parameters)

    @classmethod
    def restore(cls, cache: Any) -> "LstmCell":
        """Return the cell as it was when the cache was taken."""
        cell = cls(cache[9])
        cell.a, cell.c, cell.a_prev, cell.c_prev, cell.f, cell.i, cell.g, cell.o, cell.xt = cache[:9]
        cell.concat = np.concatenate((cell.a_prev, cell.xt))
        return cell

    def back(self, da: Array, dc: Array) -> dict[str, Array]:
        """Take the step backward."""
        dc = dc + da * self.o * (1 - np.tanh(self.c) ** 2)
        self.dconcat, self.gradients = np.zeros(self.concat.shape), {"dc_prev": dc * self.f}
        self._back_through("f", dc * self.c_prev * self.f * (1 - self.f))
        self._back_through("i", dc * self.g * self.i * (1 - self.i))
        self._back_through("c", dc * self.i * (1 - self.g**2))
        self._back_through("o", da * np.tanh(self.c) * self.o * (1 - self.o))
        n_a = len(self.a)
        return {**self.gradients, "da_prev": self.dconcat[:n_a], "dxt": self.dconcat[n_a:]}

    def _back_through(self, name: str, dz: Array) -> None:
        self.gradients["dW" + name] = dz @ self.concat.T
        self.gradients["db" + name] = dz.sum(1, keepdims=True)
        self.dconcat = self.dconcat + self.parameters["W" + name].T @ dz


class Lstm:
    """The network of such cells."""

    def cell_forward(self, xt: Array, a_prev: Array, c_prev: Array, parameters: dict[str, Array]) -> Any:
        """Take one step forward."""
        cell = LstmCell(parameters).step(xt, a_prev, c_prev)
        return cell.a, cell.c, cell.prediction, cell.cache

    def forward(self, x: Array, a0: Array, parameters: dict[str, Array]) -> Any:
        """Run the cell over all steps."""
        cells = [LstmCell(parameters).step(x[:, :, 0], a0, np.zeros(a0.shape))]
        for t in range(1, x.shape[2]):
            cells.append(LstmCell(parameters).step(x[:, :, t], cells[-1].a, cells[-1].c))
        a, y = np.stack([cell.a for cell in cells], -1), np.stack([cell.prediction for cell in cells], -1)
        return a, y, np.stack([cell.c for cell in cells], -1), ([cell.cache for cell in cells], x)

    def cell_backward(self, da_next: Array, dc_next: Array, cache: Any) -> dict[str, Array]:
        """Take one step backward."""
        return LstmCell.restore(cache).back(da_next, dc_next)

    def backward(self, da: Array, caches: Any) -> dict[str, Array]:
        """Go back through time."""
        sums, dx = Sums(), np.zeros((len(caches[1]), *da.shape[1:]))
        carried = carried_c = np.zeros_like(da[:, :, 0])
        for t in reversed(range(da.shape[2])):
            step = LstmCell.restore(caches[0][t]).back(da[:, :, t] + carried, carried_c)
            sums.add(step)
            carried, carried_c, dx[:, :, t] = step["da_prev"], step["dc_prev"], step["dxt"]
        return {"dx": dx, "da0": carried, **sums.totals}


_rnn, _lstm = Rnn(), Lstm()
rnn_cell_forward, rnn_forward = _rnn.cell_forward, _rnn.forward
rnn_cell_backward, rnn_backward = _rnn.cell_backward, _rnn.backward
lstm_cell_forward, lstm_forward = _lstm.cell_forward, _lstm.forward
lstm_cell_backward, lstm_backward = _lstm.cell_backward, _lstm.backward
