"""Pictures: the flow of gradients as SVG, without scripts and without anything from elsewhere."""
