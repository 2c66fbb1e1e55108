"""The filter of system calls, run as the kernel runs it, for every call of every machine."""

import errno
import os
import struct
from collections.abc import Sequence

import pytest

from catalog.sandbox import syscalls
from catalog.sandbox.seccomp import code_for

ALLOWED, REFUSED, KILLED = 0x7FFF0000, 0x00050000, 0x80000000
OWN, OTHER = 4321, 4322
MACHINES = sorted(syscalls.MACHINES)


def decided(machine: str, number: int, arguments: Sequence[int] = (), *, writable: bool = False, audit: int = 0) -> int:
    """Return what the filter says of a call: an interpreter of the few instructions that it has."""
    audit = audit or syscalls.MACHINES[machine][1]
    whole = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("<IIQ6Q", number, audit, 0, *(each & (1 << 64) - 1 for each in whole))
    code = list(struct.iter_unpack("HBBI", code_for(machine, OWN, writable)))
    held = at = 0
    while True:
        operation, yes, no, value = code[at]
        at += 1
        if operation == 0x20:
            (held,) = struct.unpack_from("<I", data, value)
        elif operation == 0x06:
            return int(value)
        else:
            holds = {0x15: held == value, 0x35: held >= value, 0x45: held & value != 0}[operation]
            at += yes if holds else no


def errors(machine: str, number: int, *arguments: int, writable: bool = False) -> int:
    """Return the number of the error that a call ends with, 0 where it is made."""
    found = decided(machine, number, arguments, writable=writable)
    if found == ALLOWED:
        return 0
    assert found & 0xFFFF0000 == REFUSED
    return found & 0xFFFF


@pytest.mark.parametrize("writable", [True, False])
@pytest.mark.parametrize("machine", MACHINES)
def test_every_call_is_decided_as_its_table_says(machine: str, writable: bool) -> None:
    column, _ = syscalls.MACHINES[machine]
    wanted = dict.fromkeys(range(600), 0)
    wanted |= dict.fromkeys(range(syscalls.UNKNOWN, 600), errno.ENOSYS)
    wanted |= dict.fromkeys(syscalls.opaque(column), errno.ENOSYS)
    wanted |= dict.fromkeys(syscalls.denied(column), errno.EPERM)
    wanted |= {} if writable else dict.fromkeys(syscalls.writing(column), errno.EROFS)
    looked_at = syscalls.looked_at(column)
    for number, error in wanted.items():
        if number not in looked_at.values():
            assert errors(machine, number, writable=writable) == error, number


@pytest.mark.parametrize("machine", MACHINES)
def test_the_arguments_decide(machine: str) -> None:
    number = syscalls.looked_at(syscalls.MACHINES[machine][0])
    for flags in (os.O_WRONLY, os.O_RDWR, os.O_CREAT, os.O_TRUNC, os.O_WRONLY | os.O_CREAT | os.O_TRUNC):
        for name, arguments in (("open", (0, flags)), ("openat", (0, 0, flags))):
            if name in number:
                assert errors(machine, number[name], *arguments) == errno.EROFS
                assert errors(machine, number[name], *arguments, writable=True) == 0
    assert errors(machine, number["openat"], 0, 0, os.O_RDONLY | os.O_CLOEXEC | os.O_DIRECTORY) == 0
    thread = 0x3D0F00
    assert errors(machine, number["clone"], thread) == 0
    for flags in (0, 17, 0x4111, *(thread | 1 << bit for bit in (17, 25, 26, 27, 28, 29, 30))):
        assert errors(machine, number["clone"], flags) == errno.EPERM
    for name in ("kill", "tkill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "prlimit64"):
        assert [errors(machine, number[name], process) for process in (0, OWN)] == [0, 0]
        assert {errors(machine, number[name], process) for process in (1, OTHER, -1, -OWN)} == {errno.EPERM}
    for name, commands in (("fcntl", (8, 10, 15, 1024)), ("ioctl", (0x5412, 0x540E, 0x541C, 0x8901, 0x8902))):
        assert {errors(machine, number[name], 0, command) for command in commands} == {errno.EPERM}
        assert {errors(machine, number[name], 0, command) for command in (1, 2, 3, 4, 0x5401, 1030)} == {0}


@pytest.mark.parametrize("machine", MACHINES)
def test_another_machines_calls_end_the_process(machine: str) -> None:
    assert decided(machine, 20, audit=0x40000003) == KILLED
    assert decided(machine, 0x40000000 | 39) & 0xFFFF == errno.ENOSYS


@pytest.mark.parametrize("machine", MACHINES)
def test_a_filter_is_one_that_the_kernel_takes(machine: str) -> None:
    code = list(struct.iter_unpack("HBBI", code_for(machine, OWN, writable=False)))
    assert len(code) <= 4096
    assert all(at + max(yes, no) < len(code) for at, (_, yes, no, _) in enumerate(code))
    assert code[-1][0] == 0x06
