"""Functions: a student's own functions, collected, and run on probes in place of the reference's."""
