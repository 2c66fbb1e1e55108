"""Mending: what proves each of several mistakes and what the cell prints on the way, in a sentence."""

from catalog.model.findings.mending import MendFirst, MendingOrder, MendingStep, OnceMended
from catalog.reporting.phrases.sentence import sentence
from catalog.terminal.phrases import few, listed


@sentence.register
def _(found: MendingStep) -> str:
    return f"proved by {few(found.proved_by)}" if found.proved_by else ""


@sentence.register
def _(found: MendingOrder) -> str:
    proofs = (f" ({each})" if each.proved_by else "" for each in found.steps)
    places = [f"{listed(each.functions)}{proof}" for each, proof in zip(found.steps, proofs, strict=True)]
    start = "Mend in this order" if found.sure else "One explanation, to mend in this order"
    return f"{start}: {', then '.join(places)}. The hints are to the first."


@sentence.register
def _(found: OnceMended) -> str:
    when = "Once the first mistake is mended"
    if not found.sure:
        when = "If it is the first explanation, then once its first mistake is mended"
    what = "ends with" if found.ends else "prints the same as now but for"
    return f"{when}, the cell {what}:"


@sentence.register
def _(found: MendFirst) -> str:
    return f"Mend the first one first{': the hints are to it' if found.hinted else ''}."
