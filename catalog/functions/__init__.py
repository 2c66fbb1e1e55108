"""Functions: what a student's own functions do, run on probes beside the reference's, and what is wrong with them."""
