"""Functions that are wrong, each in another way, and the lines that are wrong in them, marked with "# wrong"."""

RNN_CELL = "rnn_cell_backward"
RNN = "rnn_backward"

MARK = "  # wrong"

WRITTEN_OUT_IN_ONE_PLACE = """
def rnn_cell_backward(da_next, cache):
    a_next, a_prev, xt, parameters = cache
    back = da_next * (1 - a_next ** 2)
    dWaa = np.dot(da_next * a_next ** 2, a_prev.T)  # wrong
    return {
        "dxt": parameters["Wax"].T @ back,
        "da_prev": parameters["Waa"].T @ back,
        "dWax": back @ xt.T,
        "dWaa": dWaa,
        "dba": back.sum(1, keepdims=True),
    }
"""

A_HELPER = """
def slope(h):
    return 1 - np.abs(h)  # wrong


def rnn_cell_backward(da_next, cache):
    h, before, x, weights = cache
    back = slope(h) * da_next
    found = {"dxt": weights["Wax"].T @ back, "da_prev": weights["Waa"].T @ back}
    found["dWax"], found["dWaa"] = back @ x.T, back @ before.T
    found["dba"] = back.sum(axis=1, keepdims=True)
    return found
"""

ROWS_AND_COLUMNS = """
def rnn_cell_backward(da_next, cache):
    h, before, x, weights = cache
    back = ((1 - h * h) * da_next).T
    return {
        "dxt": (back @ weights["Wax"]).T,
        "da_prev": np.dot(back, weights["Waa"].T).T,  # wrong
        "dWax": back.T @ x.T,
        "dWaa": back.T @ before.T,
        "dba": back.sum(0).reshape(-1, 1),
    }
"""

TWO_IN_A_LOOP = """
def rnn_backward(da, caches):
    steps, x = caches
    n_a, m, T_x = da.shape
    dx = np.zeros((len(x), m, T_x))
    dWax, dWaa, dba = np.zeros((n_a, len(x))), np.zeros((n_a, n_a)), np.zeros((n_a, 1))
    carried = np.zeros((n_a, m))
    for t in range(T_x - 1, -1, -1):
        step = rnn_cell_backward(da[:, :, t] - carried, steps[t])  # wrong
        carried = step["da_prev"]
        dx[:, :, t] = step["dxt"]
        dWax = dWax + step["dWax"]
        dWaa = dWaa + step["dWaa"]
        dba = step["dba"]  # wrong
    return {"dx": dx, "da0": carried, "dWax": dWax, "dWaa": dWaa, "dba": dba}
"""

NEVER_CHANGED = """
def rnn_backward(da, caches):
    steps, x = caches
    n_a, m, T_x = da.shape
    sums = {"dx": np.zeros((len(x), m, T_x)), "dWax": 0, "dWaa": 0, "dba": 0}
    da_prevt = np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        step = rnn_cell_backward(da[:, :, t] + da_prevt, steps[t])  # wrong
        sums["dx"][:, :, t] = step["dxt"]
        for name in ("dWax", "dWaa", "dba"):
            sums[name] = sums[name] + step[name]
    sums["da0"] = step["da_prev"]
    return sums
"""

RAISES = """
def rnn_backward(da, caches):
    steps, x = caches
    n_a, m, T_x = da.shape
    dx = np.zeros((len(x), m, T_x))
    dWax, dWaa = np.zeros((n_a, len(x))), np.zeros((n_a, n_a))
    dba = np.zeros(n_a)  # wrong
    da_prevt = np.zeros((n_a, m))
    for t in reversed(range(T_x)):
        step = rnn_cell_backward(da[:, :, t] + da_prevt, steps[t])
        da_prevt = step["da_prev"]
        dx[:, :, t] = step["dxt"]
        dWax -= step["dWax"]  # wrong
        dWaa += step["dWaa"]
        dba += step["dba"]
    return {"dx": dx, "da0": da_prevt, "dWax": dWax, "dWaa": dWaa, "dba": dba}
"""

ANOTHERS_NAME = """
def rnn_backward(da, caches):
    steps, x = caches
    n_a, m, T_x = da.shape
    dx, start = np.zeros((len(x), m, T_x)), np.zeros((n_a, m))
    carried, sums = start, {"dWax": 0, "dWaa": 0, "dba": 0}
    for t in reversed(range(T_x)):
        step = rnn_cell_backward(da[:, :, t] + carried, steps[t])
        carried = step["da_prev"]
        dx[:, :, t] = step["dxt"]
        sums = {name: sums[name] + step[name] for name in sums}
    return {"dx": dx, "da0": start, **sums}  # wrong
"""

ONE_ARRAY = """
def lstm_forward(x, a0, parameters):
    n_x, m, T_x = x.shape
    n_y, n_a = parameters["Wy"].shape
    a = np.zeros((n_a, m, T_x))
    c = a[:]  # wrong
    y = np.zeros((n_y, m, T_x))
    state, caches = (a0, np.zeros(a0.shape)), []
    for t in range(T_x):
        a_next, c_next, y[:, :, t], cache = lstm_cell_forward(x[:, :, t], *state, parameters)
        state = a_next, c_next
        a[:, :, t] = a_next
        c[:, :, t] = c_next
        caches.append(cache)
    return a, y, c, (caches, x)
"""

NO_RIGHT_VALUE = """
def rnn_cell_backward(da_next, cache):
    h, before, x, weights = cache
    tripled = 3 * da_next + 3 * h**2 * da_next  # wrong
    found = {"dxt": weights["Wax"].T @ tripled, "da_prev": weights["Waa"].T @ tripled}
    found["dWax"], found["dWaa"] = tripled @ x.T, tripled @ before.T
    found["dba"] = tripled.sum(axis=1, keepdims=True)
    return {name: value / 3 for name, value in found.items()}
"""

FUNCTIONS = {
    "written out in one place": (RNN_CELL, WRITTEN_OUT_IN_ONE_PLACE),
    "a helper": (RNN_CELL, A_HELPER),
    "rows and columns": (RNN_CELL, ROWS_AND_COLUMNS),
    "two in a loop": (RNN, TWO_IN_A_LOOP),
    "never changed": (RNN, NEVER_CHANGED),
    "raises": (RNN, RAISES),
    "another's name": (RNN, ANOTHERS_NAME),
    "no right value": (RNN_CELL, NO_RIGHT_VALUE),
    "one array": ("lstm_forward", ONE_ARRAY),
}


def marked(text: str) -> list[int]:
    """Return the numbers of the lines that are wrong."""
    return [number for number, line in enumerate(text.split("\n"), 1) if line.endswith(MARK)]
