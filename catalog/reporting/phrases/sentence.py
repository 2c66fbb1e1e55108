"""The sentence of a finding, by its kind; the modules beside this one add theirs."""

from functools import singledispatch

from catalog.model.finding import Refused


@singledispatch
def sentence(found: object) -> str:
    """Return the sentence, or the sentences, that say what is found; raises TypeError for what nobody words."""
    raise TypeError(f"nobody words {type(found).__name__}: add it to catalog/reporting/phrases/")


@sentence.register
def _(found: Refused) -> str:
    return found.sentence
