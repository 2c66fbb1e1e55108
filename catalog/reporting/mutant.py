"""Mutants: in each form that a mutant is given in."""

from textwrap import fill

from catalog.flow.measuring import flow_of
from catalog.model.flow import Flow
from catalog.model.mutant import Mutant
from catalog.programs.program import Program
from catalog.registry import family_of
from catalog.reporting.fragments import mutant_fragment as html
from catalog.reporting.layout import WIDTH
from catalog.reporting.markdown import block, code, escaped
from catalog.reporting.phrases.flow import flow_in_a_sentence, no_flow_in_a_sentence

__all__ = ["html", "markdown", "said_of_flow", "show"]


def show(mutant: Mutant, hints: int) -> str:
    """Return what a mutant is as text, with so many of its hints."""
    given = [f"Hint {number}: {hint}" for number, hint in enumerate(mutant.hints[:hints], 1)]
    texts = [mutant.name, f"{mutant.title}.", mutant.explanation, said_of_flow(mutant), *given]
    return "\n\n".join(fill(text, WIDTH) for text in texts if text)


def markdown(mutant: Mutant, hints: int, *, cause: bool) -> str:
    """Return what a mutant is as Markdown, with so many of its hints; its difference only with the cause."""
    given = [f"- Hint {number}: {escaped(hint)}" for number, hint in enumerate(mutant.hints[:hints], 1)]
    if not cause:
        return "\n".join(given)
    diff = block(Program(family_of(mutant), mutant.edits).diff().split("\n"))
    about = [f"**{escaped(mutant.title)}** ({code(mutant.name)})", escaped(" ".join(mutant.explanation.split()))]
    return "\n\n".join([*about, escaped(said_of_flow(mutant)), diff, *(["\n".join(given)] if given else [])])


def said_of_flow(mutant: Mutant) -> str:
    """Return the flow in a mutant in a sentence, or why there is none."""
    flow = flow_of(mutant)
    return flow_in_a_sentence(flow) if isinstance(flow, Flow) else no_flow_in_a_sentence(flow)
