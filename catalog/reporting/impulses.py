"""Impulse responses as tables: the student's and the right one side by side."""

from catalog.model.impulse_response import ImpulseResponse, Table


def impulse_table(impulse: ImpulseResponse) -> str:
    """Return both tables for a person: a row for each upstream step, a column for each step of dx."""
    width = 8 * len(impulse.right) + 9
    heads = "".join(f"{f'dx {step}':>8}" for step in range(len(impulse.right)))
    lines = [f"{'yours':<{width}}right", f"{'':<6}{heads}   {heads}".rstrip()]
    for step, (mine, right) in enumerate(zip(impulse.yours, impulse.right, strict=True)):
        lines.append(f"da {step:<3}{_row(mine)}   {_row(right)}")
    return "\n".join(line.rstrip() for line in lines)


def _row(values: Table) -> str:
    return "".join(f"{'.' if value == 0 else f'{value:.2g}':>8}" for value in values)
