"""Fragments: a diagnosis or a mutant as HTML for a notebook or a page, its style in it, without scripts.

Whatever a student's text or a name holds is escaped. All classes begin with "bptt-", and nothing has an id.
"""

from collections.abc import Iterator, Sequence
from html import escape

from catalog.flow.measuring import flow_of
from catalog.model.diagnosis import Diagnosis, Verdict
from catalog.model.flow import Flow
from catalog.model.mutant import Mutant
from catalog.programs.program import Program
from catalog.registry import family_of
from catalog.reporting.drawing.flow import flow_svg
from catalog.reporting.heads import head_of
from catalog.reporting.impulses import impulse_table
from catalog.reporting.phrases.flow import flow_in_a_sentence, no_flow_in_a_sentence
from catalog.reporting.terms import advice_on, placed_title
from catalog.terminal.visible import visible

STYLE = """<style>
.bptt-fragment { font: 15px/1.45 system-ui, sans-serif; max-width: 46rem; color: var(--bptt-text, #1c1e21);
  background: var(--bptt-back, #fff); padding: .6rem .8rem; }
.bptt-fragment ul { list-style: none; margin: .4rem 0; padding: 0; }
.bptt-fragment p { margin: .4rem 0; }
.bptt-fragment pre { background: none; color: inherit; overflow-x: auto; font-size: 13px; }
.bptt-fragment code { background: none; color: inherit; overflow-wrap: anywhere; }
.bptt-fragment summary { cursor: pointer; }
.bptt-right { color: var(--bptt-right, #1d6b34); } .bptt-wrong { color: var(--bptt-wrong, #9a2a00); }
@media (prefers-color-scheme: dark) {
  .bptt-fragment { color: var(--bptt-text, #e4e6ea); background: var(--bptt-back, #15171a); }
  .bptt-right { color: var(--bptt-right, #7fd49a); } .bptt-wrong { color: var(--bptt-wrong, #ffab85); }
}
</style>
"""

# So many causes are told apart by reading; a diagnosis as text has them all.
MAX_CAUSES = 3

Placed = tuple[str, Diagnosis]


def diagnosis_fragment(diagnosis: Diagnosis) -> str:
    """Return a diagnosis: the verdict, what is right and wrong, the causes with their flow, and hints folded."""
    return parts_fragment([("", part) for part in diagnosis.cells], diagnosis.notes)


def parts_fragment(parts: Sequence[Placed], notes: Sequence[str] = ()) -> str:
    """Return several diagnoses, each with where its numbers stand, and notes."""
    own = dict.fromkeys((*notes, *(note for _, part in parts for note in part.notes)))
    blocks = [block for where, part in parts for block in _part(where, part)]
    return _whole([*blocks, *(f"<p>{_text(f'Note: {note}')}</p>" for note in own)])


def mutant_fragment(mutant: Mutant) -> str:
    """Return a mutant: what it is, its flow, and its hints and difference folded."""
    diff = Program(family_of(mutant), mutant.edits).diff()
    return _whole(
        [
            f"<p><b>{_text(mutant.title)}.</b> <code>{_text(mutant.name)}</code></p>",
            *(f"<p>{_text(part)}</p>" for part in mutant.explanation.split("\n\n")),
            *_flow(mutant),
            *_hints(mutant.hints),
            f"<details><summary>Difference from the reference</summary><pre>{_lines(diff)}</pre></details>",
        ]
    )


def _whole(blocks: Sequence[str]) -> str:
    body = "\n".join(blocks)
    return f'{STYLE}<div class="bptt-fragment">\n{body}\n</div>\n'


def _part(where: str, diagnosis: Diagnosis) -> Iterator[str]:
    """Yield the blocks of one cell or function."""
    about = ", ".join(filter(None, (diagnosis.exercise, where)))
    said = f"{head_of(diagnosis)}{f' ({about})' if about else ''}:"
    kind = "bptt-right" if diagnosis.verdict is Verdict.CORRECT else "bptt-wrong"
    yield f'<p><b class="{kind}">{_text(said)}</b> {_text(diagnosis.reason)}</p>'
    lines = [*_marked("✓", "right", diagnosis.right), *_marked("✗", "wrong", diagnosis.wrong)]
    if lines:
        yield f"<ul>{''.join(lines)}</ul>"
    yield from (f"<p>{_text(finding)}</p>" for finding in diagnosis.findings)
    if diagnosis.impulse is not None:
        yield f"<pre>{_lines(impulse_table(diagnosis.impulse))}</pre>"
    yield from _causes(diagnosis)
    if advice := advice_on(diagnosis, 0):
        yield f"<p>{_text(f'Next: {advice}')}</p>"


def _marked(sign: str, kind: str, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        yield f'<li><span class="bptt-{kind}">{sign} {kind}</span> <code>{_text(name)}</code></li>'


def _causes(diagnosis: Diagnosis) -> Iterator[str]:
    """Yield the causes with their hints; the flow of a single mistake, where no other would explain it as well."""
    for cause in diagnosis.causes[:MAX_CAUSES]:
        for mistake in cause.mistakes:
            yield f"<p>{_text(placed_title(mistake, 1, diagnosis.exercise))} <code>{_text(mistake.name)}</code></p>"
            if diagnosis.verdict is Verdict.EXPLAINED and len(cause.mistakes) == 1 and cause is diagnosis.causes[0]:
                yield from _flow(mistake)
            yield from _hints(mistake.hints)


def _flow(mutant: Mutant) -> Iterator[str]:
    found = flow_of(mutant)
    if not isinstance(found, Flow):
        yield f"<p>{_text(no_flow_in_a_sentence(found))}</p>"
        return
    yield f"<p>{_text(flow_in_a_sentence(found))}</p>"
    yield flow_svg(found, mutant.title)


def _hints(hints: Sequence[str]) -> Iterator[str]:
    """Yield each hint folded, so that none is read before it is wanted."""
    for number, hint in enumerate(hints, 1):
        yield f"<details><summary>Hint {number}</summary><p>{_text(hint)}</p></details>"


def _text(text: str) -> str:
    """Return a text of one paragraph, with nothing in it that is markup or moves a cursor."""
    return escape(visible(" ".join(text.split("\n"))))


def _lines(text: str) -> str:
    return "\n".join(map(_text, text.split("\n")))
