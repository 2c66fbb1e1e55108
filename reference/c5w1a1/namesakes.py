"""Namesakes: functions of other courses that bear the names of this one's, known by what they take."""

# CS231n, assignment 3, rnn_layers.py.
_FORWARD = ("x", "h0", "Wx", "Wh", "b")
_BACKWARD = ("dh", "cache")

NAMESAKES = {
    "CS231n": {
        "rnn_forward": _FORWARD,
        "rnn_backward": _BACKWARD,
        "lstm_forward": _FORWARD,
        "lstm_backward": _BACKWARD,
    },
}
