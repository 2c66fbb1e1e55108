"""Printing: exceptions that come out of what a student prints to see what happens, and out of nothing else.

A print of dxt[1][2] fails where a run has fewer examples than the cell that it was written for.
"""

import dis
from types import TracebackType

# What stands before the name of the function in the instructions of a call.
_BEFORE = frozenset({"PUSH_NULL", "RESUME", "NOP", "COPY_FREE_VARS", "MAKE_CELL"})


def in_a_print(frame: TracebackType) -> bool:
    """True where the line that an exception came out of is a print and nothing else."""
    code, number = frame.tb_frame.f_code, frame.tb_lineno
    if "print" not in code.co_names:
        return False
    line = [each for each in dis.get_instructions(code) if each.positions and each.positions.lineno == number]
    line = [each for each in line if each.opname not in _BEFORE]
    if not line or line[0].opname not in ("LOAD_GLOBAL", "LOAD_NAME") or line[0].argval != "print":
        return False
    return sum(each.opname == "POP_TOP" for each in line) == 1 and not any(
        each.opname.startswith("STORE_") for each in line
    )
