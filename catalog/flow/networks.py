"""The networks of all courses' exercises, each drawn once."""

from catalog.caching import REGISTRY
from catalog.model.network import ForwardNetwork, Network
from catalog.registry import declared_networks
from catalog.running.run import quiet


@REGISTRY.keep()
def _all() -> tuple[Network | ForwardNetwork, ...]:
    with quiet():
        return tuple(network for declare in declared_networks() for network in declare())


def backward_networks() -> dict[str, Network]:
    """Return the network of each backward pass, by exercise."""
    return {each.exercise: each for each in _all() if isinstance(each, Network)}


def forward_networks() -> dict[str, ForwardNetwork]:
    """Return the network of each forward pass, by exercise."""
    return {each.exercise: each for each in _all() if isinstance(each, ForwardNetwork)}
