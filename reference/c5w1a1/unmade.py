"""Mistakes that no mutation operator makes, and that no mutant has: people make such ones as well.

What a program with one of them prints must not be taken for anything else.
"""

from catalog import Edit

_TANH = "a_next = np.tanh(np.dot(Wax, xt) + np.dot(Waa, a_prev) + ba)"
_SQUARE = "(1 - np.square(np.tanh(c_next)))"

EDITS = (
    Edit("rnn_cell_forward", _TANH, f"{_TANH.replace('np.tanh', 'np.round(np.tanh')}, 1)"),
    Edit("rnn_cell_forward", _TANH, _TANH.replace("np.tanh", "np.cos")),
    Edit(
        "rnn_cell_forward",
        _TANH,
        _TANH.replace("np.dot(Waa, a_prev)", "np.dot(Waa, 0.9 * a_prev + 0.1 * a_prev[::-1])"),
    ),
    Edit("rnn_cell_forward", "np.dot(Wya, a_next) + by", "np.dot(Wya, a_next + 0.2 * a_next**3) + by"),
    Edit("rnn_forward", "a[:, :, t] = a_next", "a[:, :, t] = a_next + 0.37 * t"),
    Edit("rnn_forward", "y_pred[:, :, t] = yt_pred", "y_pred[:, :, t] = np.cumsum(yt_pred, axis=0)"),
    Edit("rnn_forward", "rnn_cell_forward(x[:, :, t]", "rnn_cell_forward(x[::-1, :, t]"),
    Edit(
        "rnn_forward",
        "rnn_cell_forward(x[:, :, t], a_next",
        "rnn_cell_forward(x[:, :, t], np.clip(a_next, -0.31, 0.31)",
    ),
    Edit("rnn_cell_backward", "1 - a_next**2", "1 - a_next**2 - 0.11 * a_next**3"),
    Edit("rnn_cell_backward", "np.dot(Wax.T, dtanh)", "np.dot(Wax.T, np.clip(dtanh, -0.2, 0.2))"),
    Edit("rnn_cell_backward", "np.dot(dtanh, xt.T)", "np.dot(dtanh[::-1], xt.T)"),
    Edit("rnn_cell_backward", "np.sum(dtanh, axis=1", "np.sum(np.cumsum(dtanh, axis=1), axis=1"),
    Edit("rnn_cell_backward", "da_prev = np.dot(Waa.T, dtanh)", "da_prev = 0.9 * np.dot(Waa.T, dtanh) + 0.1 * da_next"),
    Edit("rnn_cell_backward", "np.dot(dtanh, a_prev.T)", "np.dot(np.sign(dtanh), a_prev.T)"),
    Edit("rnn_backward", "dWax += dWaxt", "dWax += dWaxt * t"),
    Edit("rnn_backward", "dWaa += dWaat", "dWaa = 0.9 * dWaa + dWaat"),
    Edit("rnn_backward", "dba += dbat", "dba += np.clip(dbat, -0.5, 0.5)"),
    Edit("rnn_backward", "dx[:, :, t] = dxt", "dx[:, :, t] = dxt[:, ::-1]"),
    Edit("rnn_backward", "da[:, :, t] + da_prevt", "da[:, :, t] + da_prevt / (T_x - t)"),
    Edit("rnn_backward", "da0 = da_prevt\n", "da0 = np.round(da_prevt, 1)\n"),
    Edit("lstm_cell_forward", "np.dot(Wf, concat) + bf", "np.dot(Wf, concat) + bf + 0.37"),
    Edit(
        "lstm_cell_forward",
        "it = sigmoid(np.dot(Wi, concat) + bi)",
        "it = 0.9 * sigmoid(np.dot(Wi, concat) + bi) + 0.1 * ft",
    ),
    Edit("lstm_cell_forward", "np.tanh(np.dot(Wc, concat) + bc)", "np.cos(np.dot(Wc, concat) + bc)"),
    Edit("lstm_cell_forward", "ft * c_prev + it * cct", "ft * c_prev + it * cct - 0.21 * c_prev**3"),
    Edit("lstm_cell_forward", "ot * np.tanh(c_next)", "ot * c_next / (1 + np.abs(c_next))"),
    Edit("lstm_forward", "c[:, :, t] = c_next", "c[:, :, t] = c_next * (t + 1)"),
    Edit("lstm_forward", "a[:, :, t] = a_next", "a[:, :, t] = np.cumsum(a_next, axis=1)"),
    Edit("lstm_forward", "lstm_cell_forward(x[:, :, t]", "lstm_cell_forward(np.abs(x[:, :, t])"),
    Edit("lstm_cell_backward", "da_next * np.tanh(c_next) * ot", "da_next * np.sin(c_next) * ot"),
    Edit("lstm_cell_backward", "(1 - np.square(cct))", "(1.13 - np.square(cct))"),
    Edit("lstm_cell_backward", "* it * (1 - it)", "* it * (1 - it) ** 1.5"),
    Edit("lstm_cell_backward", "* ft * (1 - ft)", "* (0.9 * ft + 0.1 * it) * (1 - ft)"),
    Edit("lstm_cell_backward", "np.dot(dot, concat.T)", "np.dot(np.round(dot, 2), concat.T)"),
    Edit("lstm_cell_backward", "np.sum(dcct, axis=1", "np.sum(np.clip(dcct, -0.1, 0.1), axis=1"),
    Edit("lstm_cell_backward", f"dc_next * ft + ot * {_SQUARE}", f"dc_next * np.sqrt(ft) + ot * {_SQUARE}"),
    Edit("lstm_cell_backward", "np.dot(Wi[:, n_a:].T, dit)", "np.dot(Wi[:, n_a:].T, dit[:, ::-1])"),
    Edit("lstm_backward", 'dWf += gradients["dWf"]', 'dWf += gradients["dWf"] * t'),
    Edit("lstm_backward", 'da_prevt = gradients["da_prev"]', 'da_prevt = np.clip(gradients["da_prev"], -0.3, 0.3)'),
    Edit("lstm_backward", 'dc_prevt = gradients["dc_prev"]', 'dc_prevt = 0.83 * gradients["dc_prev"]'),
    Edit("lstm_backward", 'dx[:, :, t] = gradients["dxt"]', 'dx[:, :, t] = np.cumsum(gradients["dxt"], axis=0)'),
    Edit("lstm_backward", 'dbo += gradients["dbo"]', 'dbo += gradients["dbo"] + 0.37'),
)
