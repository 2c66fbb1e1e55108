"""Functions: the diagnosis of a student's own functions, beside the reference's."""
