"""The documents: what they show is what comes out."""
