"""How the time for reading a text grows with its length, for texts that invite a parser to look twice."""

import random
import time
from collections.abc import Callable

from catalog import diagnose
from catalog.reading.limits import LONGEST_TEXT
from catalog.reading.pastes.paste import parse_paste

SHORT, TIMES = 70_000, 4


def _noise(length: int, letters: str) -> str:
    stream = random.Random(length)
    return "".join(stream.choices(letters, k=length))


def _repeated(part: str) -> Callable[[int], str]:
    return lambda length: (part * (length // len(part) + 1))[:length]


PARTS = (
    "my ",
    "expected ",
    "my\n",
    "dx ",
    "dx = ",
    "dx[1] = ",
    "dx[1][2] = [",
    "dx[1][2] = 0.5 ",
    "dx | expected | ",
    "gradients[",
    "len(",
    "a.",
    "A.A",
    "Error",
    "XError: ",
    "ValueError: x\n",
    "Traceback (most recent call last)\n",
    "-" * 30 + "\n",
    "0.5 ",
    "0.5\n",
    "1,",
    "O.1l",
    "[",
    "[0.5 ",
    "[1][l]",
    "(1O, ",
    "<td>",
    "</td> ",
    "<a ",
    "&amp;",
    '\\n", "',
    "> ",
    "In [1]: ",
    "1. ",
    " ",
    "\t|",
    "not get ",
    "dx error: 1e-9\n",
    "def rnn_backward(",
    "```\n",
    "float64(",
    "1" * 50,
    "\u200b",
    "“",
)

TEXTS: dict[str, Callable[[int], str]] = {
    **{repr(part)[:30]: _repeated(part) for part in PARTS},
    "letters": lambda length: _noise(length, "abcxyzAE_"),
    "digits": lambda length: _noise(length, "0123456789."),
    "digits and blanks": lambda length: _noise(length, "0123456789.- \n"),
    "brackets": lambda length: _noise(length, "[](),. 1"),
    "labels": lambda length: _noise(length, "dxa[]=. 12\n"),
    "anything": lambda length: _noise(length, "".join(map(chr, range(32, 127))) + "\n\t|"),
    "one word": lambda length: "d" * length,
    "one long line": lambda length: ("dx[1][2] = [0.1 0.2] my expected " * length)[:length],
}


def seconds(text: str) -> float:
    """Return what reading a text takes of the processor."""
    start = time.process_time()
    parse_paste(text)
    return time.process_time() - start


def growth(make: Callable[[int], str], short: int = SHORT) -> tuple[float, float]:
    """Return what the longer text takes, and how many times what the short one takes, the least of three."""
    one = min(seconds(make(short)) for _ in range(3))
    more = min(seconds(make(TIMES * short)) for _ in range(3))
    return more, more / max(one, 1e-4)


def main() -> None:
    """Print the growth for each text, and what a diagnosis of the longest takes."""
    parse_paste("dx[1][2] = [0.5]")
    for name, make in TEXTS.items():
        more, ratio = growth(make)
        text = make(LONGEST_TEXT - 1)
        start = time.process_time()
        diagnose(text, budget=0)
        print(
            f"{name:32} {more:7.3f} s for {TIMES * SHORT:,}, {ratio:5.1f} times; {time.process_time() - start:7.3f} s"
        )


if __name__ == "__main__":
    main()
