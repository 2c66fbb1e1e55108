"""Seccomp: a filter of system calls, for good, for a process that runs code which is not one's own.

What runs there computes. It has no use for the network, for other processes, for what outlives it in the system's
memory or for namespaces in which it would be root, so it gets none. The filter is a program of the kernel's packet
filter: it sees the number of a call and its arguments as numbers, and no path behind a pointer.
"""

import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Iterable, Iterator

from catalog.caching import REGISTRY
from catalog.sandbox import syscalls

_SET_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER = 38, 22, 2

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000

# Where the kernel lays out what a filter sees: the call's number, the machine, and the low half of each argument.
_NUMBER, _MACHINE, _ARGUMENTS = 0, 4, tuple(range(16, 64, 8))

_THREAD = 0x10000
_NAMESPACES = 0x7E020000
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
# F_SETSIG, F_SETOWN, F_SETOWN_EX and F_SETLEASE; TIOCSCTTY, TIOCSTI, TIOCLINUX, FIOSETOWN and SIOCSPGRP.
_SIGNALLING, _TERMINALS = (10, 8, 15, 1024), (0x540E, 0x5412, 0x541C, 0x8901, 0x8902)

Instruction = tuple[int, int, int, int]


class FilterError(OSError):
    """The kernel does not take the filter; the message is a part of a sentence."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_void_p))


def apply(writable: bool) -> None:
    """Filter the system calls of this process from now on. writable: files may be written. Raises FilterError."""
    if sys.byteorder != "little" or platform.machine() not in syscalls.MACHINES:
        raise FilterError(f"there is no filter for {platform.machine()}")
    code = code_for(platform.machine(), os.getpid(), writable)
    held = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(code) // 8, ctypes.cast(held, ctypes.c_void_p))
    control = ctypes.CDLL(None, use_errno=True).prctl
    control.argtypes = (ctypes.c_int, *[ctypes.c_ulong] * 4)
    if control(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or control(_SET_SECCOMP, _FILTER, ctypes.addressof(program), 0, 0):
        raise FilterError(f"the kernel says: {os.strerror(ctypes.get_errno())}")


def code_for(machine: str, own: int, writable: bool) -> bytes:
    """Return the filter of the process with this number, the kernel's instructions of eight bytes."""
    return _by_number(machine, writable) + _packed(_by_arguments(machine, own, writable))


def _packed(instructions: Iterable[Instruction]) -> bytes:
    return b"".join(struct.pack("HBBI", *each) for each in instructions)


@REGISTRY.keep()
def _by_number(machine: str, writable: bool) -> bytes:
    return _packed(_refused_by_number(*syscalls.MACHINES[machine], writable))


def _refused_by_number(column: int, machine: int, writable: bool) -> Iterator[Instruction]:
    yield from ((_LOAD, 0, 0, _MACHINE), (_EQUAL, 1, 0, machine), (_RETURN, 0, 0, _KILL), (_LOAD, 0, 0, _NUMBER))
    yield from ((_AT_LEAST, 0, 1, syscalls.UNKNOWN), _refused(errno.ENOSYS))
    yield from _each(syscalls.opaque(column), errno.ENOSYS)
    yield from _each(syscalls.denied(column), errno.EPERM)
    yield from () if writable else _each(syscalls.writing(column), errno.EROFS)


def _by_arguments(machine: str, own: int, writable: bool) -> Iterator[Instruction]:
    column, _ = syscalls.MACHINES[machine]
    for name, number in syscalls.looked_at(column).items():
        found = list(_judged(name, own, writable))
        yield from ((_EQUAL, 0, len(found), number), *found)
    yield _RETURN, 0, 0, _ALLOW


def _each(numbers: list[int], error: int) -> Iterator[Instruction]:
    for number in numbers:
        yield from ((_EQUAL, 0, 1, number), _refused(error))


def _refused(error: int) -> Instruction:
    return _RETURN, 0, 0, _ERRNO | error


def _judged(name: str, own: int, writable: bool) -> Iterator[Instruction]:
    """Yield what decides a call by its arguments."""
    allowed, refused = (_RETURN, 0, 0, _ALLOW), _refused(errno.EPERM)
    if name == "clone":
        yield from ((_LOAD, 0, 0, _ARGUMENTS[0]), (_ANY_BIT, 2, 0, _NAMESPACES), (_ANY_BIT, 0, 1, _THREAD))
        yield from (allowed, refused)
    elif name in ("open", "openat"):
        flags = _ARGUMENTS[1 if name == "open" else 2]
        yield from ((_LOAD, 0, 0, flags), (_ANY_BIT, 0, 1, 0 if writable else _WRITING))
        yield from (_refused(errno.EROFS), allowed)
    elif name in ("fcntl", "ioctl"):
        commands = _SIGNALLING if name == "fcntl" else _TERMINALS
        yield _LOAD, 0, 0, _ARGUMENTS[1]
        yield from ((_EQUAL, len(commands) - place, 0, each) for place, each in enumerate(commands))
        yield from (allowed, refused)
    else:
        # A process is named by its number; 0 is who calls.
        yield from ((_LOAD, 0, 0, _ARGUMENTS[0]), (_EQUAL, 1, 0, 0), (_EQUAL, 0, 1, own), allowed, refused)
