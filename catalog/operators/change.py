"""A change: one mutant in one line, as spans of the function's text, and the words for it.

Nobody makes a mistake here: operators make changes, grouping joins those that are one mutant, and words says what they
are.
"""

from dataclasses import dataclass

from catalog.operators.statement import LocatedStatement
from catalog.programs.edit import Span

LINE, PLACE = "<line>", "<place>"
"""What stands in a change's sentence for what its line sets, and for where the line stands."""


@dataclass(frozen=True, slots=True)
class Change:
    """A mutant in one function: spans of its text replaced.

    what: a clause that says what, without the place. alike: changes of several lines that have the same words here are
    one mutant when made together; `what`, where empty. run: the same for lines of one form that follow one another.
    says: the sentence, with LINE and PLACE in it where it names them; `what` and the place, where empty.
    """

    statement: LocatedStatement
    spans: tuple[Span, ...]
    what: str
    alike: str = ""
    run: str = ""
    says: str = ""

    @property
    def sentence(self) -> str:
        """The sentence, in which names and places are still to be filled in."""
        return self.says or f"{self.what}, {PLACE}"


def short(text: str, limit: int = 44) -> str:
    """Return text on one line, with its middle left out where it is long."""
    text = " ".join(text.split()).replace("( ", "(").replace(" )", ")")
    return text if len(text) <= limit else f"{text[: limit // 2 - 2]} ... {text[-limit // 2 + 3 :]}"
