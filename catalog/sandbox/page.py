"""The page: submissions run in this process, where it is a sandbox itself, as a page's worker is."""

from math import inf

from catalog.sandbox.channel import Channel
from catalog.sandbox.child import Child
from catalog.sandbox.connection import LeftError, connected
from catalog.sandbox.guest import Guest
from catalog.sandbox.limits import Limits
from catalog.sandbox.loader import SubmissionLoader
from catalog.sandbox.session import UNKNOWN, Session

# Who looks at the page ends its worker: nobody in it could end what does not end.
UNTIMED = Limits(seconds=inf, seconds_in_all=inf)


class Page(SubmissionLoader):
    """Runs submissions in this process, each in a child that loads the code anew, and that is a child in name alone.

    The child is asked and answers as the sandbox's is, so that what is said of functions is the same. Nothing protects
    from what they do on purpose, and nothing stops them but a limit on what they print.
    """

    protection = "in this page"

    def __init__(self, limits: Limits = UNTIMED) -> None:
        self.limits = limits

    def _begin(self) -> Session:
        ours, theirs = connected()
        session = Session(ours, lambda _: {**UNKNOWN, "code": 0}, self.limits)

        def leave() -> None:
            theirs.close()
            raise LeftError

        guest = Guest(Child(Channel(theirs), self.limits, leave), theirs)
        ours.meet(theirs, guest.go_on, lambda: _answer_call(session.channel))
        return session


def _answer_call(channel: Channel) -> None:
    assert channel.answer_call is not None
    channel.answer_call()
