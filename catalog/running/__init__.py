"""Running: programs run on probes, and what they give compared with the reference's."""
