"""How a test cell of each exercise is written for any seed and sizes, as the notebook's own cells are since 2019."""

from catalog.model.cell_template import CellOutput, CellTemplate

DRAWN = "np.random.randn"

SEED = "np.random.seed({seed})\n"
STEP = f"xt_tmp = {DRAWN}({{n_x}}, {{m}})\na_prev_tmp = {DRAWN}({{n_a}}, {{m}})\n"
SEQUENCE = f"x_tmp = {DRAWN}({{n_x}}, {{m}}, {{T_x}})\na0_tmp = {DRAWN}({{n_a}}, {{m}})\n"
C_PREV = f"c_prev_tmp = {DRAWN}({{n_a}}, {{m}})\n"


def parameters(**shapes: str) -> str:
    """Return the lines that draw the parameters, in that order."""
    drawn = [f"parameters_tmp['{name}'] = {DRAWN}({shape})\n" for name, shape in shapes.items()]
    return "".join(["parameters_tmp = {{}}\n", *drawn])


RNN_PARAMETERS = parameters(Wax="{n_a}, {n_x}", Waa="{n_a}, {n_a}", Wya="{n_y}, {n_a}", ba="{n_a}, 1", by="{n_y}, 1")
GATES = {
    name: shape for gate in "fioc" for name, shape in ((f"W{gate}", "{n_a}, {n_a} + {n_x}"), (f"b{gate}", "{n_a}, 1"))
}
LSTM_PARAMETERS = parameters(**GATES, Wy="{n_y}, {n_a}", by="{n_y}, 1")

RNN_STEP = "a_next_tmp, yt_pred_tmp, cache_tmp = rnn_cell_forward(xt_tmp, a_prev_tmp, parameters_tmp)\n"
RNN = "a_tmp, y_pred_tmp, caches_tmp = rnn_forward(x_tmp, a0_tmp, parameters_tmp)\n"
LSTM_STEP = (
    "a_next_tmp, c_next_tmp, yt_tmp, cache_tmp = lstm_cell_forward(xt_tmp, a_prev_tmp, c_prev_tmp, parameters_tmp)\n"
)
LSTM = "a_tmp, y_tmp, c_tmp, caches_tmp = lstm_forward(x_tmp, a0_tmp, parameters_tmp)\n"

DA_NEXT = f"da_next_tmp = {DRAWN}({{n_a}}, {{m}})\n"
DC_NEXT = f"dc_next_tmp = {DRAWN}({{n_a}}, {{m}})\n"
DA = f"da_tmp = {DRAWN}({{n_a}}, {{m}}, {{steps_back}})\n"

LSTM_GRADIENTS = ("dWf", "dbf", "dWi", "dbi", "dWc", "dbc", "dWo", "dbo")


def variables(*names: str, given: bool = False) -> tuple[CellOutput, ...]:
    """Return what variables of the cell hold, by their names without the ending."""
    return tuple(CellOutput(name, f"{name}_tmp", name, given=given) for name in names)


def gradients(*names: str) -> tuple[CellOutput, ...]:
    """Return what the dict of gradients holds."""
    return tuple(CellOutput(name, f'gradients_tmp["{name}"]', f'gradients["{name}"]') for name in names)


# The course's cell prints yt where its function returns yt_pred.
YT = CellOutput("yt_pred", "yt_tmp", "yt", "yt")

STEP_GIVEN, C_GIVEN = variables("xt", "a_prev", given=True), variables("c_prev", given=True)
GIVEN = variables("x", "a0", given=True)

RNN_SIZES = ("n_x", "n_a", "m", "n_y")
CONCAT = (("n_a", "n_x"),)

TEMPLATES = (
    CellTemplate(
        "rnn_cell_forward",
        "c5w1a1.rnn",
        f"{SEED}{STEP}{RNN_PARAMETERS}{RNN_STEP}",
        (*variables("a_next", "yt_pred", "cache"), *STEP_GIVEN),
        RNN_SIZES,
    ),
    CellTemplate(
        "rnn_forward",
        "c5w1a1.rnn",
        f"{SEED}{SEQUENCE}{RNN_PARAMETERS}{RNN}",
        (*variables("a", "y_pred", "caches"), *GIVEN),
        ("T_x", *RNN_SIZES),
        time="T_x",
    ),
    CellTemplate(
        "lstm_cell_forward",
        "c5w1a1.lstm",
        f"{SEED}{STEP}{C_PREV}{LSTM_PARAMETERS}{LSTM_STEP}",
        (*variables("a_next", "c_next"), YT, *variables("cache"), *STEP_GIVEN, *C_GIVEN),
        RNN_SIZES,
        CONCAT,
    ),
    CellTemplate(
        "lstm_forward",
        "c5w1a1.lstm",
        f"{SEED}{SEQUENCE}{LSTM_PARAMETERS}{LSTM}",
        (*variables("a", "y", "c", "caches"), *GIVEN),
        ("T_x", *RNN_SIZES),
        CONCAT,
        time="T_x",
    ),
    CellTemplate(
        "rnn_cell_backward",
        "c5w1a1.rnn",
        f"{SEED}{STEP}{RNN_PARAMETERS}{RNN_STEP}{DA_NEXT}gradients_tmp = rnn_cell_backward(da_next_tmp, cache_tmp)\n",
        (
            *gradients("dxt", "da_prev", "dWax", "dWaa", "dba"),
            *variables("a_next", "yt_pred", "cache"),
            *STEP_GIVEN,
            *variables("da_next", given=True),
        ),
        RNN_SIZES,
    ),
    CellTemplate(
        "rnn_backward",
        "c5w1a1.rnn",
        f"{SEED}{SEQUENCE}{RNN_PARAMETERS}{RNN}{DA}gradients_tmp = rnn_backward(da_tmp, caches_tmp)\n",
        (
            *gradients("dx", "da0", "dWax", "dWaa", "dba"),
            *variables("a", "y_pred", "caches"),
            *GIVEN,
            *variables("da", given=True),
        ),
        ("T_x", "steps_back", *RNN_SIZES),
        time="T_x",
        upstream="steps_back",
    ),
    CellTemplate(
        "lstm_cell_backward",
        "c5w1a1.lstm",
        f"{SEED}{STEP}{C_PREV}{LSTM_PARAMETERS}{LSTM_STEP}{DA_NEXT}{DC_NEXT}"
        "gradients_tmp = lstm_cell_backward(da_next_tmp, dc_next_tmp, cache_tmp)\n",
        (
            *gradients("dxt", "da_prev", "dc_prev", *LSTM_GRADIENTS),
            *variables("a_next", "c_next"),
            YT,
            *variables("cache"),
            *STEP_GIVEN,
            *C_GIVEN,
            *variables("da_next", "dc_next", given=True),
        ),
        RNN_SIZES,
        CONCAT,
    ),
    CellTemplate(
        "lstm_backward",
        "c5w1a1.lstm",
        f"{SEED}{SEQUENCE}{LSTM_PARAMETERS}{LSTM}{DA}gradients_tmp = lstm_backward(da_tmp, caches_tmp)\n",
        (
            *gradients("dx", "da0", *LSTM_GRADIENTS),
            *variables("a", "y", "c", "caches"),
            *GIVEN,
            *variables("da", given=True),
        ),
        ("T_x", "steps_back", *RNN_SIZES),
        CONCAT,
        time="T_x",
        upstream="steps_back",
    ),
)
