"""What the kernel is asked for: limits of a process, another user, no rights to be had, and an end with its parent."""

import ctypes
import os
import resource
import signal
from contextlib import suppress

from catalog.sandbox import seccomp
from catalog.sandbox.limits import Limits

_SET_PARENT_DEATH_SIGNAL, _SET_DUMPABLE, _SET_NO_NEW_PRIVILEGES, _SET_CHILD_SUBREAPER = 1, 4, 38, 36

NOBODY = 65534


def _control(option: int, argument: int) -> None:
    """Set a property of this process; a kernel that does not know it leaves it as it is."""
    ctypes.CDLL(None, use_errno=True).prctl(option, argument, 0, 0, 0)


def die_with_parent() -> None:
    """Have this process killed when the thread that started it ends."""
    _control(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)


def adopt_orphans() -> None:
    """Become the parent of descendants whose own has ended, and let none of them read this process's memory."""
    _control(_SET_CHILD_SUBREAPER, 1)
    _control(_SET_DUMPABLE, 0)


def unfiltered() -> str:
    """Return why the system calls of children cannot be filtered, "" where they can."""
    read, written = os.pipe()
    helper = os.fork()
    if helper:
        os.close(written)
        with open(read, errors="replace") as said:
            why = said.read()
        return why if os.waitstatus_to_exitcode(os.waitpid(helper, 0)[1]) == 0 else why or "the filter cannot be had"
    try:
        seccomp.apply(writable=False)
        os._exit(0)
    except OSError as error:
        os.write(written, str(error).encode())
    finally:
        os._exit(1)


def unprivileged() -> bool:
    """True where children are no root: their number of processes is limited then."""
    if os.getuid() != 0:
        return True
    helper = os.fork()
    if helper:
        return os.waitstatus_to_exitcode(os.waitpid(helper, 0)[1]) == 0
    try:
        become(NOBODY)
    finally:
        os._exit(os.getuid() == 0)


def become(user: int) -> None:
    """Give up root for a user that owns nothing; does nothing where this is not root."""
    if os.getuid() != 0:
        return
    for each in (user, NOBODY):
        with suppress(OSError):
            os.setgroups([])
            os.setresgid(each, each, each)
            os.setresuid(each, each, each)
            return


def limit(limits: Limits) -> None:
    """Set the limits of this process and of those that it starts; they cannot be raised again."""
    processes = limits.processes + 1 + (_tasks_of_user() if os.getuid() else 0)
    for kind, most, hard in (
        (resource.RLIMIT_AS, address_space() + limits.memory, 0),
        (resource.RLIMIT_CPU, limits.cpu_seconds, 1),
        (resource.RLIMIT_FSIZE, limits.file_size, 0),
        (resource.RLIMIT_NOFILE, limits.open_files, 0),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_NPROC, processes, 0),
    ):
        lower(kind, most, most + hard)


def lower(kind: int, soft: int, hard: int) -> None:
    """Set one limit of this process, or the one that it has where that is lower."""
    _, most = resource.getrlimit(kind)
    if most != resource.RLIM_INFINITY:
        soft, hard = min(soft, most), min(hard, most)
    resource.setrlimit(kind, (soft, hard))


def address_space() -> int:
    """Return how many bytes of addresses this process has."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[0]) * resource.getpagesize()


def _tasks_of_user() -> int:
    """Return how many processes and threads this user has: the kernel counts them all."""
    found = 0
    for entry in os.scandir("/proc"):
        try:
            if entry.name.isdigit() and entry.stat().st_uid == os.getuid():
                found += len(os.listdir(f"/proc/{entry.name}/task"))
        except OSError:
            continue
    return found


def seal(filtered: bool, writable: bool) -> None:
    """Let no program that this process starts have more rights than it, and end it with its parent.

    filtered: and filter its system calls. Raises seccomp.FilterError. writable: files may be written all the same.
    """
    _control(_SET_NO_NEW_PRIVILEGES, 1)
    die_with_parent()
    if filtered:
        seccomp.apply(writable)
