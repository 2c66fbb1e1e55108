"""The lines that the notebook gives: students type the others, so a mistake in one of these is less likely."""

UNPACKED = r"\w+ = parameters\["
CACHED = r"cache = \("
RETRIEVED = r"\(a_next, .*\) = cache"
RETURNED = r"return |\"\w+\": "

# For each function, how its given lines begin, as regular expressions.
GIVEN_LINES = {
    "rnn_cell_forward": (UNPACKED, CACHED, RETURNED),
    "rnn_forward": (RETURNED,),
    "rnn_cell_backward": (RETRIEVED, UNPACKED, RETURNED),
    "rnn_backward": (RETURNED,),
    "lstm_cell_forward": (UNPACKED, CACHED, RETURNED),
    "lstm_forward": (RETURNED,),
    "lstm_cell_backward": (RETRIEVED, RETURNED),
    "lstm_backward": (RETURNED,),
}
